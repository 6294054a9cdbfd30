package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "allow-all-scopes-system-api",
	Group:    SystemAPIs,
	Title:    "grant of all scopes on an API of the platform",
	Severity: diag.Error,
	Refs: []string{
		"https://github.com/auth0/terraform-provider-auth0/issues/1466",
		"https://github.com/pulumi/pulumi-auth0/issues/1069",
	},
	Doc: `On its own APIs the platform takes lists of scopes only. It refuses allow_all_scopes there whatever the value, so that "false" fails as
"true" does.

Remove the attribute, and list the scopes that the application needs.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(onKnownAPI, onSystemAPI) {
			if !g.Config.AllowAllScopes.Set || forThirdPartyOnSystemAPI(g) || denied(g) {
				continue
			}
			f := finding{
				at: g.Config.AllowAllScopes.Span, address: g.Address, key: "allow_all_scopes",
				message: fmt.Sprintf("%s sets allow_all_scopes, which the system API %q does not take", g.Address, g.API.Identifier),
				detail:  "Remove the attribute and list the scopes.",
			}
			if !g.AllScopes {
				f.fix = p.removeAttribute(g.Config.Block, setting{"allow_all_scopes", f.at}).safely()
			}
			p.report(f)
		}
	},
})
