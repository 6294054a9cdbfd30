package lint

import (
	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "redirection-policy-open",
	Group:    ThirdParties,
	Title:    "redirects of a third party without protection",
	Severity: diag.Info,
	Worth:    Gives,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls"},
	Doc: `For strict third parties the platform asks before it sends a user to an address it does not trust, so that a partner's callback can't be
turned into an open redirect. "allow_always" takes the question away.

Write "open_redirect_protection", unless all callbacks of the application belong to people you trust.`,
	Check: func(p *Pass) {
		for _, app := range p.applications() {
			if policy := app.Config.RedirectionPolicy; app.Party == compiler.ThirdPartyStrict && policy.Value == "allow_always" {
				p.report(finding{
					at: policy.Span, address: app.Address, key: "redirection_policy",
					message: app.Address + " is a third party whose redirects are never checked",
					detail:  `Write "open_redirect_protection", which is also the default.`,
					related: []place{partyPlace(app)},
					fix:     replaceBy("open_redirect_protection", policy),
				})
			}
		}
	},
})
