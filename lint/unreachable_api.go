package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "unreachable-api",
	Group:    Policies,
	Title:    "API that nobody can get a token for",
	Severity: diag.Warning,
	Absence:  true,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `The policies of the API require a client grant, and there is none for it: no client grant and no default grant. Every request for a token
ends with an error, whoever makes it.

Give the applications that call the API a client grant. An API that is meant to be closed says so by "deny_all" for both subject types.`,
	Check: func(p *Pass) {
		granted := grantedAPIs(p.Tenant.ClientGrants)
		for _, api := range p.Tenant.APIs {
			if api.System != "" || granted[api] || !policiesRead(api.Config) || !waitsForGrants(api) {
				continue
			}
			p.report(finding{
				at: api.Config.Header, address: api.Address,
				message: fmt.Sprintf("no application can get a token for %s: it requires a client grant, and there is none", api.Address),
				detail:  `Add a client_grant for it, or set both policies to "deny_all" if nobody is meant to have access.`,
				related: []place{policyPlace(api, waitingSubject(api))},
			})
		}
	},
})

func grantedAPIs(grants []*compiler.ClientGrant) map[*compiler.API]bool {
	granted := map[*compiler.API]bool{}
	for _, g := range grants {
		granted[g.API] = true
	}
	return granted
}

// waitingSubject is the subject type whose policy asks for a grant, users' first.
func waitingSubject(api *compiler.API) compiler.SubjectType {
	if api.Policy(compiler.User) == compiler.RequireClientGrant {
		return compiler.User
	}
	return compiler.Client
}

// waitsForGrants reports whether grants decide all access to an API. A client policy "allow_all", which does not exist, was meant to open it
// and has a rule of its own.
func waitsForGrants(api *compiler.API) bool {
	if compiler.Policy(api.Config.ClientPolicy.Value) == compiler.AllowAll || api.Policy(compiler.User) == compiler.AllowAll {
		return false
	}
	return api.Policy(waitingSubject(api)) == compiler.RequireClientGrant
}
