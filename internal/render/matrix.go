package render

import (
	"iter"
	"slices"

	"grants/compiler"
)

// Matrix is the cells of a tenant that a filter wants: the input of every MatrixX.
type Matrix struct {
	Tenant *compiler.Tenant
	Filter compiler.Filter
}

func (m *Matrix) access() iter.Seq[*compiler.Access] { return m.Tenant.Matrix(m.Filter) }

func (m *Matrix) apis() iter.Seq[*compiler.API] { return wanted(m.Tenant.APIs, m.Filter.API) }

func (m *Matrix) applications() iter.Seq[*compiler.Application] {
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

// defaults is what third-party applications get without a grant of their own; nothing where the filter is for certain applications.
func (m *Matrix) defaults() iter.Seq[*compiler.Access] {
	return func(yield func(*compiler.Access) bool) {
		if m.Filter.Application != nil {
			return
		}
		for cell := range m.Tenant.ThirdPartyDefaults() {
			if m.wantsDefault(cell) && !yield(cell) {
				return
			}
		}
	}
}

func (m *Matrix) wantsDefault(cell *compiler.Access) bool {
	f := &m.Filter
	return (f.API == nil || f.API(cell.API)) &&
		(f.Subject == nil || f.Subject(cell.SubjectType)) &&
		(f.Scope == nil || slices.ContainsFunc(cell.Scopes, f.Scope))
}

// open is what the filter folds.
func (m *Matrix) open() iter.Seq[compiler.Open] {
	if !m.Filter.Fold {
		return func(func(compiler.Open) bool) {}
	}
	return m.Tenant.OpenAccess(m.Filter)
}
