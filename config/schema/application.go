package schema

import "grants/config"

// Application is the block of an application.
var Application = &Block{
	Name: "application", Label: true, ForEach: true, Identity: "client_id",
	Doc:    "An application (the platform's client).",
	create: func() config.Object { return &config.Application{} },
	Blocks: []*Block{tokenExchangeBlock},
	Attributes: []Attribute{
		{
			Name: "name", Doc: "What people call it; the block's label where absent.", Readable: true,
			Field: to(func(a *config.Application) *config.Located[string] { return &a.DisplayName }),
		},
		{
			Name: "client_id", Doc: "The id that the platform gave it; absent while it does not exist.", Readable: true,
			Field: to(func(a *config.Application) *config.Located[string] { return &a.ClientID }),
		},
		{
			Name: "description", Doc: "What it is for.",
			Field: to(func(a *config.Application) *config.Located[string] { return &a.Description }),
		},
		{
			Name: "app_type", Doc: "What kind of application it is: native and spa can't keep a secret.", Values: appTypes,
			Field: to(func(a *config.Application) *config.Located[string] { return &a.AppType }),
		},
		{
			Name: "is_first_party", Doc: "Whether it is your own; true where absent, and fixed once it exists.",
			Field: to(func(a *config.Application) *config.Located[bool] { return &a.IsFirstParty }),
		},
		{
			Name: "third_party_security_mode", Doc: "How a third-party application is held: strict (where absent) always needs a grant.", Values: securityModes,
			Field: to(func(a *config.Application) *config.Located[string] { return &a.ThirdPartySecurityMode }),
		},
		{
			Name: "grant_types", Doc: "The OAuth grant types it may use.",
			Field: to(func(a *config.Application) *config.List { return &a.GrantTypes }),
		},
		{
			Name: "token_endpoint_auth_method", Doc: "How it proves itself at the token endpoint.",
			Values: []string{"none", "client_secret_post", "client_secret_basic"},
			Field:  to(func(a *config.Application) *config.Located[string] { return &a.TokenEndpointAuthMethod }),
		},
		{
			Name: "client_authentication_methods", Doc: "Names of methods other than a secret.",
			Field: to(func(a *config.Application) *config.List { return &a.ClientAuthenticationMethods }),
		},
		{
			Name: "external_metadata_type", Doc: "How it registered itself: dcr or cimd; absent where an administrator made it.", Values: []string{"dcr", "cimd"},
			Field: to(func(a *config.Application) *config.Located[string] { return &a.ExternalMetadataType }),
		},
		{
			Name: "organization_usage", Doc: "Whether users log in to it through an organization.", Values: organizationUsages,
			Field: to(func(a *config.Application) *config.Located[string] { return &a.OrganizationUsage }),
		},
		{
			Name: "default_organization", Doc: "The organization of a client credentials request that names none.",
			Field: to(func(a *config.Application) *config.Located[string] { return &a.DefaultOrganization }),
		},
		{
			Name: "resource_server_identifier", Doc: "The API that an application of type resource_server is.", Refers: "api",
			Field: to(func(a *config.Application) *config.Located[config.Reference] { return &a.ResourceServerIdentifier }),
		},
		{
			Name: "redirection_policy", Doc: "What happens to redirects of a strict third-party application.",
			Values: []string{"allow_always", "open_redirect_protection"},
			Field:  to(func(a *config.Application) *config.Located[string] { return &a.RedirectionPolicy }),
		},
		{
			Name: "previously", Doc: "The block's former name, so that renaming an application without client_id is no delete and create.",
			Field: to(func(a *config.Application) *config.Located[string] { return &a.Previously }),
		},
		{
			Name: "previously_client_id", Doc: "The client_id that it had before a change replaced it; to be dropped one deployment later.",
			Field: to(func(a *config.Application) *config.Located[string] { return &a.PreviouslyClientID }),
		},
	},
}

// https://auth0.com/docs/authenticate/custom-token-exchange/configure-custom-token-exchange
var tokenExchangeBlock = &Block{
	Name: "token_exchange",
	Doc:  "The exchange of tokens, which opens flows for users that no grant type names.",
	Attributes: []Attribute{{
		// Other values are reported by the rule token-exchange-without-effect, which knows where each of them opens something.
		Name: "allow_any_profile_of_type", Doc: "What it may exchange tokens by: custom_authentication, on_behalf_of_token_exchange.",
		Field: to(func(a *config.Application) *config.List { return &a.TokenExchangeProfiles }),
	}},
}

// https://auth0.com/docs/api/management/v2/clients/post-clients
var appTypes = []string{
	"native", "spa", "regular_web", "non_interactive", "resource_server", "express_configuration",
	"rms", "box", "cloudbees", "concur", "dropbox", "mscrm", "echosign", "egnyte", "newrelic", "office365", "salesforce", "sentry",
	"sharepoint", "slack", "springcm", "zendesk", "zoom", "sso_integration", "oag", "b2b_integration",
}

var organizationUsages = []string{"deny", "allow", "require"}
