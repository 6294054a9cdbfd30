package operations

import (
	"slices"

	"grants/compiler"
	"grants/plan/objects"
)

// grantMove is how a grant gets from the base to the head: prepared is what it is when APIs widen, settled what it is when they narrow.
type grantMove struct {
	id        objects.GrantID
	pair      objects.Pair[compiler.ClientGrant]
	api       *apiMove
	party     compiler.Party // of the holder
	joins     bool           // the holder is not there yet
	byDefault *grantMove     // the default grant beside an own one; nil where neither tenant has one

	old, prepared, settled, target grantState
}

// moveGrants finds the way of every grant that changes on the platform. The grants of an application that goes are not among them: they
// go with it. Defaults come first, since the ways of own grants depend on them.
func (s *sequence) moveGrants() {
	for id, p := range s.judgedGrants() {
		if id.Holder == objects.AnyThirdParty && !objects.IsSystemGrant(p) {
			m := &grantMove{id: id, pair: p, api: &s.apiMoves[id.API], party: compiler.ThirdPartyStrict}
			m.setStates()
			m.prepared, m.settled = m.moveDefault()
			s.defaults[id] = m
			s.note(m)
		}
	}
	for id, p := range s.judgedGrants() {
		if id.Holder != objects.AnyThirdParty {
			s.moveOwnGrant(id, p)
		}
	}
	s.moveUnresolvedAway()
}

func (s *sequence) moveOwnGrant(id objects.GrantID, p objects.Pair[compiler.ClientGrant]) {
	app, api := s.Apps[id.Holder], &s.apiMoves[id.API]
	joins := app.Before == nil && p.Before == nil || s.Replaces(app) // where the base has its grant, it has the application, too
	if p.Before != nil && (app.After == nil || joins) {
		s.moveAway(id, p.Before)
	}
	switch {
	case app.After == nil || !isDeployable(app) || objects.IsSystemGrant(p):
		return
	case joins:
		p.Before = nil
	case objects.SameGrant(p):
		return
	}
	m := &grantMove{id: id, pair: p, api: api, party: app.After.Party, joins: joins}
	if objects.IsThirdParty(app.After) {
		m.byDefault = s.defaults[objects.GrantID{Holder: objects.AnyThirdParty, API: id.API, Subject: id.Subject}]
	}
	m.setStates()
	m.prepared, m.settled = m.moveOwn()
	s.note(m)
	s.found[id.Holder] = s.found[id.Holder] || app.Before == nil && m.old.exists && !m.old.equal(m.target)
}

// moveAway is for a grant that goes with its application. One that retires goes last, so that a grant on an API that goes, or that loses what
// the grant lists, is deleted by itself.
func (s *sequence) moveAway(id objects.GrantID, grant *compiler.ClientGrant) {
	api := &s.apiMoves[id.API]
	api.calls = true
	where := objects.SideAddress{Side: "base", Address: grant.Address}
	s.cascades[id.Holder] = append(s.cascades[id.Holder], where)
	state := stateOf(grant)
	if grant.Config.System || !s.retires(id.Holder) || !state.exists || api.after != nil && state.without(api).equal(state) {
		return
	}
	key := objects.GrantKey(grant)
	holder := s.predecessorRef(id.Holder)
	key.ClientID, key.Application, key.Predecessor = holder.ClientID, holder.Application, holder.Predecessor
	s.add(Operation{
		Phase: phaseNarrowGrants, Method: "DELETE", Resource: ClientGrants, Key: key, Address: grant.Address, of: []objects.SideAddress{where},
		dueTo: onBothSides(s.Apps[id.Holder], applicationAddress), step: stepDropGrants, block: grant.Config.Header, DoneIf: &DoneIf{Status: 404},
	})
}

func (m *grantMove) setStates() {
	m.old, m.target = stateOf(m.pair.Before), stateOf(m.pair.After)
	if m.old.exists && m.target.exists {
		m.old.dangling = objects.Missing(m.pair.Before.UndefinedScopes, m.pair.After.UndefinedScopes)
	}
}

// note keeps a grant that changes.
func (s *sequence) note(m *grantMove) {
	if !m.old.equal(m.target) {
		m.api.calls = true
		m.api.earlyCalls = m.api.earlyCalls || !m.old.equal(m.prepared)
		m.api.lateCalls = m.api.lateCalls || !m.settled.equal(m.target)
		s.grantMoves = append(s.grantMoves, m)
	}
}

// isFree reports whether it does not matter when the grant changes: nobody sees it while it does.
func (m *grantMove) isFree() bool {
	return !m.api.stays() || m.api.isDenied(m.id.SubjectType()) || m.api.wasDenied(m.id.SubjectType())
}

