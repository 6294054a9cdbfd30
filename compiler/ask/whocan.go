package ask

import (
	"cmp"
	"slices"
	"strings"

	"grants/compiler"
	"grants/internal/stringset"
)

// Holder is somebody who can get what is asked for, or could but for a flow, and through what.
type Holder struct {
	Application *compiler.Application // nil: any third party that has no grant of its own
	Cell        compiler.Access
	Scopes      []string // those of the cell that were asked for, sorted
	Answer      Answer   // Unknown where it hangs on something that is not stated
}

// Crowd is third parties that come to it by one default grant and have the same: the first of them as a holder, and all by their addresses.
type Crowd struct {
	Holder
	Applications []*compiler.Application
}

// Holding is who can get scopes of one API for one subject type. A policy that opens the API has one entry in Open for each party.
type Holding struct {
	API         *compiler.API
	SubjectType compiler.SubjectType
	Scopes      []string // those of the API that were asked for, sorted
	Holders     []Holder // with a grant of their own, sorted by application address; any third party last
	Crowds      []Crowd  // sorted by the address of the first application
	Open        []compiler.Open
	Latent      []Crowd // who is given it and has no flow to use it; those with a grant of their own alone
	Unresolved  []*compiler.UnresolvedGrant
	Roles       []RoleHolder // the roles that permit it, for users, sorted by address
}

// RoleHolder is a role that permits some of the scopes that were asked for.
type RoleHolder struct {
	Role   *compiler.Role
	Scopes []string // sorted
}

// Nobody reports whether no application, known or yet to come, can get what is asked for, as far as anybody can tell here.
func (h *Holding) Nobody() bool {
	return len(h.Holders)+len(h.Crowds)+len(h.Open)+len(h.Unresolved) == 0
}

// HasThirdParty reports whether some third party, known or yet to come, is among them.
func (h *Holding) HasThirdParty() bool {
	return len(h.Crowds) > 0 ||
		slices.ContainsFunc(h.Holders, func(holder Holder) bool { return holder.Application == nil || holder.Application.IsThirdParty() }) ||
		slices.ContainsFunc(h.Open, func(open compiler.Open) bool { return open.Party != compiler.FirstParty })
}

// Wanted is what WhoCan looks for.
type Wanted struct {
	Scope    func(string) bool // nil for any access, also one without a scope
	API      func(*compiler.API) bool
	Subjects []compiler.SubjectType // none for all
}

// WhoCan is who can get some scopes, for each API that could give one, sorted by API and subject type: an API that gives them to nobody is there too.
func WhoCan(t *compiler.Tenant, w Wanted) []Holding {
	if len(w.Subjects) == 0 {
		w.Subjects = compiler.SubjectTypes
	}
	s := newSearch(t, w)
	s.apis()
	s.cells()
	s.open()
	s.defaults()
	s.unresolved()
	s.roles()
	return s.found
}

func newSearch(t *compiler.Tenant, w Wanted) *search {
	return &search{Tenant: t, wanted: w, at: map[place]int{}, matches: map[string]bool{}, alike: map[int]likeness{}}
}

type place struct {
	api     *compiler.API
	subject compiler.SubjectType
}

type search struct {
	*compiler.Tenant
	wanted Wanted
	found  []Holding
	at     map[place]int // in found

	matches map[string]bool  // the scopes that are wanted, of those that were looked at
	alike   map[int]likeness // by group of the matrix's cells
}

// likeness is what is known of the cells of a group, but for their applications.
type likeness struct {
	holds   bool
	holding int // in found
	latent  bool
	crowd   int // there
}

func (s *search) wants(api *compiler.API) bool { return s.wanted.API == nil || s.wanted.API(api) }

// apis makes a place for each API that has one of the scopes or on which a grant lists one.
func (s *search) apis() {
	listed := s.listed()
	for _, api := range s.EveryAPI() {
		scopes := s.matching(api.Scopes)
		if !s.wants(api) || s.wanted.Scope != nil && len(scopes) == 0 && !listed[api] {
			continue
		}
		for _, subject := range s.wanted.Subjects {
			s.at[place{api, subject}] = len(s.found)
			s.found = append(s.found, Holding{API: api, SubjectType: subject, Scopes: scopes})
		}
	}
}

// listed are the APIs on which a grant lists a scope that the API does not declare.
func (s *search) listed() map[*compiler.API]bool {
	listed := map[*compiler.API]bool{}
	for _, grant := range s.ClientGrants {
		if len(s.matching(grant.UndefinedScopes)) > 0 || len(s.matching(grant.UnlistedScopes)) > 0 {
			listed[grant.API] = true
		}
	}
	return listed
}

// matching are the scopes of a sorted list that are wanted; the list itself where all are.
func (s *search) matching(scopes []string) []string {
	if s.wanted.Scope == nil {
		return scopes
	}
	n := 0
	for _, scope := range scopes {
		if s.matchesScope(scope) {
			n++
		}
	}
	switch n {
	case 0:
		return nil
	case len(scopes):
		return scopes
	}
	matching := make([]string, 0, n)
	for _, scope := range scopes {
		if s.matches[scope] {
			matching = append(matching, scope)
		}
	}
	return matching
}

func (s *search) matchesScope(scope string) bool {
	is, known := s.matches[scope]
	if !known {
		is = s.wanted.Scope(scope)
		s.matches[scope] = is
	}
	return is
}

func (s *search) filter() compiler.Filter {
	return compiler.Filter{
		Fold:    true,
		API:     func(api *compiler.API) bool { _, asked := s.at[place{api, s.wanted.Subjects[0]}]; return asked },
		Subject: func(subject compiler.SubjectType) bool { return slices.Contains(s.wanted.Subjects, subject) },
	}
}

