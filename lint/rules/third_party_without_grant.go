package rules

import (
	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "third-party-without-grant",
	Group:    lint.ThirdParties,
	Title:    "third-party application that can call nothing",
	Severity: diag.Warning,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedClientGrants, lint.ManagedThirdPartyDefaults},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/third-party-applications/troubleshooting",
	},
	Doc: `A third-party application in strict mode needs a grant for every API, whatever the policy of the API. This one has no client grant,
and no default grant covers it, so each request for a token ends with "unauthorized_client".

Add a client grant for the application, or a default grant for third parties, on the APIs it is meant to call.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Tenant.Applications {
			if app.Party != compiler.ThirdPartyStrict || !app.KindRead() || hasGrant(p, app) || p.Elsewhere(app.Address, app.ClientID) {
				continue
			}
			p.Report(lint.Finding{
				At: app.Config.Header, Address: app.Address,
				Message: app.Address + " " + strictly(app) + " no grant gives it access to any API",
				Detail:  "Add a client_grant for it, or a third_party_default on the APIs that third parties may call.",
				Related: []lint.Place{lint.PartyPlace(app)},
			})
		}
	},
})

// hasGrant reports whether an application has a grant of its own or by default.
func hasGrant(p *lint.Pass, app *compiler.Application) bool {
	return p.Held(app) != 0 ||
		p.Held(nil)&lint.ForUsers != 0 && lint.ClosedFlow(app, compiler.User) == "" ||
		p.Held(nil)&lint.ForClients != 0 && lint.ClosedFlow(app, compiler.Client) == ""
}

// strictly says that an application is in strict mode, or that it is taken to be.
func strictly(app *compiler.Application) string {
	if app.Config.ThirdPartySecurityMode.Set || app.Origin != "" || app.HasStrictID() {
		return "is a third party in strict mode, and"
	}
	return "is a third party, and if it is strict,"
}
