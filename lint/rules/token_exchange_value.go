package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "token-exchange-value",
	Group:    lint.Flows,
	Title:    "type of token exchange that the platform does not know",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/authenticate/custom-token-exchange/configure-custom-token-exchange",
		"https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange",
	},
	Doc: `allow_any_profile_of_type names what an application may exchange tokens by, and the platform knows two types. It refuses another one,
and the application can't exchange anything by it.

Choose one of the two types, or remove the value.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Tenant.Applications {
			p.ReportUnknownItems(app, app.Config.TokenExchangeProfiles, "type of token exchange", "Types", lint.TokenExchangeProfiles)
		}
	},
})
