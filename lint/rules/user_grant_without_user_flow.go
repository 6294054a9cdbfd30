package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "user-grant-without-user-flow",
	Group:    lint.Flows,
	Title:    "user access without a flow that users can start",
	Severity: diag.Warning,
	Worth:    lint.Gives,
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
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.Unusable) {
			if lint.ClosedFlow(g.Application, g.SubjectType) != compiler.NoUserFlow || g.IsDenied() || g.IsThirdPartyOnSystemAPI() || linkedWithoutType(g.Application) {
				continue
			}
			f := lint.Finding{
				At: lint.SubjectSpan(g), Address: g.Address, Key: "subject_type",
				Message: fmt.Sprintf("%s is for user access, and %s has no flow that ends with a token about a user", g.Address, g.Application.Address),
				Detail:  missingFlow(g.Application),
				Related: []lint.Place{lint.GrantTypesPlace(g.Application)},
				Fix:     p.OtherSubjectType(g, compiler.Client),
			}
			if a, found := p.Anyway(g); found {
				f.Message += ": with one it would get " + a.Count()
				f.Detail = a.Sentence() + " " + f.Detail
				f.Related = append(f.Related, lint.PolicyPlace(g.API, compiler.User))
			}
			p.Report(f)
		}
	},
})

// missingFlow is what would open a flow for users: for an application that is an API, the exchange of the tokens that it is called with.
func missingFlow(app *compiler.Application) string {
	if app.IsAPI() {
		return `Add "on_behalf_of_token_exchange" to allow_any_profile_of_type under token_exchange, or write subject_type = "client" here.`
	}
	return `Add "authorization_code" to the grant_types of the application, or token_exchange if it exchanges tokens, or write subject_type = "client" here.`
}

// linkedWithoutType reports whether an application would exchange tokens as the API that it is linked to, if it were of that type: which is reported by itself.
func linkedWithoutType(app *compiler.Application) bool {
	_, exchanges := app.Config.TokenExchangeProfiles.Item("on_behalf_of_token_exchange")
	return exchanges && !app.IsAPI() && app.Config.ResourceServerIdentifier.Set
}
