package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "allow-all-scopes-empty-api",
	Group:    Scopes,
	Title:    "all scopes of an API that declares none",
	Severity: diag.Info,
	Worth:    Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
	},
	Doc: `The API declares no scopes, so the grant gives tokens without any today. The first scopes that the API gets go to this application
without anybody deciding so.

Declare the scopes of the API first, and list in the grant those that the application needs.`,
	Check: func(p *Pass) {
		for g := range p.grants(withAllScopes, takingEffect) {
			if g.IsDefault() || thirdParty(g.Application) || !declaresNoScopes(g.API) || !followsAPI(g) {
				continue
			}
			f := allScopes(g, fmt.Sprintf("%s takes all scopes of %s, which declares none", g.Address, g.API.Address))
			f.detail = "It will hold every scope that the API is given later."
			f.related = []place{scopesPlace(g.API)}
			p.report(f)
		}
	},
})
