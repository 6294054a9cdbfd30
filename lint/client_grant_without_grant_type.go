package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "client-grant-without-grant-type",
	Group:    Flows,
	Title:    "client access without the client_credentials grant type",
	Severity: diag.Warning,
	Worth:    Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-grant-types",
		"https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
	},
	Doc: `The client credentials flow is the only way to use a grant for client access, and an application may use the flows among its
grant_types only. Until the flow is added the grant lies idle; on the day it is added for another API, this access opens as well. Where the user
policy of the API is "allow_all", the application gets more than the grant lists on behalf of its users, and the finding says what.

Add "client_credentials" to the application's grant_types, or use subject_type = "user" if users' access is meant.`,
	Check: func(p *Pass) {
		for g := range p.grants(unusable) {
			if unreachable(g) != compiler.NoClientCredentialsGrantType || denied(g) || forThirdPartyOnSystemAPI(g) {
				continue
			}
			f := finding{
				at: subjectSpan(g), address: g.Address, key: "subject_type",
				message: fmt.Sprintf("%s is for client access, and %s lacks the grant type \"client_credentials\"", g.Address, g.Application.Address),
				detail:  `Add "client_credentials" to the grant_types of the application, or write subject_type = "user" here.`,
				related: []place{grantTypesPlace(g.Application)},
				fix:     p.otherSubjectType(g, compiler.User),
			}
			p.addAnyway(&f, g)
			p.report(f)
		}
	},
})

func grantTypesPlace(app *compiler.Application) place {
	switch {
	case app.Config == nil:
		return place{}
	case app.Config.GrantTypes.Set:
		return place{"the grant types of " + app.Address, app.Config.GrantTypes.Span}
	case len(app.GrantTypes) == 0:
		return place{app.Address + " states no grant types, and has none by default", app.Config.Header}
	}
	return place{fmt.Sprintf("%s states no grant types, which means %s", app.Address, listed(app.GrantTypes)), app.Config.Header}
}
