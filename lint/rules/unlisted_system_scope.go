package rules

import (
	"fmt"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/stringset"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "unlisted-system-scope",
	Group:    lint.SystemAPIs,
	Title:    "scope of the platform that the tool does not know",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/api/management/v2",
		"https://github.com/auth0/terraform-provider-auth0/issues/1376",
	},
	Doc: `The platform adds scopes to its own APIs, and no page lists all of them, so the tool's list is never complete. A scope that is not in it and
resembles none that is counts: the matrix and plans show it. The platform drops one that it does not have without a word.

Look the scope up in the dashboard, or correct its name.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.OnSystemAPI, lint.WithOddScopes) {
			unlisted := unlistedScopes(g)
			if len(unlisted) == 0 || g.IsThirdPartyOnSystemAPI() {
				continue
			}
			p.ReportItem(g.Config.Scopes, unlisted[0], lint.Finding{
				Address: g.Address, Key: unlisted[0].Value,
				Message: unknownToTheTool(unlisted, g.API),
				Detail:  whyUnlisted(p, g, unlisted),
			})
		}
	},
})

// unlistedScopes are in the order written. The names of OpenID Connect have a rule of their own.
func unlistedScopes(g *compiler.ClientGrant) []config.Located[string] {
	var unlisted []config.Located[string]
	for _, item := range g.Config.Scopes.Distinct() {
		if stringset.Contains(g.UnlistedScopes, item.Value) && !lint.ReservedScopes.Has(item.Value) {
			unlisted = append(unlisted, item)
		}
	}
	return unlisted
}

func unknownToTheTool(unlisted []config.Located[string], api *compiler.API) string {
	names := make([]string, len(unlisted))
	for i, item := range unlisted {
		names[i] = item.Value
	}
	if len(names) == 1 {
		return fmt.Sprintf("%q is no scope of %s that the tool knows", names[0], api.Address)
	}
	return fmt.Sprintf("%s are no scopes of %s that the tool knows", lint.Listed(names), api.Address)
}

func whyUnlisted(p *lint.Pass, g *compiler.ClientGrant, unlisted []config.Located[string]) string {
	for _, item := range unlisted {
		if other := p.Declarer(item.Value); other != nil {
			return fmt.Sprintf("%s declares %q. A grant is for one API.", other.Address, item.Value)
		}
	}
	if g.SubjectType == compiler.User && g.API.System == compiler.Management {
		return "Users' tokens carry scopes of the user who is logged in only, which have current_user in their names."
	}
	return "It counts, since the platform may have it. Look it up in the dashboard, or correct its name."
}
