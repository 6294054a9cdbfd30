package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "allow-all-scopes-future",
	Group:    lint.Scopes,
	Title:    "scopes declared later are granted too",
	Severity: diag.Info,
	Worth:    lint.Gives,
	Options:  []lint.Option{lint.ExemptOption},
	Refs:     []string{"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants"},
	Doc: `A grant with allow_all_scopes follows its API: a scope that somebody adds to the API next year is granted at that moment, with no
change to the grant for anybody to review.

List the scopes the application needs, or keep allow_all_scopes for those that are meant to do whatever the API can.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.WithAllScopes, lint.TakingEffect) {
			if g.IsDefault() || g.Application.IsThirdParty() || g.API.DeclaresNoScopes() || !lint.FollowsAPI(g) || p.Exempts(g.Application, g.Config.Header) {
				continue
			}
			p.Report(lint.AllScopes(g, g.Address+" holds every scope that "+g.API.Address+" will ever declare"))
		}
	},
})
