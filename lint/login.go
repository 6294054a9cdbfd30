package lint

import (
	"slices"
	"strings"

	"grants/compiler"
	"grants/config"
)

// Settings are those of the tenant; without any where it has no block.
func (p *Pass) Settings() *config.TenantSettings {
	if p.Config.Tenant == nil {
		return &config.TenantSettings{}
	}
	return p.Config.Tenant
}

// TakesStrangers reports whether clients come that no file names before they do: by dynamic registration, or by metadata documents.
func (p *Pass) TakesStrangers() bool {
	return p.Tenant.DynamicRegistration || p.Settings().ClientIDMetadataDocumentSupported.Value
}

// LoginsOfThirdParties are the APIs, none of them the platform's own, from which some third party can get a user's token as far as grants and policies go, in
// their order. What is assumed to give more opens none here.
func (p *Pass) LoginsOfThirdParties() []*compiler.API {
	granted := map[*compiler.API]bool{}
	for _, g := range p.Tenant.ClientGrants {
		switch {
		case g.SubjectType != compiler.User:
		case g.IsDefault():
			granted[g.API] = granted[g.API] || p.MayHaveThirdParties()
		case g.Application.IsThirdParty() && g.Application.Unreachable(compiler.User) == "":
			granted[g.API] = true
		}
	}
	permissive := p.permissiveThirdParty()
	var apis []*compiler.API
	for _, api := range p.Tenant.APIs {
		if api.System == "" && (granted[api] && api.Policy(compiler.User) != compiler.DenyAll || permissive && api.Policy(compiler.User) == compiler.AllowAll) {
			apis = append(apis, api)
		}
	}
	return apis
}

// permissiveThirdParty reports whether some third party follows policies, as the files state.
func (p *Pass) permissiveThirdParty() bool {
	t := p.Tenant
	if t.DynamicRegistration && !t.RegistrationModeAssumed && t.DynamicRegistrationMode == compiler.ThirdPartyPermissive {
		return true
	}
	return slices.ContainsFunc(t.Applications, func(app *compiler.Application) bool {
		return app.Party == compiler.ThirdPartyPermissive && !app.ModeAssumed && app.Unreachable(compiler.User) == ""
	})
}

// NamedByResource are those of some APIs whose clients name them by resource: the files say so.
func NamedByResource(apis []*compiler.API) []*compiler.API {
	return slices.DeleteFunc(slices.Clone(apis), func(api *compiler.API) bool { return len(api.Config.Resource.Items) == 0 })
}

// ConnectionsKnown reports whether the project has connections, and says of each whether it is promoted: then it has all of them.
func (p *Pass) ConnectionsKnown() bool {
	return len(p.Tenant.Connections) > 0 && !p.Tenant.Incomplete && !slices.Contains(p.Config.Absent, config.KindConnection) &&
		!slices.ContainsFunc(p.Tenant.Connections, func(c *compiler.Connection) bool { return !c.Known })
}

// OrganizationsKnown reports the same of organizations, and of what they do with third parties.
func (p *Pass) OrganizationsKnown() bool {
	return len(p.Tenant.Organizations) > 0 && !p.Tenant.Incomplete && !slices.Contains(p.Config.Absent, config.KindOrganization) &&
		!slices.ContainsFunc(p.Tenant.Organizations, func(o *compiler.Organization) bool { return !o.Known })
}

// LetsIn reports whether users of an organization may log in to strict third parties, or might: one whose connections are not all known, and one where no
// connection of the tenant is promoted at all, which is reported by itself.
func (p *Pass) LetsIn(o *compiler.Organization) bool {
	somePromoted := slices.ContainsFunc(p.Tenant.Connections, func(c *compiler.Connection) bool { return c.Promoted })
	return o.Allows && (o.CanLogIn() || !somePromoted || !p.ConnectionsKnown())
}

// PromotedForNobody are the connections that are open to every third party, where there is none and none can come.
func (p *Pass) PromotedForNobody() []*compiler.Connection {
	if !p.ConnectionsKnown() || p.MayHaveThirdParties() || p.TakesStrangers() || p.Settings().ClientIDMetadataDocumentSupported.Failed {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(p.Tenant.Connections), func(c *compiler.Connection) bool { return !c.Promoted })
}

// ReplaceOrAdd writes a value in the place of a literal, or as a new attribute of a block.
func (p *Pass) ReplaceOrAdd(block config.Block, name string, written config.Located[bool], value bool) *Fix {
	if written.Set {
		return WriteBool(name, value, written)
	}
	text := "false"
	if value {
		text = "true"
	}
	return p.AddAttribute(block, name, written.Span, text)
}

// Addresses names some APIs, the first of many.
func Addresses(apis []*compiler.API) string {
	const most = 3
	names := make([]string, 0, most+1)
	for _, api := range apis[:min(most, len(apis))] {
		names = append(names, api.Address)
	}
	if len(apis) > most {
		names = append(names, "others")
	}
	return strings.Join(names, ", ")
}

// IsLoopback reports whether a host, with a port or without, is the machine itself.
func IsLoopback(host string) bool {
	name, _, _ := strings.Cut(host, ":")
	return name == "localhost" || name == "127.0.0.1"
}
