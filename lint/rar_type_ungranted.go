package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "rar-type-ungranted",
	Group:    RAR,
	Title:    "type of rich authorization request that no grant gives",
	Severity: diag.Info,
	Worth:    Tidy,
	Absence:  true,
	Kinds:    []Kind{ManagedClientGrants, ManagedThirdPartyDefaults},
	Refs:     []string{"https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests"},
	Doc: `Where users' access requires a grant, an application can ask only for the types that its grant lists; allow_all_scopes does not cover
them. This type is in no grant for users, so nobody can ask for it.

List it in authorization_details_types of the grants that need it, or remove it from the API.`,
	Check: func(p *Pass) {
		granted := p.run.granted()
		for api := range p.customAPIs() {
			all := granted[api]
			if all == nil || all.everyType || p.elsewhere(api.Address, api.Identifier) || !policiesRead(api.Config) || api.Policy(compiler.User) != compiler.RequireClientGrant {
				continue
			}
			list := api.Config.AuthorizationDetailsTypes
			for _, item := range distinct(list.Items) {
				if !item.Failed && !all.types[item.Value] {
					p.reportItem(list, item, finding{
						address: api.Address, key: item.Value,
						message: fmt.Sprintf("no grant for users lists the authorization_details type %q of %s", item.Value, api.Address),
						detail:  "Add it to the authorization_details_types of a grant with subject_type = \"user\".",
					})
				}
			}
		}
	},
})