// moveDefault is the way of a default grant. Strict third parties always go by it, permissive ones only while the policy is not open: it is
// to be there before the policy closes, and to stay until it is open.
func (m *grantMove) moveDefault() (prepared, settled grantState) {
	if m.isFree() {
		return m.old, m.target
	}
	old, target, api := m.old, m.target, m.api
	opening := api.opening(m.id.SubjectType())
	prepared, settled = old, target
	if between := target.listed(api.commonScopes, api.commonTypes); api.closesEarly(m.id.SubjectType()) && !old.gives(between) {
		prepared = between
	}
	if old.all && !target.all && api.addsScopes() {
		prepared = target.listed(api.commonScopes, api.commonTypes)
		if opening {
			prepared = old.listed(api.commonScopes, api.commonTypes)
		}
	}
	if target.all && !prepared.all && api.removesScopes() || opening && prepared.exists && !target.gives(prepared.without(api)) {
		settled = prepared.without(api)
	}
	if target.all && !prepared.all && api.removesScopes() && api.closing(m.id.SubjectType()) {
		settled = target.listed(api.newScopes, api.newTypes) // permissive ones are to have all of it at once
	}
	return prepared, settled
}

// moveOwn is the way of an application's own grant.
func (m *grantMove) moveOwn() (prepared, settled grantState) {
	wasOpen, isOpen := objects.OpensTo(m.api.before, m.party, m.id.SubjectType()), objects.OpensTo(m.api.after, m.party, m.id.SubjectType())
	switch {
	case m.isFree():
		return m.old, m.target
	case m.joins:
		return m.old, m.joining()
	case wasOpen:
		return m.closing(), m.target
	case isOpen:
		return m.old, m.opening()
	case m.target.exists:
		return m.changing()
	}
	return m.leaving()
}

// joining is the grant of a new application, which is not to see the scopes that go.
func (m *grantMove) joining() grantState {
	if m.target.all && m.api.removesScopes() {
		return grantState{}
	}
	return m.target
}

// closing is an own grant that is to decide as soon as the policy closes.
func (m *grantMove) closing() grantState {
	if !m.api.closesEarly(m.id.SubjectType()) {
		return m.old
	}
	between := m.target.listed(m.api.commonScopes, m.api.commonTypes)
	if m.target.exists && m.old.gives(between) && (m.target.all || !m.old.all) {
		return m.old
	}
	return between
}

// opening is an own grant that decides until the policy opens. Until then it loses only what the API loses.
func (m *grantMove) opening() grantState {
	keep := m.old.without(m.api)
	if m.old.exists && m.target.gives(keep) && (m.old.all || !m.target.all || !m.api.removesScopes()) {
		return m.target
	}
	return keep
}

// changing is an own grant that decides in the end. With allow_all_scopes it is not to see the scopes that come unless it keeps it, and
// not those that go unless it had it.
func (m *grantMove) changing() (prepared, settled grantState) {
	old, target, api := m.old, m.target, m.api
	prepared, settled = old, target
	keeps, had := target.all && target.admits(old), old.all && old.admits(target)
	if old.all && !keeps && api.addsScopes() || !old.exists && m.byDefault.moves() {
		prepared = target.listed(api.commonScopes, api.commonTypes)
	}
	if !target.all || had || !api.removesScopes() {
		return prepared, settled
	}
	settled = prepared.without(api)
	if !prepared.exists && m.byDefault != nil {
		settled = target.listed(api.newScopes, api.newTypes)
	}
	return prepared, settled
}

// moves reports whether a default grant gives something else once APIs have widened.
func (m *grantMove) moves() bool {
	return m != nil && (!m.prepared.equal(m.old) || m.old.all && m.api.addsScopes())
}

// leaving is an own grant that goes. The application falls back to the default, so that has to be what it will be.
func (m *grantMove) leaving() (prepared, settled grantState) {
	api, byDefault := m.api, m.byDefault
	prepared = m.old
	fallsBackToAll := byDefault != nil && byDefault.target.all
	if m.old.all && api.addsScopes() && !(fallsBackToAll && byDefault.target.admits(m.old)) {
		if byDefault == nil {
			return grantState{}, grantState{}
		}
		prepared = m.old.listed(byDefault.target.listed(api.commonScopes, nil).scopes, api.commonTypes)
	}
	if byDefault != nil && (!byDefault.settled.equal(byDefault.target) || fallsBackToAll && api.removesScopes()) {
		return prepared, prepared.without(api)
	}
	return prepared, grantState{}
}

// deployGrants sends each grant's way, with the links to organizations around it.
func (s *sequence) deployGrants() {
	for _, m := range s.grantMoves {
		steps := [3]step{stepPrepareGrants, stepGrants, stepLateGrants}
		drops := [3]step{stepPrepareGrants, stepDropGrants, stepLateDrops}
		switch {
		case m.id.Holder == objects.AnyThirdParty:
			steps = [3]step{stepPrepareDefaults, stepDefaults, stepLateDefaults}
			drops = steps
		case m.joins && s.exposure.late(m.party):
			steps[1] = stepLateGrants
		}
		from := m.old
		for i, to := range [3]grantState{m.prepared, m.settled, m.target} {
			at := steps[i]
			if !to.exists {
				at = drops[i]
			}
			s.sendGrant(m, from, to, at)
			from = to
		}
	}
}

