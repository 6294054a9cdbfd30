package plan

import (
	"fmt"

	"pgregory.net/rapid"

	"grants/config"
)

// drawRoles are roles that are the same in every draw where they have the same number: by their ids, by their names or by their addresses.
func drawRoles(t *rapid.T, cfg *config.Config) []*config.Role {
	var roles []*config.Role
	for n := range 3 {
		if !flip(t, "role") {
			continue
		}
		role := &config.Role{Block: blockOf("role", fmt.Sprintf("role%d", n))}
		if n == 0 {
			role.ID = value("rol_0")
		}
		if n == 1 {
			role.DisplayName = value("Role 1")
		}
		for range rapid.IntRange(0, 2).Draw(t, "permissions") {
			audience := pick(t, "audience", drawnAudiences...)
			role.Permissions = append(role.Permissions, &config.Permission{Block: role.Block, API: refer(audience, false), Scopes: listOf(some(t, "permitted", drawnScopes...)...)})
		}
		role.PermissionsAttribute.Set = len(role.Permissions) > 0
		roles = append(roles, role)
	}
	return roles
}
