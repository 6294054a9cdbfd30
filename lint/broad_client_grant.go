package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "broad-client-grant",
	Group:    Scopes,
	Title:    "token that always carries many scopes",
	Severity: diag.Warning,
	Worth:    Gives,
	Options: []Option{{
		Name: "maximum", Default: 10, Weaker: larger,
		Doc: "How many scopes a grant for client access may list without a remark.",
	}, exemptOption},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/authentication-and-authorization-flow/client-credentials-flow",
		"https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens",
	},
	Doc: `A user's token carries the scopes that were asked for. A token from the client credentials flow carries all that the grant lists, on
every request, so each token of this application that leaks can be used for all of it. On the Management API that is the tenant itself, whose scopes
an application should have as few of as it needs, and it is a warning; of other APIs it is said under the preset strict only, as info.

Keep the list to what the application uses, or split the work among applications with a grant each. The option exempt is for the one that deploys the
tenant.`,
	Check: func(p *Pass) {
		for g := range p.grants(forClients, takingEffect) {
			if g.AllScopes || len(g.Scopes) <= option[int](p, "maximum", g.Config.Header) || listsEveryScope(g) {
				continue
			}
			if g.Application != nil && p.exempts(g.Application, g.Config.Header) {
				continue
			}
			p.report(finding{
				at: g.Config.Scopes.Span, address: g.Address, key: "scopes", mild: g.API.System != compiler.Management,
				message: fmt.Sprintf("every token that %s gives carries all of its %d scopes of %s", g.Address, len(g.Scopes), nameOfAPI(g.API)),
				detail:  fmt.Sprintf("In the client credentials flow the grant decides, not the request: %s. Keep the list to what the application uses.", listed(sensitiveFirst(g.API, g.Scopes))),
			})
		}
	},
})

// nameOfAPI is what people call an API: of the platform's the platform's name.
func nameOfAPI(api *compiler.API) string {
	if api.System != "" {
		return "the " + api.System.Name()
	}
	return api.Address
}
