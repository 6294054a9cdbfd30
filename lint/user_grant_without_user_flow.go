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
	Worth:    Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-grant-types",
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
		"https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange",
		"https://auth0.com/docs/authenticate/custom-token-exchange/configure-custom-token-exchange",
	},
	Doc: `A grant for user access is used by flows in which somebody logs in, or in which the application exchanges a token that is about
somebody. This application has none of them: client credentials know no user, a refresh token needs a session that another flow started, and
it states no token_exchange that opens one. The access is latent: it opens on the day such a flow is added. Where the user policy of the API is
"allow_all", what opens then is more than the grant lists, and the finding says what.

Add the flow that the application uses, most often "authorization_code", or token_exchange, or write subject_type = "client" if it acts on
its own.`,
	Check: func(p *Pass) {
		for g := range p.grants(unusable) {
			if unreachable(g) != compiler.NoUserFlow || denied(g) || forThirdPartyOnSystemAPI(g) {
				continue
			}
			f := finding{
				at: subjectSpan(g), address: g.Address, key: "subject_type",
				message: fmt.Sprintf("%s is for user access, and %s has no flow that ends with a token about a user", g.Address, g.Application.Address),
				detail:  missingFlow(g.Application),
				related: []place{grantTypesPlace(g.Application)},
				fix:     p.otherSubjectType(g, compiler.Client),
			}
			if a, found := p.anywayOf(g); found {
				f.message += ": with one it would get " + a.count()
				f.detail = a.sentence() + " " + f.detail
				f.related = append(f.related, policyPlace(g.API, compiler.User))
			}
			p.report(f)
		}
	},
})

// missingFlow is what would open a flow for users: for an application that is an API, the exchange of the tokens that it is called with.
func missingFlow(app *compiler.Application) string {
	if isAPI(app) {
		return `Add "on_behalf_of_token_exchange" to allow_any_profile_of_type under token_exchange, or write subject_type = "client" here.`
	}
	return `Add "authorization_code" to the grant_types of the application, or token_exchange if it exchanges tokens, or write subject_type = "client" here.`
}

func isAPI(app *compiler.Application) bool { return app.Config.AppType.Value == "resource_server" }
