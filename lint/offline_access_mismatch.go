package lint

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/internal/stringset"
)

var _ = register(Rule{
	ID:       "offline-access-mismatch",
	Group:    APIDefinition,
	Title:    "refresh tokens on one side only",
	Severity: diag.Info,
	Absence:  true,
	Kinds:    []Kind{ManagedClientGrants, ManagedThirdPartyDefaults},
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-settings",
		"https://auth0.com/docs/get-started/applications/application-grant-types",
	},
	Doc: `A refresh token for an API takes two: the API allows offline access, and the application has the grant type refresh_token. Here one
side is set and the other is not, for every application and API that meet by a grant, so that no refresh token comes of it.

Set allow_offline_access = true on the API, or add "refresh_token" to an application; or take back the setting that has no effect.`,
	Check: func(p *Pass) {
		granted := p.run.granted()
		for api := range p.customAPIs() {
			if all := granted[api]; all != nil && allowsInVain(api, all) && !p.elsewhere(api.Address, api.Identifier) {
				p.report(finding{
					at: api.Config.AllowOfflineAccess.Span, address: api.Address, key: "allow_offline_access",
					message: api.Address + " allows offline access, and no application with a grant for it has refresh_token",
					detail:  `Add "refresh_token" to the grant_types of the applications that need it.`,
				})
			}
		}
		p.reportRefreshInVain()
	},
})

// allowsInVain: users come in by grants only, and no holder of one can refresh. A default grant may have any holder.
func allowsInVain(api *compiler.API, all *granted) bool {
	if !api.Config.AllowOfflineAccess.Value || !policiesRead(api.Config) || api.Policy(compiler.User) != compiler.RequireClientGrant {
		return false
	}
	return len(all.holders) > 0 && !slices.ContainsFunc(all.holders, mayRefresh)
}

// mayRefresh also holds where another rule says what is wrong with the application.
func mayRefresh(app *compiler.Application) bool {
	return app == nil || !kindRead(app) || misspelt(app) || app.Unreachable(compiler.User) != "" || stringset.Contains(app.GrantTypes, "refresh_token")
}

// reportRefreshInVain is about applications that have grants for users, none of them on an API with offline access, and no way to an API by
// its policy.
func (p *Pass) reportRefreshInVain() {
	reached, open := p.apisOfUsers()
	for _, app := range p.applications() {
		apis := reached[app]
		if apis.first == nil || p.elsewhere(app.Address, app.ClientID) || apis.offline || open && followsPolicy(app) || thirdParty(app) && reached[nil].offline {
			continue
		}
		item, found := itemOf(app.Config.GrantTypes, "refresh_token")
		if !found {
			continue
		}
		p.reportItem(app.Config.GrantTypes, item, finding{
			address: app.Address, key: "refresh_token",
			message: fmt.Sprintf("%s may use \"refresh_token\", and no API that it has a grant for allows offline access", app.Address),
			detail:  "Set allow_offline_access = true on the API, or remove the grant type.",
			related: []place{{apis.first.Address, apis.first.Config.Header}},
		})
	}
}

// reach is the APIs that an application has grants for.
type reach struct {
	first   *compiler.API // in order of the grants' addresses
	offline bool          // some of them may allow offline access
}

// apisOfUsers are the APIs that applications reach for users by grants, under nil those of default grants, and whether some API is open.
func (p *Pass) apisOfUsers() (reached map[*compiler.Application]reach, open bool) {
	reached = map[*compiler.Application]reach{}
	for g := range p.allGrants(readable, forUsers, takingEffect) {
		apis := reached[g.Application]
		if apis.first == nil {
			apis.first = g.API
		}
		apis.offline = apis.offline || mayAllowOfflineAccess(g.API)
		reached[g.Application] = apis
	}
	for api := range p.customAPIs() {
		open = open || !policiesRead(api.Config) || api.Policy(compiler.User) == compiler.AllowAll
	}
	return reached, open
}

// mayAllowOfflineAccess also holds where the setting is the platform's, could not be read, or is not here.
func mayAllowOfflineAccess(api *compiler.API) bool {
	return api.System != "" || api.Config == nil || api.Config.AllowOfflineAccess.Value || api.Config.AllowOfflineAccess.Failed
}
