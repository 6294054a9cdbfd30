package lint

import (
	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "client-policy-allow-all",
	Group:    Policies,
	Title:    "client access cannot be open to all",
	Severity: diag.Error,
	Worth:    Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
		"https://auth0.com/docs/api/management/v2/resource-servers/post-resource-servers",
	},
	Doc: `The policy "allow_all" exists for access on behalf of users only. For an application's own access an API either requires a client
grant or denies everybody, and the platform refuses anything else. The matrix is computed as if the policy were "require_client_grant".

Write "require_client_grant" and give each application that needs the API a client grant.`,
	Check: func(p *Pass) {
		for _, api := range p.Tenant.APIs {
			if api.Config == nil || compiler.Policy(api.Config.ClientPolicy.Value) != compiler.AllowAll {
				continue
			}
			p.report(finding{
				at: api.Config.ClientPolicy.Span, address: api.Address, key: "subject_type_authorization.client.policy",
				message: api.Address + ` has the client policy "allow_all", which exists for users only`,
				detail:  `The client policy is "require_client_grant" or "deny_all".`,
				fix:     replaceBy(string(compiler.RequireClientGrant), api.Config.ClientPolicy).safelyWithin(api.Config.Block, api.Config.ClientPolicy),
			})
		}
	},
})
