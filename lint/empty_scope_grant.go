package lint

import (
	"fmt"

	"grants/config"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "empty-scope-grant",
	Group:    Scopes,
	Title:    "grant with an empty list of scopes",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://github.com/auth0/terraform-provider-auth0/issues/884",
	},
	Doc: `An empty list does not deny: the application gets tokens for the API, without a scope in them. An API that looks at the audience only
then serves it. Often the list was emptied to take access away.

List the scopes that the application needs, or remove the grant. Ignore the finding, with a reason, where tokens without scopes are meant.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(readable, withoutScopes, takingEffect) {
			if !emptyCeiling(g.Config) {
				continue
			}
			p.report(finding{
				at: g.Config.Scopes.Span, address: g.Address, key: "scopes",
				message: fmt.Sprintf("%s lists no scopes, and still gives access to %s", g.Address, g.API.Address),
				detail:  "Tokens are issued without a scope. Remove the grant to deny access.",
			})
		}
	},
})

// emptyCeiling leaves out grants that give authorization_details types instead.
func emptyCeiling(g *config.ClientGrant) bool {
	return g.Scopes.Set && len(g.Scopes.Items) == 0 && !g.AllowAllScopes.Value && !g.AllowAllScopes.Failed &&
		len(g.AuthorizationDetailsTypes.Items) == 0 && !g.AuthorizationDetailsTypes.Failed
}
