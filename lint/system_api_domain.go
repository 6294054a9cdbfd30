package lint

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "system-api-domain",
	Group:    SystemAPIs,
	Title:    "API of the platform on another domain",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/manage-users/my-account-api",
		"https://auth0.com/docs/manage-users/my-organization-api",
	},
	Doc: `The system APIs of a tenant have its domain in their identifiers, and the platform wants the same domain in the request for a token and
in the calls that use it. An identifier on the domain of another tenant, or on several domains in one project, is copied from elsewhere,
or belongs to an API of one's own that only looks like the platform's.

Use the tenant's domain everywhere, and state it in the tenant block so that APIs of one's own are not taken for the platform's.`,
	Check: func(p *Pass) {
		if p.Config.Tenant != nil && p.Config.Tenant.Domain.Failed {
			return
		}
		home := p.Tenant.Domain
		if home == "" {
			home = commonHost(p.Tenant.APIs)
		}
		first := p.firstOnSystemAPIs()
		for _, api := range p.Tenant.APIs {
			if host := foreignHost(api, home); host != "" {
				p.report(finding{
					at: p.audienceSpan(api, first[api]), address: api.Address, key: "identifier",
					message: fmt.Sprintf("%q is an API of the platform on the domain %s, and the tenant's is %s", api.Identifier, host, home),
					detail:  "Use the tenant's domain, and state it in the tenant block.",
				})
			}
		}
	},
})

// foreignHost is the host in the identifier of a system API that is not the tenant's, or "". With the tenant's domain known, an identifier on
// another host is an API of one's own, unless the host is a tenant's.
func foreignHost(api *compiler.API, home string) string {
	host, path, found := strings.Cut(strings.TrimPrefix(api.Identifier, "https://"), "/")
	if !found || host == home || home == "" {
		return ""
	}
	anotherTenant := strings.HasSuffix(host, ".auth0.com") && (path == "api/v2/" || path == "me/" || path == "my-org/" || path == "mfa/")
	if anotherTenant || api.System != "" {
		return host
	}
	return ""
}

// commonHost is the host that a project without a domain has its system APIs on: a tenant's rather than a custom domain.
func commonHost(apis []*compiler.API) string {
	home := ""
	for _, api := range apis {
		host, _, found := strings.Cut(strings.TrimPrefix(api.Identifier, "https://"), "/")
		if !found || api.System == "" {
			continue
		}
		if home == "" || strings.HasSuffix(host, ".auth0.com") && !strings.HasSuffix(home, ".auth0.com") {
			home = host
		}
	}
	return home
}

// firstOnSystemAPIs is the first grant for each system API, in order of addresses.
func (p *Pass) firstOnSystemAPIs() map[*compiler.API]*compiler.ClientGrant {
	first := map[*compiler.API]*compiler.ClientGrant{}
	for g := range p.allGrants(onSystemAPI) {
		if first[g.API] == nil {
			first[g.API] = g
		}
	}
	return first
}

// audienceSpan is where an API is declared, or else where a grant first names it.
func (p *Pass) audienceSpan(api *compiler.API, first *compiler.ClientGrant) diag.Span {
	switch {
	case api.Config != nil:
		return api.Config.Identifier.Span
	case first != nil:
		return first.Config.Audience.Span
	case p.Config.Tenant != nil:
		return p.Config.Tenant.DefaultAudience.Span
	}
	return diag.Span{}
}
