package lint

import "grants/diag"

var _ = register(Rule{
	ID:       "scope-list-with-allow-all",
	Group:    Scopes,
	Title:    "scopes listed beside allow_all_scopes",
	Severity: diag.Error,
	Worth:    Tidy,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/api/management/v2/client-grants/post-client-grants",
	},
	Doc: `A grant either lists its scopes or takes all of them. The platform refuses a list beside allow_all_scopes, and a reader who sees the
list takes the grant for narrower than it is. An empty list is no contradiction: the platform itself answers with one.

Keep the list to stay with today's scopes, or keep allow_all_scopes to follow the API.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(withAllScopes, withOddScopes) {
			if len(g.Config.Scopes.Items) == 0 || g.API.System != "" {
				continue
			}
			p.report(finding{
				at: g.Config.Scopes.Span, address: g.Address, key: "scopes",
				message: g.Address + " lists scopes and takes all scopes of " + g.API.Address,
				detail:  "Remove one of scopes and allow_all_scopes. The list is the narrower one.",
				related: []place{{"all scopes are granted here", g.Config.AllowAllScopes.Span}},
				fix:     turnOff("allow_all_scopes", g.Config.AllowAllScopes),
			})
		}
	},
})
