package lint

import (
	"iter"

	"grants/compiler"
)

// Permissions are the permissions of the roles at the APIs that the project knows, in the order of the roles.
func (p *Pass) Permissions() iter.Seq2[*compiler.RolePermission, *compiler.Role] {
	return func(yield func(*compiler.RolePermission, *compiler.Role) bool) {
		for _, role := range p.Tenant.Roles {
			for i := range role.Permissions {
				if permission := &role.Permissions[i]; permission.Unresolved == nil && !yield(permission, role) {
					return
				}
			}
		}
	}
}
