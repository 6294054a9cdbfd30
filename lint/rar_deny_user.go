package lint

import (
	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "rar-deny-user",
	Group:    RAR,
	Title:    "rich authorization requests where users are denied",
	Severity: diag.Warning,
	Refs:     []string{"https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests"},
	Doc: `A rich authorization request asks a user to approve something. Under the user policy "deny_all" no application gets a token about a
user from this API, so the types that it registers can't be asked for.

Set the user policy to "require_client_grant" and grant the types, or remove them.`,
	Check: func(p *Pass) {
		granted := p.run.granted()
		for api := range p.customAPIs() {
			if granted[api] != nil && len(granted[api].holders) > 0 {
				continue // blocked-grant says it
			}
			types := api.Config.AuthorizationDetailsTypes
			if len(types.Items) > 0 && policiesRead(api.Config) && api.Policy(compiler.User) == compiler.DenyAll {
				p.report(finding{
					at: types.Span, address: api.Address, key: "authorization_details_types",
					message: api.Address + ` registers authorization_details types, and its user policy is "deny_all"`,
					detail:  `Set the user policy to "require_client_grant", or remove the types.`,
					related: []place{policyPlace(api, compiler.User)},
				})
			}
		}
	},
})
