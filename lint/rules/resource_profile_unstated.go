package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "resource-profile-unstated",
	Group:    lint.ThirdParties,
	Title:    "nobody says whether the tenant takes the parameter that clients send",
	Severity: diag.Info,
	Refs: []string{
		"https://auth0.com/docs/get-started/tenant-settings",
		"https://github.com/auth0/docs-v2/blob/main/auth4genai/mcp/guides/resource-param-compatibility-profile.mdx",
		"https://github.com/auth0/terraform-provider-auth0/blob/main/docs/resources/tenant.md",
	},
	Doc: `The API says that clients name it by resource. Whether the tenant takes that parameter, nobody states, and the platform's documents disagree about what
holds then: the page on tenant settings has the compatibility profile on by default in new tenants, the guide for the Model Context Protocol and the
Terraform provider have it off. Where it is off, third parties that send no audience get no token.

Write resource_parameter_profile = "compatibility" in the tenant block, or what the tenant has.`,
	Check: func(p *lint.Pass) {
		profile := p.Settings().ResourceParameterProfile
		if profile.Set || profile.Failed || p.Settings().DefaultAudience.Failed {
			return
		}
		for _, api := range lint.NamedByResource(p.LoginsOfThirdParties()) {
			if api == p.Tenant.DefaultAudience {
				continue
			}
			p.Report(lint.Finding{
				At: api.Config.Resource.Span, Address: api.Address, Key: "resource",
				Message: "clients name " + api.Address + " by resource, and nobody states whether the tenant takes that",
				Detail:  `Write resource_parameter_profile = "compatibility" in the tenant block, or what the tenant has.`,
			})
		}
	},
})
