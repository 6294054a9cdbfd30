package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "system-api-client-policy",
	Group:    lint.SystemAPIs,
	Title:    "client policy that the platform fixes",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/manage-users/my-account-api",
		"https://github.com/auth0/terraform-provider-auth0/issues/1367",
	},
	Doc: `Whether applications get in on their own is not for the tenant to say on these system APIs: the Management API requires a client grant, and My
Account denies everybody. The platform refuses a request that sets another policy.

Remove the client policy, or write the one that the platform has.`,
	Check: func(p *lint.Pass) {
		for _, api := range p.Tenant.APIs {
			fixed, refused := lint.RefusedClientPolicy(api)
			if !refused {
				continue
			}
			written := api.Config.ClientPolicy
			f := lint.Finding{
				At: written.Span, Address: api.Address, Key: "subject_type_authorization.client.policy",
				Message: fmt.Sprintf("%s has the client policy %q, and the platform allows no other than %q", api.Address, written.Value, fixed),
				Detail:  "Remove the client policy.",
				Fix:     lint.ReplaceBy(string(fixed), written),
			}
			if api.Policy(compiler.Client) == fixed {
				f.Fix = f.Fix.Safely()
			}
			p.Report(f)
		}
	},
})
