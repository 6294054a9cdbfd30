package rules

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "self-escalation-scope",
	Group:    lint.SystemAPIs,
	Title:    "application may write its own grants",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Options:  []lint.Option{lint.ExemptOption},
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/create-applications/machine-to-machine-apps",
		"https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-access-tokens-for-production",
	},
	Doc: `Who may create or update client grants on the Management API can give itself every other scope of it. Whatever else this grant lists,
the application has the whole tenant within reach. It is said once for an application, whichever of the two scopes it has.

Keep these scopes to the one application that deploys grants, and name that one in the option exempt.`,
	Gather: &lint.Gathering{Message: func(_ *compiler.Tenant, found []diag.Diagnostic) string {
		before, _, _ := strings.Cut(found[0].Message, " by ")
		return before + " by " + lint.KeysOf(found)
	}},
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.OnKnownAPI, lint.OnSystemAPI, lint.ForClients, lint.TakingEffect) {
			if g.API.System != compiler.Management || p.Exempts(g.Application, g.Config.Header) {
				continue
			}
			for _, scope := range lint.SelfEscalatingScopes {
				if i := g.Config.Scopes.Index(scope); i >= 0 {
					p.ReportItem(g.Config.Scopes, g.Config.Scopes.Items[i], lint.Finding{
						Address: g.Address, Key: scope,
						Message: fmt.Sprintf("%s may give itself every scope of the Management API by %q", g.Application.Address, scope),
						Detail:  "Remove the scope, unless this is the application that deploys grants.",
						Fix:     p.RemoveItem(g.Config.Scopes, i),
					})
				}
			}
		}
	},
})
