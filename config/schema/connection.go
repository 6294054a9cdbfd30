package schema

import "grants/config"

// Connection is the block of a connection.
var Connection = &Block{
	Name: "connection", Label: true, ForEach: true, Identity: "name",
	Doc: "A connection: where users come from who log in. Third parties can use only one that is promoted to the level of the domain. A project that declares one " +
		"connection declares all of them: where none is promoted, no user can log in to a third party. Of a project that declares none nothing is concluded.",
	Page: "https://auth0.com/docs/authenticate/identity-providers/promote-connections-to-domain-level",
	Example: `connection "users" {
  strategy             = "auth0"
  is_domain_connection = true
}
`,
	create: func() config.Object { return &config.Connection{} },
	Attributes: []Attribute{
		{
			Name: "name", Doc: "Its name on the platform.", Readable: true, Unset: "The label of the block, for an instance of for_each with a hyphen and its key.", Example: `"Username-Password-Authentication"`,
			Field: to(func(c *config.Connection) *config.Located[string] { return &c.ConnectionName }),
		},
		{
			Name: "id", Doc: "The platform's id of it.", Unset: "The connection does not exist yet, or is known by its name alone.", Example: `"con_9nZr4LkQ2xTbWv7d"`,
			Field: to(func(c *config.Connection) *config.Located[string] { return &c.ID }),
		},
		{
			Name: "strategy", Doc: "The kind of identity provider behind it. It decides nothing here.", Unset: "It has one all the same.", Example: `"auth0"`,
			Field: to(func(c *config.Connection) *config.Located[string] { return &c.Strategy }),
		},
		{
			Name: "is_domain_connection", Doc: "Whether it is promoted to the level of the domain: every third party can use it then, and not only one. Which " +
				"applications it is enabled for says nothing of third parties.",
			Default: "false", Example: "true",
			Field: to(func(c *config.Connection) *config.Located[bool] { return &c.IsDomainConnection }),
		},
	},
}
