package plan

import (
	"grants/compiler"
	"grants/config"
)

// tenantChanges compares the tenants' settings. A tenant always exists, so a tenant block that comes or goes is an update.
func (c *comparison) tenantChanges() []Change {
	b, a := tenantObject(c.before), tenantObject(c.after)
	return c.appendUpdate(nil, tenantKind, b, a)
}

func tenantObject(t *compiler.Tenant) *object {
	written := &config.TenantSettings{}
	if t.Config.Tenant != nil {
		written = t.Config.Tenant
	}
	block := written.Block
	block.Address = "tenant"
	return &object{block: block, properties: sortProperties([]property{
		{name: "domain", value: orNil(t.Domain), span: written.Domain.Span, local: true},
		{name: "default_audience", value: orNil(audienceOf(t, written.DefaultAudience)), span: written.DefaultAudience.Span},
		scalar("enable_dynamic_client_registration", written.EnableDynamicClientRegistration, false),
		scalar("dynamic_client_registration_security_mode", written.DynamicClientRegistrationSecurityMode, "strict"),
	})}
}
