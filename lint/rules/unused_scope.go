package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "unused-scope",
	Group:    lint.APIDefinition,
	Title:    "scope that no grant gives",
	Severity: diag.Info,
	Worth:    lint.Tidy,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedClientGrants, lint.ManagedThirdPartyDefaults},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
	},
	Doc: `Where an API's policies require a grant, a scope that is in no grant can be had by nobody. It is left over, or an application is about
to fail for the lack of it.

Grant it to the applications that need it, or remove it from the API.`,
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			all := p.Granted(api)
			if all == nil || all.EveryScope || all.ListsNothing() || p.Elsewhere(api.Address, api.Identifier) || !api.PoliciesRead() || !api.GrantsDecide() {
				continue
			}
			list := api.Config.ScopeList()
			for _, item := range lint.DeclaredScopes(api) {
				if !all.Scopes[item.Value] {
					p.ReportItem(list, item, lint.Finding{
						Address: api.Address, Key: item.Value,
						Message: fmt.Sprintf("no grant gives the scope %q of %s", item.Value, api.Address),
						Detail:  "Nobody can have it: the policies of the API require a grant.",
					})
				}
			}
		}
	},
})
