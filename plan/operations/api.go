package operations

import (
	"maps"
	"slices"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/internal/stringset"
	"grants/plan/objects"
)

// apiMove is how one API gets from the base to the head: where scopes both come and go it declares all of them for a while, so that each
// grant can change at once from one list to the other.
type apiMove struct {
	before, after *compiler.API
	system        bool

	oldScopes, newScopes, commonScopes, allScopes []string
	oldTypes, newTypes, commonTypes, allTypes     []string

	calls      bool // about its grants; without any, the API can change at once
	earlyCalls bool // some of them before the API widens
	lateCalls  bool // some of them once the API has narrowed

	narrowsLate  bool // somebody who gets access by policy loses some in the last call
	tightensLate bool // RBAC comes on in it
	widensEarly  bool // it opens or relaxes in the first call, since no grant changes
}

func (s *sequence) moveAPIs() {
	s.apiMoves = make([]apiMove, len(s.APIs))
	for i, p := range s.APIs {
		m := &s.apiMoves[i]
		m.before, m.after, m.system = p.Before, p.After, objects.Either(p).System != ""
		if !m.system && m.before != nil && m.before.Config == nil {
			m.before = nil // by its tenant's domain it was the platform's own, which nobody declared: it is created
		}
		if m.before != nil {
			m.oldScopes, m.oldTypes = m.before.Scopes, m.before.AuthorizationDetailsTypes
		}
		if m.after != nil {
			m.newScopes, m.newTypes = m.after.Scopes, m.after.AuthorizationDetailsTypes
		}
		m.commonScopes, m.allScopes = stringset.Intersection(m.oldScopes, m.newScopes), objects.Union(m.oldScopes, m.newScopes)
		m.commonTypes, m.allTypes = stringset.Intersection(m.oldTypes, m.newTypes), objects.Union(m.oldTypes, m.newTypes)
	}
}

func (m *apiMove) stays() bool         { return m.before != nil && m.after != nil }
func (m *apiMove) goes() bool          { return m.before != nil && m.after == nil && !m.system }
func (m *apiMove) addsScopes() bool    { return len(m.allScopes) > len(m.oldScopes) }
func (m *apiMove) removesScopes() bool { return len(m.allScopes) > len(m.newScopes) }
func (m *apiMove) addsTypes() bool     { return len(m.allTypes) > len(m.oldTypes) }
func (m *apiMove) removesTypes() bool  { return len(m.allTypes) > len(m.newTypes) }
func (m *apiMove) adds() bool          { return m.addsScopes() || m.addsTypes() }

func (m *apiMove) wasDenied(subject compiler.SubjectType) bool {
	return m.before.Policy(subject) == compiler.DenyAll
}

func (m *apiMove) isDenied(subject compiler.SubjectType) bool {
	return m.after.Policy(subject) == compiler.DenyAll
}

func opens(api *compiler.API, party compiler.Party) bool {
	return slices.ContainsFunc(compiler.SubjectTypes, func(s compiler.SubjectType) bool { return objects.OpensTo(api, party, s) })
}

// closesEarly reports whether a policy closes in the first call. While it is open everybody sees every scope, so it can't wait where scopes
// come; and where everything is denied, nothing is to widen before.
func (m *apiMove) closesEarly(subject compiler.SubjectType) bool {
	was, is := objects.PolicyRank(string(m.before.Policy(subject))), objects.PolicyRank(string(m.after.Policy(subject)))
	return is < was && (m.isDenied(subject) || m.adds())
}

// opening reports whether a policy comes to allow everybody what needed a grant.
func (m *apiMove) opening(subject compiler.SubjectType) bool {
	return m.before.Policy(subject) != compiler.AllowAll && m.after.Policy(subject) == compiler.AllowAll
}

// closing reports whether a policy comes to need a grant from everybody.
func (m *apiMove) closing(subject compiler.SubjectType) bool {
	return m.before.Policy(subject) == compiler.AllowAll && m.after.Policy(subject) != compiler.AllowAll
}

