package compiler

import (
	"slices"
	"strings"

	"grants/config"
	"grants/internal/stringset"
)

// Role is a role with its permissions by API. It narrows what its users get, and opens no cell of the matrix.
// https://auth0.com/docs/manage-users/access-control/rbac
type Role struct {
	Address     string
	Name        string // what the platform knows it by
	ID          string // the platform's; empty where nothing says it
	Permissions []RolePermission
	Known       bool // all its permissions could be read, and the source has them
	Config      *config.Role
}

// RolePermission is what a role may do at one API, whatever number of blocks say so.
type RolePermission struct {
	API             *API                 // where the identifier leads nowhere, an API that has that Identifier only
	Unresolved      *UnresolvedReference // nil where the API is declared, or one of the platform's own
	Scopes          []string             // listed and declared, sorted; everything listed where the API's scopes are not known
	UndefinedScopes []string             // listed and not declared, sorted: no permissions
	UnlistedScopes  []string             // of Scopes, on a system API: those that its list lacks, and that the platform may have all the same
	Config          []*config.Permission // in the order written
}

// EnforcesRoles reports whether the API takes from users what no role of theirs permits. It is not known of an API that is not declared, where the source
// does not say it, and of the platform's own APIs, as no page says it.
// https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis
func (a *API) EnforcesRoles() (enforces, known bool) {
	if a.System != "" || a.Config == nil || a.Config.EnforcePolicies.Failed {
		return false, false
	}
	return a.EnforcePolicies, true
}

// Permission is what the role may do at an API; nil where it has no permission there.
func (r *Role) Permission(api *API) *RolePermission {
	for i := range r.Permissions {
		if r.Permissions[i].API == api {
			return &r.Permissions[i]
		}
	}
	return nil
}

// Permits is what of some scopes of an API a user with the roles can get: all of them where the API enforces no policies.
// https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis
func Permits(api *API, roles []*Role, scopes []string) []string {
	if !api.EnforcePolicies {
		return scopes
	}
	var permitted []string
	for _, role := range roles {
		if permission := role.Permission(api); permission != nil {
			permitted = append(permitted, permission.Scopes...)
		}
	}
	return stringset.Intersection(scopes, sorted(permitted))
}

// compileRoles needs the APIs. The work is that of the permissions written.
func (c *compilation) compileRoles() {
	declared := inOrder(c.config.Roles, func(role *config.Role) *config.Block { return &role.Block })
	for i, block := range declared {
		if i > 0 && declared[i-1].Address == block.Address { // the address is taken, which has been reported
			c.tenant.Incomplete = true
			continue
		}
		c.tenant.Roles = append(c.tenant.Roles, c.role(block))
	}
}

func (c *compilation) role(declared *config.Role) *Role {
	role := &Role{
		Address: declared.Address, Name: declared.PlatformName(), ID: declared.ID.Value, Config: declared,
		Known: !declared.PermissionsAttribute.Failed && len(c.gaps[declared.Address]) == 0,
	}
	byAPI := map[string]int{} // by identifier: places in Permissions
	for _, block := range declared.Permissions {
		api, foreign := c.apiOf(block.API), c.isForeignAPI(block.API)
		if api == nil && !foreign || isUnread(block.Scopes) {
			role.Known, c.tenant.Incomplete = false, true
			continue
		}
		if api == nil {
			api = &API{Identifier: block.API.Value.Name}
		}
		at, found := byAPI[api.Identifier]
		if !found {
			at = len(role.Permissions)
			byAPI[api.Identifier] = at
			role.Permissions = append(role.Permissions, RolePermission{API: api})
		}
		permission := &role.Permissions[at]
		permission.Config = append(permission.Config, block)
		if foreign {
			permission.Unresolved = c.noteUnresolved(block.API, declared.Block, "permission.api")
		}
	}
	var sets sets
	for i := range role.Permissions {
		role.Permissions[i].fill(&sets)
	}
	slices.SortFunc(role.Permissions, func(a, b RolePermission) int {
		return compareAPIs(a.API, b.API)
	})
	return role
}

func isUnread(list config.List) bool {
	return list.Failed || slices.ContainsFunc(list.Items, func(item config.Located[string]) bool { return item.Failed })
}

// compareAPIs goes by address, and by identifier where there is none.
func compareAPIs(a, b *API) int {
	if order := strings.Compare(a.Address, b.Address); order != 0 {
		return order
	}
	return strings.Compare(a.Identifier, b.Identifier)
}

// fill keeps apart what the API declares and what it does not.
func (p *RolePermission) fill(sets *sets) {
	for _, block := range p.Config {
		p.Scopes = append(p.Scopes, sets.of(block.Scopes)...)
	}
	p.Scopes = sorted(p.Scopes)
	if !p.API.ScopesKnown {
		return
	}
	p.UndefinedScopes = stringset.Difference(p.Scopes, p.API.Scopes)
	p.Scopes = stringset.Intersection(p.Scopes, p.API.Scopes)
	if p.API.System != "" {
		p.UndefinedScopes, p.UnlistedScopes = sets.unlisted(p.API, p.UndefinedScopes)
		p.Scopes = sorted(slices.Concat(p.Scopes, p.UnlistedScopes))
	}
}

// Listed is every scope that the role is written to permit, declared or not, sorted.
func (p *RolePermission) Listed() []string {
	return sorted(slices.Concat(p.Scopes, p.UndefinedScopes))
}
