package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "default-audience-open",
	Group:    lint.Policies,
	Title:    "default API of the tenant is open to all",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/tenant-settings",
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
	},
	Doc: `A login that names no API is for the tenant's default one. Where the user policy of that API is "allow_all", every application of one's
own gets a token for it, with any scope it asks for, and without ever having heard of the API. It is an info where the API declares no scopes.

Set the user policy to "require_client_grant" and give a grant to each application that calls the API, or drop default_audience.`,
	Check: func(p *lint.Pass) {
		api := p.Tenant.DefaultAudience
		if api == nil || !lint.IsOpenToUsers(api) && !lint.IsOpenManagement(api) {
			return
		}
		f := lint.Finding{At: p.Config.Tenant.DefaultAudience.Span, Address: api.Address, Key: "subject_type_authorization.user.policy"}
		if api.Config != nil {
			f = p.OpenUserPolicy(api)
		}
		f.Message = api.Address + ` is the default audience of the tenant, and its user policy "allow_all" lets in ` + p.LetIn(api)
		if api.Config != nil {
			f.Related = append([]lint.Place{{Message: "the default audience", At: p.Config.Tenant.DefaultAudience.Span}}, f.Related...)
		}
		p.Report(f)
	},
})
