package operations

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"grants/compiler"
	"grants/internal/stringset"
	"grants/plan/objects"
)

// isDeployable leaves out an application that registers itself and has not done so yet: nobody else can create it.
func isDeployable(p objects.Pair[compiler.Application]) bool {
	return p.Before != nil || p.After.Origin == "" || p.After.ClientID != ""
}

// applicationRef is how a deploy step finds an application: by its client_id, or where no file has it, by its address.
func (s *sequence) applicationRef(i int) objects.Key {
	p := s.Apps[i]
	switch {
	case p.After == nil:
		return objects.ApplicationKey(p.Before)
	case s.Replaces(p):
		return objects.Key{Application: p.After.Address} // the client_id in the files is the old application's
	case p.After.ClientID == "" && p.Before != nil && p.Before.ClientID != "":
		return objects.Key{ClientID: p.Before.ClientID}
	}
	return objects.ApplicationKey(p.After)
}

// predecessorRef is how a deploy step finds an application that another one takes the place of.
func (s *sequence) predecessorRef(i int) objects.Key {
	p := s.Apps[i]
	if p.After != nil && objects.IsFormer(p) {
		return objects.Key{ClientID: p.After.ClientID} // what the base names is gone
	}
	key := objects.ApplicationKey(p.Before)
	key.Predecessor = key.ClientID == "" && s.successors[key.Application]
	return key
}

// clientIDOf is an application's client_id in a body, or a placeholder for it.
func clientIDOf(ref objects.Key) string {
	if ref.ClientID != "" {
		return ref.ClientID
	}
	return "${" + ref.Application + ".client_id}"
}

// findSuccessors notes the addresses at which an application comes to be.
func (s *sequence) findSuccessors() {
	s.successors = map[string]bool{}
	for _, p := range s.Apps {
		if p.After != nil && (p.Before == nil && isDeployable(p) || s.Replaces(p)) {
			s.successors[p.After.Address] = true
		}
	}
}

// retires reports whether an application goes, and another one takes its place.
func (s *sequence) retires(i int) bool {
	p := s.Apps[i]
	return p.Before != nil && (p.After == nil && s.successors[p.Before.Address] || s.Replaces(p))
}

func (s *sequence) deployApplications() {
	for i, p := range s.Apps {
		switch {
		case s.retires(i):
			s.retireApplication(i)
		case p.After == nil:
			s.dropApplication(i)
		}
		switch {
		case p.After == nil || !isDeployable(p):
		case p.Before == nil || s.Replaces(p):
			s.createApplication(i, p.After)
		case s.changed[objects.SideAddress{Side: "head", Address: p.After.Address}]:
			s.patchApplication(i, p)
		}
	}
}

// dropApplication deletes an application and with it its grants: before APIs widen if it would see that.
func (s *sequence) dropApplication(i int) {
	at := stepDropApplications
	if s.exposure.leaving(i, s.Apps[i].Before.Party) {
		at = stepClose
	}
	s.deleteApplication(i, at)
}

func (s *sequence) deleteApplication(i int, at step) {
	p := s.Apps[i]
	s.add(Operation{
		Phase: phaseNarrowAPIs, Method: "DELETE", Resource: Clients, Key: s.predecessorRef(i), Address: p.Before.Address,
		of: append(onBothSides(p, applicationAddress), s.cascades[i]...), step: at, block: p.Before.Config.Header, DoneIf: &DoneIf{Status: 404},
	})
}

// retireApplication takes the flows of an application once its successor has its grants, or before APIs widen if it would see that, and
// deletes it last. One that stands for an API goes before the API does.
func (s *sequence) retireApplication(i int) {
	app := s.Apps[i].Before
	o := Operation{
		Phase: phaseNarrowAPIs, Method: "PATCH", Resource: Clients, Key: s.predecessorRef(i), Body: map[string]any{"grant_types": []string{}},
		Address: app.Address, of: onBothSides(s.Apps[i], applicationAddress), step: stepRetire, verb: stepVerb[stepRetire], block: app.Config.Header,
	}
	if s.exposure.leaving(i, app.Party) {
		o.step = stepClose
	}
	if app.TokenExchange != (compiler.TokenExchange{}) { // also one that says nothing, and may be able to
		o.Body[objects.TokenExchange] = map[string]any{"allow_any_profile_of_type": []string{}}
	}
	if len(app.GrantTypes) > 0 || len(o.Body) > 1 {
		s.add(o)
	}
	if audience := objects.AudienceOf(s.Before, app.Config.ResourceServerIdentifier); audience != "" && s.goes(audience) {
		s.deleteApplication(i, stepDropApplications)
		return
	}
	s.deleteApplication(i, stepDropPredecessors)
}

