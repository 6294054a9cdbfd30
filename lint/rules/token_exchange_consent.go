package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "token-exchange-consent",
	Group:    lint.Flows,
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
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.ForUsers) {
			if g.IsDefault() || !exchangesOnly(g.Application) || g.IsDenied() || g.IsThirdPartyOnSystemAPI() || skipsConsent(g) {
				continue
			}
			p.Report(askedForConsent(g))
		}
	},
})

// exchangesOnly reports whether token exchange is the only flow for users of an application that has a grant for them.
func exchangesOnly(app *compiler.Application) bool {
	return app.KindRead() && !lint.Misspelt(app) && !app.NamesUserFlow() && (app.ExchangesTokens() || app.AssumesTokenExchange())
}

func skipsConsent(g *compiler.ClientGrant) bool {
	written := g.API.Config != nil && g.API.Config.SkipConsentForVerifiableFirstPartyClients.Failed
	return written || g.API.SkipsConsent && !g.Application.IsThirdParty()
}

func askedForConsent(g *compiler.ClientGrant) lint.Finding {
	f := lint.Finding{
		At: lint.SubjectSpan(g), Address: g.Address, Key: "subject_type",
		Message: fmt.Sprintf("%s exchanges tokens and has no other flow for users, and %s asks them for consent", g.Application.Address, g.API.Address),
		Detail:  "Set skip_consent_for_verifiable_first_party_clients = true on the API.",
	}
	switch {
	case g.Application.IsThirdParty():
		f.Message = fmt.Sprintf("%s exchanges tokens and has no other flow for users, who are always asked for consent to a third party", g.Application.Address)
		f.Detail, f.Related = "Let them log in to the application, or make it a first party.", []lint.Place{lint.PartyPlace(g.Application)}
	case g.API.Config != nil:
		f.Related = []lint.Place{{Message: "where " + g.API.Address + " would say so", At: g.API.Config.Header}}
	}
	return f
}
