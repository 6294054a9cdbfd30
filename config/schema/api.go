package schema

import "grants/config"

// API is the block of an API.
var API = &Block{
	Name: "api", Label: true, ForEach: true, Identity: "identifier",
	Doc: "An API, which the Management API calls a resource server: its scopes, and who may ask for a token for it. The platform's own APIs need no block; " +
		"one that is declared is still the platform's, and keeps the platform's name and scopes.",
	Page: "https://auth0.com/docs/get-started/apis/api-settings",
	Example: `api "social" {
  name       = "Social Media API"
  identifier = "https://social.${var.stage}.example.com"

  scopes = {
    "read:posts"   = "Read posts"
    "write:posts"  = "Write posts"
    "read:friends" = "Read the list of friends"
  }
  allow_offline_access = true
  enforce_policies     = true

  subject_type_authorization {
    user { policy = "require_client_grant" }
    client { policy = "deny_all" }
  }
}
`,
	create: func() config.Object { return &config.API{} },
	Blocks: []*Block{subjectTypeAuthorizationBlock},
	Attributes: []Attribute{
		{
			Name: "identifier", Doc: "The audience of its tokens: compared byte for byte, and never changed once it exists.", Required: true, Readable: true,
			Page:    "https://auth0.com/docs/get-started/auth0-overview/set-up-apis",
			Example: `"https://social.example.com"`,
			Field:   to(func(a *config.API) *config.Located[string] { return &a.Identifier }),
		},
		{
			Name: "name", Doc: "What people call it.", Readable: true,
			Unset:   "It has none. An API of the platform's has the platform's name.",
			Example: `"Social Media API"`,
			Field:   to(func(a *config.API) *config.Located[string] { return &a.DisplayName }),
		},
		{
			Name: "scopes", Doc: "The scopes that it declares: a map of names to descriptions, or a list of names. A scope that is not declared is granted by nothing. " +
				"Of an API of the platform's, the list that is built in counts, and not what stands here.",
			Readable: true, Default: "[]",
			Page:    "https://auth0.com/docs/get-started/apis/add-api-permissions",
			Wire:    "scopes, a list of { value, description }",
			Example: `{ "read:posts" = "Read posts", "write:posts" = "Write posts" }`,
			Field:   to(func(a *config.API) *config.API { return a }),
		},
		{
			Name: "authorization_details_types", Doc: "The types of rich authorization requests that it registers.",
			Page:    "https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests",
			Wire:    "authorization_details, a list of { type }",
			Default: "[]", Example: `["payment_initiation"]`,
			Field: to(func(a *config.API) *config.List { return &a.AuthorizationDetailsTypes }),
		},
		{
			Name: "enforce_policies", Doc: "Whether roles narrow what users get (RBAC): a user's token has no scope then that the user has no permission for.",
			Page:    "https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis",
			Default: "false", Example: "true",
			Field: to(func(a *config.API) *config.Located[bool] { return &a.EnforcePolicies }),
		},
		{
			Name: "token_dialect", Doc: "The format of its access tokens. Those that end in authz have the permissions of the user in them, and need enforce_policies.",
			Page:    "https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis",
			Values:  []string{"access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"},
			Default: "access_token", Example: `"rfc9068_profile_authz"`,
			Field: to(func(a *config.API) *config.Located[string] { return &a.TokenDialect }),
		},
		{
			Name: "token_lifetime", Doc: "How long its access tokens live, in seconds: 2592000 at most, which are 30 days.",
			Default: "86400", Unset: "The platform's own APIs have defaults of their own.", Example: "3600",
			Field: to(func(a *config.API) *config.Located[int64] { return &a.TokenLifetime }),
		},
		{
			Name: "token_lifetime_for_web", Doc: "How long access tokens from the implicit and hybrid flows live, in seconds: no longer than the others.",
			Default: "7200", Unset: "The platform's own APIs have defaults of their own.", Example: "600",
			Field: to(func(a *config.API) *config.Located[int64] { return &a.TokenLifetimeForWeb }),
		},
		{
			Name: "allow_offline_access", Doc: "Whether refresh tokens may be issued for it, to applications that have the grant type refresh_token.",
			Default: "false", Unset: "My Account allows it.", Example: "true",
			Field: to(func(a *config.API) *config.Located[bool] { return &a.AllowOfflineAccess }),
		},
		{
			Name: "skip_consent_for_verifiable_first_party_clients", Doc: "Whether your own applications get a user's token without asking the user, where their callback can be verified. " +
				"For third parties users are always asked.",
			Page:    "https://auth0.com/docs/get-started/applications/third-party-applications/user-consent-and-third-party-applications",
			Default: "false", Unset: "My Account skips it.", Example: "true",
			Field: to(func(a *config.API) *config.Located[bool] { return &a.SkipConsentForVerifiableFirstPartyClients }),
		},
		{
			// The platform's schema has the first value only; the page on rich authorization requests also shows the second.
			Name: "consent_policy", Doc: "How users consent to rich authorization requests.",
			Page:    "https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests",
			Values:  []string{"transactional-authorization-with-mfa", "standard"},
			Unset:   "Users consent as they do to scopes.",
			Example: `"transactional-authorization-with-mfa"`,
			Field:   to(func(a *config.API) *config.Located[string] { return &a.ConsentPolicy }),
		},
		{
			Name: "signing_alg", Doc: "The algorithm that signs its tokens. Tokens by HS256 can be made by whoever knows the secret that verifies them.",
			Values: []string{"HS256", "RS256", "RS512", "PS256"}, Default: "RS256", Example: `"PS256"`,
			Field: to(func(a *config.API) *config.Located[string] { return &a.SigningAlg }),
		},
		{
			Name: "sensitive_scopes", Doc: "Declared scopes that a plan calls a high risk to gain.", Ours: true,
			Default: "[]", Example: `["write:posts"]`,
			Field: to(func(a *config.API) *config.List { return &a.SensitiveScopes }),
		},
		{
			Name: "resource", Doc: "The URLs that clients will name as the resource: that of an MCP server, say. What is no byte for byte copy of the identifier leads to no API.", Ours: true,
			Unset: "Nothing says which URLs clients send.", Example: `["https://social.example.com"]`,
			Field: to(func(a *config.API) *config.List { return &a.Resource }),
		},
	},
}

