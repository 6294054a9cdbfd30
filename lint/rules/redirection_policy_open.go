package rules

import (
	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "redirection-policy-open",
	Group:    lint.ThirdParties,
	Title:    "redirects of a third party without protection",
	Severity: diag.Info,
	Worth:    lint.Gives,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls"},
	Doc: `For strict third parties the platform asks before it sends a user to an address it does not trust, so that a partner's callback can't be
turned into an open redirect. "allow_always" takes the question away.

Write "open_redirect_protection", unless all callbacks of the application belong to people you trust.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			if policy := app.Config.RedirectionPolicy; app.Party == compiler.ThirdPartyStrict && policy.Value == "allow_always" {
				p.Report(lint.Finding{
					At: policy.Span, Address: app.Address, Key: "redirection_policy",
					Message: app.Address + " is a third party whose redirects are never checked",
					Detail:  `Write "open_redirect_protection", which is also the default.`,
					Related: []lint.Place{lint.PartyPlace(app)},
					Fix:     lint.ReplaceBy("open_redirect_protection", policy),
				})
			}
		}
	},
})
