package lint

import (
	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "client-policy-implicit",
	Group:    Policies,
	Title:    "API leaves its client policy to the default",
	Severity: diag.Info,
	Worth:    Tidy,
	Strict:   true,
	Refs:     []string{"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications"},
	Doc: `The API states its policy for users and not the one for client access. The platform then requires a client grant, which is a good
default; but a reader sees half of the answer and has to know the other half.

Write client { policy = "require_client_grant" } beside the user policy, or "deny_all" where no application acts on its own.`,
	Check: func(p *Pass) {
		for api := range p.customAPIs() {
			if !api.Config.UserPolicy.Set || api.Config.ClientPolicy.Set || api.Config.ClientPolicy.Failed {
				continue
			}
			p.report(finding{
				at: api.Config.Header, address: api.Address, key: "subject_type_authorization.client.policy",
				message: api.Address + ` states no client policy, which means "require_client_grant"`,
				detail:  "Write it down: client { policy = \"require_client_grant\" }.",
				related: []place{policyPlace(api, compiler.User)},
			})
		}
	},
})
