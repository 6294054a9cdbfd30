package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "full-scope-list",
	Group:    lint.Scopes,
	Title:    "list of all scopes that the API has today",
	Severity: diag.Info,
	Worth:    lint.Tidy,
	Strict:   true,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants"},
	Doc: `The grant names each scope of its API. That looks like access to everything, and stops being so with the next scope that the API
declares, which this application will not get.

Leave out what the application does not need. Where it needs all of them, and later scopes are to be decided on, ignore the finding with a reason.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.TakingEffect) {
			if !g.IsDefault() && !g.Application.IsThirdParty() && lint.ListsEveryScope(g) {
				p.Report(lint.Finding{
					At: g.Config.Scopes.Span, Address: g.Address, Key: "scopes",
					Message: fmt.Sprintf("%s lists all %d scopes of %s, and will not follow it", g.Address, len(g.API.Scopes), g.API.Address),
					Detail:  "A scope that the API declares later is not granted.",
					Related: []lint.Place{lint.ScopesPlace(g.API)},
				})
			}
		}
	},
})
