package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "rar-type-ungranted",
	Group:    lint.RAR,
	Title:    "type of rich authorization request that no grant gives",
	Severity: diag.Info,
	Worth:    lint.Tidy,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedClientGrants, lint.ManagedThirdPartyDefaults},
	Refs:     []string{"https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests"},
	Doc: `Where users' access requires a grant, an application can ask only for the types that its grant lists; allow_all_scopes does not cover
them. This type is in no grant for users, so nobody can ask for it.

List it in authorization_details_types of the grants that need it, or remove it from the API.`,
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			all := p.Granted(api)
			if all == nil || all.EveryType || p.Elsewhere(api.Address, api.Identifier) || !api.PoliciesRead() || api.Policy(compiler.User) != compiler.RequireClientGrant {
				continue
			}
			list := api.Config.AuthorizationDetailsTypes
			for _, item := range list.Distinct() {
				if !item.Failed && !all.Types[item.Value] {
					p.ReportItem(list, item, lint.Finding{
						Address: api.Address, Key: item.Value,
						Message: fmt.Sprintf("no grant for users lists the authorization_details type %q of %s", item.Value, api.Address),
						Detail:  "Add it to the authorization_details_types of a grant with subject_type = \"user\".",
					})
				}
			}
		}
	},
})
