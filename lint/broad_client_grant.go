package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "broad-client-grant",
	Group:    Scopes,
	Title:    "token that always carries many scopes",
	Severity: diag.Info,
	Strict:   true,
	Options: []Option{{
		Name: "maximum", Default: 10, Weaker: larger,
		Doc: "How many scopes a grant for client access may list without a remark.",
	}},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/authentication-and-authorization-flow/client-credentials-flow",
	},
	Doc: `A user's token carries the scopes that were asked for. A token from the client credentials flow carries all that the grant lists, on
every request, so each token of this application that leaks can be used for all of it.

Keep the list to what the application uses, or split the work among applications with a grant each.`,
	Check: func(p *Pass) {
		for g := range p.grants(forClients, takingEffect) {
			if g.AllScopes || len(g.Scopes) <= option[int](p, "maximum", g.Config.Header) || listsEveryScope(g) {
				continue
			}
			p.report(finding{
				at: g.Config.Scopes.Span, address: g.Address, key: "scopes",
				message: fmt.Sprintf("every token that %s gives carries all of its %d scopes", g.Address, len(g.Scopes)),
				detail:  "In the client credentials flow the grant decides, not the request.",
			})
		}
	},
})
