package rules

import (
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "default-audience-shadows-resource",
	Group:    lint.ThirdParties,
	Title:    "default audience that hides the API that clients name",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/tenant-settings",
		"https://github.com/auth0/docs-v2/blob/main/auth4genai/mcp/guides/resource-param-compatibility-profile.mdx",
	},
	Doc: `A default audience is added to every login that names no audience, and where a login has an audience the tenant does not look at its resource. So a
client that names another API by resource gets a token for the default one, or none, as third parties need a grant there. No page says this in one
sentence: it follows from the page on tenant settings and the guide for the Model Context Protocol together.

Remove default_audience, and let the applications that relied on it name their API.`,
	Check: func(p *lint.Pass) {
		settings := p.Settings()
		if p.Tenant.DefaultAudience == nil || !p.TakesStrangers() || settings.ResourceParameterProfile.Value == "audience" {
			return
		}
		apis := p.LoginsOfThirdParties()
		if !settings.ResourceParameterProfile.Set {
			apis = lint.NamedByResource(apis)
		}
		apis = slices.DeleteFunc(apis, func(api *compiler.API) bool { return api == p.Tenant.DefaultAudience })
		if len(apis) == 0 {
			return
		}
		f := lint.Finding{
			At: settings.DefaultAudience.Span, Address: "tenant", Key: "default_audience",
			Message: "the default audience " + p.Tenant.DefaultAudience.Address + " counts before the resource of a login, so clients that send resource do not reach " + lint.Addresses(apis),
			Detail:  "Remove default_audience, and let the applications that relied on it name their API.",
			Fix:     p.RemoveAttribute(settings.Block, "default_audience", settings.DefaultAudience.Span),
		}
		for _, api := range apis {
			f.Related = append(f.Related, lint.Place{Message: api.Address, At: api.Config.Header})
		}
		p.Report(f)
	},
})
