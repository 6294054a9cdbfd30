package lint

import "grants/diag"

var _ = register(Rule{
	ID:       "default-audience-open",
	Group:    Policies,
	Title:    "default API of the tenant is open to all",
	Severity: diag.Warning,
	Worth:    Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/tenant-settings",
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
	},
	Doc: `A login that names no API is for the tenant's default one. Where the user policy of that API is "allow_all", every application of one's
own gets a token for it, with any scope it asks for, and without ever having heard of the API. It is an info where the API declares no scopes.

Set the user policy to "require_client_grant" and give a grant to each application that calls the API, or drop default_audience.`,
	Check: func(p *Pass) {
		api := p.Tenant.DefaultAudience
		if api == nil || !isOpenToUsers(api) && !isOpenManagement(api) {
			return
		}
		f := finding{at: p.Config.Tenant.DefaultAudience.Span, address: api.Address, key: "subject_type_authorization.user.policy"}
		if api.Config != nil {
			f = p.openUserPolicy(api)
		}
		f.message = api.Address + ` is the default audience of the tenant, and its user policy "allow_all" lets in every first-party application` + p.andRegistered(api)
		if api.Config != nil {
			f.related = append([]place{{"the default audience", p.Config.Tenant.DefaultAudience.Span}}, f.related...)
		}
		p.report(f)
	},
})
