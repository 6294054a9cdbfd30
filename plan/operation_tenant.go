package plan

import "grants/compiler"

// deployTenant closes registration first and opens it last.
// https://auth0.com/docs/api/management/v2/tenants/patch-settings
func (s *sequence) deployTenant() {
	body := map[string]any{}
	for _, a := range compareProperties(tenantProperties(nil, s.before), tenantProperties(nil, s.after)) {
		switch a.Name {
		case "domain":
		case "enable_dynamic_client_registration":
			body["flags"] = map[string]any{a.Name: a.After}
		case "default_audience":
			body[a.Name] = a.After
			if a.After == nil {
				body[a.Name] = ""
			}
		default:
			body[a.Name] = a.After
		}
	}
	if len(body) == 0 {
		return
	}
	at := stepApplications
	switch was, is := openness(s.before), openness(s.after); {
	case is < was:
		at = stepClose
	case is > was:
		at = stepOpen
	}
	s.add(Operation{Phase: phaseApplications, Method: "PATCH", Resource: tenantSettings, Body: body, Address: "tenant",
		of: [2]sideAddress{{"base", "tenant"}, {"head", "tenant"}}, step: at})
}

// openness ranks what an application gets that registers itself: nothing, what its grants give, or also what policies give.
func openness(t *compiler.Tenant) int {
	switch {
	case !t.DynamicRegistration:
		return 0
	case t.DynamicRegistrationMode == compiler.ThirdPartyStrict:
		return 1
	}
	return 2
}
