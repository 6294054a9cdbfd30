package compiler

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"grants/config"
	"grants/internal/stringset"
)

func newRole(name string, permissions ...*config.Permission) *config.Role {
	role := &config.Role{Block: block("role", name), Permissions: permissions}
	role.PermissionsAttribute.Set = len(permissions) > 0
	return role
}

func newPermission(api string, scopes ...string) *config.Permission {
	return &config.Permission{API: to(api), Scopes: list(scopes...)}
}

func TestRolesHaveTheirPermissionsByAPI(t *testing.T) {
	orders, bills := newAPI("orders", "https://orders", "read", "write"), newAPI("bills", "https://bills", "pay")
	orders.EnforcePolicies = value(true)
	unread := newAPI("unread", "https://unread")
	unread.ScopesAttribute, unread.EnforcePolicies = failed[struct{}](), failed[bool]()
	torn := newRole("torn", newPermission("api.orders", "read"), &config.Permission{API: failed[config.Reference](), Scopes: list("x")})
	for name, test := range map[string]struct {
		role *config.Role
		want string
	}{
		"several blocks add up": {
			newRole("a", newPermission("api.orders", "write"), newPermission("api.bills", "pay"), newPermission("https://orders", "read", "write")),
			`[api.bills scopes ["pay"] undefined [] enforced false][api.orders scopes ["read" "write"] undefined [] enforced true]known true`},
		"what an API does not declare is apart": {
			newRole("a", newPermission("api.orders", "raed", "read")), `[api.orders scopes ["read"] undefined ["raed"] enforced true]known true`},
		"an API whose scopes are not known": {
			newRole("a", newPermission("api.unread", "x")), `[api.unread scopes ["x"] undefined []]known true`},
		"an identifier that leads nowhere": {
			newRole("a", newPermission("https://elsewhere", "x")), `[https://elsewhere scopes ["x"] undefined [] unresolved]known true`},
		"an API of the platform": {
			newRole("a", newPermission("https://acme.eu.auth0.com/api/v2/", "read:users", "raed:users", "read:novelties")),
			`[system_api.management scopes ["read:novelties" "read:users"] undefined ["raed:users"]]known true`},
		"none":                     {newRole("a"), `known true`},
		"one could not be read":    {torn, `[api.orders scopes ["read"] undefined [] enforced true]known false`},
		"an API that was left out": {newRole("a", newPermission("api.gone", "x")), `known false`},
	} {
		t.Run(name, func(t *testing.T) {
			tenant, _ := Compile(&config.Config{
				Tenant: &config.TenantSettings{Domain: value("acme.eu.auth0.com")},
				APIs:   []*config.API{orders, bills, unread}, Roles: []*config.Role{test.role},
			})
			if got := describeRole(tenant.Roles[0]); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func describeRole(role *Role) string {
	text := ""
	for _, p := range role.Permissions {
		name := p.API.Address
		if name == "" {
			name = p.API.Identifier
		}
		text += fmt.Sprintf("[%s scopes %q undefined %q", name, p.Scopes, p.UndefinedScopes)
		if enforced, known := p.API.EnforcesRoles(); known {
			text += fmt.Sprintf(" enforced %t", enforced)
		}
		if p.Unresolved != nil {
			text += " unresolved"
		}
		text += "]"
	}
	return text + fmt.Sprintf("known %t", role.Known)
}

func TestWhatASourceDoesNotSayOfARoleIsNotKnown(t *testing.T) {
	tenant := mustCompile(t, &config.Config{
		Roles: []*config.Role{newRole("a"), newRole("b")},
		Gaps:  []config.Gap{{ID: "permissions-not-exported", Address: "role.b", Attribute: "permission", Effect: config.GapAccess}},
	})
	if !tenant.Roles[0].Known || tenant.Roles[1].Known {
		t.Errorf("known are %t and %t, want only the first", tenant.Roles[0].Known, tenant.Roles[1].Known)
	}
}

// drawRole is a role with permissions at APIs of a config, declared or not.
func drawRole(t *rapid.T, cfg *config.Config, name string) *config.Role {
	role := newRole(name)
	for range rapid.IntRange(0, 3).Draw(t, "permissions") {
		api := rapid.SampledFrom(cfg.APIs).Draw(t, "api")
		scopes := rapid.SliceOfN(rapid.SampledFrom([]string{"read", "write", "delete", "admin"}), 0, 3).Draw(t, "scopes")
		role.Permissions = append(role.Permissions, newPermission(rapid.SampledFrom([]string{api.Address, api.Identifier.Value}).Draw(t, "spelling"), scopes...))
	}
	return role
}

// Roles open and close no cell, and what they permit is within what is there; more roles never permit less.
func TestRolesNarrowAndNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cfg := drawConfig(t)
		without, _ := json.Marshal(everything(mustCompile(t, cfg)))
		cfg.Roles = []*config.Role{drawRole(t, cfg, "a"), drawRole(t, cfg, "b")}
		tenant := mustCompile(t, cfg)
		if with, _ := json.Marshal(everything(tenant)); string(with) != string(without) {
			t.Errorf("roles change cells\nwithout %s\nwith    %s", without, with)
		}
		for cell := range tenant.Matrix(Filter{}) {
			one, both := Permits(cell.API, tenant.Roles[:1], cell.Scopes), Permits(cell.API, tenant.Roles, cell.Scopes)
			if !stringset.Within(one, both) || !stringset.Within(both, cell.Scopes) {
				t.Errorf("%s: one role permits %q, both %q, of %q", cellName(cell), one, both, cell.Scopes)
			}
			if !cell.API.EnforcePolicies && !slices.Equal(one, cell.Scopes) {
				t.Errorf("%s: nothing enforces roles, and %q is left of %q", cellName(cell), one, cell.Scopes)
			}
		}
	})
}
