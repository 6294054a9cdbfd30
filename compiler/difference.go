package compiler

import (
	"fmt"
	"iter"
	"slices"
)

// FirstDifference names the first place where the matrices of two tenants differ, in words for a message; it is empty where every byte of them is the same.
// It compares millions of cells without writing them.
func FirstDifference(a, b *Tenant) string {
	switch {
	case a.Domain != b.Domain:
		return "the domain of the tenant"
	case !slices.EqualFunc(a.APIs, b.APIs, sameAPI):
		return "the APIs"
	case !slices.EqualFunc(a.Applications, b.Applications, sameApplication):
		return "the applications"
	}
	unfolded := Filter{API: func(*API) bool { return true }}
	if cell := firstDifference(a.Matrix(unfolded), b.Matrix(unfolded)); cell != nil {
		return fmt.Sprintf("what %s can get from %s (%s)", cell.Application.Address, cell.API.Address, cell.SubjectType)
	}
	if cell := firstDifference(a.ThirdPartyDefaults(), b.ThirdPartyDefaults()); cell != nil {
		return fmt.Sprintf("what third parties can get from %s (%s)", cell.API.Address, cell.SubjectType)
	}
	if !slices.EqualFunc(a.Roles, b.Roles, sameRole) {
		return "the roles"
	}
	if !slices.EqualFunc(a.Connections, b.Connections, sameConnection) {
		return "the connections"
	}
	if !slices.EqualFunc(a.Organizations, b.Organizations, sameOrganization) {
		return "the organizations"
	}
	if !slices.EqualFunc(a.UnresolvedGrants, b.UnresolvedGrants, sameUnresolved) {
		return "the grants whose client_id or audience is not declared"
	}
	return ""
}

// firstDifference is the first cell that one side lacks or has with another content, or nil.
func firstDifference(a, b iter.Seq[*Access]) *Access {
	next, stop := iter.Pull(b)
	defer stop()
	for cell := range a {
		if other, ok := next(); !ok || !sameAccess(cell, other) {
			return cell
		}
	}
	if cell, more := next(); more {
		return cell
	}
	return nil
}

func sameAPI(a, b *API) bool {
	return a.Address == b.Address && a.Identifier == b.Identifier && a.Name == b.Name && a.System == b.System &&
		a.Policy(User) == b.Policy(User) && a.Policy(Client) == b.Policy(Client) && a.EnforcePolicies == b.EnforcePolicies &&
		slices.Equal(a.Scopes, b.Scopes) && slices.Equal(a.AuthorizationDetailsTypes, b.AuthorizationDetailsTypes)
}

func sameApplication(a, b *Application) bool {
	return a.Address == b.Address && a.ClientID == b.ClientID && a.Name == b.Name && a.Party == b.Party
}

func sameRole(a, b *Role) bool {
	return a.Address == b.Address && a.Name == b.Name && a.ID == b.ID && slices.EqualFunc(a.Permissions, b.Permissions, samePermission)
}

func samePermission(a, b RolePermission) bool {
	return a.API.Address == b.API.Address && a.API.Identifier == b.API.Identifier &&
		slices.Equal(a.Scopes, b.Scopes) && slices.Equal(a.UndefinedScopes, b.UndefinedScopes)
}

func sameConnection(a, b *Connection) bool {
	return a.Address == b.Address && a.Name == b.Name && a.ID == b.ID && a.Promoted == b.Promoted
}

func sameOrganization(a, b *Organization) bool {
	return a.Address == b.Address && a.Name == b.Name && a.ID == b.ID && a.Allows == b.Allows && a.Listed == b.Listed &&
		slices.EqualFunc(a.Connections, b.Connections, sameConnection) && slices.Equal(a.Undeclared, b.Undeclared)
}

// sameAccess compares two cells of tenants whose APIs and applications are the same.
func sameAccess(a, b *Access) bool {
	return addressOf(a.Application) == addressOf(b.Application) && a.API.Address == b.API.Address && a.SubjectType == b.SubjectType &&
		a.Allowed == b.Allowed && a.Reason == b.Reason && a.Unreachable == b.Unreachable &&
		sameGrant(a.Grant, b.Grant) && slices.EqualFunc(a.Shadowed, b.Shadowed, sameGrant) &&
		slices.Equal(a.Scopes, b.Scopes) && a.FutureScopes == b.FutureScopes && slices.Equal(a.UndefinedScopes, b.UndefinedScopes) &&
		slices.Equal(a.AuthorizationDetailsTypes, b.AuthorizationDetailsTypes) && slices.Equal(a.NarrowedBy, b.NarrowedBy) &&
		a.OrganizationUsage == b.OrganizationUsage && a.AllowAnyOrganization == b.AllowAnyOrganization &&
		slices.Equal(a.Assumed, b.Assumed)
}

func addressOf(app *Application) string {
	if app == nil {
		return ""
	}
	return app.Address
}

// sameGrant compares addresses: what a grant gives is in the cells.
func sameGrant(a, b *ClientGrant) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Address == b.Address
}
