package wire

import (
	"cmp"

	"grants/config"
	"grants/config/schema"
	"grants/internal/door/tree"
)

// Role takes a role with its permissions, each of which names an API and a scope. The platform lists permissions by themselves: a form that has them stands
// them in the role.
// https://auth0.com/docs/api/management/v2/roles/get-role-permission
func (b *Builder) Role(n *tree.Node, handle string) {
	if !b.another() {
		return
	}
	r := &reading{b: b, kind: config.KindRole, block: schema.Role, object: n}
	role := &config.Role{Block: b.block(n, r.find("name", "id"))}
	r.text(&role.DisplayName, "name")
	r.text(&role.ID, "id")
	r.text(&role.Description, "description")
	r.permissions(role)
	b.roles = append(b.roles, &built[*config.Role]{
		object: role, handle: handle, wanted: cmp.Or(role.DisplayName.Value, role.ID.Value), key: cmp.Or(role.ID.Value, role.DisplayName.Value), node: n,
		gaps: r.gaps, links: r.links,
	})
}

// permissions makes a block of the permissions at each API.
func (r *reading) permissions(role *config.Role) {
	n := r.find("permissions")
	if is, unsaid := r.absent("permission", n); is {
		role.PermissionsAttribute.Failed = unsaid
		return
	}
	if r.unknown("permission", n) {
		role.PermissionsAttribute = config.Located[struct{}]{Span: n.At, Failed: true}
		return
	}
	items := n.Items
	if n.Kind == tree.Object { // a block that stands once
		items = []*tree.Node{n}
	} else if n.Kind != tree.List {
		r.wrongType("permissions", n, "a list")
		role.PermissionsAttribute = config.Located[struct{}]{Span: n.At, Failed: true}
		return
	}
	byAPI := map[string]*config.Permission{}
	for _, item := range items {
		if !r.permission(role, byAPI, item) {
			role.PermissionsAttribute.Failed = true
		}
	}
	role.PermissionsAttribute.Span, role.PermissionsAttribute.Set = n.At, len(role.Permissions) > 0 && !role.PermissionsAttribute.Failed
}

// permission takes one, and reports whether that was possible.
func (r *reading) permission(role *config.Role, byAPI map[string]*config.Permission, n *tree.Node) bool {
	if n.Kind != tree.Object {
		if !r.unknown("permission", n) {
			r.wrongType("a permission", n, "an object")
		}
		return false
	}
	api, scope := n.Get("resource_server_identifier"), n.Get("permission_name")
	if scope == nil {
		scope = n.Get("name")
	}
	if api == nil || scope == nil {
		r.b.Report(codeMissing, n.At, "a permission needs resource_server_identifier and permission_name", "")
		return false
	}
	name, named := r.said("permission", scope)
	identifier, identified := r.said("permission", api)
	if api.Kind == tree.Link {
		identifier, identified = api.Text, true
	}
	if !named || !identified {
		return false
	}
	block := byAPI[identifier]
	if block == nil {
		block = &config.Permission{Block: config.Block{Header: n.At, Span: n.At}}
		block.API = config.Located[config.Reference]{Value: config.Reference{Name: identifier}, Span: api.At, Set: true}
		block.Scopes = config.List{Span: scope.At, Set: true}
		if api.Kind == tree.Link {
			r.links = append(r.links, link{&block.API, api.Text, true, "permission", true})
		}
		byAPI[identifier] = block
		role.Permissions = append(role.Permissions, block)
	}
	block.Scopes.Items = append(block.Scopes.Items, config.Located[string]{Value: name, Span: scope.At, Set: true})
	return true
}

// said is the text of a value, or what stands for one that is not known.
func (r *reading) said(attribute string, n *tree.Node) (text string, is bool) {
	switch n = later(n); {
	case n.Kind == tree.Unknown:
		r.unknown(attribute, n)
		return n.Literal, n.Literal != ""
	case n.Kind != tree.Text:
		r.wrongType("an element of "+attribute, n, "a string")
		return "", false
	}
	return n.Text, true
}
