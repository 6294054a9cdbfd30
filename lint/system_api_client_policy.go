package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "system-api-client-policy",
	Group:    SystemAPIs,
	Title:    "client policy that the platform fixes",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/manage-users/my-account-api",
		"https://github.com/auth0/terraform-provider-auth0/issues/1367",
	},
	Doc: `Whether applications get in on their own is not for the tenant to say on these system APIs: the Management API requires a client grant, and My
Account denies everybody. The platform refuses a request that sets another policy.

Remove the client policy, or write the one that the platform has.`,
	Check: func(p *Pass) {
		for _, api := range p.Tenant.APIs {
			if !clientPolicyRefused(api) {
				continue
			}
			written, fixed := api.Config.ClientPolicy, fixedClientPolicy[api.System]
			f := finding{
				at: written.Span, address: api.Address, key: "subject_type_authorization.client.policy",
				message: fmt.Sprintf("%s has the client policy %q, and the platform allows no other than %q", api.Address, written.Value, fixed),
				detail:  "Remove the client policy.",
				fix:     replaceBy(string(fixed), written),
			}
			if api.Policy(compiler.Client) == fixed {
				f.fix = f.fix.safely()
			}
			p.report(f)
		}
	},
})

// fixedClientPolicy has nothing for My Organization, whose policy can be changed, and for the system APIs whose policies are not documented. A client policy "allow_all", which does not exist, has
// a rule of its own.
var fixedClientPolicy = map[compiler.SystemAPI]compiler.Policy{
	compiler.Management: compiler.RequireClientGrant,
	compiler.MyAccount:  compiler.DenyAll,
}

// clientPolicyRefused reports whether a system API states a client policy that is not the one it has.
func clientPolicyRefused(api *compiler.API) bool {
	fixed := fixedClientPolicy[api.System]
	if fixed == "" || api.Config == nil || !api.Config.ClientPolicy.Set {
		return false
	}
	stated := compiler.Policy(api.Config.ClientPolicy.Value)
	return stated != fixed && stated != compiler.AllowAll
}
