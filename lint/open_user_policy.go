package lint

import (
	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "open-user-policy",
	Group:    Policies,
	Title:    "every application of one's own gets in",
	Severity: diag.Warning,
	Options:  []Option{allowOption},
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `Under the user policy "allow_all", which is also what an API without a user policy has, every first-party application of the tenant
can ask for every scope on behalf of its users, those that are created tomorrow included. The vendor recommends to require a grant.

Set the user policy to "require_client_grant" and give a grant to each application that calls the API. The option allow is for APIs that are meant
to be open.`,
	Check: func(p *Pass) {
		for _, api := range p.Tenant.APIs {
			if isOpenToUsers(api) && api != p.Tenant.DefaultAudience && !p.allows(api, api.Config.Header) {
				p.report(openUserPolicy(api))
			}
		}
	},
})

// isOpenToUsers leaves out the Management API, which has a rule of its own: open is how the platform delivers it.
func isOpenToUsers(api *compiler.API) bool {
	return api.Config != nil && !api.Config.UserPolicy.Failed && api.System != compiler.Management && api.Policy(compiler.User) == compiler.AllowAll
}

func openUserPolicy(api *compiler.API) finding {
	f := finding{
		at: api.Config.Header, address: api.Address, key: "subject_type_authorization.user.policy",
		message: api.Address + ` states no user policy, and the default "allow_all" lets in every first-party application`,
		detail:  `Set subject_type_authorization.user.policy to "require_client_grant", once the applications that call the API have grants.`,
	}
	if written := api.Config.UserPolicy; written.Set {
		f.at = written.Span
		f.message = api.Address + ` has the user policy "allow_all", which lets in every first-party application`
		f.fix = replaceBy(string(compiler.RequireClientGrant), written)
	}
	return f
}
