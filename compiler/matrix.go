package compiler

import (
	"iter"
	"slices"
)

// Filter says which cells are wanted. The zero Filter wants those that are allowed and those that a grant was meant to allow: a grant of
// the application's own or, for a third party, a default grant. A nil function wants everything.
type Filter struct {
	All  bool // every cell there is
	Fold bool // without the cells that a policy allow_all opens, which OpenAccess has

	Application func(*Application) bool
	API         func(*API) bool
	Subject     func(SubjectType) bool
	Scope       func(string) bool // cells with such a scope among Scopes
}

// Matrix is the cells that a filter wants, sorted by application address, API address and subject type.
// Every step yields the same *Access with new content: copy the value to keep it.
func (t *Tenant) Matrix(filter Filter) iter.Seq[*Access] {
	return func(yield func(*Access) bool) {
		rows := t.rows(filter)
		var cell Access
		for _, app := range t.Applications {
			if filter.Application != nil && !filter.Application(app) {
				continue
			}
			for _, api := range rows.apis(app) {
				for _, subject := range rows.subjects {
					t.resolve(&cell, app, api, subject)
					if filter.wants(&cell) && !yield(&cell) {
						return
					}
				}
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
	case !f.All && !cell.isMeant():
		return false
	case f.Fold && cell.Reason == PolicyAllowAll:
		return false
	}
	return f.wantsScopes(cell.Scopes)
}

func (f *Filter) wantsScopes(scopes []string) bool {
	return f.Scope == nil || slices.ContainsFunc(scopes, f.Scope)
}

func (f *Filter) subjects() []SubjectType {
	if f.Subject == nil {
		return SubjectTypes
	}
	return slices.DeleteFunc(slices.Clone(SubjectTypes), func(subject SubjectType) bool { return !f.Subject(subject) })
}

// rows knows at which APIs to look for each application, so that the matrix of a large tenant is not searched cell by cell.
type rows struct {
	wanted   []bool           // by API index
	common   map[Party][]*API // where an application of the party can get something without a grant of its own
	subjects []SubjectType
	merged   []*API // reused
}

func (t *Tenant) rows(filter Filter) *rows {
	r := &rows{wanted: make([]bool, len(t.APIs)), common: map[Party][]*API{}, subjects: filter.subjects()}
	for i, api := range t.APIs {
		r.wanted[i] = filter.API == nil || filter.API(api)
		for _, party := range parties {
			if r.wanted[i] && (filter.All || t.isCommon(api, party, filter.Fold)) {
				r.common[party] = append(r.common[party], api)
			}
		}
	}
	return r
}

func (t *Tenant) isCommon(api *API, party Party, fold bool) bool {
	for _, subject := range SubjectTypes {
		if !fold && api.opensTo(party, subject) || t.defaultGrant(party, api, subject) != nil {
			return true
		}
	}
	return false
}

// apis merges two sorted lists, the APIs that are common to the application's party and those of its own grants. The result is valid
// until the next call.
func (r *rows) apis(app *Application) []*API {
	common := r.common[app.Party]
	if len(app.grants) == 0 {
		return common
	}
	r.merged = r.merged[:0]
	for _, grant := range app.grants {
		api := grant.API
		for len(common) > 0 && common[0].index < api.index {
			r.merged, common = append(r.merged, common[0]), common[1:]
		}
		if len(common) > 0 && common[0] == api {
			common = common[1:]
		}
		if r.wanted[api.index] && (len(r.merged) == 0 || r.merged[len(r.merged)-1] != api) {
			r.merged = append(r.merged, api)
		}
	}
	r.merged = append(r.merged, common...)
	return r.merged
}
