package lint

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/stringset"
)

var _ = register(Rule{
	ID:       "reserved-scope-granted",
	Group:    Scopes,
	Title:    "grant lists a scope of OpenID Connect",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
	},
	Doc: `Names such as "openid" and "offline_access" belong to OpenID Connect. No API can declare them, so no grant can give them: applications of
one's own ask for them at login without a grant, and third parties in strict mode do not get them at all.

Remove the name from the grant. Where a permission was meant, declare one on the API, such as "read:email".`,
	Check: func(p *Pass) {
		for g := range p.allGrants(onKnownAPI, withOddScopes) {
			if !g.API.ScopesKnown || forThirdPartyOnSystemAPI(g) {
				continue
			}
			for i, item := range g.Config.Scopes.Items {
				if reserved(item.Value) && !stringset.Contains(g.API.Scopes, item.Value) && firstMentionOf(g.Config.Scopes, i) {
					p.reportItem(g.Config.Scopes, item, p.reservedScope(g, i))
				}
			}
		}
	},
})

func (p *Pass) reservedScope(g *compiler.ClientGrant, i int) finding {
	name := g.Config.Scopes.Items[i].Value
	return finding{
		address: g.Address, key: name,
		message: fmt.Sprintf("%q belongs to OpenID Connect, and no grant can give it", name),
		detail:  insteadOfGranting(g, name),
		fix:     p.removeItem(g.Config.Scopes, i), // not a safe one: the matrix lists it among the undefined scopes
	}
}

// insteadOfGranting says how an application comes by a reserved scope.
func insteadOfGranting(g *compiler.ClientGrant, name string) string {
	switch {
	case g.SubjectType == compiler.Client:
		return "It is about a user, and there is none in the client credentials flow. Remove it."
	case !g.IsDefault() && g.Application.Party == compiler.ThirdPartyStrict:
		return "Third-party applications in strict mode do not get it. Remove it."
	case name == "offline_access":
		return "Refresh tokens depend on allow_offline_access of the API and on the grant types of the application. Remove it."
	}
	return "Applications ask for it at login without a grant. Remove it."
}

// firstMentionOf reports whether no earlier item has the value of item i.
func firstMentionOf(list config.List, i int) bool {
	return !slices.ContainsFunc(list.Items[:i], func(earlier config.Located[string]) bool { return earlier.Value == list.Items[i].Value })
}
