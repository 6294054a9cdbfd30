package matrix

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"grants/compiler"
	"grants/internal/english"
	"grants/internal/render/document"
	"grants/internal/render/text"
)

// roles is the roles with those of their permissions that the filter wants: they narrow what users get, whatever application that is by.
func (m *Selection) roles() iter.Seq[*compiler.Role] {
	return func(yield func(*compiler.Role) bool) {
		f := &m.Filter
		if f.Subject != nil && !f.Subject(compiler.User) {
			return
		}
		for _, role := range m.Tenant.Roles {
			if f.API == nil && f.Scope == nil && m.About == nil {
				if !yield(role) {
					return
				}
				continue
			}
			part := *role
			part.Permissions = slices.DeleteFunc(slices.Clone(role.Permissions), func(p compiler.RolePermission) bool {
				return f.API != nil && !f.API(p.API) || f.Scope != nil && !slices.ContainsFunc(p.Scopes, f.Scope) ||
					m.About != nil && !m.About[role.Address] && !m.About[p.API.Address]
			})
			if (len(part.Permissions) > 0 || m.About[role.Address] && f.API == nil && f.Scope == nil) && !yield(&part) {
				return
			}
		}
	}
}

type roleJSON struct {
	Address     string           `json:"address"`
	Name        string           `json:"name"`
	ID          *string          `json:"id"`
	Known       bool             `json:"known"`
	Permissions []permissionJSON `json:"permissions"`
}

type permissionJSON struct {
	API             string   `json:"api"`
	Audience        string   `json:"audience"`
	Scopes          []string `json:"scopes"`
	UndefinedScopes []string `json:"undefined_scopes"`
	Enforced        *bool    `json:"enforced"`
}

func appendRole(b []byte, role *compiler.Role) []byte {
	item := roleJSON{Address: role.Address, Name: role.Name, Known: role.Known, Permissions: []permissionJSON{}}
	if role.ID != "" {
		item.ID = &role.ID
	}
	for _, p := range role.Permissions {
		permission := permissionJSON{
			API: p.API.Address, Audience: p.API.Identifier,
			Scopes: document.List(p.Scopes), UndefinedScopes: document.List(p.UndefinedScopes),
		}
		if enforced, known := p.API.EnforcesRoles(); known {
			permission.Enforced = &enforced
		}
		item.Permissions = append(item.Permissions, permission)
	}
	return document.AppendValue(b, item)
}

// roleRow is the columns of a permission in the table.
type roleRow [4]string

// roles writes the roles below the cells: below each other where the terminal is too narrow for columns.
func (t *table) roles(m *Selection) {
	rows := []roleRow{{"ROLE", "API", "PERMISSIONS", "SCOPES"}}
	for role := range m.roles() {
		rows = append(rows, roleRows(role)...)
	}
	if len(rows) == 1 {
		return
	}
	var widths [len(roleRow{})]int
	for _, row := range rows {
		for i := range widths {
			widths[i] = max(widths[i], text.Columns(row[i]))
		}
	}
	columns := (len(widths) - 1) * gap
	for _, width := range widths {
		columns += width
	}
	for i, row := range rows {
		switch {
		case t.width == 0 || columns <= t.width:
			t.put(row.aligned(widths))
		case i > 0:
			t.wrapped("", "    ", strings.Join(slices.DeleteFunc(row[:], func(word string) bool { return word == "" }), " "))
		}
	}
	fmt.Fprintln(t.out)
}

func (r *roleRow) aligned(widths [len(roleRow{})]int) string {
	var line strings.Builder
	for i, word := range r {
		line.WriteString(word + strings.Repeat(" ", widths[i]-text.Columns(word)+gap))
	}
	return strings.TrimRight(line.String(), " ")
}

// RoleWords are the columns of the roles' table, a row for each permission: the role, the API, how much of it, and the scopes.
func RoleWords(m *Selection) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		for role := range m.roles() {
			for i, row := range roleRows(role) {
				if i < len(role.Permissions) {
					row[3] = text.List(role.Permissions[i].Scopes)
				}
				if !yield(row[:]) {
					return
				}
			}
		}
	}
}

func roleRows(role *compiler.Role) []roleRow {
	if len(role.Permissions) == 0 {
		amount := "none"
		if !role.Known {
			amount = "not known"
		}
		return []roleRow{{text.Plain(role.Address), "", amount, ""}}
	}
	rows := make([]roleRow, len(role.Permissions))
	for i, p := range role.Permissions {
		rows[i] = roleRow{text.Plain(role.Address), text.Plain(apiOrAudience(p.API)), permissionsOf(role, &p), scopesInShort(p.Scopes)}
	}
	return rows
}

func apiOrAudience(api *compiler.API) string {
	if api.Address == "" {
		return api.Identifier
	}
	return api.Address
}

// permissionsOf is how much of an API a role may do, and whether the API asks.
func permissionsOf(role *compiler.Role, p *compiler.RolePermission) string {
	words := english.Count(len(p.Scopes), "scope")
	if p.API.ScopesKnown {
		words = amount(len(p.Scopes), p.API, false)
	}
	if len(p.UndefinedScopes) > 0 {
		words += fmt.Sprintf(", %d undefined", len(p.UndefinedScopes))
	}
	switch enforced, known := p.API.EnforcesRoles(); {
	case p.Unresolved != nil:
		words += ", unresolved"
	case known && !enforced:
		words += ", not enforced"
	}
	if !role.Known {
		words += ", more not known"
	}
	return words
}