func (s *sequence) deployAPIs() {
	for i := range s.APIs {
		m, p := &s.apiMoves[i], s.APIs[i]
		switch {
		case m.system:
			s.patchSystemAPI(m)
		case m.before == nil:
			s.add(Operation{
				Phase: phaseWidenAPIs, Method: "POST", Resource: ResourceServers, Key: objects.Key{Identifier: p.After.Identifier},
				Body: newAPIBody(p.After), Address: p.After.Address, of: onBothSides(p, apiAddress), step: stepWidenAPIs,
				block: objects.HeaderOf(p.After), DoneIf: &DoneIf{Status: 409},
			})
		case p.After == nil:
			s.add(Operation{
				Phase: phaseNarrowAPIs, Method: "DELETE", Resource: ResourceServers, Key: objects.Key{Identifier: p.Before.Identifier},
				Address: p.Before.Address, of: onBothSides(p, apiAddress), step: stepNarrowAPIs,
				block: objects.HeaderOf(p.Before), DoneIf: &DoneIf{Status: 404},
			})
		case p.Before.Config != p.After.Config: // else of a file that did not change
			s.patchAPI(m)
		}
	}
}

// apiPatch is one of the two calls that change an API.
type apiPatch struct {
	body           map[string]any
	widens, alters bool // alters: neither widens nor narrows
	narrows        bool
}

func (p *apiPatch) set(name string, value any) { p.body[name] = value }

// patchAPI widens and closes in a first call and narrows and opens in a last one, or does all at once where no grant changes in between.
// Conditions such as RBAC are tightened before any grant changes, and relaxed when every grant has become what it will be.
func (s *sequence) patchAPI(m *apiMove) {
	first, last := &apiPatch{body: map[string]any{}}, &apiPatch{body: map[string]any{}}
	tightened, relaxed := first, last
	if m.earlyCalls {
		tightened = &apiPatch{body: map[string]any{}}
	}
	if m.lateCalls {
		relaxed = &apiPatch{body: map[string]any{}}
	}
	m.patchScopes(first, last)
	m.patchTypes(first, last)
	m.patchPolicies(first, last)
	m.patchAttributes(tightened, first, last, relaxed)
	if !m.calls {
		s.patchAtOnce(m, first, last)
		return
	}
	m.narrowsLate = last.narrows
	if m.earlyCalls {
		s.sendAPI(m, tightened, stepTightenAPIs)
	}
	s.sendAPI(m, first, stepWidenAPIs)
	s.sendAPI(m, last, stepNarrowAPIs)
	if m.lateCalls {
		s.sendAPI(m, relaxed, stepRelaxAPIs)
	}
}

// patchAtOnce sends everything early, unless it only narrows.
func (s *sequence) patchAtOnce(m *apiMove, first, last *apiPatch) {
	whole := &apiPatch{
		body: first.body, widens: first.widens || last.widens, alters: first.alters || last.alters, narrows: first.narrows || last.narrows,
	}
	maps.Copy(whole.body, last.body)
	turnsOn := !m.before.EnforcePolicies && m.after.EnforcePolicies
	if !whole.widens && !whole.alters {
		m.narrowsLate, m.tightensLate = true, turnsOn
		s.sendAPI(m, whole, stepNarrowAPIs)
		return
	}
	m.widensEarly = last.widens
	s.sendAPI(m, whole, stepWidenAPIs)
}

func (s *sequence) sendAPI(m *apiMove, patch *apiPatch, at step) {
	if len(patch.body) == 0 {
		return
	}
	phase := phaseWidenAPIs
	if patch.narrows && (at == stepNarrowAPIs || !patch.widens && !patch.alters) {
		phase = phaseNarrowAPIs
	}
	s.add(Operation{
		Phase: phase, Method: "PATCH", Resource: ResourceServers, Key: objects.Key{Identifier: m.after.Identifier}, Body: patch.body,
		Address: m.declared().Address, of: onBothSides(objects.Pair[compiler.API]{Before: m.before, After: m.after}, apiAddress), step: at,
		block: objects.HeaderOf(m.declared()), verb: patch.verb(at),
	})
}

