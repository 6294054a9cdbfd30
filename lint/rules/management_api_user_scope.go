package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/internal/stringset"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "management-api-user-scope",
	Group:    lint.SystemAPIs,
	Title:    "scope of the Management API that no user can have",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications",
	},
	Doc: `On behalf of users the Management API is about the profile of the user who is logged in: its tokens carry the current_user scopes and no
others. Scopes over the tenant are for client access.

Keep to the current_user scopes, or write subject_type = "client" if the application acts on its own.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.OnSystemAPI, lint.ForUsers) {
			if g.API.System != compiler.Management || g.IsThirdPartyOnSystemAPI() || g.IsDenied() {
				continue
			}
			carried := p.Tenant.Access(g.Application, g.API, compiler.User).Scopes
			for _, item := range g.Config.Scopes.Distinct() {
				if stringset.Contains(g.API.Scopes, item.Value) && !stringset.Contains(carried, item.Value) {
					p.ReportItem(g.Config.Scopes, item, lint.Finding{
						Address: g.Address, Key: item.Value,
						Message: fmt.Sprintf("the Management API gives %q to applications on their own only, and %s is for users", item.Value, g.Address),
						Detail:  `Users get the current_user scopes. Write subject_type = "client" if the application acts on its own.`,
					})
				}
			}
		}
	},
})
