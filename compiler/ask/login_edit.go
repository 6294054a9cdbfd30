package ask

import (
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// editsOfLogin are what can be changed about a login that does not come to be.
func (q *Question) editsOfLogin() []edit {
	var all []edit
	for _, step := range q.logins() {
		if step.Answer != No && step.Answer != Unknown {
			continue
		}
		switch step.Link {
		case Registration:
			all = append(all, q.editsOfRegistration()...)
		case Connection:
			all = append(all, q.promotions()...)
		case Organization:
			all = append(all, q.admissions()...)
		case Audience:
			all = append(all, q.editsOfAudience()...)
		}
	}
	return all
}

func (q *Question) editsOfRegistration() []edit {
	settings := settingsOf(q.Tenant)
	if q.Application != nil {
		return []edit{q.setting(SupportDocuments, "set client_id_metadata_document_supported to true", settings.ClientIDMetadataDocumentSupported.Span, func(t *config.TenantSettings) {
			t.ClientIDMetadataDocumentSupported = stated(true)
		})}
	}
	return []edit{q.setting(EnableRegistration, "set enable_dynamic_client_registration to true (anybody may register)", settings.EnableDynamicClientRegistration.Span, func(t *config.TenantSettings) {
		t.EnableDynamicClientRegistration = stated(true)
	})}
}

func (q *Question) editsOfAudience() []edit {
	settings := settingsOf(q.Tenant)
	all := []edit{q.setting(TakeResource, "set resource_parameter_profile to compatibility (for every client)", settings.ResourceParameterProfile.Span, func(t *config.TenantSettings) {
		t.ResourceParameterProfile = stated("compatibility")
	})}
	if settings.DefaultAudience.Set {
		all = append(all, q.setting(DropDefaultAudience, "remove default_audience (every client that names no API loses it)", settings.DefaultAudience.Span, func(t *config.TenantSettings) {
			t.DefaultAudience = config.Located[config.Reference]{}
		}))
	}
	return all
}

// setting changes one of the tenant's.
func (q *Question) setting(kind EditKind, text string, at diag.Span, change func(*config.TenantSettings)) edit {
	return edit{Edit{kind, "tenant", text, firstSpan(at, settingsOf(q.Tenant).Header)}, false, func(c *config.Config) {
		changed := config.TenantSettings{Block: config.Block{Address: "tenant"}}
		if c.Tenant != nil {
			changed = *c.Tenant
		}
		change(&changed)
		c.Tenant = &changed
	}}
}

// mostAlternatives is how many objects of one kind are tried that would do alike.
const mostAlternatives = 3

// promotions each promote one connection.
func (q *Question) promotions() []edit {
	var all []edit
	for _, connection := range q.Tenant.Connections[:min(mostAlternatives, len(q.Tenant.Connections))] {
		address, written := connection.Address, connection.Config
		text := "set is_domain_connection of " + address + " to true (opens it to every third party)"
		all = append(all, edit{Edit{PromoteConnection, address, text, firstSpan(written.IsDomainConnection.Span, written.Header)}, false, func(c *config.Config) {
			replace(c.Connections, func(o *config.Connection) bool { return o.Address == address }, func(o *config.Connection) { o.IsDomainConnection = stated(true) })
		}})
	}
	return all
}

// admissions each let one organization in.
func (q *Question) admissions() []edit {
	var all []edit
	blocking := slices.DeleteFunc(slices.Clone(q.Tenant.Organizations), func(o *compiler.Organization) bool { return o.Allows })
	for _, organization := range blocking[:min(mostAlternatives, len(blocking))] {
		address, written := organization.Address, organization.Config
		text := "set third_party_client_access of " + address + " to allow (lets its users in to every strict third party)"
		all = append(all, edit{Edit{AdmitThirdParties, address, text, firstSpan(written.ThirdPartyClientAccess.Span, written.Header)}, false, func(c *config.Config) {
			replace(c.Organizations, func(o *config.Organization) bool { return o.Address == address }, func(o *config.Organization) { o.ThirdPartyClientAccess = stated("allow") })
		}})
	}
	return all
}
