package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "token-exchange-implicit",
	Group:    Flows,
	Title:    "API that calls others and does not say how",
	Severity: diag.Info,
	Worth:    Tidy,
	Refs: []string{
		"https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange",
		"https://github.com/auth0/auth0-deploy-cli/issues/1366",
	},
	Doc: `An application of the type "resource_server" reaches other APIs for users by on-behalf-of token exchange, which is switched on at the
application and not among its grant types. This one has a grant for users and does not say whether it can: the matrix takes it to be able to
for the APIs that it has such grants for, and nowhere else.

Write token_exchange { allow_any_profile_of_type = ["on_behalf_of_token_exchange"] }, or an empty list if it can't.`,
	Check: func(p *Pass) {
		told := map[*compiler.Application]bool{}
		for g := range p.grants(forUsers) {
			app := g.Application
			if app == nil || told[app] || !kindRead(app) || misspelt(app) || !app.AssumesTokenExchange() || denied(g) || forThirdPartyOnSystemAPI(g) {
				continue
			}
			told[app] = true
			p.report(finding{
				at: app.Config.Header, address: app.Address, key: "token_exchange",
				message: fmt.Sprintf("%s has a grant for users and does not say whether it can exchange tokens", app.Address),
				detail:  `Write token_exchange { allow_any_profile_of_type = ["on_behalf_of_token_exchange"] }, or an empty list.`,
				related: []place{{g.Address + " is for users", subjectSpan(g)}},
			})
		}
	},
})
