package rules

import (
	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "client-policy-implicit",
	Group:    lint.Policies,
	Title:    "API leaves its client policy to the default",
	Severity: diag.Info,
	Worth:    lint.Tidy,
	Strict:   true,
	Refs:     []string{"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications"},
	Doc: `The API states its policy for users and not the one for client access. The platform then requires a client grant, which is a good
default; but a reader sees half of the answer and has to know the other half.

Write client { policy = "require_client_grant" } beside the user policy, or "deny_all" where no application acts on its own.`,
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			if !api.Config.UserPolicy.Set || api.Config.ClientPolicy.Set || api.Config.ClientPolicy.Failed {
				continue
			}
			p.Report(lint.Finding{
				At: api.Config.Header, Address: api.Address, Key: "subject_type_authorization.client.policy",
				Message: api.Address + ` states no client policy, which means "require_client_grant"`,
				Detail:  "Write it down: client { policy = \"require_client_grant\" }.",
				Related: []lint.Place{lint.PolicyPlace(api, compiler.User)},
			})
		}
	},
})
