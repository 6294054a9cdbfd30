package matrix

import (
	"iter"
	"slices"
	"strconv"
	"strings"

	"grants/compiler"
	"grants/internal/render/document"
	"grants/internal/render/text"
)

// unresolved is the grants whose client_id or audience leads nowhere and that the filter wants. They open no cell, and so stand beside the cells.
func (m *Selection) unresolved() iter.Seq[*compiler.UnresolvedGrant] {
	return wanted(m.Tenant.UnresolvedGrants, func(g *compiler.UnresolvedGrant) bool {
		f := &m.Filter
		return (f.Application == nil || g.Application != nil && f.Application(g.Application)) &&
			(f.API == nil || f.API(g.API)) &&
			(m.About == nil || m.About[g.Address] || m.About[g.API.Address] || g.Application != nil && m.About[g.Application.Address]) &&
			(f.Subject == nil || f.Subject(g.SubjectType)) &&
			(f.Scope == nil || slices.ContainsFunc(g.Listed(), f.Scope))
	})
}

// appendUnresolved appends an item of unresolved_grants. No address is known of what leads nowhere, and a default grant has no client_id.
func appendUnresolved(b []byte, g *compiler.UnresolvedGrant) []byte {
	application, clientID := holderOf(g)
	b = document.AppendString(append(b, `{"grant":`...), g.Address)
	b = document.AppendList(append(b, `,"unresolved":`...), g.Unresolved())
	b = document.AppendString(append(b, `,"application":`...), application)
	b = appendClientID(append(b, `,"client_id":`...), clientID)
	b = document.AppendString(append(b, `,"api":`...), g.API.Address)
	b = document.AppendString(append(b, `,"audience":`...), g.API.Identifier)
	b = document.AppendString(append(b, `,"subject_type":`...), string(g.SubjectType))
	b = document.AppendList(append(b, `,"scopes":`...), g.Listed())
	b = document.AppendBool(append(b, `,"all_scopes":`...), g.AllScopes)
	return append(document.AppendString(append(b, `,"looks_like":`...), string(g.LooksLike())), '}')
}

func holderOf(g *compiler.UnresolvedGrant) (address, clientID string) {
	if g.Application == nil {
		return "", ""
	}
	return g.Application.Address, g.Application.ClientID
}

// appendUnresolvedCSV appends a grant in the columns of cells: a cell that nobody can judge.
func appendUnresolvedCSV(b []byte, g *compiler.UnresolvedGrant) []byte {
	application, clientID := holderOf(g)
	name := ""
	if g.Application != nil {
		name = g.Application.Name
	}
	fields := []string{
		application, clientID, name, g.API.Address, g.API.Identifier, g.API.Name, string(g.SubjectType), "unresolved", "unresolved_" + strings.Join(g.Unresolved(), "_and_"),
		"", "", g.Address, "", strings.Join(g.Listed(), " "), strconv.FormatBool(g.AllScopes), "", strings.Join(g.AuthorizationDetailsTypes, " "),
		"", g.OrganizationUsage, strconv.FormatBool(g.AllowAnyOrganization), "",
	}
	for i, field := range fields {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendField(b, field)
	}
	return append(b, '\n')
}

// UnresolvedWords are the grants that lead nowhere, and their columns of the table, with every scope that they list.
func UnresolvedWords(m *Selection) iter.Seq2[*compiler.UnresolvedGrant, []string] {
	return func(yield func(*compiler.UnresolvedGrant, []string) bool) {
		for g := range m.unresolved() {
			row := unresolvedRow(g)
			row[5] = text.List(g.Listed())
			if !yield(g, row[:]) {
				return
			}
		}
	}
}

func unresolvedRow(g *compiler.UnresolvedGrant) tableRow {
	row := tableRow{"any third party", text.Plain(g.API.Address), text.Acting(g.SubjectType), "unresolved", text.Plain(g.Address), scopesInShort(g.Listed())}
	if g.Application != nil {
		row[0] = text.Plain(g.Application.Address)
	}
	if g.ClientID != nil {
		row[0] = "client " + text.Plain(g.Application.ClientID)
	}
	if g.Audience != nil {
		row[1] = text.Plain(g.API.Identifier)
	}
	if g.AllScopes {
		row[3] += ", all scopes"
	}
	return row
}
