package config

// Organization is an organization block: users who log in together, and whether they may to third parties.
// https://auth0.com/docs/manage-users/organizations/configure-organizations/enable-third-party-application-access
type Organization struct {
	Block
	OrganizationName       Located[string] // the attribute name; the label where absent
	ID                     Located[string] // absent for an organization that does not exist yet
	ThirdPartyClientAccess Located[string] // allow | block; what else is written is reported by a rule
	EnabledConnections     List            // names of connections
}

// PlatformName is what the platform calls the organization: its name, or its label where it has none, with the key of an instance of for_each.
func (o *Organization) PlatformName() string {
	if o.OrganizationName.Set {
		return o.OrganizationName.Value
	}
	return labelOf(&o.Block)
}
