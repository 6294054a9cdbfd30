package lint

import (
	"slices"

	"grants/compiler"
	"grants/diag"
)

// AudienceSpan is where an API is declared, or else where a grant, in order of addresses, a role or the tenant first names it.
func (p *Pass) AudienceSpan(api *compiler.API) diag.Span {
	if api.Config != nil {
		return api.Config.Identifier.Span
	}
	if first := p.run.onSystemAPIs()[api]; first != nil {
		return first.Config.Audience.Span
	}
	for _, grant := range p.Config.ClientGrants { // one that was left out, as its application could not be read
		if audience := grant.Audience; audience.Set && !audience.Value.IsAddress && audience.Value.Name == api.Identifier {
			return audience.Span
		}
	}
	for permission := range p.Permissions() {
		if permission.API == api {
			return permission.Config[0].API.Span
		}
	}
	if p.Config.Tenant != nil {
		return p.Config.Tenant.DefaultAudience.Span
	}
	return diag.Span{}
}

// firstOnSystemAPIs is the first grant for each system API, in order of addresses.
func (p *Pass) firstOnSystemAPIs() map[*compiler.API]*compiler.ClientGrant {
	first := map[*compiler.API]*compiler.ClientGrant{}
	for g := range p.AllGrants(OnSystemAPI) {
		if first[g.API] == nil {
			first[g.API] = g
		}
	}
	return first
}

// IsCanonicalDomain reports whether the settings say that a domain is the tenant's own, although no domain of the public cloud.
func (p *Pass) IsCanonicalDomain(domain string) bool {
	return slices.Contains(p.run.opts.Settings.CanonicalDomains.Value, domain)
}

// fixedClientPolicy has nothing for My Organization, whose policy can be changed, and for the system APIs whose policies are not documented.
var fixedClientPolicy = map[compiler.SystemAPI]compiler.Policy{
	compiler.Management: compiler.RequireClientGrant,
	compiler.MyAccount:  compiler.DenyAll,
}

// RefusedClientPolicy is the client policy that the platform fixes for a system API, where the project states another one. A client policy "allow_all",
// which does not exist, has a rule of its own.
// https://auth0.com/docs/manage-users/my-account-api
func RefusedClientPolicy(api *compiler.API) (fixed compiler.Policy, refused bool) {
	fixed = fixedClientPolicy[api.System]
	if fixed == "" || api.Config == nil || !api.Config.ClientPolicy.Set {
		return fixed, false
	}
	stated := compiler.Policy(api.Config.ClientPolicy.Value)
	return fixed, stated != fixed && stated != compiler.AllowAll
}
