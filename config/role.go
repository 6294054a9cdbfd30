package config

// Role is a role block: what the users who have it may do at APIs that enforce policies.
// https://auth0.com/docs/manage-users/access-control/rbac
type Role struct {
	Block
	DisplayName          Located[string] // the attribute name; the label where absent
	ID                   Located[string] // absent for a role that does not exist yet
	Description          Located[string]
	Permissions          []*Permission     // in the order written
	PermissionsAttribute Located[struct{}] // Set where there is a permission block, the first of which is its place
}

// Permission is a permission block of a role: what it may do at one API. Its address is that of the role.
type Permission struct {
	Block
	API    Located[Reference]
	Scopes List
}

// PlatformName is what the platform calls the role: its name, or its label where it has none.
func (r *Role) PlatformName() string {
	if r.DisplayName.Set {
		return r.DisplayName.Value
	}
	return r.Name
}
