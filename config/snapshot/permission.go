package snapshot

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"grants/config"
	"grants/config/schema"
	"grants/diag"
)

// appendPermission adds a permission block of a role to a line of JSON.
func appendPermission(line []byte, p *config.Permission) []byte {
	line = appendReference(append(line, `{"api": `...), p.API.Value)
	line = append(line, `, "scopes": `...)
	line = appendList(line, inItemOrder(p.Scopes.Items), func(line []byte, item config.Located[string]) []byte { return appendText(line, item.Value) })
	return append(line, '}')
}

// inPermissionOrder is permissions by their APIs and scopes: like those of a set, their order means nothing.
func inPermissionOrder(permissions []*config.Permission) []*config.Permission {
	return slices.SortedStableFunc(slices.Values(permissions), func(a, b *config.Permission) int {
		return cmp.Or(
			strings.Compare(a.API.Value.Name, b.API.Value.Name),
			slices.CompareFunc(inItemOrder(a.Scopes.Items), inItemOrder(b.Scopes.Items), func(x, y config.Located[string]) int {
				return strings.Compare(x.Value, y.Value)
			}),
		)
	})
}

// permissions reads the permission blocks of a role.
func (r *reader) permissions(value json.RawMessage, role *config.Role) error {
	var read []struct {
		API    json.RawMessage `json:"api"`
		Scopes json.RawMessage `json:"scopes"`
	}
	err := r.readObjects(value, &read)
	role.PermissionsAttribute.Set, role.Permissions = len(read) > 0, make([]*config.Permission, len(read))
	for i, each := range read {
		if each.API == nil || each.Scopes == nil {
			return errors.New("a permission needs api and scopes")
		}
		permission := &config.Permission{Block: role.Block}
		role.Permissions[i] = permission
		for path, written := range map[string]json.RawMessage{"api": each.API, "scopes": each.Scopes} {
			if err := r.fill(permissionBlock.Attribute(path), permission, written); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
		}
	}
	return err
}

var permissionBlock = schema.Role.Block("permission")

// permissionSpans are the places of a role's permissions: for each that of its header, of its API, of its scopes and of every scope.
func permissionSpans(role *config.Role) []diag.Span {
	var spans []diag.Span
	for _, p := range inPermissionOrder(role.Permissions) {
		spans = append(spans, p.Header, p.API.Span, p.Scopes.Span)
		for _, item := range inItemOrder(p.Scopes.Items) {
			spans = append(spans, item.Span)
		}
	}
	return spans
}

// setPermissionSpans is the reverse of permissionSpans, for a role whose lists are sorted already.
func setPermissionSpans(role *config.Role, at func(i int) diag.Span) {
	i := 0
	next := func() diag.Span {
		i++
		return at(i)
	}
	for _, p := range role.Permissions {
		p.Header = next()
		p.Span, p.API.Span, p.Scopes.Span = p.Header, next(), next()
		for k := range p.Scopes.Items {
			p.Scopes.Items[k].Span = next()
		}
	}
}