func (s *sequence) sendGrant(m *grantMove, from, to grantState, at step) {
	if from.equal(to) {
		return
	}
	grant := objects.Either(m.pair)
	call := Operation{
		Phase: phaseWidenGrants, Method: "PATCH", Resource: ClientGrants, Key: s.grantKey(m, grant), Address: grant.Address,
		of: onBothSides(m.pair, grantAddress), dueTo: s.callers(m), step: at, block: grant.Config.Header,
	}
	switch {
	case !from.exists:
		call.Method, call.Body, call.DoneIf = "POST", s.newGrantBody(m, grant, to), &DoneIf{Status: 409}
	case !to.exists:
		call.Phase, call.Method, call.DoneIf = phaseNarrowGrants, "DELETE", &DoneIf{Status: 404}
	default:
		call.Body = grantPatch(from, to)
		if unlinked := to.linkedLike(from); from.gives(to) && from.admits(unlinked) {
			call.Phase = phaseNarrowGrants
		}
	}
	if !from.sameGrant(to) {
		s.add(call)
	}
	if to.exists {
		s.linkOrganizations(call, from, to)
	}
}

// linkOrganizations drops links before the grant changes and adds them after, so that no organization meets scopes that it has in neither
// tenant. While a grant allows any organization its links say nothing, and it is the other way round.
// https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/manage-m2m-access
func (s *sequence) linkOrganizations(call Operation, from, to grantState) {
	link := func(method string, phase, place int, ids []string) {
		for _, id := range ids {
			o := call
			o.Phase, o.Method, o.Resource, o.Body, o.place = phase, method, organizationGrants, nil, place
			o.Key.Organization = id
			o.DoneIf = &DoneIf{Status: 404}
			if method == "POST" {
				o.Body = map[string]any{"grant_id": "${" + call.Address + ".id}"}
				o.DoneIf = &DoneIf{Linked: true} // 409 is also the answer of an organization that has too many
			}
			s.add(o)
		}
	}
	const before, after = -1, 1
	added, dropped := after, before
	if from.anyOrganization {
		added = before
	}
	if to.anyOrganization {
		dropped = after
	}
	link("POST", phaseWidenGrants, added, objects.Missing(to.organizations, from.organizations))
	link("DELETE", phaseNarrowGrants, dropped, objects.Missing(from.organizations, to.organizations))
}

// callers are the objects besides the grant that may be why it has a call: its holder, whose successor needs one, and its API, which comes to
// declare what the grant lists.
func (s *sequence) callers(m *grantMove) []objects.SideAddress {
	var api []objects.SideAddress
	if m.id.API != objects.Unknown {
		api = onBothSides(s.APIs[m.id.API], apiAddress)
	}
	if m.id.Holder == objects.AnyThirdParty {
		return api
	}
	app := onBothSides(s.Apps[m.id.Holder], applicationAddress)
	if m.joins {
		return app
	}
	return append(api, app...)
}

func (s *sequence) grantKey(m *grantMove, grant *compiler.ClientGrant) objects.Key {
	key := objects.GrantKey(grant)
	if m.id.Holder != objects.AnyThirdParty {
		holder := s.applicationRef(m.id.Holder)
		key.ClientID, key.Application = holder.ClientID, holder.Application
	}
	return key
}

// newGrantBody says scope even where it is empty: without it the platform refuses.
func (s *sequence) newGrantBody(m *grantMove, grant *compiler.ClientGrant, to grantState) map[string]any {
	body := map[string]any{"audience": grant.API.Identifier, "subject_type": string(grant.SubjectType)}
	if grant.IsDefault() {
		body["default_for"] = objects.GrantKey(grant).DefaultFor
	} else {
		body["client_id"] = s.clientIDOfHolder(m, grant)
	}
	if to.all {
		body["allow_all_scopes"] = true
	} else {
		body["scope"] = objects.OrEmpty(to.scopes)
	}
	if len(to.types) > 0 {
		body["authorization_details_types"] = to.types
	}
	if to.usage == "allow" || to.usage == "require" {
		body["organization_usage"] = to.usage
	}
	if to.anyOrganization {
		body["allow_any_organization"] = true
	}
	return body
}

// grantPatch gives up allow_all_scopes and names the scopes in one call: the platform takes no scope while the flag is true.
// https://github.com/auth0/auth0-cli
func grantPatch(from, to grantState) map[string]any {
	body := map[string]any{}
	if from.all != to.all {
		body["allow_all_scopes"] = to.all
	}
	if !to.all && (from.all || !slices.Equal(from.scopes, to.scopes) || len(from.dangling) > len(to.dangling)) {
		body["scope"] = objects.OrEmpty(to.scopes)
	}
	if !slices.Equal(from.types, to.types) {
		body["authorization_details_types"] = objects.OrEmpty(to.types) // empty clears; the platform takes no null
	}
	if from.usage != to.usage {
		body["organization_usage"] = to.usage
	}
	if from.anyOrganization != to.anyOrganization {
		body["allow_any_organization"] = to.anyOrganization
	}
	return body
}
