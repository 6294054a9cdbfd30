package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "unused-scope",
	Group:    APIDefinition,
	Title:    "scope that no grant gives",
	Severity: diag.Info,
	Worth:    Tidy,
	Absence:  true,
	Kinds:    []Kind{ManagedClientGrants, ManagedThirdPartyDefaults},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
	},
	Doc: `Where an API's policies require a grant, a scope that is in no grant can be had by nobody. It is left over, or an application is about
to fail for the lack of it.

Grant it to the applications that need it, or remove it from the API.`,
	Check: func(p *Pass) {
		granted := p.run.granted()
		for api := range p.customAPIs() {
			all := granted[api]
			if all == nil || all.everyScope || p.elsewhere(api.Address, api.Identifier) || !policiesRead(api.Config) || !grantsDecide(api) {
				continue
			}
			list := scopeNames(api)
			for _, item := range declaredScopes(api) {
				if !all.scopes[item.Value] {
					p.reportItem(list, item, finding{
						address: api.Address, key: item.Value,
						message: fmt.Sprintf("no grant gives the scope %q of %s", item.Value, api.Address),
						detail:  "Nobody can have it: the policies of the API require a grant.",
					})
				}
			}
		}
	},
})

// grantsDecide: no policy opens the API, and some policy lets grants open it.
func grantsDecide(api *compiler.API) bool {
	user, client := api.Policy(compiler.User), api.Policy(compiler.Client)
	return user != compiler.AllowAll && (user == compiler.RequireClientGrant || client == compiler.RequireClientGrant)
}
