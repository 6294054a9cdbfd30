package exporter

import (
	"grants/compiler"
	"grants/config/layout"
)

// roleObject is a role as the deploy CLI has it, with its permissions, which the Management API lists by themselves.
func (e *export) roleObject(role *compiler.Role) members {
	m := members{{"name", role.Name}}
	e.id(&m, role.Address, role.Config.ID, "roles")
	m.text("description", role.Config.Description)
	permissions := []members{}
	for _, p := range role.Permissions {
		for _, scope := range p.Listed() {
			permissions = append(permissions, members{{"resource_server_identifier", p.API.Identifier}, {"permission_name", scope}})
		}
	}
	m.add("permissions", permissions)
	return m
}

func (e *export) roleObjects() []members {
	var all []members
	for _, role := range e.tenant.Roles {
		all = append(all, e.roleObject(role))
	}
	return all
}

// roles writes a resource for each role and one for all its permissions.
func (t *terraformed) roles() string {
	for i, role := range t.export.tenant.Roles {
		if i > 0 {
			t.printf("\n")
		}
		label := t.label("role", &role.Config.Block)
		t.imports("auth0_role."+label, role.ID)
		t.printf("resource \"auth0_role\" %q {\n  name = %s\n", label, layout.Quote(role.Name))
		if description := role.Config.Description; description.Set {
			t.printf("  description = %s\n", layout.Quote(description.Value))
		}
		t.printf("}\n")
		t.permissions(role, label)
	}
	return t.flush()
}

func (t *terraformed) permissions(role *compiler.Role, label string) {
	begun := false
	for _, p := range role.Permissions {
		api := layout.Quote(p.API.Identifier)
		if p.API.Config != nil && p.API.Address != "" {
			api = "auth0_resource_server." + t.label("api", &p.API.Config.Block) + ".identifier"
		}
		for _, scope := range p.Listed() {
			if !begun {
				t.printf("\nresource \"auth0_role_permissions\" %q {\n  role_id = auth0_role.%s.id\n", label, label)
				begun = true
			}
			t.printf("\n  permissions {\n    resource_server_identifier = %s\n    name = %s\n  }\n", api, layout.Quote(scope))
		}
	}
	if begun {
		t.printf("}\n")
	} else {
		t.leave(role.Address, "permission", "a resource for the permissions of a role has at least one")
	}
}
