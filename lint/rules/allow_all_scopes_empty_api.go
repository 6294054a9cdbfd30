package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "allow-all-scopes-empty-api",
	Group:    lint.Scopes,
	Title:    "all scopes of an API that declares none",
	Severity: diag.Info,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
	},
	Doc: `The API declares no scopes, so the grant gives tokens without any today. The first scopes that the API gets go to this application
without anybody deciding so.

Declare the scopes of the API first, and list in the grant those that the application needs.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.WithAllScopes, lint.TakingEffect) {
			if g.IsDefault() || g.Application.IsThirdParty() || !g.API.DeclaresNoScopes() || !lint.FollowsAPI(g) {
				continue
			}
			f := lint.AllScopes(g, fmt.Sprintf("%s takes all scopes of %s, which declares none", g.Address, g.API.Address))
			f.Detail = "It will hold every scope that the API is given later."
			f.Related = []lint.Place{lint.ScopesPlace(g.API)}
			p.Report(f)
		}
	},
})
