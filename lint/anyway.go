package lint

import (
	"fmt"

	"grants/compiler"
	"grants/internal/stringset"
)

// Anyway is what the user policy "allow_all" of an API gives to an application for its users, whatever a grant of it lists.
type Anyway struct {
	api    *compiler.API
	scopes int      // all that users' tokens can carry
	listed int      // by the grant, of them
	beyond []string // the others, those first that weigh most
	latent bool     // the application has no flow for users yet
}

// Anyway is what the user policy of its API gives to the application of a grant; not found where that is nothing beyond the grant. What the grant is for,
// users or the application, is of no consequence.
func (p *Pass) Anyway(g *compiler.ClientGrant) (a Anyway, found bool) {
	if g.IsDefault() || g.API.Policy(compiler.User) != compiler.AllowAll || !g.API.PoliciesRead() || openByDefault(g.API) {
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
	return Anyway{
		api: g.API, scopes: len(cell.Scopes), listed: len(cell.Scopes) - len(beyond), beyond: SensitiveFirst(g.API, beyond),
		latent: ClosedFlow(g.Application, compiler.User) != "",
	}, true
}

// openByDefault reports whether nobody here opened a system API to users. What the platform's default gives is not about the grant.
func openByDefault(api *compiler.API) bool {
	return api.System != "" && (api.Config == nil || !api.Config.UserPolicy.Set)
}

// Sentence says what the application really gets.
func (a Anyway) Sentence() string {
	begin := "Its users' tokens can carry"
	if a.latent {
		begin = "With a flow for users, their tokens could carry"
	}
	return fmt.Sprintf("%s what the grant does not list, by the user policy \"allow_all\" of %s: %s.", begin, a.api.Address, Listed(a.beyond))
}

// Count is the same, for a message.
func (a Anyway) Count() string {
	scopes := "scopes"
	if a.scopes == 1 {
		scopes = "scope"
	}
	return fmt.Sprintf("%d %s of %s where the grant lists %d", a.scopes, scopes, a.api.Address, a.listed)
}

// AddAnyway adds to a finding about a grant for client access that cannot be used what the application gets for its users.
func (p *Pass) AddAnyway(f *Finding, g *compiler.ClientGrant) {
	a, found := p.Anyway(g)
	if !found {
		return
	}
	gets := ", and for its users it gets "
	if a.latent {
		gets = ", and with a flow for users it would get "
	}
	f.Message += gets + a.Count()
	f.Detail = a.Sentence() + " Set that policy to \"require_client_grant\". " + f.Detail
	f.Related = append(f.Related, PolicyPlace(g.API, compiler.User))
	f.Fix = nil // as a grant for users it would limit nothing
}
