package schema

import "grants/config"

// Tenant is the block of the settings of a tenant.
var Tenant = &Block{
	Name:    "tenant",
	Doc:     "Settings of the tenant that change what access means. A project has at most one such block.",
	Page:    "https://auth0.com/docs/get-started/tenant-settings",
	Example: tenantExample,
	create: func() config.Object {
		return &config.TenantSettings{}
	},
	Attributes: []Attribute{
		{
			Name: "domain", Doc: "The tenant's own domain, not a custom one. It tells the APIs of the platform in this tenant from those in others.",
			Page:    "https://auth0.com/docs/customize/custom-domains/configure-features-to-use-custom-domains",
			Unset:   "An identifier of the platform's shape counts on every host, and those of the platform's APIs that nothing mentions are in no output.",
			Example: `"acme.eu.auth0.com"`,
			Field:   to(func(t *config.TenantSettings) *config.Located[string] { return &t.Domain }),
		},
		{
			Name: "default_audience", Doc: "The API that a login is for which names none. Client credentials always name one.", Refers: "api",
			Unset:   "A login that names no API gets no token for one.",
			Example: "api.social",
			Field:   to(func(t *config.TenantSettings) *config.Located[config.Reference] { return &t.DefaultAudience }),
		},
		{
			Name: "enable_dynamic_client_registration", Doc: "Whether anybody may register an application (DCR), which is a third party then.",
			Page:    "https://auth0.com/docs/get-started/applications/dynamic-client-registration",
			Wire:    "flags.enable_dynamic_client_registration",
			Default: "false", Example: "true",
			Field: to(func(t *config.TenantSettings) *config.Located[bool] { return &t.EnableDynamicClientRegistration }),
		},
		{
			Name: "dynamic_client_registration_security_mode", Doc: "The security mode of applications that register themselves.",
			Page:   "https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
			Values: securityModes,
			Unset: "The tenant keeps the mode that it has, which nobody can tell from the files. It is taken for permissive, which gives more, and every answer that " +
				"rests on that says so (assumed); a client_id that begins with tpc_ is a strict one's.",
			Example: `"strict"`,
			Field: to(func(t *config.TenantSettings) *config.Located[string] {
				return &t.DynamicClientRegistrationSecurityMode
			}),
		},
		{
			Name: "resource_parameter_profile", Doc: "What names the API of a login: the parameter audience alone (audience), or resource where a request has no audience " +
				"(compatibility). Clients of the Model Context Protocol send resource. It is not for client credentials.",
			Page:    "https://auth0.com/docs/get-started/tenant-settings",
			Values:  []string{"audience", "compatibility"},
			Unset:   "Nobody can tell from the files: the platform's pages give audience as the default in one place, and compatibility for new tenants in another.",
			Example: `"compatibility"`,
			Field:   to(func(t *config.TenantSettings) *config.Located[string] { return &t.ResourceParameterProfile }),
		},
		{
			Name: "client_id_metadata_document_supported", Doc: "Whether the tenant tells clients that they may show the URL of a metadata document as their client_id (CIMD). " +
				"Only URLs that an administrator registered are taken.",
			Page:    "https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd",
			Unset:   "Nobody can tell from the files: no page states a default.",
			Example: "false",
			Field:   to(func(t *config.TenantSettings) *config.Located[bool] { return &t.ClientIDMetadataDocumentSupported }),
		},
	},
}

const tenantExample = `tenant {
  domain                                    = "acme.eu.auth0.com"
  default_audience                          = api.social
  enable_dynamic_client_registration        = true
  dynamic_client_registration_security_mode = "strict"
}
`

var securityModes = []string{"strict", "permissive"}
