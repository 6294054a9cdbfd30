package schema

import "grants/config"

// ClientGrant is the block of a client grant.
var ClientGrant = &Block{
	Name: "client_grant", Label: true, ForEach: true,
	Doc:    "A client grant: what one application may get from one API, for one subject type.",
	create: func() config.Object { return &config.ClientGrant{} },
	Attributes: append([]Attribute{
		{
			Name: "client_id", Doc: "The application it is for.", Refers: "application",
			Field: to(func(g *config.ClientGrant) *config.Located[config.Reference] { return &g.ClientID }),
		},
		{
			Name: "default_for", Doc: "Makes it a default grant, for every third-party application that has none of its own.", Values: []string{config.ThirdPartyClients},
			Field: to(func(g *config.ClientGrant) *config.Located[string] { return &g.DefaultFor }),
		},
		{
			Name: "organization_usage", Doc: "Whether client credentials requests may or must name an organization.", Values: organizationUsages,
			Field: to(func(g *config.ClientGrant) *config.Located[string] { return &g.OrganizationUsage }),
		},
		{
			Name: "allow_any_organization", Doc: "Whether any organization may be named, linked or not.",
			Field: to(func(g *config.ClientGrant) *config.Located[bool] { return &g.AllowAnyOrganization }),
		},
		{
			Name: "organizations", Doc: "Ids of the organizations it is linked to.",
			Field: to(func(g *config.ClientGrant) *config.List { return &g.Organizations }),
		},
	}, grantAttributes...),
}

// ThirdPartyDefault is the block of a default grant for third parties.
var ThirdPartyDefault = &Block{
	Name: "third_party_default", Label: true, ForEach: true,
	Doc:        "What every third-party application gets from one API that has no grant of its own.",
	create:     func() config.Object { return &config.ClientGrant{} },
	Attributes: grantAttributes,
}

// grantAttributes are what client_grant and third_party_default share.
var grantAttributes = []Attribute{
	{
		Name: "audience", Doc: "The API it is about.", Refers: "api", Required: true,
		Field: to(func(g *config.ClientGrant) *config.Located[config.Reference] { return &g.Audience }),
	},
	{
		Name: "subject_type", Doc: "Whose tokens it is about: users' or the application's own (client, where absent).", Values: []string{"client", "user"},
		Field: to(func(g *config.ClientGrant) *config.Located[string] { return &g.SubjectType }),
	},
	{
		Name: "scopes", Doc: "The scopes it gives at most.",
		Field: to(func(g *config.ClientGrant) *config.List { return &g.Scopes }),
	},
	{
		Name: "allow_all_scopes", Doc: "Gives every scope the API declares, now and later.",
		Field: to(func(g *config.ClientGrant) *config.Located[bool] { return &g.AllowAllScopes }),
	},
	{
		Name: "authorization_details_types", Doc: "The types of rich authorization requests it gives; for users only.",
		Field: to(func(g *config.ClientGrant) *config.List { return &g.AuthorizationDetailsTypes }),
	},
}