// verb is what a call does to the API; that of the step where there is but one.
func (p *apiPatch) verb(at step) string {
	switch {
	case at == stepWidenAPIs && p.widens || at == stepNarrowAPIs && p.narrows || at != stepWidenAPIs && at != stepNarrowAPIs:
		return ""
	case p.widens:
		return "open"
	case p.narrows:
		return "close"
	}
	return "change"
}

// declared is the API as it is declared: in the base where the head no longer declares a system API.
func (m *apiMove) declared() *compiler.API {
	if m.after.Config == nil && m.before.Config != nil {
		return m.before
	}
	return m.after
}

// patchScopes sends the full list every time: the platform drops what is not in it.
// https://auth0.com/docs/get-started/apis/add-api-permissions
func (m *apiMove) patchScopes(first, last *apiPatch) {
	if m.addsScopes() {
		first.set("scopes", m.scopesBody(m.allScopes))
		first.widens = true
	}
	if m.removesScopes() {
		last.set("scopes", m.scopesBody(m.newScopes))
		last.narrows = true
	}
}

// scopesBody describes scopes as the head does, and those that go as the base did.
func (m *apiMove) scopesBody(names []string) []any {
	described := map[string]string{}
	for _, api := range []*compiler.API{m.before, m.after} {
		if api == nil {
			continue
		}
		for _, scope := range api.Config.Scopes {
			described[scope.Name.Value] = scope.Description.Value
		}
	}
	list := make([]any, 0, len(names))
	for _, name := range names {
		scope := map[string]any{"value": name}
		if described[name] != "" {
			scope["description"] = described[name]
		}
		list = append(list, scope)
	}
	return list
}

func (m *apiMove) patchTypes(first, last *apiPatch) {
	if m.addsTypes() {
		first.set("authorization_details", typesBody(m.allTypes))
		first.widens = true
	}
	if m.removesTypes() {
		last.set("authorization_details", typesBody(m.newTypes))
		last.narrows = true
	}
}

func typesBody(names []string) []any {
	list := make([]any, 0, len(names))
	for _, name := range names {
		list = append(list, map[string]any{"type": name})
	}
	return list
}

func (m *apiMove) patchPolicies(first, last *apiPatch) {
	between := map[compiler.SubjectType]compiler.Policy{}
	subjects := changeablePolicies(m.after.System)
	for _, subject := range subjects {
		was, is := m.before.Policy(subject), m.after.Policy(subject)
		between[subject] = was
		switch {
		case was == is:
		case m.closesEarly(subject):
			between[subject], first.narrows = is, true
		case objects.PolicyRank(string(is)) < objects.PolicyRank(string(was)):
			last.narrows = true
		default:
			last.widens = true
		}
	}
	differs := func(policy func(compiler.SubjectType) compiler.Policy) bool {
		return slices.ContainsFunc(subjects, func(s compiler.SubjectType) bool { return between[s] != policy(s) })
	}
	if differs(m.before.Policy) {
		first.set("subject_type_authorization", policiesBody(subjects, func(s compiler.SubjectType) compiler.Policy { return between[s] }))
	}
	if differs(m.after.Policy) {
		last.set("subject_type_authorization", policiesBody(subjects, m.after.Policy))
	}
}

// policiesBody has both halves where both can be sent: whether the platform keeps a half that is left out is not documented.
func policiesBody(subjects []compiler.SubjectType, policy func(compiler.SubjectType) compiler.Policy) map[string]any {
	body := map[string]any{}
	for _, subject := range subjects {
		body[string(subject)] = map[string]any{"policy": string(policy(subject))}
	}
	return body
}

// patchAttributes narrows first and widens last. What does neither goes with a call that is made anyway.
func (m *apiMove) patchAttributes(tightened, first, last, relaxed *apiPatch) {
	other := map[string]any{}
	for _, a := range objects.CompareProperties(objects.APIProperties(nil, m.before), objects.APIProperties(nil, m.after)) {
		direction := a.Property.Direction(a.Before, a.After)
		switch name, sendable := wireName(&a); {
		case !sendable:
		case name == "scopes":
			other[name] = m.scopesBody(m.newScopes)
		case direction < 0:
			tightened.set(name, a.After)
			tightened.narrows = true
		case direction > 0:
			relaxed.set(name, a.After)
			relaxed.widens = true
		default:
			other[name] = a.After
		}
	}
	to := first
	if len(first.body) == 0 && len(last.body) > 0 {
		to = last
	}
	for name, value := range other {
		if _, sent := last.body[name]; sent || to.body[name] != nil {
			continue // the scopes, with their descriptions
		}
		to.set(name, value)
		to.alters = true
	}
}

