package schema

import "grants/config"

// API is the block of an API.
var API = &Block{
	Name: "api", Label: true, ForEach: true, Identity: "identifier",
	Doc:    "An API (the platform's resource server).",
	create: func() config.Object { return &config.API{} },
	Blocks: []*Block{subjectTypeAuthorizationBlock},
	Attributes: []Attribute{
		{
			Name: "identifier", Doc: "The audience of its tokens: compared byte for byte, and never changed once it exists.", Required: true, Readable: true,
			Field: to(func(a *config.API) *config.Located[string] { return &a.Identifier }),
		},
		{
			Name: "name", Doc: "What people call it.", Readable: true,
			Field: to(func(a *config.API) *config.Located[string] { return &a.DisplayName }),
		},
		{
			Name: "scopes", Doc: "The scopes it declares: a map of names to descriptions, or a list of names.", Readable: true,
			Field: to(func(a *config.API) *config.API { return a }),
		},
		{
			Name: "authorization_details_types", Doc: "The types of rich authorization requests it registers.",
			Field: to(func(a *config.API) *config.List { return &a.AuthorizationDetailsTypes }),
		},
		{
			Name: "enforce_policies", Doc: "Whether roles narrow what users get (RBAC).",
			Field: to(func(a *config.API) *config.Located[bool] { return &a.EnforcePolicies }),
		},
		{
			Name: "token_dialect", Doc: "The format of its access tokens.",
			Values: []string{"access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"},
			Field:  to(func(a *config.API) *config.Located[string] { return &a.TokenDialect }),
		},
		{
			Name: "token_lifetime", Doc: "How long its access tokens live, in seconds.",
			Field: to(func(a *config.API) *config.Located[int64] { return &a.TokenLifetime }),
		},
		{
			Name: "token_lifetime_for_web", Doc: "How long tokens from the implicit and hybrid flows live, in seconds.",
			Field: to(func(a *config.API) *config.Located[int64] { return &a.TokenLifetimeForWeb }),
		},
		{
			Name: "allow_offline_access", Doc: "Whether refresh tokens may be issued for it.",
			Field: to(func(a *config.API) *config.Located[bool] { return &a.AllowOfflineAccess }),
		},
		{
			Name: "skip_consent_for_verifiable_first_party_clients", Doc: "Whether first-party applications with a verifiable callback skip consent.",
			Field: to(func(a *config.API) *config.Located[bool] { return &a.SkipConsentForVerifiableFirstPartyClients }),
		},
		{
			// The platform's schema has the first value only; the page on rich authorization requests also shows the second.
			// https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests
			Name: "consent_policy", Doc: "How users consent to rich authorization requests.",
			Values: []string{"transactional-authorization-with-mfa", "standard"},
			Field:  to(func(a *config.API) *config.Located[string] { return &a.ConsentPolicy }),
		},
		{
			Name: "signing_alg", Doc: "The algorithm that signs its tokens.", Values: []string{"HS256", "RS256", "RS512", "PS256"},
			Field: to(func(a *config.API) *config.Located[string] { return &a.SigningAlg }),
		},
		{
			Name: "sensitive_scopes", Doc: "Declared scopes that a plan calls a high risk to gain.",
			Field: to(func(a *config.API) *config.List { return &a.SensitiveScopes }),
		},
	},
}

// https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
var subjectTypeAuthorizationBlock = &Block{
	Name: "subject_type_authorization",
	Doc:  "The access policy for each subject type.",
	Blocks: []*Block{
		{Name: "user", Doc: "Tokens about a user.", Attributes: []Attribute{{
			Name: "policy", Doc: "Who may ask for one.", Values: policies,
			Field: to(func(a *config.API) *config.Located[string] { return &a.UserPolicy }),
		}}},
		{Name: "client", Doc: "Tokens from the client credentials flow.", Attributes: []Attribute{{
			// allow_all is refused by the rule client-policy-allow-all, which explains more than an enumeration can.
			Name: "policy", Doc: "Who may ask for one: require_client_grant or deny_all.", Values: policies,
			Field: to(func(a *config.API) *config.Located[string] { return &a.ClientPolicy }),
		}}},
	},
}

var policies = []string{"allow_all", "require_client_grant", "deny_all"}
