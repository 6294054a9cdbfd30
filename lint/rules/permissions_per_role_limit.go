package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "permissions-per-role-limit",
	Group:    lint.Roles,
	Title:    "more permissions than a role can have",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/troubleshoot/customer-support/operational-policies/entity-limit-policy",
		"https://auth0.com/docs/manage-users/access-control/configure-core-rbac/roles/add-permissions-to-roles",
	},
	Doc: `A role can have 1000 permissions, at all APIs together. The platform refuses further ones.

Split the role: users can have several.`,
	Check: func(p *lint.Pass) {
		for _, role := range p.Tenant.Roles {
			n := 0
			for _, permission := range role.Permissions {
				n += len(permission.Scopes)
			}
			if n > permissionsPerRole {
				p.Report(lint.Finding{
					At: role.Config.Header, Address: role.Address, Key: "permission",
					Message: fmt.Sprintf("%s has %d permissions, at most %d are allowed", role.Address, n, permissionsPerRole),
					Detail:  "Split the role: users can have several.",
				})
			}
		}
	},
})

const permissionsPerRole = 1000
