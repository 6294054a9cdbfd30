package rules

import (
	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "rar-deny-user",
	Group:    lint.RAR,
	Title:    "rich authorization requests where users are denied",
	Severity: diag.Warning,
	Refs:     []string{"https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests"},
	Doc: `A rich authorization request asks a user to approve something. Under the user policy "deny_all" no application gets a token about a
user from this API, so the types that it registers can't be asked for.

Set the user policy to "require_client_grant" and grant the types, or remove them.`,
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			if granted := p.Granted(api); granted != nil && len(granted.Holders) > 0 {
				continue // blocked-grant says it
			}
			types := api.Config.AuthorizationDetailsTypes
			if len(types.Items) > 0 && api.PoliciesRead() && api.Policy(compiler.User) == compiler.DenyAll {
				p.Report(lint.Finding{
					At: types.Span, Address: api.Address, Key: "authorization_details_types",
					Message: api.Address + ` registers authorization_details types, and its user policy is "deny_all"`,
					Detail:  `Set the user policy to "require_client_grant", or remove the types.`,
					Related: []lint.Place{lint.PolicyPlace(api, compiler.User)},
				})
			}
		}
	},
})
