package lint

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "full-scope-list",
	Group:    Scopes,
	Title:    "list of all scopes that the API has today",
	Severity: diag.Info,
	Worth:    Tidy,
	Strict:   true,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants"},
	Doc: `The grant names each scope of its API. That looks like access to everything, and stops being so with the next scope that the API
declares, which this application will not get.

Leave out what the application does not need. Where it needs all of them, and later scopes are to be decided on, ignore the finding with a reason.`,
	Check: func(p *Pass) {
		for g := range p.grants(takingEffect) {
			if !g.IsDefault() && !thirdParty(g.Application) && listsEveryScope(g) {
				p.report(finding{
					at: g.Config.Scopes.Span, address: g.Address, key: "scopes",
					message: fmt.Sprintf("%s lists all %d scopes of %s, and will not follow it", g.Address, len(g.API.Scopes), g.API.Address),
					detail:  "A scope that the API declares later is not granted.",
					related: []place{scopesPlace(g.API)},
				})
			}
		}
	},
})

// minFullList is the number of scopes from which on a full list is worth a word: a list of one says nothing about intentions.
const minFullList = 2

// listsEveryScope holds for a list that was typed out. What is computed from the API's own scopes, or shares a local with them, follows the API.
// System APIs know no other way than a list.
func listsEveryScope(g *compiler.ClientGrant) bool {
	api, list := g.API, g.Config.Scopes
	full := api.ScopesKnown && !g.AllScopes && len(g.Scopes) == len(api.Scopes) && len(g.UndefinedScopes) == 0
	if !full || api.System != "" || len(api.Scopes) < minFullList {
		return false
	}
	declared := make(map[diag.Span]bool, len(api.Scopes))
	for _, scope := range api.Config.Scopes {
		declared[scope.Name.Span] = true
	}
	return !slices.ContainsFunc(list.Items, func(item config.Located[string]) bool {
		return !literal(item) || item.Span == list.Span || declared[item.Span]
	})
}
