package rules

import (
	"fmt"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/stringset"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "undefined-role-permission",
	Group:    lint.Roles,
	Title:    "permission of a role for a scope that the API does not declare",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/manage-users/access-control/configure-core-rbac/roles/add-permissions-to-roles",
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
	},
	Doc: `A permission is a scope that an API declares. For one that it does not declare, most often a misspelt one, there is no permission to give to a
role, so the users with the role lack what the file seems to give them. On the platform's own APIs it is a scope that is misspelt: one that
resembles none the tool knows may be new.

Correct the name, declare the scope on the API, or remove it from the role.`,
	Check: func(p *lint.Pass) {
		for permission, role := range p.Permissions() {
			if len(permission.UndefinedScopes) == 0 {
				continue
			}
			for _, block := range permission.Config {
				undefinedPermissions(p, role, permission, block)
			}
		}
	},
})

func undefinedPermissions(p *lint.Pass, role *compiler.Role, permission *compiler.RolePermission, block *config.Permission) {
	api := permission.API
	var undefined []config.Located[string]
	granted := p.Granted(api)
	for _, item := range block.Scopes.Distinct() {
		if stringset.Contains(permission.UndefinedScopes, item.Value) && (granted == nil || !granted.Undefined[item.Value]) {
			undefined = append(undefined, item)
		}
	}
	if len(api.Scopes) == 0 && len(undefined) > 1 {
		p.Report(lint.Finding{
			At: block.Scopes.Span, Address: role.Address, Key: "permission.scopes",
			Message: fmt.Sprintf("%s declares no scopes, and %s lists %d", api.Address, role.Address, len(undefined)),
			Detail:  "Declare the scopes on the API.",
			Related: []lint.Place{lint.ScopesPlace(api)},
		})
		return
	}
	for _, item := range undefined {
		f := lint.Finding{
			Address: role.Address, Key: api.Address + " " + item.Value,
			Message: fmt.Sprintf("%s declares no scope %q that %s could permit", api.Address, item.Value, role.Address),
			Related: []lint.Place{lint.ScopesPlace(api)},
		}
		if !p.Suggest(&f, api, item, api.Scopes) {
			f.Detail = p.WhyUndefined(api, item.Value, "A permission block is for one API.")
		}
		p.ReportItem(block.Scopes, item, f)
	}
}
