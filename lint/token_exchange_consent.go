package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "token-exchange-consent",
	Group:    Flows,
	Title:    "token exchange for an API that asks users for consent",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange",
		"https://auth0.com/docs/authenticate/custom-token-exchange/configure-custom-token-exchange",
		"https://auth0.com/docs/get-started/applications/third-party-applications/user-consent-and-third-party-applications",
	},
	Doc: `Where a token is exchanged, no user is there to be asked. Unless the API skips consent for first-party applications, the exchange
fails as long as the user has not given it some other way. This application has no other flow for users.

Set skip_consent_for_verifiable_first_party_clients = true on the API.`,
	Check: func(p *Pass) {
		for g := range p.grants(forUsers) {
			if g.IsDefault() || !exchangesOnly(g.Application) || denied(g) || forThirdPartyOnSystemAPI(g) || skipsConsent(g) {
				continue
			}
			p.report(askedForConsent(g))
		}
	},
})

// exchangesOnly reports whether token exchange is the only flow for users of an application that has a grant for them.
func exchangesOnly(app *compiler.Application) bool {
	return kindRead(app) && !misspelt(app) && !app.NamesUserFlow() && (app.ExchangesTokens() || app.AssumesTokenExchange())
}

func skipsConsent(g *compiler.ClientGrant) bool {
	written := g.API.Config != nil && g.API.Config.SkipConsentForVerifiableFirstPartyClients.Failed
	return written || g.API.SkipsConsent && !thirdParty(g.Application)
}

func askedForConsent(g *compiler.ClientGrant) finding {
	f := finding{
		at: subjectSpan(g), address: g.Address, key: "subject_type",
		message: fmt.Sprintf("%s exchanges tokens and has no other flow for users, and %s asks them for consent", g.Application.Address, g.API.Address),
		detail:  "Set skip_consent_for_verifiable_first_party_clients = true on the API.",
	}
	switch {
	case thirdParty(g.Application):
		f.message = fmt.Sprintf("%s exchanges tokens and has no other flow for users, who are always asked for consent to a third party", g.Application.Address)
		f.detail, f.related = "Let them log in to the application, or make it a first party.", []place{partyPlace(g.Application)}
	case g.API.Config != nil:
		f.related = []place{{"where " + g.API.Address + " would say so", g.API.Config.Header}}
	}
	return f
}
