package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "obo-grant-missing",
	Group:    lint.Flows,
	Title:    "token exchange on behalf of users, for no API",
	Severity: diag.Warning,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedClientGrants},
	Refs: []string{
		"https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange",
		"https://auth0.com/docs/api/authentication/on-behalf-of-token-exchange/get-token",
		"https://github.com/auth0/docs-v2/issues/1053",
	},
	Doc: `The application is an API that exchanges the token it was called with for one for another API, on behalf of the same user. For that it needs a grant
for users of the other API, and has none, so every exchange is refused. The API of the project that would let it in without a grant is not there either.

Add a client_grant with subject_type = "user" for the API that it calls, or take "on_behalf_of_token_exchange" out of token_exchange.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.ExchangersWithoutGrants() {
			list := app.Config.TokenExchangeProfiles
			item, _ := list.Item("on_behalf_of_token_exchange")
			p.ReportItem(list, item, lint.Finding{
				Address: app.Address, Key: item.Value,
				Message: app.Address + " exchanges tokens on behalf of users, and has no grant for users of another API",
				Detail:  `Add a client_grant with subject_type = "user" for the API that it calls.`,
				Related: p.MissingGrantPlace(),
			})
		}
	},
})