var subjectTypeAuthorizationBlock = &Block{
	Name: "subject_type_authorization",
	Doc:  "The API's access policies, one for each subject type.",
	Page: "https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
	Blocks: []*Block{
		{
			Name: "user", Doc: "Access for users: tokens about a user, from every flow but the client credentials flow.",
			Page: "https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
			Attributes: []Attribute{{
				Name: "policy", Doc: "Who may ask for a token: every application but strict third parties, which need a grant in any case (allow_all); those that a " +
					"grant gives access (require_client_grant); or nobody, whatever is granted (deny_all).",
				Values: policies, Default: "allow_all", Unset: "The platform's own APIs but the Management API want a grant.", Example: `"require_client_grant"`,
				Field: to(func(a *config.API) *config.Located[string] { return &a.UserPolicy }),
			}},
		},
		{
			Name: "client", Doc: "Access of applications as themselves: tokens from the client credentials flow.",
			Page: "https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
			Attributes: []Attribute{{
				// allow_all is refused by the rule client-policy-allow-all, which explains more than an enumeration can.
				Name: "policy", Doc: "Who may ask for a token: those that a grant gives access (require_client_grant), or nobody (deny_all). The platform has no " +
					"allow_all here: it counts as require_client_grant, and the rule client-policy-allow-all reports it.",
				Values: policies, Default: "require_client_grant", Unset: "My Account and My Organization deny it.", Example: `"deny_all"`,
				Field: to(func(a *config.API) *config.Located[string] { return &a.ClientPolicy }),
			}},
		},
	},
}

var policies = []string{"allow_all", "require_client_grant", "deny_all"}
