package rules

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/internal/systemapi"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "system-api-domain",
	Group:    lint.SystemAPIs,
	Title:    "API of the platform on another domain",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/manage-users/my-account-api",
		"https://auth0.com/docs/manage-users/my-organization-api",
		"https://auth0.com/docs/customize/custom-domains/configure-features-to-use-custom-domains",
	},
	Doc: `The system APIs of a tenant have its domain in their identifiers, and the platform wants the same domain in the request for a token and
in the calls that use it. An identifier on the domain of another tenant, or on several domains in one project, is copied from elsewhere,
or belongs to an API of one's own that only looks like the platform's. A tenant block that states a custom domain makes an audience on it look right,
while the platform's APIs keep the domain that it gave the tenant.

Use the tenant's domain everywhere, and state it in the tenant block so that APIs of one's own are not taken for the platform's. That domain ends in
.auth0.com, or, as in a private cloud, is named by canonical_domains in the settings.`,
	Check: func(p *lint.Pass) {
		if p.Config.Tenant != nil && p.Config.Tenant.Domain.Failed {
			return
		}
		home := p.Tenant.Domain
		if home == "" {
			checkHosts(p)
			return
		}
		checkHome(p)
		for _, api := range p.Tenant.APIs {
			if host := foreignHost(api, home); host != "" {
				p.Report(lint.Finding{
					At: p.AudienceSpan(api), Address: api.Address, Key: "identifier",
					Message: fmt.Sprintf("%q is an API of the platform on the domain %s, and the tenant's is %s", api.Identifier, host, home),
					Detail:  "Use the tenant's domain.",
				})
			}
		}
	},
})

// checkHome reports that what is said to be the tenant's domain looks like a custom domain, where an API of the platform is on it.
// https://auth0.com/docs/customize/custom-domains/configure-features-to-use-custom-domains
func checkHome(p *lint.Pass) {
	home := p.Tenant.Domain
	if systemapi.IsTenantHost(home) || p.IsCanonicalDomain(home) {
		return
	}
	for _, api := range p.Tenant.APIs {
		if _, host := systemapi.Shape(api.Identifier); host == home && api.System != "" {
			p.Report(lint.Finding{
				At: p.Config.Tenant.Domain.Span, Address: "tenant", Key: "domain",
				Message: fmt.Sprintf("%q is not a domain that the platform gives to tenants, and %q is on it", home, api.Identifier),
				Detail: "The platform's APIs keep the tenant's own domain in their identifiers, also where it has a custom domain: write that one, here and there. " +
					"If this is the tenant's own, as in a private cloud, name it in canonical_domains of grants.hcl.",
				Related: []lint.Place{{Message: "an API of the platform", At: p.AudienceSpan(api)}},
			})
			return
		}
	}
}

// checkHosts reports, where the tenant's domain is not stated, that the system APIs are on several. Each of them is taken for the platform's.
func checkHosts(p *lint.Pass) {
	var hosts []string
	var foreign *compiler.API
	home := commonHost(p.Tenant.APIs)
	for _, api := range p.Tenant.APIs {
		_, host := systemapi.Shape(api.Identifier)
		if api.System == "" || host == "" || slices.Contains(hosts, host) {
			continue
		}
		hosts = append(hosts, host)
		if foreign == nil && host != home {
			foreign = api
		}
	}
	if len(hosts) < 2 {
		return
	}
	slices.Sort(hosts)
	p.Report(lint.Finding{
		At: p.AudienceSpan(foreign), Address: foreign.Address, Key: "identifier",
		Message: fmt.Sprintf("the APIs of the platform are on %d domains here, %s, and a tenant has one", len(hosts), lint.Listed(hosts)),
		Detail:  "State the tenant's domain in the tenant block: until then each of them is taken for the tenant's, and closed to third parties.",
	})
}

// foreignHost is the host in the identifier of a system API that is not the tenant's, or "". With the tenant's domain known, an identifier on
// another host is an API of one's own, unless the host is a tenant's, or all that the API declares are scopes of the platform's: then it is
// probably meant to be that, on a custom domain.
// https://auth0.com/docs/customize/custom-domains/configure-features-to-use-custom-domains
func foreignHost(api *compiler.API, home string) string {
	_, host := systemapi.Shape(api.Identifier)
	if host == home || !systemapi.LooksLike(api.Identifier, api.Scopes) {
		return ""
	}
	return host
}

// commonHost is the host that a project without a domain has its system APIs on: a tenant's rather than a custom domain.
func commonHost(apis []*compiler.API) string {
	home := ""
	for _, api := range apis {
		_, host := systemapi.Shape(api.Identifier)
		if api.System == "" || host == "" {
			continue
		}
		if home == "" || systemapi.IsTenantHost(host) && !systemapi.IsTenantHost(home) {
			home = host
		}
	}
	return home
}
