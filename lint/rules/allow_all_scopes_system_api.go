package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "allow-all-scopes-system-api",
	Group:    lint.SystemAPIs,
	Title:    "grant of all scopes on an API of the platform",
	Severity: diag.Error,
	Refs: []string{
		"https://github.com/auth0/terraform-provider-auth0/issues/1466",
		"https://github.com/pulumi/pulumi-auth0/issues/1069",
	},
	Doc: `On its own APIs the platform takes lists of scopes only. It refuses allow_all_scopes there whatever the value, so that "false" fails as
"true" does.

Remove the attribute, and list the scopes that the application needs.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.OnKnownAPI, lint.OnSystemAPI) {
			if !g.Config.AllowAllScopes.Set || g.IsThirdPartyOnSystemAPI() || g.IsDenied() {
				continue
			}
			f := lint.Finding{
				At: g.Config.AllowAllScopes.Span, Address: g.Address, Key: "allow_all_scopes",
				Message: fmt.Sprintf("%s sets allow_all_scopes, which the system API %q does not take", g.Address, g.API.Identifier),
				Detail:  "Remove the attribute and list the scopes.",
			}
			if !g.AllScopes {
				f.Fix = p.RemoveAttribute(g.Config.Block, "allow_all_scopes", f.At).Safely()
			}
			p.Report(f)
		}
	},
})
