package rules

import (
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "resource-profile-ignored",
	Group:    lint.ThirdParties,
	Title:    "clients name the API in a parameter that the tenant does not take",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/tenant-settings",
		"https://github.com/auth0/docs-v2/blob/main/auth4genai/mcp/guides/resource-param-compatibility-profile.mdx",
		"https://github.com/auth0/terraform-provider-auth0/blob/main/docs/resources/tenant.md",
	},
	Doc: `Clients of the Model Context Protocol name the API of a login by the parameter resource, and send no audience. The tenant states that it takes audience
alone, so the login of such a client is for no API: third parties are told "The userinfo audience is not allowed for third party clients", others get a
token that no API takes. What clients send is not in the files: the rule goes by what the API says of it (resource), or by clients that register
themselves. An API that is the default audience is named by every login anyway, and not reported.

Write resource_parameter_profile = "compatibility". It lets all clients name an API by resource where they send no audience.`,
	Check: func(p *lint.Pass) {
		profile := p.Settings().ResourceParameterProfile
		if profile.Value != "audience" || p.Settings().DefaultAudience.Failed {
			return
		}
		apis := p.LoginsOfThirdParties()
		if !p.TakesStrangers() {
			apis = lint.NamedByResource(apis)
		}
		apis = slices.DeleteFunc(apis, func(api *compiler.API) bool { return api == p.Tenant.DefaultAudience })
		if len(apis) == 0 {
			return
		}
		f := lint.Finding{
			At: profile.Span, Address: "tenant", Key: "resource_parameter_profile",
			Message: "clients that send resource and no audience get no token for " + lint.Addresses(apis) + ": the tenant takes audience alone",
			Detail:  `Write resource_parameter_profile = "compatibility".`,
			Fix:     lint.ReplaceBy("compatibility", profile),
		}
		for _, api := range apis {
			f.Related = append(f.Related, lint.Place{Message: api.Address, At: api.Config.Header})
		}
		p.Report(f)
	},
})
