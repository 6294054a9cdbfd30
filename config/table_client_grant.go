package config

var clientGrantBlock = &blockType{
	name: "client_grant", label: true, forEach: true,
	doc:    "A client grant: what one application may get from one API, for one subject type.",
	create: func() object { return &ClientGrant{} },
	attributes: append([]attribute{
		{
			name: "client_id", doc: "The application it is for.", refers: "application",
			field: to(func(g *ClientGrant) *Located[Reference] { return &g.ClientID }),
		},
		{
			name: "default_for", doc: "Makes it a default grant, for every third-party application that has none of its own.", values: []string{ThirdPartyClients},
			field: to(func(g *ClientGrant) *Located[string] { return &g.DefaultFor }),
		},
		{
			name: "organization_usage", doc: "Whether client credentials requests may or must name an organization.", values: organizationUsages,
			field: to(func(g *ClientGrant) *Located[string] { return &g.OrganizationUsage }),
		},
		{
			name: "allow_any_organization", doc: "Whether any organization may be named, linked or not.",
			field: to(func(g *ClientGrant) *Located[bool] { return &g.AllowAnyOrganization }),
		},
		{
			name: "organizations", doc: "Ids of the organizations it is linked to.",
			field: to(func(g *ClientGrant) *List { return &g.Organizations }),
		},
	}, grantAttributes...),
}

var thirdPartyDefaultBlock = &blockType{
	name: "third_party_default", label: true, forEach: true,
	doc:        "What every third-party application gets from one API that has no grant of its own.",
	create:     func() object { return &ClientGrant{} },
	attributes: grantAttributes,
}

// grantAttributes are what client_grant and third_party_default share.
var grantAttributes = []attribute{
	{
		name: "audience", doc: "The API it is about.", refers: "api", required: true,
		field: to(func(g *ClientGrant) *Located[Reference] { return &g.Audience }),
	},
	{
		name: "subject_type", doc: "Whose tokens it is about: users' or the application's own (client, where absent).", values: []string{"client", "user"},
		field: to(func(g *ClientGrant) *Located[string] { return &g.SubjectType }),
	},
	{
		name: "scopes", doc: "The scopes it gives at most.",
		field: to(func(g *ClientGrant) *List { return &g.Scopes }),
	},
	{
		name: "allow_all_scopes", doc: "Gives every scope the API declares, now and later.",
		field: to(func(g *ClientGrant) *Located[bool] { return &g.AllowAllScopes }),
	},
	{
		name: "authorization_details_types", doc: "The types of rich authorization requests it gives; for users only.",
		field: to(func(g *ClientGrant) *List { return &g.AuthorizationDetailsTypes }),
	},
}
