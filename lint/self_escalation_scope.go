package lint

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "self-escalation-scope",
	Group:    SystemAPIs,
	Title:    "application may write its own grants",
	Severity: diag.Warning,
	Worth:    Gives,
	Options:  []Option{exemptOption},
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/create-applications/machine-to-machine-apps",
		"https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-access-tokens-for-production",
	},
	Doc: `Who may create or update client grants on the Management API can give itself every other scope of it. Whatever else this grant lists,
the application has the whole tenant within reach. It is said once for an application, whichever of the two scopes it has.

Keep these scopes to the one application that deploys grants, and name that one in the option exempt.`,
	Gather: &Gathering{Message: func(_ *compiler.Tenant, found []diag.Diagnostic) string {
		before, _, _ := strings.Cut(found[0].Message, " by ")
		return before + " by " + keysOf(found)
	}},
	Check: func(p *Pass) {
		for g := range p.allGrants(onKnownAPI, onSystemAPI, forClients, takingEffect) {
			if g.API.System != compiler.Management || p.exempts(g.Application, g.Config.Header) {
				continue
			}
			for _, scope := range selfEscalating {
				if i := indexOf(g.Config.Scopes, scope); i >= 0 {
					p.reportItem(g.Config.Scopes, g.Config.Scopes.Items[i], finding{
						address: g.Address, key: scope,
						message: fmt.Sprintf("%s may give itself every scope of the Management API by %q", g.Application.Address, scope),
						detail:  "Remove the scope, unless this is the application that deploys grants.",
						fix:     p.removeItem(g.Config.Scopes, i),
					})
				}
			}
		}
	},
})
