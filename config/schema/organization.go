package schema

import "grants/config"

// Organization is the block of an organization.
var Organization = &Block{
	Name: "organization", Label: true, ForEach: true,
	Doc: "An organization of users, and whether they may log in to third parties with it. A project that declares one organization declares all of them; " +
		"of a project that declares none nothing is concluded.",
	Page: "https://auth0.com/docs/manage-users/organizations/configure-organizations/enable-third-party-application-access",
	Example: `organization "acme" {
  third_party_client_access = "allow"
  enabled_connections       = [connection.users]
}
`,
	create: func() config.Object { return &config.Organization{} },
	Attributes: []Attribute{
		{
			Name: "name", Doc: "Its name on the platform.", Unset: "The label of the block, for an instance of for_each with a hyphen and its key.", Example: `"acme"`,
			Field: to(func(o *config.Organization) *config.Located[string] { return &o.OrganizationName }),
		},
		{
			Name: "id", Doc: "The platform's id of it.", Unset: "The organization does not exist yet, or is known by its name alone.", Example: `"org_9eVgcnzU3W1bDDdG"`,
			Field: to(func(o *config.Organization) *config.Located[string] { return &o.ID }),
		},
		{
			// Other values are reported by the rule organization-access-value, which knows what was meant.
			Name: "third_party_client_access", Doc: "Whether users may log in to strict third parties with it: allow or block. The platform's pages write deny, which its API does not take.",
			Default: "block", Example: `"allow"`,
			Field: to(func(o *config.Organization) *config.Located[string] { return &o.ThirdPartyClientAccess }),
		},
		{
			Name: "enabled_connections", Doc: "The connections that users log in to it by: references to connection blocks, or names. To a third party they do so only by " +
				"one that is promoted to the level of the domain as well.",
			Refers: "connection", Wire: "enabled_connections, a list of { connection_id }",
			Unset: "Nothing says which connections it has.", Example: "[connection.users]",
			Field: to(func(o *config.Organization) *config.List { return &o.EnabledConnections }),
		},
	},
}
