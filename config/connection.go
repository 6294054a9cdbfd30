package config

// Connection is a connection block: where users come from. What matters here is whether third parties may use it.
// https://auth0.com/docs/authenticate/identity-providers/promote-connections-to-domain-level
type Connection struct {
	Block
	ConnectionName     Located[string] // the attribute name; the label where absent
	ID                 Located[string] // absent for a connection that does not exist yet
	Strategy           Located[string]
	IsDomainConnection Located[bool]
}

// PlatformName is what the platform calls the connection: its name, or its label where it has none, with the key of an instance of for_each.
func (c *Connection) PlatformName() string {
	if c.ConnectionName.Set {
		return c.ConnectionName.Value
	}
	return labelOf(&c.Block)
}

// labelOf is the name of a block that gives itself none: no two instances share it.
func labelOf(block *Block) string {
	if block.Key == "" {
		return block.Name
	}
	return block.Name + "-" + block.Key
}
