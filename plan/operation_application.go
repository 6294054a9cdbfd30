package plan

import (
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/internal/stringset"
)

// replaces reports whether an application must be created anew, since it becomes what the platform cannot change.
// https://auth0.com/docs/get-started/applications/first-party-and-third-party-applications
func replaces(p pair[compiler.Application]) bool {
	b, a := p.before, p.after
	if b == nil || a == nil || b.Origin != "" || a.Origin != "" {
		return false
	}
	return b.Party != a.Party || b.Config.ResourceServerIdentifier.Value != a.Config.ResourceServerIdentifier.Value
}

// isDeployable leaves out an application that registers itself and has not done so yet: nobody else can create it.
func isDeployable(p pair[compiler.Application]) bool {
	return p.before != nil || p.after.Origin == "" || p.after.ClientID != ""
}

// applicationRef is how a deploy step finds an application: by its client_id, or where no file has it, by its address.
func (s *sequence) applicationRef(i int) Key {
	p := s.apps[i]
	switch {
	case p.after == nil:
		return applicationKey(p.before)
	case replaces(p):
		return Key{Application: p.after.Address} // the client_id in the files is the old application's
	case p.after.ClientID == "" && p.before != nil && p.before.ClientID != "":
		return Key{ClientID: p.before.ClientID}
	}
	return applicationKey(p.after)
}

// clientIDOf is an application's client_id in a body, or a placeholder for it.
func clientIDOf(ref Key) string {
	if ref.ClientID != "" {
		return ref.ClientID
	}
	return "${" + ref.Application + ".client_id}"
}

func (s *sequence) deployApplications() {
	for i, p := range s.apps {
		replaced := replaces(p)
		if p.before != nil && (p.after == nil || replaced) {
			s.dropApplication(i, p, replaced)
		}
		switch {
		case p.after == nil || !isDeployable(p):
		case p.before == nil || replaced:
			s.createApplication(i, p.after)
		case s.changed[sideAddress{"head", p.after.Address}]:
			s.patchApplication(i, p)
		}
	}
}

// dropApplication deletes an application and with it its grants: before APIs widen if it would see that.
func (s *sequence) dropApplication(i int, p pair[compiler.Application], replaced bool) {
	at := stepDropApplications
	if s.exposure.leaving(i, p.before.Party) || replaced && p.before.ClientID == "" {
		at = stepClose // without a client_id, the one that takes its place would be found in its stead
	}
	s.add(Operation{
		Phase: phaseNarrowAPIs, Method: "DELETE", Resource: clients, Key: applicationKey(p.before), Address: p.before.Address,
		of: onBothSides(p, applicationAddress), step: at,
	})
}

// createApplication creates an application, or brings one that the platform has to what the files say. One that would see a default grant
// before it has its own gets its flows last.
func (s *sequence) createApplication(i int, app *compiler.Application) {
	o := Operation{
		Phase: phaseApplications, Method: "POST", Resource: clients, Key: s.applicationRef(i), Body: applicationBody(s.after, app, true),
		Address: app.Address, of: onBothSides(s.apps[i], applicationAddress), step: stepApplications,
	}
	if s.exposure.late(app.Party) {
		o.step = stepLateApplications
	}
	closed := s.isExposed(app)
	if o.Key.ClientID != "" {
		o.Method, o.Body = "PATCH", applicationBody(s.after, app, false)
		if closed {
			o.step = stepOpen
		}
	} else if closed {
		s.add(Operation{
			Phase: phaseApplications, Method: "PATCH", Resource: clients, Key: o.Key,
			Body: map[string]any{"grant_types": o.Body["grant_types"]}, Address: app.Address, of: o.of, step: stepOpen,
		})
		o.Body["grant_types"] = []string{}
	}
	s.add(o)
}

// applicationBody is everything that the files say about an application and that can be sent. Grant types are always named, since the
// platform's choice differs by kind.
func applicationBody(t *compiler.Tenant, app *compiler.Application, create bool) map[string]any {
	nothing := &compiler.Application{Config: &config.Application{}}
	body := map[string]any{"name": app.Name, "grant_types": orEmpty(app.GrantTypes)}
	for _, a := range compareProperties(applicationProperties(nil, t, nothing), applicationProperties(nil, t, app)) {
		if value, sendable := applicationValue(&a, app, create); sendable {
			body[a.Name] = value
		}
	}
	if create && app.Party != compiler.FirstParty {
		body["is_first_party"] = false
		body["third_party_security_mode"] = "strict"
		if app.Party == compiler.ThirdPartyPermissive {
			body["third_party_security_mode"] = "permissive"
		}
	}
	return body
}

// applicationValue is an attribute in the words of the Management API, and whether it can be sent. What belongs to a credential, such as
// client_authentication_methods, is not in the files.
// https://auth0.com/docs/api/management/v2/clients/patch-clients-by-id
func applicationValue(a *Attribute, app *compiler.Application, create bool) (value any, sendable bool) {
	switch a.Name {
	case "client_authentication_methods", "client_id", "external_metadata_type", "is_first_party", "third_party_security_mode":
		return nil, false
	case "resource_server_identifier":
		return a.After, create
	case "redirection_policy":
		return a.After, app.Party == compiler.ThirdPartyStrict
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
		return orEmpty(app.GrantTypes), true
	case "app_type", "name":
		return a.After, a.After != nil // can't be taken away
	}
	return a.After, true
}

// patchApplication closes flows first and opens flows last. What has to do with neither is sent once, on the way.
func (s *sequence) patchApplication(i int, p pair[compiler.Application]) {
	b, a := p.before, p.after
	body := map[string]any{}
	for _, attribute := range compareProperties(applicationProperties(nil, s.before, b), applicationProperties(nil, s.after, a)) {
		if value, sendable := applicationValue(&attribute, a, false); sendable {
			body[attribute.Name] = value
		}
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
		Phase: phaseApplications, Method: "PATCH", Resource: clients, Key: s.applicationRef(i), Body: body,
		Address: s.apps[i].after.Address, of: onBothSides(s.apps[i], applicationAddress), step: at,
	})
}

// flows reports whether an application has a flow that another one has not.
func flows(has, hasNot *compiler.Application) bool {
	return slices.ContainsFunc(compiler.SubjectTypes, func(s compiler.SubjectType) bool {
		return has.Unreachable(s) == "" && hasNot.Unreachable(s) != ""
	})
}

// splitFlows leaves in body what closes flows, and returns what opens flows.
func splitFlows(body map[string]any, b, a *compiler.Application) (rest map[string]any) {
	rest = map[string]any{}
	if kept := orEmpty(stringset.Intersection(b.GrantTypes, a.GrantTypes)); len(kept) < len(a.GrantTypes) {
		rest["grant_types"], body["grant_types"] = a.GrantTypes, kept
	}
	if b.Public && !a.Public {
		for _, name := range []string{"app_type", "token_endpoint_auth_method"} {
			if value, ok := body[name]; ok {
				rest[name] = value
				delete(body, name)
			}
		}
	}
	return rest
}
