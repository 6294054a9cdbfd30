package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "allow-all-scopes-default",
	Group:    lint.Scopes,
	Title:    "all scopes for every third party",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Options:  []lint.Option{lint.AllowOption},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
	},
	Doc: `A default grant is for third-party applications that nobody looked at one by one, and where the tenant lets applications register
themselves, for strangers. With allow_all_scopes they all get every scope of the API, and those that are declared later.

List the few scopes that any third party may have, and give more to single applications by grants of their own.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.ByDefault, lint.WithAllScopes, lint.TakingEffect) {
			if lint.FollowsAPI(g) && !p.Allows(g.API, g.Config.Header) {
				f := lint.AllScopes(g, fmt.Sprintf("%s gives every third party all scopes that %s will ever declare", g.Address, g.API.Address))
				f.Related = registrationPlace(p)
				p.Report(f)
			}
		}
	},
})

// registrationPlace is where the tenant lets applications register themselves.
func registrationPlace(p *lint.Pass) []lint.Place {
	if !p.Tenant.DynamicRegistration {
		return nil
	}
	return []lint.Place{{Message: "applications register themselves", At: p.Config.Tenant.EnableDynamicClientRegistration.Span}}
}
