package terraform

import (
	"fmt"
	"slices"

	"grants/config"
	"grants/internal/door/tree"
)

// permissionPart keeps the permissions that a resource of their own gives a role.
func (a *assembly) permissionPart(r *resource) {
	of := target(r.values.Get("role_id"))
	switch r.kind {
	case "auth0_role_permissions":
		switch written := r.values.Get("permissions"); {
		case written == nil:
		case written.Kind == tree.List:
			a.permissions[of] = append(a.permissions[of], written.Items...)
		default:
			a.permissions[of] = append(a.permissions[of], written)
		}
	case "auth0_role_permission":
		permission := &tree.Node{Kind: tree.Object, At: r.values.At}
		for _, each := range [][2]string{{"resource_server_identifier", "resource_server_identifier"}, {"permission", "permission_name"}} {
			if value := r.values.Get(each[0]); value != nil {
				permission.Members = append(permission.Members, tree.Member{Key: each[1], KeyAt: value.At, Value: value})
			}
		}
		a.permissions[of] = append(a.permissions[of], permission)
	}
}

// role is a role with the permissions that resources of their own give it. Where nothing gives it any, it may have some all the same.
func (a *assembly) role(r *resource) {
	var permissions []*tree.Node
	for _, of := range []string{r.text("id"), r.address} {
		if found := a.permissions[of]; of != "" && found != nil {
			permissions = append(permissions, found...)
			delete(a.permissions, of)
		}
	}
	n := withList(r.values, "permissions", permissions)
	if n.Get("permissions") == nil {
		a.builder.GapOf(r.address, config.Gap{
			ID: "permissions-not-managed", Attribute: "permission", Effect: config.GapAccess, At: r.values.At,
			Message: "no resource says which permissions the role has",
		})
	}
	a.builder.Role(n, r.address)
}

// foreignRoles says of permissions that their role is managed elsewhere, as all roles are where no resource is one.
func (a *assembly) foreignRoles() {
	if !slices.ContainsFunc(a.resources, func(r *resource) bool { return r.kind == "auth0_role" && !r.data }) {
		a.builder.LeavesOut(config.KindRole)
	}
	for _, r := range a.resources {
		of := target(r.values.Get("role_id"))
		if r.data || of == "" || a.permissions[of] == nil {
			continue
		}
		a.builder.Gap(config.Gap{
			ID: "managed-elsewhere", Effect: config.GapAccess, At: r.values.At,
			Message: fmt.Sprintf("the role that %s gives permissions to is managed elsewhere: %s", r.address, of),
		})
	}
}
