package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "user-grant-without-user-flow",
	Group:    Flows,
	Title:    "user access without a flow that users can start",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-grant-types",
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
	},
	Doc: `A grant for user access is used by flows in which somebody logs in. This application has none of them among its grant types:
client credentials know no user, and a refresh token needs a session that another flow started.

Add the flow that the application uses, most often "authorization_code", or write subject_type = "client" if it acts on its own.`,
	Check: func(p *Pass) {
		for g := range p.grants(unusable) {
			if unreachable(g) != compiler.NoUserFlow || denied(g) || inert(g) || forThirdPartyOnSystemAPI(g) {
				continue
			}
			p.report(finding{
				at: subjectSpan(g), address: g.Address, key: "subject_type",
				message: fmt.Sprintf("%s is for user access, and %s has no grant type that a user can start", g.Address, g.Application.Address),
				detail:  `Add "authorization_code" to the grant_types of the application, or write subject_type = "client" here.`,
				related: []place{grantTypesPlace(g.Application)},
				fix:     p.otherSubjectType(g, compiler.Client),
			})
		}
	},
})
