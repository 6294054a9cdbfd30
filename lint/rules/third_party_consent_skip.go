package rules

import (
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "third-party-consent-skip",
	Group:    lint.ThirdParties,
	Title:    "consent is not skipped for third parties",
	Severity: diag.Info,
	Refs:     []string{"https://auth0.com/docs/get-started/applications/third-party-applications/user-consent-and-third-party-applications"},
	Doc: `The API lets applications of one's own skip the consent page. Users of a third-party application are always asked, whatever the API says,
so an integration that was tested with one's own application behaves differently for a partner's.

Expect the consent page in the partner's flow. Give scopes descriptions that users understand.`,
	Check: func(p *lint.Pass) {
		if !slices.ContainsFunc(p.Tenant.APIs, func(api *compiler.API) bool { return api.SkipsConsent }) {
			return
		}
		users := thirdPartyUsers(p)
		for api := range p.CustomAPIs() {
			if !api.SkipsConsent || users[api].At.IsZero() {
				continue
			}
			skips := api.Config.SkipConsentForVerifiableFirstPartyClients
			p.Report(lint.Finding{
				At: skips.Span, Address: api.Address, Key: "skip_consent_for_verifiable_first_party_clients",
				Message: api.Address + " skips consent, but not for the third parties that call it",
				Detail:  "Users of third-party applications are always asked.",
				Related: []lint.Place{users[api]},
			})
		}
	},
})

// thirdPartyUsers is, for APIs that third parties call on behalf of users, what lets the first of them in.
func thirdPartyUsers(p *lint.Pass) map[*compiler.API]lint.Place {
	users := map[*compiler.API]lint.Place{}
	for g := range p.Grants(lint.ForUsers, lint.TakingEffect) {
		if _, known := users[g.API]; !known && (g.IsDefault() || g.Application.IsThirdParty()) {
			users[g.API] = lint.Place{Message: "lets a third party in", At: g.Config.Header}
		}
	}
	for _, app := range p.Applications() {
		for _, api := range p.Bypassed(app) {
			if _, known := users[api]; !known {
				users[api] = lint.ModePlace(app)
			}
		}
	}
	return users
}
