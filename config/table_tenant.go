package config

var tenantBlock = &blockType{
	name: "tenant",
	doc:  "Settings of the tenant that change what access means; at most one block.",
	create: func() object {
		return &TenantSettings{}
	},
	attributes: []attribute{
		{
			name: "domain", doc: "The tenant's domain; tells its system APIs from other tenants'.",
			field: to(func(t *TenantSettings) *Located[string] { return &t.Domain }),
		},
		{
			name: "default_audience", doc: "The API that authorization requests without an audience are for.", refers: "api",
			field: to(func(t *TenantSettings) *Located[Reference] { return &t.DefaultAudience }),
		},
		{
			name: "enable_dynamic_client_registration", doc: "Whether applications may register themselves.",
			field: to(func(t *TenantSettings) *Located[bool] { return &t.EnableDynamicClientRegistration }),
		},
		{
			name: "dynamic_client_registration_security_mode", doc: "The security mode of applications that register themselves.",
			values: securityModes,
			field:  to(func(t *TenantSettings) *Located[string] { return &t.DynamicClientRegistrationSecurityMode }),
		},
	},
}

var securityModes = []string{"strict", "permissive"}
