package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "client-grant-public-client",
	Group:    lint.Flows,
	Title:    "client access for a public application",
	Severity: diag.Error,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/confidential-and-public-applications",
		"https://auth0.com/docs/get-started/applications/application-grant-types",
	},
	Doc: `Client access means that the application proves who it is with a secret or a key. A public application does not: its
token_endpoint_auth_method is "none", or it is a single-page or native application that states no method. The platform does not let it use
the client credentials flow, and the grant can't be used by anybody. An application of whatever type that states another method authenticates, and
nothing is said of it. Where the user policy of the API is "allow_all", the application gets more than the grant lists all the same, on behalf of
its users; then the finding says what.

Use subject_type = "user" where the application acts for its users, and "require_client_grant" as the user policy, or give the grant to an application
that authenticates.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.Unusable) {
			if lint.ClosedFlow(g.Application, g.SubjectType) != compiler.PublicClient || g.IsDenied() || g.IsThirdPartyOnSystemAPI() {
				continue
			}
			if contradictsItself(g.Application) {
				continue
			}
			f := lint.Finding{
				At: lint.SubjectSpan(g), Address: g.Address, Key: "subject_type",
				Message: fmt.Sprintf("%s is for client access, which %s as a public application cannot use", g.Address, g.Application.Address),
				Detail:  publicRemedy(g.Config.SubjectType.Set),
				Related: []lint.Place{lint.PublicPlace(g.Application)},
				Fix:     p.OtherSubjectType(g, compiler.User),
			}
			p.AddAnyway(&f, g)
			p.Report(f)
		}
	},
})

// contradictsItself: an application that may use the client credentials flow and can't is reported for that.
func contradictsItself(app *compiler.Application) bool {
	_, unauthenticated := lint.PublicClientCredentials(app)
	_, strict := lint.PublicThirdPartyCredentials(app)
	return unauthenticated || strict
}

func publicRemedy(subjectSet bool) string {
	if !subjectSet {
		return `A grant without subject_type is for client access. Write subject_type = "user" if users' access is meant.`
	}
	return `Write subject_type = "user", or give the grant to an application that authenticates with a secret or a key.`
}
