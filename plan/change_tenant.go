package plan

import (
	"grants/compiler"
	"grants/config"
)

// tenantChanges compares the tenants' settings. A tenant always exists, so a tenant block that comes or goes is an update.
func (c *pairing) tenantChanges() []Change {
	b, a := tenantObject(c.before), tenantObject(c.after)
	return c.appendUpdate(nil, tenantKind, b, a)
}

func tenantObject(t *compiler.Tenant) *object {
	block := settingsOf(t).Block
	block.Address = "tenant"
	return &object{block: block, properties: tenantProperties(nil, t)}
}

// settingsOf are the tenant's settings, without any where it has no block.
func settingsOf(t *compiler.Tenant) *config.TenantSettings {
	if t.Config.Tenant == nil {
		return &config.TenantSettings{}
	}
	return t.Config.Tenant
}

// tenantProperties appends the settings, sorted by name, with the platform's defaults. Where a tenant has no registration mode, its age decides,
// and it can't be set back to that.
// https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode
func tenantProperties(properties []property, t *compiler.Tenant) []property {
	written := settingsOf(t)
	return append(properties,
		property{name: "default_audience", value: orNil(audienceOf(t, written.DefaultAudience)), span: written.DefaultAudience.Span},
		property{name: "domain", value: orNil(t.Domain), span: written.Domain.Span, unsent: FilesOnly},
		scalar("dynamic_client_registration_security_mode", written.DynamicClientRegistrationSecurityMode, nil).asStaying(),
		scalar("enable_dynamic_client_registration", written.EnableDynamicClientRegistration, false).asAssumed(),
	)
}
