package rules

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/internal/stringset"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "offline-access-mismatch",
	Group:    lint.APIDefinition,
	Title:    "refresh tokens on one side only",
	Severity: diag.Info,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedClientGrants, lint.ManagedThirdPartyDefaults},
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-settings",
		"https://auth0.com/docs/get-started/applications/application-grant-types",
	},
	Doc: `A refresh token for an API takes two: the API allows offline access, and the application has the grant type refresh_token. Here one
side is set and the other is not, for every application and API that meet by a grant, so that no refresh token comes of it.

Set allow_offline_access = true on the API, or add "refresh_token" to an application; or take back the setting that has no effect.`,
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			if all := p.Granted(api); all != nil && allowsInVain(api, all) && !p.Elsewhere(api.Address, api.Identifier) {
				p.Report(lint.Finding{
					At: api.Config.AllowOfflineAccess.Span, Address: api.Address, Key: "allow_offline_access",
					Message: api.Address + " allows offline access, and no application with a grant for it has refresh_token",
					Detail:  `Add "refresh_token" to the grant_types of the applications that need it.`,
				})
			}
		}
		reportRefreshInVain(p)
	},
})

// allowsInVain: users come in by grants only, and no holder of one can refresh. A default grant may have any holder.
func allowsInVain(api *compiler.API, all *lint.Granted) bool {
	if !api.Config.AllowOfflineAccess.Value || !api.PoliciesRead() || api.Policy(compiler.User) != compiler.RequireClientGrant {
		return false
	}
	return len(all.Holders) > 0 && !slices.ContainsFunc(all.Holders, mayRefresh)
}

// mayRefresh also holds where another rule says what is wrong with the application.
func mayRefresh(app *compiler.Application) bool {
	return app == nil || !app.KindRead() || lint.Misspelt(app) || app.Unreachable(compiler.User) != "" || stringset.Contains(app.GrantTypes, "refresh_token")
}

// reportRefreshInVain is about applications that have grants for users, none of them on an API with offline access, and no way to an API by
// its policy.
func reportRefreshInVain(p *lint.Pass) {
	reached, open := apisOfUsers(p)
	for _, app := range p.Applications() {
		apis := reached[app]
		if apis.first == nil || p.Elsewhere(app.Address, app.ClientID) || apis.offline || open && app.FollowsPolicies() || app.IsThirdParty() && reached[nil].offline {
			continue
		}
		item, found := app.Config.GrantTypes.Item("refresh_token")
		if !found {
			continue
		}
		p.ReportItem(app.Config.GrantTypes, item, lint.Finding{
			Address: app.Address, Key: "refresh_token",
			Message: fmt.Sprintf("%s may use \"refresh_token\", and no API that it has a grant for allows offline access", app.Address),
			Detail:  "Set allow_offline_access = true on the API, or remove the grant type.",
			Related: []lint.Place{{Message: apis.first.Address, At: apis.first.Config.Header}},
		})
	}
}

// reach is the APIs that an application has grants for.
type reach struct {
	first   *compiler.API // in order of the grants' addresses
	offline bool          // some of them may allow offline access
}

// apisOfUsers are the APIs that applications reach for users by grants, under nil those of default grants, and whether some API is open.
func apisOfUsers(p *lint.Pass) (reached map[*compiler.Application]reach, open bool) {
	reached = map[*compiler.Application]reach{}
	for g := range p.AllGrants(lint.Readable, lint.ForUsers, lint.TakingEffect) {
		apis := reached[g.Application]
		if apis.first == nil {
			apis.first = g.API
		}
		apis.offline = apis.offline || mayAllowOfflineAccess(g.API)
		reached[g.Application] = apis
	}
	for api := range p.CustomAPIs() {
		open = open || !api.PoliciesRead() || api.Policy(compiler.User) == compiler.AllowAll
	}
	return reached, open
}

// mayAllowOfflineAccess also holds where the setting is the platform's, could not be read, or is not here.
func mayAllowOfflineAccess(api *compiler.API) bool {
	return api.System != "" || api.Config == nil || api.Config.AllowOfflineAccess.Value || api.Config.AllowOfflineAccess.Failed
}
