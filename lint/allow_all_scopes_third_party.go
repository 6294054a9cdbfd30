package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "allow-all-scopes-third-party",
	Group:    Scopes,
	Title:    "all scopes for a third-party application",
	Severity: diag.Warning,
	Worth:    Gives,
	Options:  []Option{exemptOption},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
	},
	Doc: `What a third party may do on an API is for the owner of the API to decide, scope by scope. With allow_all_scopes the decision is made for
good: whatever the API learns to do, the partner may do on the same day.

List the scopes that were agreed with the third party.`,
	Check: func(p *Pass) {
		for g := range p.grants(ofThirdParty, withAllScopes, takingEffect) {
			if followsAPI(g) && !p.exempts(g.Application, g.Config.Header) {
				f := allScopes(g, fmt.Sprintf("%s is a third party and holds every scope that %s will ever declare", g.Application.Address, g.API.Address))
				f.related = []place{partyPlace(g.Application)}
				p.report(f)
			}
		}
	},
})
