package config

var apiBlock = &blockType{
	name: "api", label: true, forEach: true,
	doc:    "An API (the platform's resource server).",
	create: func() object { return &API{} },
	blocks: []*blockType{subjectTypeAuthorizationBlock},
	attributes: []attribute{
		{
			name: "identifier", doc: "The audience of its tokens: compared byte for byte, and never changed once it exists.", required: true,
			field: to(func(a *API) *Located[string] { return &a.Identifier }),
		},
		{
			name: "name", doc: "What people call it.",
			field: to(func(a *API) *Located[string] { return &a.DisplayName }),
		},
		{
			name: "scopes", doc: "The scopes it declares: a map of names to descriptions, or a list of names.",
			field: to(func(a *API) *API { return a }),
		},
		{
			name: "authorization_details_types", doc: "The types of rich authorization requests it registers.",
			field: to(func(a *API) *List { return &a.AuthorizationDetailsTypes }),
		},
		{
			name: "enforce_policies", doc: "Whether roles narrow what users get (RBAC).",
			field: to(func(a *API) *Located[bool] { return &a.EnforcePolicies }),
		},
		{
			name: "token_dialect", doc: "The format of its access tokens.",
			values: []string{"access_token", "access_token_authz", "rfc9068_profile", "rfc9068_profile_authz"},
			field:  to(func(a *API) *Located[string] { return &a.TokenDialect }),
		},
		{
			name: "token_lifetime", doc: "How long its access tokens live, in seconds.",
			field: to(func(a *API) *Located[int64] { return &a.TokenLifetime }),
		},
		{
			name: "token_lifetime_for_web", doc: "How long tokens from the implicit and hybrid flows live, in seconds.",
			field: to(func(a *API) *Located[int64] { return &a.TokenLifetimeForWeb }),
		},
		{
			name: "allow_offline_access", doc: "Whether refresh tokens may be issued for it.",
			field: to(func(a *API) *Located[bool] { return &a.AllowOfflineAccess }),
		},
		{
			name: "skip_consent_for_verifiable_first_party_clients", doc: "Whether first-party applications with a verifiable callback skip consent.",
			field: to(func(a *API) *Located[bool] { return &a.SkipConsentForVerifiableFirstPartyClients }),
		},
		{
			// The platform's schema has the first value only; the page on rich authorization requests also shows the second.
			// https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests
			name: "consent_policy", doc: "How users consent to rich authorization requests.",
			values: []string{"transactional-authorization-with-mfa", "standard"},
			field:  to(func(a *API) *Located[string] { return &a.ConsentPolicy }),
		},
		{
			name: "signing_alg", doc: "The algorithm that signs its tokens.", values: []string{"HS256", "RS256", "RS512", "PS256"},
			field: to(func(a *API) *Located[string] { return &a.SigningAlg }),
		},
		{
			name: "sensitive_scopes", doc: "Declared scopes that a plan calls a high risk to gain.",
			field: to(func(a *API) *List { return &a.SensitiveScopes }),
		},
	},
}

// https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
var subjectTypeAuthorizationBlock = &blockType{
	name: "subject_type_authorization",
	doc:  "The access policy for each subject type.",
	blocks: []*blockType{
		{name: "user", doc: "Tokens about a user.", attributes: []attribute{{
			name: "policy", doc: "Who may ask for one.", values: policies,
			field: to(func(a *API) *Located[string] { return &a.UserPolicy }),
		}}},
		{name: "client", doc: "Tokens from the client credentials flow.", attributes: []attribute{{
			// allow_all is refused by the rule client-policy-allow-all, which explains more than an enumeration can.
			name: "policy", doc: "Who may ask for one: require_client_grant or deny_all.", values: policies,
			field: to(func(a *API) *Located[string] { return &a.ClientPolicy }),
		}}},
	},
}

var policies = []string{"allow_all", "require_client_grant", "deny_all"}
