package lint

import (
	"slices"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "third-party-consent-skip",
	Group:    ThirdParties,
	Title:    "consent is not skipped for third parties",
	Severity: diag.Info,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/third-party-applications/user-consent-and-third-party-applications"},
	Doc: `The API lets applications of one's own skip the consent page. Users of a third-party application are always asked, whatever the API says,
so an integration that was tested with one's own application behaves differently for a partner's.

Expect the consent page in the partner's flow. Give scopes descriptions that users understand.`,
	Check: func(p *Pass) {
		if !slices.ContainsFunc(p.Tenant.APIs, func(api *compiler.API) bool { return api.SkipsConsent }) {
			return
		}
		users := p.thirdPartyUsers()
		for api := range p.customAPIs() {
			if !api.SkipsConsent || users[api].at.IsZero() {
				continue
			}
			skips := api.Config.SkipConsentForVerifiableFirstPartyClients
			p.report(finding{
				at: skips.Span, address: api.Address, key: "skip_consent_for_verifiable_first_party_clients",
				message: api.Address + " skips consent, but not for the third parties that call it",
				detail:  "Users of third-party applications are always asked.",
				related: []place{users[api]},
			})
		}
	},
})

// thirdPartyUsers is, for APIs that third parties call on behalf of users, what lets the first of them in.
func (p *Pass) thirdPartyUsers() map[*compiler.API]place {
	users := map[*compiler.API]place{}
	for g := range p.grants(forUsers, takingEffect) {
		if _, known := users[g.API]; !known && (g.IsDefault() || thirdParty(g.Application)) {
			users[g.API] = headerPlace("lets a third party in", g)
		}
	}
	open := p.run.open()
	for _, app := range p.applications() {
		for _, api := range open.by(app) {
			if _, known := users[api]; !known {
				users[api] = modePlace(app)
			}
		}
	}
	return users
}
