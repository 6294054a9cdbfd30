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
	ID:       "undefined-scope",
	Group:    lint.Scopes,
	Title:    "scope that the API does not declare",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://github.com/auth0/terraform-provider-auth0/issues/1376",
	},
	Doc: `A grant is a ceiling over the scopes of its API. A scope that the API does not declare, most often a misspelt one, is refused by the
platform in some calls and dropped without a word in others, so the application lacks a permission that the file seems to give. On
the platform's own APIs it is a scope that is misspelt: one that resembles none the tool knows is reported by unlisted-system-scope.

Correct the name, declare the scope on the API, or remove it from the grant.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.OnKnownAPI, lint.WithOddScopes) {
			if !g.API.ScopesKnown || g.IsThirdPartyOnSystemAPI() {
				continue
			}
			undefined := undefinedScopes(g)
			if len(g.API.Scopes) == 0 && len(undefined) > 1 {
				p.Report(scopesOfAPIWithout(g, len(undefined)))
				continue
			}
			for _, item := range undefined {
				p.ReportItem(g.Config.Scopes, item, undefinedScope(p, g, item))
			}
		}
	},
})

// undefinedScopes leaves out the names that no API can declare, which reserved-scope-granted reports, and those that the platform may know better,
// which unlisted-system-scope reports.
func undefinedScopes(g *compiler.ClientGrant) []config.Located[string] {
	var undefined []config.Located[string]
	for _, item := range g.Config.Scopes.Distinct() {
		if !stringset.Contains(g.API.Scopes, item.Value) && !stringset.Contains(g.UnlistedScopes, item.Value) && !lint.ReservedScopes.Has(item.Value) {
			undefined = append(undefined, item)
		}
	}
	return undefined
}

// scopesOfAPIWithout is one finding about the whole list: that the API declares nothing is one mistake.
func scopesOfAPIWithout(g *compiler.ClientGrant, count int) lint.Finding {
	return lint.Finding{
		At: g.Config.Scopes.Span, Address: g.Address, Key: "scopes",
		Message: fmt.Sprintf("%s declares no scopes, and %s lists %d", g.API.Address, g.Address, count),
		Detail:  "Declare the scopes on the API.",
		Related: []lint.Place{lint.ScopesPlace(g.API)},
	}
}

func undefinedScope(p *lint.Pass, g *compiler.ClientGrant, item config.Located[string]) lint.Finding {
	name := item.Value
	f := lint.Finding{
		Address: g.Address, Key: name,
		Message: fmt.Sprintf("%s declares no scope %q", g.API.Address, name),
		Related: []lint.Place{lint.ScopesPlace(g.API)},
	}
	if !p.Suggest(&f, g.API, item, g.API.Scopes) {
		f.Detail = p.WhyUndefined(g.API, name, "A grant is for one API.")
	}
	return f
}
