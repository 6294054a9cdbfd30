package rules

import (
	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "client-policy-allow-all",
	Group:    lint.Policies,
	Title:    "client access cannot be open to all",
	Severity: diag.Error,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
		"https://auth0.com/docs/api/management/v2/resource-servers/post-resource-servers",
	},
	Doc: `The policy "allow_all" exists for access on behalf of users only. For an application's own access an API either requires a client
grant or denies everybody, and the platform refuses anything else. The matrix is computed as if the policy were "require_client_grant".

Write "require_client_grant" and give each application that needs the API a client grant.`,
	Check: func(p *lint.Pass) {
		for _, api := range p.Tenant.APIs {
			if api.Config == nil || compiler.Policy(api.Config.ClientPolicy.Value) != compiler.AllowAll {
				continue
			}
			p.Report(lint.Finding{
				At: api.Config.ClientPolicy.Span, Address: api.Address, Key: "subject_type_authorization.client.policy",
				Message: api.Address + ` has the client policy "allow_all", which exists for users only`,
				Detail:  `The client policy is "require_client_grant" or "deny_all".`,
				Fix:     requireGrant(api.Config.Block, api.Config.ClientPolicy),
			})
		}
	},
})

// requireGrant is safe for a literal of the block's own. One that came through a local or for_each may serve elsewhere too, where replacing it does harm.
func requireGrant(block config.Block, written config.Located[string]) *lint.Fix {
	fix := lint.ReplaceBy(string(compiler.RequireClientGrant), written)
	if block.Key != "" || !block.Span.Contains(written.Span) {
		return fix
	}
	return fix.Safely()
}
