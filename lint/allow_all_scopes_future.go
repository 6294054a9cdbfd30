package lint

import "grants/diag"

var _ = register(Rule{
	ID:       "allow-all-scopes-future",
	Group:    Scopes,
	Title:    "scopes declared later are granted too",
	Severity: diag.Info,
	Worth:    Gives,
	Options:  []Option{exemptOption},
	Refs:     []string{"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants"},
	Doc: `A grant with allow_all_scopes follows its API: a scope that somebody adds to the API next year is granted at that moment, with no
change to the grant for anybody to review.

List the scopes the application needs, or keep allow_all_scopes for those that are meant to do whatever the API can.`,
	Check: func(p *Pass) {
		for g := range p.grants(withAllScopes, takingEffect) {
			if g.IsDefault() || thirdParty(g.Application) || declaresNoScopes(g.API) || !followsAPI(g) || p.exempts(g.Application, g.Config.Header) {
				continue
			}
			p.report(allScopes(g, g.Address+" holds every scope that "+g.API.Address+" will ever declare"))
		}
	},
})