// goes reports whether an API is deleted.
func (s *sequence) goes(audience string) bool {
	i, known := s.APIIndex[audience]
	return known && s.apiMoves[i].after == nil
}

// createApplication creates an application, or brings one that the platform has to what the files say. One that would see a default grant
// before it has its own gets its flows last, as one whose grants change that the base knows without it, and so does a successor that would see what an API no longer gives; others come once it does not.
func (s *sequence) createApplication(i int, app *compiler.Application) {
	o := Operation{
		Phase: phaseApplications, Method: "POST", Resource: Clients, Key: s.applicationRef(i), Body: applicationBody(s.After, app, true),
		Address: app.Address, of: onBothSides(s.Apps[i], applicationAddress), step: stepApplications, block: app.Config.Header,
	}
	closed := s.isExposed(app) || s.found[i]
	switch late := s.exposure.late(app.Party) && hasFlow(app); {
	case late && s.succeeds(i) && o.Key.ClientID == "":
		closed = true // it comes before its predecessor goes
	case late:
		o.step = stepLateApplications
	}
	if o.Key.ClientID != "" {
		o.Method, o.Body = "PATCH", applicationBody(s.After, app, false)
		if closed {
			o.step = stepOpen
		}
		s.add(o)
		return
	}
	mark := map[string]string{markName: markOf(s.After, app)}
	if closed {
		s.add(Operation{
			Phase: phaseApplications, Method: "PATCH", Resource: Clients, Key: o.Key, Body: takeFlows(o.Body),
			Address: app.Address, of: o.of, step: stepOpen, block: o.block,
		})
	}
	o.Body["client_metadata"], o.DoneIf = mark, &DoneIf{ClientMetadata: mark}
	s.add(o)
}

// succeeds reports whether a new application takes the place of another one.
func (s *sequence) succeeds(i int) bool {
	return s.Replaces(s.Apps[i]) || objects.Counterpart(s.Before, s.Apps[i].After.Address) != nil
}

func hasFlow(app *compiler.Application) bool {
	return slices.ContainsFunc(compiler.SubjectTypes, func(s compiler.SubjectType) bool { return app.Unreachable(s) == "" })
}

// takeFlows leaves an application's body without flows, and returns them.
func takeFlows(body map[string]any) map[string]any {
	flows := map[string]any{"grant_types": body["grant_types"]}
	body["grant_types"] = []string{}
	if exchange, stated := body[objects.TokenExchange]; stated {
		flows[objects.TokenExchange] = exchange
		delete(body, objects.TokenExchange)
	}
	return flows
}

// markName is the key in client_metadata of what an operation created: the platform takes two clients that are alike, so that nothing else
// tells a second run that the first one got as far.
const markName = "grants_application"

// markLength is how long a value in client_metadata may be.
const markLength = 255

// markOf is the application's address, and what its predecessor at this address is not.
func markOf(t *compiler.Tenant, app *compiler.Application) string {
	mark := app.Address + " " + string(app.Party)
	if audience := objects.AudienceOf(t, app.Config.ResourceServerIdentifier); audience != "" {
		mark += " " + audience
	}
	if len(mark) <= markLength {
		return mark
	}
	whole := sha256.Sum256([]byte(mark))
	return hex.EncodeToString(whole[:])
}

// applicationBody is everything that the files write down about an application and that can be sent. Grant types are always named, since the
// platform's choice differs by kind; so is, of a new application, the method by which it proves itself where it can't keep a secret.
func applicationBody(t *compiler.Tenant, app *compiler.Application, create bool) map[string]any {
	body := map[string]any{"grant_types": objects.OrEmpty(app.GrantTypes)}
	fillApplication(body, objects.Stated(objects.ApplicationProperties(nil, t, app)), app, create)
	if app.Config.TokenExchangeProfiles.Set {
		body[objects.TokenExchange] = tokenExchangeBody(app)
	}
	if !create {
		return body
	}
	body["name"] = app.Name
	if method := objects.ImpliedAuthMethod(app); method != nil {
		body["token_endpoint_auth_method"] = method
	}
	if app.Party != compiler.FirstParty {
		body["is_first_party"] = false
		body["third_party_security_mode"] = "strict"
		if app.Party == compiler.ThirdPartyPermissive && !app.ModeAssumed {
			body["third_party_security_mode"] = "permissive"
		}
	}
	return body
}

