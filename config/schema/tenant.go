package schema

import "grants/config"

// Tenant is the block of the settings of a tenant.
var Tenant = &Block{
	Name: "tenant",
	Doc:  "Settings of the tenant that change what access means; at most one block.",
	create: func() config.Object {
		return &config.TenantSettings{}
	},
	Attributes: []Attribute{
		{
			Name: "domain", Doc: "The tenant's domain; tells its system APIs from other tenants'.",
			Field: to(func(t *config.TenantSettings) *config.Located[string] { return &t.Domain }),
		},
		{
			Name: "default_audience", Doc: "The API that authorization requests without an audience are for.", Refers: "api",
			Field: to(func(t *config.TenantSettings) *config.Located[config.Reference] { return &t.DefaultAudience }),
		},
		{
			Name: "enable_dynamic_client_registration", Doc: "Whether applications may register themselves.",
			Field: to(func(t *config.TenantSettings) *config.Located[bool] { return &t.EnableDynamicClientRegistration }),
		},
		{
			Name: "dynamic_client_registration_security_mode", Doc: "The security mode of applications that register themselves.",
			Values: securityModes,
			Field: to(func(t *config.TenantSettings) *config.Located[string] {
				return &t.DynamicClientRegistrationSecurityMode
			}),
		},
	},
}

var securityModes = []string{"strict", "permissive"}
