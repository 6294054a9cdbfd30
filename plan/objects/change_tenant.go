package objects

import (
	"grants/compiler"
	"grants/config"
)

// tenantChanges compares the tenants' settings. A tenant always exists, so a tenant block that comes or goes is an update.
func (c *Pairing) tenantChanges() []Change {
	b, a := tenantObject(c.Before), tenantObject(c.After)
	return c.appendUpdate(nil, TenantKind, b, a)
}

func tenantObject(t *compiler.Tenant) *object {
	block := SettingsOf(t).Block
	block.Address = "tenant"
	return &object{block: block, properties: TenantProperties(nil, t)}
}

// SettingsOf are the tenant's settings, without any where it has no block.
func SettingsOf(t *compiler.Tenant) *config.TenantSettings {
	if t.Config.Tenant == nil {
		return &config.TenantSettings{}
	}
	return t.Config.Tenant
}

// TenantProperties appends the settings, sorted by name, with the platform's defaults. Where a tenant states no registration mode or no resource profile,
// its age decides, and it can't be set back to that.
// https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode
func TenantProperties(properties []Property, t *compiler.Tenant) []Property {
	written := SettingsOf(t)
	return append(properties,
		Scalar("client_id_metadata_document_supported", written.ClientIDMetadataDocumentSupported, nil).asStaying().asLate(),
		Property{Name: "default_audience", value: orNil(AudienceOf(t, written.DefaultAudience)), Span: written.DefaultAudience.Span},
		Property{Name: "domain", value: orNil(t.Domain), Span: written.Domain.Span, unsent: FilesOnly},
		Scalar("dynamic_client_registration_security_mode", written.DynamicClientRegistrationSecurityMode, nil).asStaying(),
		Scalar("enable_dynamic_client_registration", written.EnableDynamicClientRegistration, false).asAssumed(),
		Scalar("resource_parameter_profile", written.ResourceParameterProfile, nil).asStaying().asLate(),
	)
}
