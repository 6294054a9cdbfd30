package operations

import (
	"grants/compiler"
	"grants/plan/objects"
)

// deployRoles takes permissions away before anything else widens, and gives them once everything else has narrowed: on the way no token carries what the
// tenants give on different sides only. An API that loses a scope has no role any more that permits it.
// https://auth0.com/docs/api/management/v2/roles and https://github.com/auth0/terraform-provider-auth0/issues/938
func (s *sequence) deployRoles() {
	for _, p := range s.Roles {
		switch {
		case p.After == nil:
			s.add(s.roleCall(p, p.Before, Operation{
				Phase: phaseNarrowGrants, Method: "DELETE", Resource: roles, step: stepNarrowRoles, DoneIf: &DoneIf{Status: 404},
			}))
		case p.Before == nil:
			s.add(s.roleCall(p, p.After, Operation{
				Phase: phaseWidenGrants, Method: "POST", Resource: roles, step: stepWidenRoles, Body: roleBody(p.After), DoneIf: &DoneIf{Named: true},
			}))
			s.permit(p, s.sendable(nil), s.sendable(p.After))
		default:
			s.changeRole(p)
		}
	}
}

func (s *sequence) changeRole(p objects.Pair[compiler.Role]) {
	before, after := s.sendable(p.Before), s.sendable(p.After)
	if gone := missing(before, after); len(gone) > 0 {
		s.add(s.roleCall(p, p.Before, Operation{
			Phase: phaseNarrowGrants, Method: "DELETE", Resource: rolePermissions, step: stepNarrowRoles, Body: permissionsBody(gone), verb: "narrow",
		}))
	}
	body := map[string]any{}
	for _, a := range objects.CompareProperties(objects.RoleProperties(p.Before), objects.RoleProperties(p.After)) {
		if !a.IsSet && a.Unsent == "" {
			body[a.Name] = a.After
		}
	}
	if len(body) > 0 {
		s.add(s.roleCall(p, p.Before, Operation{Phase: phaseWidenGrants, Method: "PATCH", Resource: roles, step: stepWidenRoles, Body: body}))
	}
	s.permit(p, before, after)
}

// permit gives what the role did not permit, after the call that makes it what it is otherwise.
func (s *sequence) permit(p objects.Pair[compiler.Role], before, after []permission) {
	if fresh := missing(after, before); len(fresh) > 0 {
		s.add(s.roleCall(p, p.After, Operation{
			Phase: phaseWidenGrants, Method: "POST", Resource: rolePermissions, step: stepWidenRoles, place: 1, Body: permissionsBody(fresh), verb: "widen",
		}))
	}
}

// roleCall is a call for a role that is found as it is on a side.
func (s *sequence) roleCall(p objects.Pair[compiler.Role], found *compiler.Role, o Operation) Operation {
	is := objects.Either(p)
	o.Key, o.Address, o.block = objects.Key{Role: found.Name, RoleID: found.ID}, is.Address, is.Config.Header
	o.of = onBothSides(p, func(role *compiler.Role) string { return role.Address })
	return o
}

func roleBody(role *compiler.Role) map[string]any {
	body := map[string]any{"name": role.Name}
	if role.Config.Description.Value != "" {
		body["description"] = role.Config.Description.Value
	}
	return body
}

// permission is one permission in the words of the Management API.
type permission struct{ api, scope string }

// sendable is what the platform can permit a role: scopes that are declared. An API that only the other side declares is not there on this one. They are in the order of APIs and scopes.
func (s *sequence) sendable(role *compiler.Role) []permission {
	if role == nil {
		return nil
	}
	var all []permission
	for i := range role.Permissions {
		p := &role.Permissions[i]
		if _, declared := s.APIIndex[p.API.Identifier]; p.Unresolved != nil && declared {
			continue
		}
		for _, scope := range p.Scopes {
			all = append(all, permission{p.API.Identifier, scope})
		}
	}
	return all
}

// missing is what of has that without lacks.
func missing(of, without []permission) []permission {
	there := make(map[permission]bool, len(without))
	for _, p := range without {
		there[p] = true
	}
	var rest []permission
	for _, p := range of {
		if !there[p] {
			rest = append(rest, p)
		}
	}
	return rest
}

func permissionsBody(permissions []permission) map[string]any {
	list := make([]any, len(permissions))
	for i, p := range permissions {
		list[i] = map[string]any{"resource_server_identifier": p.api, "permission_name": p.scope}
	}
	return map[string]any{"permissions": list}
}
