package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "scope-list-with-allow-all",
	Group:    lint.Scopes,
	Title:    "scopes listed beside allow_all_scopes",
	Severity: diag.Error,
	Worth:    lint.Tidy,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/api/management/v2/client-grants/post-client-grants",
	},
	Doc: `A grant either lists its scopes or takes all of them. The platform refuses a list beside allow_all_scopes, and a reader who sees the
list takes the grant for narrower than it is. An empty list is no contradiction: the platform itself answers with one.

Keep the list to stay with today's scopes, or keep allow_all_scopes to follow the API.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.WithAllScopes, lint.WithOddScopes) {
			if len(g.Config.Scopes.Items) == 0 || g.API.System != "" {
				continue
			}
			p.Report(lint.Finding{
				At: g.Config.Scopes.Span, Address: g.Address, Key: "scopes",
				Message: g.Address + " lists scopes and takes all scopes of " + g.API.Address,
				Detail:  "Remove one of scopes and allow_all_scopes. The list is the narrower one.",
				Related: []lint.Place{{Message: "all scopes are granted here", At: g.Config.AllowAllScopes.Span}},
				Fix:     lint.WriteBool("allow_all_scopes", false, g.Config.AllowAllScopes),
			})
		}
	},
})
