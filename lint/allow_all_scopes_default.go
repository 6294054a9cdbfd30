package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "allow-all-scopes-default",
	Group:    Scopes,
	Title:    "all scopes for every third party",
	Severity: diag.Warning,
	Worth:    Gives,
	Options:  []Option{allowOption},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
	},
	Doc: `A default grant is for third-party applications that nobody looked at one by one, and where the tenant lets applications register
themselves, for strangers. With allow_all_scopes they all get every scope of the API, and those that are declared later.

List the few scopes that any third party may have, and give more to single applications by grants of their own.`,
	Check: func(p *Pass) {
		for g := range p.grants(byDefault, withAllScopes, takingEffect) {
			if followsAPI(g) && !p.allows(g.API, g.Config.Header) {
				f := allScopes(g, fmt.Sprintf("%s gives every third party all scopes that %s will ever declare", g.Address, g.API.Address))
				f.related = p.registrationPlace()
				p.report(f)
			}
		}
	},
})

// registrationPlace is where the tenant lets applications register themselves.
func (p *Pass) registrationPlace() []place {
	if !p.Tenant.DynamicRegistration {
		return nil
	}
	return []place{{"applications register themselves", p.Config.Tenant.EnableDynamicClientRegistration.Span}}
}
