package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "unreachable-api",
	Group:    lint.Policies,
	Title:    "API that nobody can get a token for",
	Severity: diag.Warning,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedClientGrants, lint.ManagedThirdPartyDefaults},
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `The policies of the API require a client grant, and there is none for it: no client grant and no default grant. Every request for a token
ends with an error, whoever makes it.

Give the applications that call the API a client grant. An API that is meant to be closed says so by "deny_all" for both subject types.`,
	Check: func(p *lint.Pass) {
		told := p.TheMissingGrant() // of the application that lacks it
		for _, api := range p.WithoutGrants() {
			if api == told {
				continue
			}
			p.Report(lint.Finding{
				At: api.Config.Header, Address: api.Address,
				Message: fmt.Sprintf("no application can get a token for %s: it requires a client grant, and there is none", api.Address),
				Detail:  `Add a client_grant for it, or set both policies to "deny_all" if nobody is meant to have access.`,
				Related: []lint.Place{lint.PolicyPlace(api, waitingSubject(api))},
			})
		}
	},
})

// waitingSubject is the subject type whose policy asks for a grant, users' first.
func waitingSubject(api *compiler.API) compiler.SubjectType {
	if api.Policy(compiler.User) == compiler.RequireClientGrant {
		return compiler.User
	}
	return compiler.Client
}
