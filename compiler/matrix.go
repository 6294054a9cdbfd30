package compiler

import (
	"iter"
	"slices"
)

// Filter says which cells are wanted. The zero Filter wants those that are allowed and those that a grant was meant to allow: a grant of
// the application's own or, for a third party, a default grant. A nil function wants everything.
//
// What a system API opens that is not declared is the same for every application, and nobody wrote it: OpenAccess has it, and the matrix only
// under All or where API is not nil. Denied cells of one that nothing mentions take the latter.
type Filter struct {
	All     bool // every cell there is
	Allowed bool // only cells that are allowed; stronger than All
	Fold    bool // without the cells that a policy allow_all opens, which OpenAccess has
	Own     bool // without the cells that applications have in common, see Access.Group

	Application func(*Application) bool
	API         func(*API) bool
	Subject     func(SubjectType) bool
	Scope       func(string) bool // cells with such a scope among Scopes
}

// Matrix is the cells that a filter wants, sorted by application address, API address and subject type.
// Every step yields the same *Access with new content: copy the value to keep it.
func (t *Tenant) Matrix(filter Filter) iter.Seq[*Access] {
	return func(yield func(*Access) bool) {
		w := t.walk(filter)
		for _, app := range t.Applications {
			if (filter.Application == nil || filter.Application(app)) && !w.application(app, yield) {
				return
			}
		}
	}
}

// ThirdPartyDefaults is what a third-party application gets that has no grant of its own: the cells, without an application, that have
// a default grant or are allowed, sorted by API address and subject type. Every step yields the same *Access with new content.
func (t *Tenant) ThirdPartyDefaults() iter.Seq[*Access] {
	return func(yield func(*Access) bool) {
		var cell Access
		for _, api := range t.APIs {
			for _, subject := range SubjectTypes {
				t.resolve(&cell, nil, api, subject)
				if cell.isMeant() && !yield(&cell) {
					return
				}
			}
		}
	}
}

// isMeant reports whether the cell is allowed, or some grant was meant to allow it: grants that do not decide are shadowed.
func (a *Access) isMeant() bool { return a.Allowed || len(a.Shadowed) > 0 }

func (f *Filter) wants(cell *Access) bool {
	switch {
	case f.Allowed && !cell.Allowed, !f.All && !cell.isMeant():
		return false
	case cell.API.unmentioned && !cell.Allowed && f.API == nil:
		return false
	case cell.Reason == PolicyAllowAll && f.folds(cell.API):
		return false
	}
	return f.wantsScopes(cell.Scopes)
}

// folds reports whether what the policy of an API opens has no rows.
func (f *Filter) folds(api *API) bool {
	return f.Fold || api.Config == nil && !f.All && f.API == nil
}

func (f *Filter) wantsAPI(api *API) bool { return f.API == nil || f.API(api) }

func (f *Filter) wantsScopes(scopes []string) bool {
	return f.Scope == nil || slices.ContainsFunc(scopes, f.Scope)
}

func (f *Filter) subjects() []SubjectType {
	if f.Subject == nil {
		return SubjectTypes
	}
	return slices.DeleteFunc(slices.Clone(SubjectTypes), func(subject SubjectType) bool { return !f.Subject(subject) })
}
