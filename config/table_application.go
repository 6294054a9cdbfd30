package config

var applicationBlock = &blockType{
	name: "application", label: true, forEach: true,
	doc:    "An application (the platform's client).",
	create: func() object { return &Application{} },
	blocks: []*blockType{tokenExchangeBlock},
	attributes: []attribute{
		{
			name: "name", doc: "What people call it; the block's label where absent.",
			field: to(func(a *Application) *Located[string] { return &a.DisplayName }),
		},
		{
			name: "client_id", doc: "The id that the platform gave it; absent while it does not exist.",
			field: to(func(a *Application) *Located[string] { return &a.ClientID }),
		},
		{
			name: "description", doc: "What it is for.",
			field: to(func(a *Application) *Located[string] { return &a.Description }),
		},
		{
			name: "app_type", doc: "What kind of application it is: native and spa can't keep a secret.", values: appTypes,
			field: to(func(a *Application) *Located[string] { return &a.AppType }),
		},
		{
			name: "is_first_party", doc: "Whether it is your own; true where absent, and fixed once it exists.",
			field: to(func(a *Application) *Located[bool] { return &a.IsFirstParty }),
		},
		{
			name: "third_party_security_mode", doc: "How a third-party application is held: strict (where absent) always needs a grant.", values: securityModes,
			field: to(func(a *Application) *Located[string] { return &a.ThirdPartySecurityMode }),
		},
		{
			name: "grant_types", doc: "The OAuth grant types it may use.",
			field: to(func(a *Application) *List { return &a.GrantTypes }),
		},
		{
			name: "token_endpoint_auth_method", doc: "How it proves itself at the token endpoint.",
			values: []string{"none", "client_secret_post", "client_secret_basic"},
			field:  to(func(a *Application) *Located[string] { return &a.TokenEndpointAuthMethod }),
		},
		{
			name: "client_authentication_methods", doc: "Names of methods other than a secret.",
			field: to(func(a *Application) *List { return &a.ClientAuthenticationMethods }),
		},
		{
			name: "external_metadata_type", doc: "How it registered itself: dcr or cimd; absent where an administrator made it.", values: []string{"dcr", "cimd"},
			field: to(func(a *Application) *Located[string] { return &a.ExternalMetadataType }),
		},
		{
			name: "organization_usage", doc: "Whether users log in to it through an organization.", values: organizationUsages,
			field: to(func(a *Application) *Located[string] { return &a.OrganizationUsage }),
		},
		{
			name: "default_organization", doc: "The organization of a client credentials request that names none.",
			field: to(func(a *Application) *Located[string] { return &a.DefaultOrganization }),
		},
		{
			name: "resource_server_identifier", doc: "The API that an application of type resource_server is.", refers: "api",
			field: to(func(a *Application) *Located[Reference] { return &a.ResourceServerIdentifier }),
		},
		{
			name: "redirection_policy", doc: "What happens to redirects of a strict third-party application.",
			values: []string{"allow_always", "open_redirect_protection"},
			field:  to(func(a *Application) *Located[string] { return &a.RedirectionPolicy }),
		},
		{
			name: "previously", doc: "The block's former name, so that renaming an application without client_id is no delete and create.",
			field: to(func(a *Application) *Located[string] { return &a.Previously }),
		},
		{
			name: "previously_client_id", doc: "The client_id that it had before a change replaced it; to be dropped one deployment later.",
			field: to(func(a *Application) *Located[string] { return &a.PreviouslyClientID }),
		},
	},
}

// https://auth0.com/docs/authenticate/custom-token-exchange/configure-custom-token-exchange
var tokenExchangeBlock = &blockType{
	name: "token_exchange",
	doc:  "The exchange of tokens, which opens flows for users that no grant type names.",
	attributes: []attribute{{
		// Other values are reported by the rule token-exchange-without-effect, which knows where each of them opens something.
		name: "allow_any_profile_of_type", doc: "What it may exchange tokens by: custom_authentication, on_behalf_of_token_exchange.",
		field: to(func(a *Application) *List { return &a.TokenExchangeProfiles }),
	}},
}

// https://auth0.com/docs/api/management/v2/clients/post-clients
var appTypes = []string{
	"native", "spa", "regular_web", "non_interactive", "resource_server", "express_configuration",
	"rms", "box", "cloudbees", "concur", "dropbox", "mscrm", "echosign", "egnyte", "newrelic", "office365", "salesforce", "sentry",
	"sharepoint", "slack", "springcm", "zendesk", "zoom", "sso_integration", "oag", "b2b_integration",
}

var organizationUsages = []string{"deny", "allow", "require"}
