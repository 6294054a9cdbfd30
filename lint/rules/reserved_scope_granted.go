package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/internal/stringset"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "reserved-scope-granted",
	Group:    lint.Scopes,
	Title:    "grant lists a scope of OpenID Connect",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
	},
	Doc: `Names such as "openid" and "offline_access" belong to OpenID Connect. No API can declare them, so no grant can give them: applications of
one's own ask for them at login without a grant, and third parties in strict mode do not get them at all.

Remove the name from the grant. Where a permission was meant, declare one on the API, such as "read:email".`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.OnKnownAPI, lint.WithOddScopes) {
			if !g.API.ScopesKnown || g.IsThirdPartyOnSystemAPI() {
				continue
			}
			for i, item := range g.Config.Scopes.Items {
				if lint.ReservedScopes.Has(item.Value) && !stringset.Contains(g.API.Scopes, item.Value) && g.Config.Scopes.IsFirst(i) {
					p.ReportItem(g.Config.Scopes, item, reservedScope(p, g, i))
				}
			}
		}
	},
})

func reservedScope(p *lint.Pass, g *compiler.ClientGrant, i int) lint.Finding {
	name := g.Config.Scopes.Items[i].Value
	return lint.Finding{
		Address: g.Address, Key: name,
		Message: fmt.Sprintf("%q belongs to OpenID Connect, and no grant can give it", name),
		Detail:  insteadOfGranting(g, name),
		Fix:     p.RemoveItem(g.Config.Scopes, i), // not a safe one: the matrix lists it among the undefined scopes
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
