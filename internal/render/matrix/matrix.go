// Package matrix writes the cells of a tenant, one file for each format.
package matrix

import (
	"iter"
	"slices"

	"grants/compiler"
)

// Selection is the cells of a tenant that a filter wants: the input of every format.
type Selection struct {
	Tenant *compiler.Tenant
	Filter compiler.Filter
	About  map[string]bool // addresses: only what is about one of them; nil for everything
}

// Access is the cells, in order. Every step yields the same *Access with new content.
func (m *Selection) Access() iter.Seq[*compiler.Access] {
	return aboutOnly(m, m.Tenant.Matrix(m.Filter))
}

// aboutOnly leaves out the cells that are about nothing that is wanted.
func aboutOnly(m *Selection, cells iter.Seq[*compiler.Access]) iter.Seq[*compiler.Access] {
	if m.About == nil {
		return cells
	}
	return func(yield func(*compiler.Access) bool) {
		for cell := range cells {
			if m.isAbout(cell) && !yield(cell) {
				return
			}
		}
	}
}

func (m *Selection) isAbout(cell *compiler.Access) bool {
	return m.About[cell.API.Address] || cell.Application != nil && m.About[cell.Application.Address] || cell.Grant != nil && m.About[cell.Grant.Address] ||
		slices.ContainsFunc(cell.Shadowed, func(g *compiler.ClientGrant) bool { return m.About[g.Address] })
}

// APIs leaves out the system APIs that nothing mentions, unless rows are about them or the filter names them.
func (m *Selection) APIs() iter.Seq[*compiler.API] {
	inRows := map[*compiler.API]bool{}
	for open := range m.open() {
		inRows[open.API] = !m.Filter.IsFolded(&open)
	}
	return wanted(m.Tenant.EveryAPI(), func(api *compiler.API) bool {
		if m.Filter.API != nil {
			return m.Filter.API(api)
		}
		return api.IsMentioned() || inRows[api]
	})
}

// Applications is those that the filter wants, whether they have cells or not.
func (m *Selection) Applications() iter.Seq[*compiler.Application] {
	return wanted(m.Tenant.Applications, m.Filter.Application)
}

func wanted[T any](items []T, want func(T) bool) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, item := range items {
			if (want == nil || want(item)) && !yield(item) {
				return
			}
		}
	}
}

// Defaults is what third-party applications get without a grant of their own; nothing where the filter is for certain applications.
func (m *Selection) Defaults() iter.Seq[*compiler.Access] {
	return func(yield func(*compiler.Access) bool) {
		if m.Filter.Application != nil {
			return
		}
		for cell := range aboutOnly(m, m.Tenant.ThirdPartyDefaults()) {
			if m.wantsDefault(cell) && !yield(cell) {
				return
			}
		}
	}
}

func (m *Selection) wantsDefault(cell *compiler.Access) bool {
	f := &m.Filter
	return (cell.Allowed || !f.Allowed) && (f.API == nil || f.API(cell.API)) &&
		(f.Subject == nil || f.Subject(cell.SubjectType)) &&
		(f.Scope == nil || slices.ContainsFunc(cell.Scopes, f.Scope))
}

// open is what the filter folds, and what system APIs open that are not declared.
func (m *Selection) open() iter.Seq[compiler.Open] {
	if m.About == nil {
		return m.Tenant.OpenAccess(m.Filter)
	}
	return func(yield func(compiler.Open) bool) {
		parties := m.partiesAbout()
		for open := range m.Tenant.OpenAccess(m.Filter) {
			if (m.About[open.API.Address] || parties[open.Party]) && !yield(open) {
				return
			}
		}
	}
}

// partiesAbout are the parties of the applications that are wanted, whose cells the filter folds.
func (m *Selection) partiesAbout() map[compiler.Party]bool {
	parties := map[compiler.Party]bool{}
	for app := range m.Applications() {
		if m.Filter.Fold && m.About[app.Address] {
			parties[app.Party] = true
		}
	}
	return parties
}

// Folded is what the rows leave out of it.
func (m *Selection) Folded() iter.Seq[compiler.Open] {
	return func(yield func(compiler.Open) bool) {
		for open := range m.open() {
			if m.Filter.IsFolded(&open) && !yield(open) {
				return
			}
		}
	}
}
