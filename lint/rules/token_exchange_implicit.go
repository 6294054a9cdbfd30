package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "token-exchange-implicit",
	Group:    lint.Flows,
	Title:    "API that calls others and does not say how",
	Severity: diag.Info,
	Worth:    lint.Tidy,
	Refs: []string{
		"https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange",
		"https://github.com/auth0/auth0-deploy-cli/issues/1366",
	},
	Doc: `An application of the type "resource_server" reaches other APIs for users by on-behalf-of token exchange, which is switched on at the
application and not among its grant types. This one has a grant for users and does not say whether it can: the matrix takes it to be able to
for the APIs that it has such grants for, and nowhere else.

Write token_exchange { allow_any_profile_of_type = ["on_behalf_of_token_exchange"] }, or an empty list if it can't.`,
	Check: func(p *lint.Pass) {
		told := map[*compiler.Application]bool{}
		for g := range p.Grants(lint.ForUsers) {
			app := g.Application
			if app == nil || told[app] || !app.KindRead() || lint.Misspelt(app) || !app.AssumesTokenExchange() || g.IsDenied() || g.IsThirdPartyOnSystemAPI() {
				continue
			}
			told[app] = true
			p.Report(lint.Finding{
				At: app.Config.Header, Address: app.Address, Key: "token_exchange",
				Message: fmt.Sprintf("%s has a grant for users and does not say whether it can exchange tokens", app.Address),
				Detail:  `Write token_exchange { allow_any_profile_of_type = ["on_behalf_of_token_exchange"] }, or an empty list.`,
				Related: []lint.Place{{Message: g.Address + " is for users", At: lint.SubjectSpan(g)}},
			})
		}
	},
})