// fillApplication adds what of some attributes can be sent.
func fillApplication(body map[string]any, attributes []objects.Attribute, app *compiler.Application, create bool) {
	for i := range attributes {
		if value, sendable := applicationValue(&attributes[i], app, create); sendable {
			name, _, _ := strings.Cut(attributes[i].Name, ".")
			body[name] = value
		}
	}
}

// tokenExchangeBody lists nothing where the files say nothing, which is the same but for an application that is an API: of that nobody knows
// then what it can, and nothing is sent.
// https://auth0.com/docs/api/management/v2/clients/patch-clients-by-id
func tokenExchangeBody(app *compiler.Application) any {
	return map[string]any{"allow_any_profile_of_type": objects.Items(app.Config.TokenExchangeProfiles)}
}

// applicationValue is an attribute in the words of the Management API, and whether it can be sent. What belongs to a credential, such as
// client_authentication_methods, is not in the files.
// https://auth0.com/docs/api/management/v2/clients/patch-clients-by-id
func applicationValue(a *objects.Attribute, app *compiler.Application, create bool) (value any, sendable bool) {
	if a.Unsent != "" {
		return nil, false
	}
	switch a.Name {
	case "is_first_party":
		return a.After, create
	case "third_party_security_mode":
		return nil, false // a new third party always has one
	case "resource_server_identifier":
		return a.After, create
	case objects.TokenExchange, objects.TokenExchange + ".allow_any_profile_of_type":
		return tokenExchangeBody(app), app.Config.TokenExchangeProfiles.Set || !app.TokenExchange.Assumed
	case "default_organization":
		if a.After == nil {
			return nil, true
		}
		return map[string]any{"organization_id": a.After, "flows": []string{"client_credentials"}}, true
	case "description":
		if a.After == nil {
			return "", true
		}
	case "grant_types":
		return objects.OrEmpty(app.GrantTypes), true
	}
	return a.After, true
}

// patchApplication closes flows first and opens flows last. What has to do with neither is sent once, on the way.
func (s *sequence) patchApplication(i int, p objects.Pair[compiler.Application]) {
	b, a := p.Before, p.After
	body := map[string]any{}
	fillApplication(body, objects.CompareProperties(objects.ApplicationProperties(nil, s.Before, b), objects.ApplicationProperties(nil, s.After, a)), a, false)
	if a.TokenExchange.Assumed { // it stays as it is
		settled := *a
		settled.TokenExchange, a = b.TokenExchange, &settled
	}
	closes, opens := flows(b, a), flows(a, b)
	switch {
	case closes && opens:
		rest := splitFlows(body, b, a)
		s.sendApplication(i, body, stepClose)
		s.sendApplication(i, rest, stepOpen)
	case closes:
		s.sendApplication(i, body, stepClose)
	case opens:
		s.sendApplication(i, body, stepOpen)
	default:
		s.sendApplication(i, body, stepApplications)
	}
}

func (s *sequence) sendApplication(i int, body map[string]any, at step) {
	if len(body) == 0 {
		return
	}
	s.add(Operation{
		Phase: phaseApplications, Method: "PATCH", Resource: Clients, Key: s.applicationRef(i), Body: body,
		Address: s.Apps[i].After.Address, of: onBothSides(s.Apps[i], applicationAddress), step: at, block: s.Apps[i].After.Config.Header,
	})
}

// flows reports whether an application has a flow that another one has not.
func flows(has, hasNot *compiler.Application) bool {
	return slices.ContainsFunc(compiler.SubjectTypes, func(s compiler.SubjectType) bool { return reach(has, s) > reach(hasNot, s) })
}

// reach is whether an application can use the flows of a subject type: not at all, where it has a grant of its own, or everywhere.
func reach(app *compiler.Application, subject compiler.SubjectType) int {
	switch {
	case app.Unreachable(subject) == "":
		return 2
	case subject == compiler.User && app.TokenExchange.Assumed:
		return 1
	}
	return 0
}

// splitFlows leaves in body what closes flows, and returns what opens flows.
func splitFlows(body map[string]any, b, a *compiler.Application) (rest map[string]any) {
	rest = map[string]any{}
	if kept := objects.OrEmpty(stringset.Intersection(b.GrantTypes, a.GrantTypes)); len(kept) < len(a.GrantTypes) {
		rest["grant_types"], body["grant_types"] = a.GrantTypes, kept
	}
	later := func(name string) {
		if value, ok := body[name]; ok {
			rest[name] = value
			delete(body, name)
		}
	}
	usersLater := reach(a, compiler.User) > reach(b, compiler.User)
	if b.Public && !a.Public {
		later("app_type")
		later("token_endpoint_auth_method")
	}
	if usersLater {
		later(objects.TokenExchange)
	}
	return rest
}
