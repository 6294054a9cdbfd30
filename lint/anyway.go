package lint

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/internal/stringset"
)

// anyway is what the user policy "allow_all" of an API gives to an application for its users, whatever a grant of it lists.
type anyway struct {
	api    *compiler.API
	scopes int      // all that users' tokens can carry
	listed int      // by the grant, of them
	beyond []string // the others, those first that weigh most
	latent bool     // the application has no flow for users yet
}

// anywayOf is false where the policy gives the application nothing beyond the grant. What the grant is for, users or the application, is of no consequence.
func (p *Pass) anywayOf(g *compiler.ClientGrant) (a anyway, found bool) {
	if g.IsDefault() || g.API.Policy(compiler.User) != compiler.AllowAll || !policiesRead(g.API.Config) || openByDefault(g.API) {
		return a, false
	}
	cell := p.Tenant.StatedAccess(g.Application, g.API, compiler.User)
	if !cell.Allowed || cell.Reason != compiler.PolicyAllowAll {
		return a, false
	}
	beyond := stringset.Difference(cell.Scopes, g.Scopes)
	if g.AllScopes || len(beyond) == 0 {
		return a, false
	}
	return anyway{
		api: g.API, scopes: len(cell.Scopes), listed: len(cell.Scopes) - len(beyond), beyond: sensitiveFirst(g.API, beyond),
		latent: closedFlow(g.Application, compiler.User) != "",
	}, true
}

// openByDefault reports whether nobody here opened a system API to users. What the platform's default gives is not about the grant.
func openByDefault(api *compiler.API) bool {
	return api.System != "" && (api.Config == nil || !api.Config.UserPolicy.Set)
}

// sentence says what the application really gets.
func (a anyway) sentence() string {
	begin := "Its users' tokens can carry"
	if a.latent {
		begin = "With a flow for users, their tokens could carry"
	}
	return fmt.Sprintf("%s what the grant does not list, by the user policy \"allow_all\" of %s: %s.", begin, a.api.Address, listed(a.beyond))
}

// count is the same, for a message.
func (a anyway) count() string {
	scopes := "scopes"
	if a.scopes == 1 {
		scopes = "scope"
	}
	return fmt.Sprintf("%d %s of %s where the grant lists %d", a.scopes, scopes, a.api.Address, a.listed)
}

// addAnyway adds to a finding about a grant for client access that cannot be used what the application gets for its users.
func (p *Pass) addAnyway(f *finding, g *compiler.ClientGrant) {
	a, found := p.anywayOf(g)
	if !found {
		return
	}
	gets := ", and for its users it gets "
	if a.latent {
		gets = ", and with a flow for users it would get "
	}
	f.message += gets + a.count()
	f.detail = a.sentence() + " Set that policy to \"require_client_grant\". " + f.detail
	f.related = append(f.related, policyPlace(g.API, compiler.User))
	f.fix = nil // as a grant for users it would limit nothing
}

// sensitiveFirst is scopes in the order of what they weigh: what the owner of the API calls sensitive; of the Management API what lets an application
// widen its own grant, then what deletes, and what only reads last. Within a class they stay in order.
func sensitiveFirst(api *compiler.API, scopes []string) []string {
	return slices.SortedStableFunc(slices.Values(scopes), func(a, b string) int { return scopeClass(api, a) - scopeClass(api, b) })
}
