package ask

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// editsOfLogin are what can be changed about a login that does not come to be.
func (q *Question) editsOfLogin() []edit {
	edits := map[Link]func() []edit{
		Registration: q.editsOfRegistration, Mode: q.statements, Connection: q.promotions, Organization: q.admissions, Audience: q.editsOfAudience,
		Exchange: q.editsOfExchange,
	}
	var all []edit
	for _, step := range q.logins() {
		if make := edits[step.Link]; make != nil && (step.Answer == No || step.Answer == Unknown) {
			all = append(all, make()...)
		}
	}
	return all
}

func (q *Question) editsOfRegistration() []edit {
	settings := settingsOf(q.Tenant)
	documents := func(kind EditKind, value bool) edit {
		text := fmt.Sprintf("set client_id_metadata_document_supported to %t", value)
		return q.setting(kind, text, settings.ClientIDMetadataDocumentSupported.Span, func(t *config.TenantSettings) {
			t.ClientIDMetadataDocumentSupported = stated(value)
		})
	}
	switch {
	case q.Application != nil && settings.ClientIDMetadataDocumentSupported.Value: // its document has no URL, and nobody here knows it
		return nil
	case q.Application != nil:
		return []edit{documents(SupportDocuments, true)}
	case q.Tenant.DynamicRegistration:
		return []edit{documents(RefuseDocuments, false)}
	}
	return []edit{q.setting(EnableRegistration, "set enable_dynamic_client_registration to true", settings.EnableDynamicClientRegistration.Span, func(t *config.TenantSettings) {
		t.EnableDynamicClientRegistration = stated(true)
	})}
}

// statements state strict mode, of an application of which nobody states any; if that is what it has.
func (q *Question) statements() []edit {
	app := q.Application
	if app == nil || registers(app) {
		return nil // the tenant's mode, which has edits of its own
	}
	const mode = "strict"
	text := "state third_party_security_mode of " + app.Address + " as " + mode + ", if it is"
	return []edit{{Edit{StateMode, app.Address, text, app.Config.Header}, false, changeApplication(app, func(a *config.Application) {
		a.ThirdPartySecurityMode = stated(mode)
	})}}
}

func (q *Question) editsOfExchange() []edit {
	all := []edit{q.addGrantType("authorization_code")}
	if q.Application.IsThirdParty() || q.API.SkipsConsent || q.API.Config == nil {
		return all
	}
	at := firstSpan(q.API.Config.SkipConsentForVerifiableFirstPartyClients.Span, q.API.Config.Header)
	text := "set skip_consent_for_verifiable_first_party_clients of " + q.API.Address + " to true"
	return append(all, edit{Edit{SkipConsent, q.API.Address, text, at}, false, changeAPI(q.API, func(a *config.API) {
		a.SkipConsentForVerifiableFirstPartyClients = stated(true)
	})})
}

func (q *Question) editsOfAudience() []edit {
	settings := settingsOf(q.Tenant)
	all := []edit{q.setting(TakeResource, "set resource_parameter_profile to compatibility", settings.ResourceParameterProfile.Span, func(t *config.TenantSettings) {
		t.ResourceParameterProfile = stated("compatibility")
	})}
	if settings.DefaultAudience.Set {
		all = append(all, q.setting(DropDefaultAudience, "remove default_audience", settings.DefaultAudience.Span, func(t *config.TenantSettings) {
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
		text := "set is_domain_connection of " + address + " to true"
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
		text := "set third_party_client_access of " + address + " to allow"
		all = append(all, edit{Edit{AdmitThirdParties, address, text, firstSpan(written.ThirdPartyClientAccess.Span, written.Header)}, false, func(c *config.Config) {
			replace(c.Organizations, func(o *config.Organization) bool { return o.Address == address }, func(o *config.Organization) { o.ThirdPartyClientAccess = stated("allow") })
		}})
	}
	return all
}
