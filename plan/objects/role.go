package objects

import (
	"strconv"

	"grants/compiler"
)

// PairRoles finds the roles that are the same on both sides, by address: a role is its id or, where a side does not say it, its name, by which the
// platform's tools tell roles apart; else its address.
// https://auth0.com/docs/manage-users/access-control/rbac
func PairRoles(before, after []*compiler.Role) []Pair[compiler.Role] {
	return pairKnown(before, after, func(r *compiler.Role) known { return known{r.Address, r.ID, []string{r.Name, r.Address}} })
}

func (c *Pairing) roleObjects() []Pair[object] {
	var objects []Pair[object]
	for _, p := range c.Roles {
		if p.Before != nil && p.After != nil && p.Before.Config == p.After.Config && len(CompareProperties(RoleProperties(p.Before), RoleProperties(p.After))) == 0 {
			continue
		}
		objects = append(objects, Pair[object]{Before: roleObject(p.Before), After: roleObject(p.After)})
	}
	return objects
}

func roleObject(role *compiler.Role) *object {
	if role == nil {
		return nil
	}
	return &object{block: role.Config.Block, key: Key{Role: role.Name, RoleID: role.ID}, properties: RoleProperties(role)}
}

// RoleProperties are the attributes of a role, sorted by name, with a set of scopes for each API that it lists.
func RoleProperties(role *compiler.Role) []Property {
	properties := []Property{
		Scalar("description", role.Config.Description, nil).asStaying(),
		Scalar("id", role.Config.ID, nil).asUnsent(FilesOnly),
		{Name: "name", value: role.Name, Span: role.Config.DisplayName.Span},
	}
	for i := range role.Permissions {
		p := &role.Permissions[i]
		if len(p.Listed()) == 0 {
			continue // which says nothing
		}
		properties = append(properties, Property{
			Name: PermissionName(p.API), set: p.Listed(), isSet: true, Span: p.Config[0].Header,
		})
	}
	return sortProperties(properties)
}

// PermissionName is what the permissions of a role at an API are called among its attributes.
func PermissionName(api *compiler.API) string {
	return "permission[" + strconv.Quote(api.Identifier) + "]"
}
