package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "client-grant-without-grant-type",
	Group:    lint.Flows,
	Title:    "client access without the client_credentials grant type",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-grant-types",
		"https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
	},
	Doc: `The client credentials flow is the only way to use a grant for client access, and an application may use the flows among its
grant_types only. Until the flow is added the grant lies idle; on the day it is added for another API, this access opens as well. Where the user
policy of the API is "allow_all", the application gets more than the grant lists on behalf of its users, and the finding says what.

Add "client_credentials" to the application's grant_types, or use subject_type = "user" if users' access is meant.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.Unusable) {
			if lint.ClosedFlow(g.Application, g.SubjectType) != compiler.NoClientCredentialsGrantType || g.IsDenied() || g.IsThirdPartyOnSystemAPI() {
				continue
			}
			f := lint.Finding{
				At: lint.SubjectSpan(g), Address: g.Address, Key: "subject_type",
				Message: fmt.Sprintf("%s is for client access, and %s lacks the grant type \"client_credentials\"", g.Address, g.Application.Address),
				Detail:  `Add "client_credentials" to the grant_types of the application, or write subject_type = "user" here.`,
				Related: []lint.Place{lint.GrantTypesPlace(g.Application)},
				Fix:     p.OtherSubjectType(g, compiler.User),
			}
			p.AddAnyway(&f, g)
			p.Report(f)
		}
	},
})
