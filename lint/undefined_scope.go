package lint

import (
	"fmt"
	"slices"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/stringset"
)

var _ = register(Rule{
	ID:       "undefined-scope",
	Group:    Scopes,
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
	Check: func(p *Pass) {
		for g := range p.allGrants(onKnownAPI, withOddScopes) {
			if !g.API.ScopesKnown || forThirdPartyOnSystemAPI(g) {
				continue
			}
			undefined := undefinedScopes(g)
			if len(g.API.Scopes) == 0 && len(undefined) > 1 {
				p.report(scopesOfAPIWithout(g, len(undefined)))
				continue
			}
			for _, item := range undefined {
				p.reportItem(g.Config.Scopes, item, p.undefinedScope(g, item))
			}
		}
	},
})

// undefinedScopes leaves out the names that no API can declare, which reserved-scope-granted reports, and those that the platform may know better,
// which unlisted-system-scope reports.
func undefinedScopes(g *compiler.ClientGrant) []config.Located[string] {
	var undefined []config.Located[string]
	for _, item := range g.Config.Scopes.Items {
		if !stringset.Contains(g.API.Scopes, item.Value) && !stringset.Contains(g.UnlistedScopes, item.Value) && !reserved(item.Value) {
			undefined = append(undefined, item)
		}
	}
	return distinct(undefined)
}

// scopesOfAPIWithout is one finding about the whole list: that the API declares nothing is one mistake.
func scopesOfAPIWithout(g *compiler.ClientGrant, count int) finding {
	return finding{
		at: g.Config.Scopes.Span, address: g.Address, key: "scopes",
		message: fmt.Sprintf("%s declares no scopes, and %s lists %d", g.API.Address, g.Address, count),
		detail:  "Declare the scopes on the API.",
		related: []place{scopesPlace(g.API)},
	}
}

func (p *Pass) undefinedScope(g *compiler.ClientGrant, item config.Located[string]) finding {
	name := item.Value
	f := finding{
		address: g.Address, key: name,
		message: fmt.Sprintf("%s declares no scope %q", g.API.Address, name),
		related: []place{scopesPlace(g.API)},
	}
	if !p.suggest(&f, g.API, item, g.API.Scopes) {
		f.detail = p.whyUndefined(g.API, name)
	}
	return f
}

func (p *Pass) whyUndefined(api *compiler.API, name string) string {
	if strings.ContainsAny(name, " ,") {
		return "Every scope is an item of its own."
	}
	if other := p.run.declarers()[name]; other != nil {
		return fmt.Sprintf("%s declares it. A grant is for one API.", other.Address)
	}
	if api.System != "" {
		return "The scopes of this API are the platform's, and this is none of them."
	}
	return "Declare the scope on the API, or remove it here."
}

// declarersOf is, for every scope, the first API that declares it.
func declarersOf(apis []*compiler.API) map[string]*compiler.API {
	first := map[string]*compiler.API{}
	for _, api := range slices.Backward(apis) {
		for _, scope := range api.Scopes {
			first[scope] = api
		}
	}
	return first
}

// scopesPlace is where an API declares its scopes, or the API where it declares none.
func scopesPlace(api *compiler.API) place {
	switch {
	case api.Config == nil:
		return place{}
	case api.Config.ScopesAttribute.Set:
		return place{"the scopes of " + api.Address, api.Config.ScopesAttribute.Span}
	}
	return place{api.Address, api.Config.Header}
}