// wireName is the Management API's name of an API's attribute, and whether a plain value can be sent.
func wireName(a *objects.Attribute) (name string, sendable bool) {
	switch {
	case a.Unsent != "", a.Property.Key, a.IsSet, strings.HasPrefix(a.Name, "subject_type_authorization."):
		return "", false
	case strings.HasPrefix(a.Name, "scopes["): // a description
		return "scopes", true
	}
	return a.Name, true
}

// newAPIBody is what the files write down, with all policies and scopes.
func newAPIBody(api *compiler.API) map[string]any {
	body := map[string]any{
		"identifier": api.Identifier, "scopes": (&apiMove{after: api}).scopesBody(api.Scopes),
		"subject_type_authorization": policiesBody(compiler.SubjectTypes, api.Policy),
	}
	if len(api.AuthorizationDetailsTypes) > 0 {
		body["authorization_details"] = typesBody(api.AuthorizationDetailsTypes)
	}
	for _, a := range objects.Stated(objects.APIProperties(nil, api)) {
		if name, sendable := wireName(&a); sendable && name != "scopes" {
			body[name] = a.After
		}
	}
	return body
}

// patchSystemAPI sends what the platform lets change. It can be neither created nor deleted: what the files no longer say goes back to the
// platform's default.
// https://auth0.com/docs/get-started/apis/api-settings
func (s *sequence) patchSystemAPI(m *apiMove) {
	if m.before.System == "" && m.after.Config == nil {
		return // an API of one's own that no longer is anybody's
	}
	first, last := &apiPatch{body: map[string]any{}}, &apiPatch{body: map[string]any{}}
	m.patchPolicies(first, last)
	m.narrowsLate = last.narrows
	to := first
	if len(first.body) == 0 && len(last.body) > 0 {
		to = last
	}
	for _, a := range objects.CompareProperties(systemProperties(m.before), systemProperties(m.after)) {
		switch direction := a.Property.Direction(a.Before, a.After); {
		case a.After == nil:
		case direction != 0:
			s.patchSystemCondition(m, &a, direction > 0)
		default:
			to.set(a.Name, a.After)
			to.alters = true
		}
	}
	s.sendAPI(m, first, stepWidenAPIs)
	s.sendAPI(m, last, stepNarrowAPIs)
}

// patchSystemCondition tightens a condition before anything else of the API or its grants changes, and relaxes it after all of that.
func (s *sequence) patchSystemCondition(m *apiMove, a *objects.Attribute, relaxes bool) {
	patch, at := &apiPatch{body: map[string]any{a.Name: a.After}, narrows: !relaxes, widens: relaxes}, stepTightenAPIs
	if relaxes {
		at = stepRelaxAPIs
	}
	s.sendAPI(m, patch, at)
}

// systemProperties are the attributes of a system API that can change, besides the policies.
func systemProperties(api *compiler.API) []objects.Property {
	written, byDefault := &config.API{}, objects.DefaultsOf(api.System)
	if api.Config != nil {
		written = api.Config
	}
	return []objects.Property{
		objects.Scalar("skip_consent_for_verifiable_first_party_clients", written.SkipConsentForVerifiableFirstPartyClients, byDefault.Skips).Ranked(objects.BoolRank),
		objects.Scalar("token_lifetime", written.TokenLifetime, byDefault.Lifetime),
	}
}

// changeablePolicies are the subject types whose policy can be sent. The Management API refuses that for applications as themselves.
// https://github.com/auth0/terraform-provider-auth0/pull/1404
func changeablePolicies(system compiler.SystemAPI) []compiler.SubjectType {
	if system == compiler.Management {
		return []compiler.SubjectType{compiler.User}
	}
	return compiler.SubjectTypes
}
