package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "client-grant-public-client",
	Group:    Flows,
	Title:    "client access for a public application",
	Severity: diag.Error,
	Worth:    Gives,
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
	Check: func(p *Pass) {
		for g := range p.grants(unusable) {
			if unreachable(g) != compiler.PublicClient || denied(g) || forThirdPartyOnSystemAPI(g) {
				continue
			}
			if p.contradictsItself(g.Application) {
				continue
			}
			f := finding{
				at: subjectSpan(g), address: g.Address, key: "subject_type",
				message: fmt.Sprintf("%s is for client access, which %s as a public application cannot use", g.Address, g.Application.Address),
				detail:  publicRemedy(g.Config.SubjectType.Set),
				related: []place{publicPlace(g.Application)},
				fix:     p.otherSubjectType(g, compiler.User),
			}
			p.addAnyway(&f, g)
			p.report(f)
		}
	},
})

// contradictsItself: an application that may use the client credentials flow and can't is reported for that.
func (p *Pass) contradictsItself(app *compiler.Application) bool {
	_, unauthenticated := publicClientCredentials(app)
	_, strict := p.publicThirdPartyCredentials(app)
	return unauthenticated || strict
}

func publicRemedy(subjectSet bool) string {
	if !subjectSet {
		return `A grant without subject_type is for client access. Write subject_type = "user" if users' access is meant.`
	}
	return `Write subject_type = "user", or give the grant to an application that authenticates with a secret or a key.`
}

// publicPlace is what makes an application public.
func publicPlace(app *compiler.Application) place {
	switch {
	case app.Config == nil:
		return place{}
	case app.Config.TokenEndpointAuthMethod.Value == "none":
		return place{app.Address + " does not authenticate", app.Config.TokenEndpointAuthMethod.Span}
	}
	return place{app.Address + " can keep no secret", app.Config.AppType.Span}
}
