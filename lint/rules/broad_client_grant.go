package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "broad-client-grant",
	Group:    lint.Scopes,
	Title:    "token that always carries many scopes",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Options:  []lint.Option{lint.MaximumOption(10, "How many scopes a grant for client access may list without a remark."), lint.ExemptOption},
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
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.ForClients, lint.TakingEffect) {
			if g.AllScopes || len(g.Scopes) <= p.Maximum(g.Config.Header) || lint.ListsEveryScope(g) {
				continue
			}
			if g.Application != nil && p.Exempts(g.Application, g.Config.Header) {
				continue
			}
			p.Report(lint.Finding{
				At: g.Config.Scopes.Span, Address: g.Address, Key: "scopes", Mild: g.API.System != compiler.Management,
				Message: fmt.Sprintf("every token that %s gives carries all of its %d scopes of %s", g.Address, len(g.Scopes), g.API.CommonName()),
				Detail:  fmt.Sprintf("In the client credentials flow the grant decides, not the request: %s. Keep the list to what the application uses.", lint.Listed(lint.SensitiveFirst(g.API, g.Scopes))),
			})
		}
	},
})
