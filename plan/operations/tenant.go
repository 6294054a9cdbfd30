package operations

import (
	"grants/compiler"
	"grants/plan/objects"
)

// deployTenant sends each setting by itself: the default audience once its API is there and before the old one's goes, registration closed first
// and opened last.
// https://auth0.com/docs/api/management/v2/tenants/patch-settings
func (s *sequence) deployTenant() {
	for _, a := range objects.CompareProperties(objects.TenantProperties(nil, s.Before), objects.TenantProperties(nil, s.After)) {
		if a.Unsent != "" {
			continue
		}
		o := Operation{
			Phase: phaseApplications, Method: "PATCH", Resource: tenantSettings, Body: map[string]any{a.Name: a.After}, Address: "tenant",
			verb: "change", block: objects.SettingsOf(s.After).Header, of: []objects.SideAddress{{Side: "base", Address: "tenant"}, {Side: "head", Address: "tenant"}}, step: stepApplications,
		}
		switch a.Name {
		case "default_audience":
			if a.After == nil {
				o.Body[a.Name] = ""
			}
		case "client_id_metadata_document_supported":
			o.when(a.After == true)
		case "resource_parameter_profile":
			o.when(a.After == "compatibility")
		case "dynamic_client_registration_security_mode":
			o.when(openness(s.After.DynamicRegistrationMode) > openness(s.Before.DynamicRegistrationMode))
		case "enable_dynamic_client_registration":
			o.Body = map[string]any{"flags": o.Body}
			o.place = 1 // it does not open in the old mode
			o.when(a.After == true)
		}
		o.about = a.Name
		s.add(o)
	}
}

// when sends a call last where it opens, else first.
func (o *Operation) when(opens bool) *Operation {
	o.step = stepClose
	if opens {
		o.step = stepOpen
	}
	o.verb = stepVerb[o.step]
	return o
}

// openness ranks what an application gets that registers itself in a mode: what its grants give, or also what policies give.
func openness(mode compiler.Party) int {
	if mode == compiler.ThirdPartyStrict {
		return 1
	}
	return 2
}