func (s *search) cells() {
	for cell := range s.Matrix(s.filter()) {
		group := cell.Group()
		like, known := s.alike[group]
		switch {
		case group == 0 || !known:
			like = s.cell(cell)
			s.alike[group] = like
		case like.holds:
			s.join(like, cell.Application)
		}
	}
}

// cell enters a cell that is like none before it.
func (s *search) cell(cell *compiler.Access) likeness {
	holder, holds := s.holder(cell)
	if !holds {
		return likeness{}
	}
	at := s.at[place{cell.API, cell.SubjectType}]
	holding := &s.found[at]
	crowd := Crowd{holder, []*compiler.Application{cell.Application}}
	switch {
	case cell.Unreachable != "":
		return likeness{true, at, true, joined(&holding.Latent, crowd)}
	case cell.Reason == compiler.ByDefaultGrant:
		return likeness{true, at, false, joined(&holding.Crowds, crowd)}
	}
	holding.Holders = append(holding.Holders, holder)
	return likeness{}
}

// joined adds to the crowd that comes to it in the same way, or else is a new one. Those with a grant of their own stand alone.
func joined(crowds *[]Crowd, more Crowd) int {
	for i := range *crowds {
		crowd := &(*crowds)[i]
		if more.Cell.Grant != nil && more.Cell.Grant.IsDefault() && crowd.Cell.Grant == more.Cell.Grant && crowd.Answer == more.Answer && crowd.Cell.Unreachable == more.Cell.Unreachable {
			crowd.Applications = append(crowd.Applications, more.Applications...)
			return i
		}
	}
	*crowds = append(*crowds, more)
	return len(*crowds) - 1
}

func (s *search) join(like likeness, app *compiler.Application) {
	holding := &s.found[like.holding]
	crowd := &holding.Crowds
	if like.latent {
		crowd = &holding.Latent
	}
	(*crowd)[like.crowd].Applications = append((*crowd)[like.crowd].Applications, app)
}

func (s *search) defaults() {
	for cell := range s.ThirdPartyDefaults() {
		if holder, holds := s.holder(cell); holds {
			holding := &s.found[s.at[place{cell.API, cell.SubjectType}]]
			holding.Holders = append(holding.Holders, holder)
		}
	}
}

func (s *search) holder(cell *compiler.Access) (Holder, bool) {
	if _, asked := s.at[place{cell.API, cell.SubjectType}]; !asked || !cell.Allowed {
		return Holder{}, false
	}
	scopes := s.matching(cell.Scopes)
	if s.wanted.Scope != nil && len(scopes) == 0 {
		return Holder{}, false
	}
	holder := Holder{Application: cell.Application, Cell: *cell, Scopes: scopes, Answer: Yes}
	if len(cell.Assumed) > 0 {
		holder.Answer = s.stated(cell)
	}
	return holder, true
}

// stated is Unknown where the cell gives less under what is stated.
func (s *search) stated(cell *compiler.Access) Answer {
	least := s.StatedAccess(cell.Application, cell.API, cell.SubjectType)
	if !least.Allowed || least.Unreachable != "" || !stringset.Within(s.matching(cell.Scopes), least.Scopes) {
		return Unknown
	}
	return Yes
}

// open takes what policies open to whole parties.
func (s *search) open() {
	for open := range s.OpenAccess(s.filter()) {
		at, asked := s.at[place{open.API, open.SubjectType}]
		if asked && (s.wanted.Scope == nil || len(s.matching(open.Scopes)) > 0) {
			s.found[at].Open = append(s.found[at].Open, open)
		}
	}
}

// unresolved takes the grants that nobody can judge here, of APIs that are declared.
func (s *search) unresolved() {
	for _, grant := range s.UnresolvedGrants {
		at, asked := s.at[place{grant.API, grant.SubjectType}]
		if asked && (s.wanted.Scope == nil || len(s.matching(grant.Listed())) > 0) {
			s.found[at].Unresolved = append(s.found[at].Unresolved, grant)
		}
	}
}

// roles takes the roles that permit some of it.
func (s *search) roles() {
	for _, role := range s.Tenant.Roles {
		for i := range role.Permissions {
			permission := &role.Permissions[i]
			at, asked := s.at[place{permission.API, compiler.User}]
			if scopes := s.matching(permission.Scopes); asked && len(scopes) > 0 {
				s.found[at].Roles = append(s.found[at].Roles, RoleHolder{role, scopes})
			}
		}
	}
}

// close is who else gets the scope of a question: the application itself in another flow first, and then some by their addresses.
func (q *Question) close() []Holder {
	if q.Scope == "" {
		return nil
	}
	const most = 3
	var close []Holder
	found := WhoCan(q.Tenant, Wanted{
		Scope: func(scope string) bool { return scope == q.Scope },
		API:   func(api *compiler.API) bool { return api == q.API },
	})
	for _, holding := range found {
		for _, crowd := range holding.Crowds {
			holding.Holders = append(holding.Holders, crowd.Holder)
		}
		for _, holder := range holding.Holders {
			if isAsked := holder.Application == q.Application && holding.SubjectType == q.SubjectType; !isAsked && holder.Answer == Yes && holder.Application != nil {
				close = append(close, holder)
			}
		}
	}
	slices.SortStableFunc(close, func(a, b Holder) int {
		return cmp.Or(compareBools(b.Application == q.Application, a.Application == q.Application), strings.Compare(a.Application.Address, b.Application.Address))
	})
	return close[:min(most, len(close))]
}
