package schema

import "grants/config"

// ClientGrant is the block of a client grant.
var ClientGrant = &Block{
	Name: "client_grant", Label: true, ForEach: true, OneOf: []string{"client_id", "default_for"},
	Doc: "A client grant: what one application may get from one API, for one subject type. There is one at most for each application, API and subject type. " +
		"It has exactly one of client_id and default_for.",
	Page: "https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	Example: `client_grant "web" {
  client_id    = application.web
  audience     = api.social
  subject_type = "user"
  scopes       = local.editors
}

client_grant "partner" {
  for_each     = { crm = ["read:posts", "read:friends"], bi = ["read:friends"] }
  client_id    = application.partner[each.key]
  audience     = api.social
  subject_type = "user"
  scopes       = each.value
}
`,
	create: func() config.Object { return &config.ClientGrant{} },
	Attributes: append([]Attribute{
		{
			Name: "client_id", Doc: "The application that it is for.", Refers: "application",
			Unset: "The grant is a default: see default_for.", Example: "application.web",
			Field: to(func(g *config.ClientGrant) *config.Located[config.Reference] { return &g.ClientID }),
		},
		{
			Name: "default_for", Doc: "Makes it a default grant, for every third party that has no grant of its own on the API and for the subject type. " +
				"The block third_party_default says the same.",
			Page:   "https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
			Values: []string{config.ThirdPartyClients}, Unset: "The grant is for one application: see client_id.", Example: `"third_party_clients"`,
			Field: to(func(g *config.ClientGrant) *config.Located[string] { return &g.DefaultFor }),
		},
		{
			Name: "organization_usage", Doc: "Whether client credentials requests may not, may or must name an organization. Grants for users have none.",
			Page:   "https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
			Values: organizationUsages, Default: "deny", Example: `"allow"`,
			Field: to(func(g *config.ClientGrant) *config.Located[string] { return &g.OrganizationUsage }),
		},
		{
			Name: "allow_any_organization", Doc: "Whether any organization may be named, and not only those that the grant is linked to. Third parties can't have it.",
			Page:    "https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/configure-your-application-for-m2m-access",
			Default: "false", Example: "true",
			Field: to(func(g *config.ClientGrant) *config.Located[bool] { return &g.AllowAnyOrganization }),
		},
		{
			Name: "organizations", Doc: "The ids of the organizations that it is linked to.",
			Page:    "https://auth0.com/docs/manage-users/organizations/organizations-for-m2m-applications/manage-m2m-access",
			Wire:    "links of their own, at /organizations/ID/client-grants",
			Default: "[]", Example: `["org_9eVgcnzU3W1bDDdG"]`,
			Field: to(func(g *config.ClientGrant) *config.List { return &g.Organizations }),
		},
	}, grantAttributes...),
}

// ThirdPartyDefault is the block of a default grant for third parties.
var ThirdPartyDefault = &Block{
	Name: "third_party_default", Label: true, ForEach: true,
	Doc: "What every third party gets from one API for one subject type that has no grant of its own for these: among them applications that are yet to " +
		"register themselves. It is a client grant whose default_for is third_party_clients. A grant of a third party's own takes its place, and does not add to it.",
	Page: "https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
	Example: `third_party_default "social" {
  audience     = api.social
  subject_type = "user"
  scopes       = ["read:posts"]
}
`,
	create:     func() config.Object { return &config.ClientGrant{} },
	Attributes: grantAttributes,
}

// grantAttributes are what client_grant and third_party_default share.
var grantAttributes = []Attribute{
	{
		Name: "audience", Doc: "The API it is about.", Refers: "api", Required: true, Example: "api.social",
		Field: to(func(g *config.ClientGrant) *config.Located[config.Reference] { return &g.Audience }),
	},
	{
		Name: "subject_type", Doc: "Whose tokens it is about: those of users (user), or the application's own, from client credentials (client).",
		Values: []string{"client", "user"}, Default: "client", Example: `"user"`,
		Field: to(func(g *config.ClientGrant) *config.Located[string] { return &g.SubjectType }),
	},
	{
		Name: "scopes", Doc: "The scopes that it gives at most. An empty list gives access without any scope. One that the API does not declare is not given.",
		Wire:    "scope",
		Default: "[]", Unset: "The platform's tools refuse a grant that has neither scopes nor allow_all_scopes, and lint warns of it.", Example: `["read:posts"]`,
		Field: to(func(g *config.ClientGrant) *config.List { return &g.Scopes }),
	},
	{
		Name: "allow_all_scopes", Doc: "Gives every scope that the API declares, now and later. A list of scopes beside it means nothing. The platform's own APIs take no such grant.",
		Default: "false", Example: "true",
		Field: to(func(g *config.ClientGrant) *config.Located[bool] { return &g.AllowAllScopes }),
	},
	{
		Name: "authorization_details_types", Doc: "The types of rich authorization requests that it gives, of those that the API registers; in grants for users only.",
		Page:    "https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests",
		Default: "[]", Example: `["payment_initiation"]`,
		Field: to(func(g *config.ClientGrant) *config.List { return &g.AuthorizationDetailsTypes }),
	},
}
