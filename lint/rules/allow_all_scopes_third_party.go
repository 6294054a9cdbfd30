package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "allow-all-scopes-third-party",
	Group:    lint.Scopes,
	Title:    "all scopes for a third-party application",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Options:  []lint.Option{lint.ExemptOption},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
	},
	Doc: `What a third party may do on an API is for the owner of the API to decide, scope by scope. With allow_all_scopes the decision is made for
good: whatever the API learns to do, the partner may do on the same day.

List the scopes that were agreed with the third party.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.OfThirdParty, lint.WithAllScopes, lint.TakingEffect) {
			if lint.FollowsAPI(g) && !p.Exempts(g.Application, g.Config.Header) {
				f := lint.AllScopes(g, fmt.Sprintf("%s is a third party and holds every scope that %s will ever declare", g.Application.Address, g.API.Address))
				f.Related = []lint.Place{lint.PartyPlace(g.Application)}
				p.Report(f)
			}
		}
	},
})
