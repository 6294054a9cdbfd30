package schema

import "grants/config"

// Application is the block of an application.
var Application = &Block{
	Name: "application", Label: true, ForEach: true, Identity: "client_id",
	Doc:  "An application, which the Management API calls a client: whose it is, and which flows it can use.",
	Page: "https://auth0.com/docs/get-started/applications/application-settings",
	Example: `application "web" {
  name        = "Social web site"
  client_id   = "AaiyAPdpYdesoKnqjj8HJqRn4T5titww"
  app_type    = "regular_web"
  grant_types = ["authorization_code", "refresh_token"]
}

application "partner" {
  for_each                  = { crm = "CRM vendor", bi = "BI vendor" }
  name                      = each.value
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
}
`,
	create: func() config.Object { return &config.Application{} },
	Blocks: []*Block{tokenExchangeBlock},
	Attributes: []Attribute{
		{
			Name: "name", Doc: "What people call it.", Readable: true, Unset: "It is called by the block's label.", Example: `"Social web site"`,
			Field: to(func(a *config.Application) *config.Located[string] { return &a.DisplayName }),
		},
		{
			Name: "client_id", Doc: "The id that the platform gave it.", Readable: true,
			Unset:   "The application does not exist yet. It can be granted to, by its address; its client_id can't be part of other strings.",
			Example: `"kM3vQ9xW2pLr8sTzYbNc4dFgHj6aEu1R"`,
			Field:   to(func(a *config.Application) *config.Located[string] { return &a.ClientID }),
		},
		{
			Name: "description", Doc: "What it is for.", Example: `"The web site, for everybody"`,
			Field: to(func(a *config.Application) *config.Located[string] { return &a.Description }),
		},
		{
			Name: "app_type", Doc: "What kind of application it is. One of type native or spa can't keep a secret; one of type resource_server is an API that calls others.",
			Page: "https://auth0.com/docs/get-started/applications/confidential-and-public-applications", Values: appTypes,
			Unset:   "It has no type, and can keep a secret as far as nothing else says that it can't.",
			Example: `"regular_web"`,
			Field:   to(func(a *config.Application) *config.Located[string] { return &a.AppType }),
		},
		{
			Name: "is_first_party", Doc: "Whether it is your own, and not a third party's. It is fixed once the application exists.",
			Page:    "https://auth0.com/docs/get-started/applications/first-party-and-third-party-applications",
			Default: "true", Example: "false",
			Field: to(func(a *config.Application) *config.Located[bool] { return &a.IsFirstParty }),
		},
		{
			Name: "third_party_security_mode", Doc: "How a third party is held: strict always needs a grant, permissive follows the API's policies. Of your own applications it says nothing.",
			Page:   "https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
			Values: securityModes, Default: "strict",
			Unset:   "One that registered itself by DCR has the mode of tenant.dynamic_client_registration_security_mode.",
			Example: `"permissive"`,
			Field:   to(func(a *config.Application) *config.Located[string] { return &a.ThirdPartySecurityMode }),
		},
		{
			Name: "grant_types", Doc: "The OAuth grant types that it may use, and so its flows: client_credentials for itself, authorization_code and others for users. " +
				"refresh_token alone starts nothing.",
			Page: "https://auth0.com/docs/get-started/applications/application-grant-types",
			Unset: "It has authorization_code, refresh_token and implicit, and client_credentials if it can keep a secret; a strict third party has " +
				"authorization_code and refresh_token; one of type resource_server has none.",
			Example: `["authorization_code", "refresh_token"]`,
			Field:   to(func(a *config.Application) *config.List { return &a.GrantTypes }),
		},
		{
			Name: "token_endpoint_auth_method", Doc: "How it proves itself where it asks for tokens: by nothing, or by a secret. With none it can't use client credentials.",
			Page:    "https://auth0.com/docs/get-started/applications/confidential-and-public-applications",
			Values:  []string{"none", "client_secret_post", "client_secret_basic"},
			Unset:   "One of type native or spa proves itself by nothing, and any other by a secret or what client_authentication_methods says.",
			Example: `"client_secret_post"`,
			Field:   to(func(a *config.Application) *config.Located[string] { return &a.TokenEndpointAuthMethod }),
		},
		{
			Name: "client_authentication_methods", Doc: "How it proves itself by a key or a certificate: private_key_jwt, tls_client_auth or self_signed_tls_client_auth. " +
				"It takes the place of token_endpoint_auth_method.",
			Page:    "https://auth0.com/docs/get-started/applications/confidential-and-public-applications",
			Wire:    "client_authentication_methods, an object with a key for each method",
			Default: "[]", Example: `["private_key_jwt"]`,
			Field: to(func(a *config.Application) *config.List { return &a.ClientAuthenticationMethods }),
		},
		{
			Name: "external_metadata_type", Doc: "How a third party registered itself: dynamically (dcr), or with a metadata document (cimd). Either way it can't use client credentials.",
			Page:    "https://auth0.com/docs/get-started/applications/dynamic-client-registration",
			Values:  []string{"dcr", "cimd"},
			Unset:   "An administrator made it.",
			Example: `"dcr"`,
			Field:   to(func(a *config.Application) *config.Located[string] { return &a.ExternalMetadataType }),
		},
		{
			Name: "external_client_id", Doc: "The URL of the metadata document (cimd), which the client shows as its client_id. It can't be changed.",
			Page:    "https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd",
			Unset:   "Nothing says where its document is.",
			Example: `"https://agent.example.com/oauth/client.json"`,
			Field:   to(func(a *config.Application) *config.Located[string] { return &a.ExternalClientID }),
		},
		{
			Name: "organization_usage", Doc: "Whether users log in to it through an organization.",
			Page:   "https://auth0.com/docs/api/management/v2/clients/post-clients",
			Values: organizationUsages, Unset: "Users log in without an organization, as with deny.", Example: `"allow"`,
			Field: to(func(a *config.Application) *config.Located[string] { return &a.OrganizationUsage }),
		},
		{
			Name: "default_organization", Doc: "The id of the organization of client credentials requests that name none.",
			Page:    "https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
			Wire:    "default_organization, an object { organization_id, flows }",
			Unset:   "A request that names no organization is for none.",
			Example: `"org_9eVgcnzU3W1bDDdG"`,
			Field:   to(func(a *config.Application) *config.Located[string] { return &a.DefaultOrganization }),
		},
		{
			Name: "resource_server_identifier", Doc: "The API that an application of type resource_server is. It can't be changed.", Refers: "api",
			Page:    "https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange",
			Unset:   "It is linked to no API.",
			Example: "api.social",
			Field:   to(func(a *config.Application) *config.Located[config.Reference] { return &a.ResourceServerIdentifier }),
		},
		{
			Name: "redirection_policy", Doc: "What happens to redirects of a strict third party: open_redirect_protection asks the user before one to an address that is not trusted.",
			Page:    "https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
			Values:  []string{"allow_always", "open_redirect_protection"},
			Default: "open_redirect_protection", Example: `"allow_always"`,
			Field: to(func(a *config.Application) *config.Located[string] { return &a.RedirectionPolicy }),
		},
		{
			Name: "previously", Doc: "The block's former name, so that renaming an application without client_id is no delete and create.", Ours: true,
			Unset: "The block has always had its name.", Example: `"site"`,
			Field: to(func(a *config.Application) *config.Located[string] { return &a.Previously }),
		},
		{
			Name: "previously_client_id", Doc: "The client_id that it had before a change replaced it. It is dropped one deployment later, when lint says so.", Ours: true,
			Unset: "It has always had its client_id.", Example: `"Vt5nRc8mJw2kXb7qLs0yPz4hGf9dTe3U"`,
			Field: to(func(a *config.Application) *config.Located[string] { return &a.PreviouslyClientID }),
		},
	},
}

