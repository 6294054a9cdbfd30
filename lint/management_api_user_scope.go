package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/internal/stringset"
)

var _ = register(Rule{
	ID:       "management-api-user-scope",
	Group:    SystemAPIs,
	Title:    "scope of the Management API that no user can have",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications",
	},
	Doc: `On behalf of users the Management API is about the profile of the user who is logged in: its tokens carry the current_user scopes and no
others. Scopes over the tenant are for client access.

Keep to the current_user scopes, or write subject_type = "client" if the application acts on its own.`,
	Check: func(p *Pass) {
		for g := range p.grants(onSystemAPI, forUsers) {
			if g.API.System != compiler.Management || forThirdPartyOnSystemAPI(g) || denied(g) {
				continue
			}
			carried := p.Tenant.Access(g.Application, g.API, compiler.User).Scopes
			for _, item := range distinct(g.Config.Scopes.Items) {
				if stringset.Contains(g.API.Scopes, item.Value) && !stringset.Contains(carried, item.Value) {
					p.reportItem(g.Config.Scopes, item, finding{
						address: g.Address, key: item.Value,
						message: fmt.Sprintf("the Management API gives %q to applications on their own only, and %s is for users", item.Value, g.Address),
						detail:  `Users get the current_user scopes. Write subject_type = "client" if the application acts on its own.`,
					})
				}
			}
		}
	},
})
