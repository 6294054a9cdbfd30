package objects

import "grants/compiler"

// connectionProperties are what a connection means, sorted by name.
func connectionProperties(c *compiler.Connection) []Property {
	return []Property{
		Scalar("is_domain_connection", c.Config.IsDomainConnection, false),
		{Name: "name", value: c.Name, Key: true},
	}
}

// organizationProperties are what an organization means, sorted by name.
func organizationProperties(o *compiler.Organization) []Property {
	return []Property{
		list("enabled_connections", o.Config.EnabledConnections),
		{Name: "name", value: o.Name, Key: true},
		Scalar("third_party_client_access", o.Config.ThirdPartyClientAccess, "block"),
	}
}