var tokenExchangeBlock = &Block{
	Name: "token_exchange",
	Doc:  "The exchange of one token for another, which opens flows for users that no grant type names.",
	Page: "https://auth0.com/docs/authenticate/custom-token-exchange/configure-custom-token-exchange",
	Attributes: []Attribute{{
		// Other values are reported by the rule token-exchange-without-effect, which knows where each of them opens something.
		Name: "allow_any_profile_of_type", Doc: "What it may exchange tokens by: custom_authentication, for your own applications, and on_behalf_of_token_exchange, " +
			"for those of type resource_server.",
		Unset: "It exchanges no tokens. Of one of type resource_server nobody can tell: it is taken to be able to for the APIs on which it has a grant for users, and " +
			"every answer that rests on that says so (assumed).",
		Example: `["custom_authentication"]`,
		Field:   to(func(a *config.Application) *config.List { return &a.TokenExchangeProfiles }),
	}},
}

// https://auth0.com/docs/api/management/v2/clients/post-clients
var appTypes = []string{
	"native", "spa", "regular_web", "non_interactive", "resource_server", "express_configuration",
	"rms", "box", "cloudbees", "concur", "dropbox", "mscrm", "echosign", "egnyte", "newrelic", "office365", "salesforce", "sentry",
	"sharepoint", "slack", "springcm", "zendesk", "zoom", "sso_integration", "oag", "b2b_integration",
}

var organizationUsages = []string{"deny", "allow", "require"}
