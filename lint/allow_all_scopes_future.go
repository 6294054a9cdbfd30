package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "allow-all-scopes-future",
	Group:    Scopes,
	Title:    "scopes declared later are granted too",
	Severity: diag.Info,
	Options:  []Option{exemptOption},
	Refs:     []string{"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants"},
	Doc: `A grant with allow_all_scopes follows its API: a scope that somebody adds to the API next year is granted at that moment, with no
change to the grant for anybody to review. On a default grant that goes for every third-party application.

List the scopes the application needs, or keep allow_all_scopes for those that are meant to do whatever the API can.`,
	Check: func(p *Pass) {
		for g := range p.grants() {
			if !g.Config.AllowAllScopes.Value || !takesEffect(g) || g.API.System != "" || len(g.Config.Scopes.Items) > 0 || p.exempts(g) {
				continue
			}
			p.report(finding{
				at: g.Config.AllowAllScopes.Span, address: g.Address, key: "allow_all_scopes",
				message: fmt.Sprintf("%s holds every scope that %s will ever declare", g.Address, g.API.Address),
				detail:  todaysScopes(g),
			})
		}
	},
})

func todaysScopes(g *compiler.ClientGrant) string {
	holder := "Any third-party application without a grant of its own"
	if !g.IsDefault() {
		holder = g.Application.Address
	}
	switch {
	case !g.API.ScopesKnown:
		return ""
	case len(g.API.Scopes) == 0:
		return fmt.Sprintf("Today %s declares none.", g.API.Address)
	}
	return fmt.Sprintf("%s has %s today.", holder, listed(g.API.Scopes))
}
