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
		for _, app := range p.StrictWithoutGrants() {
			p.Report(lint.Finding{
				At: app.Config.Header, Address: app.Address,
				Message: app.Address + " " + strictly(app) + " no grant gives it access to any API",
				Detail:  "Add a client_grant for it, or a third_party_default on the APIs that third parties may call.",
				Related: append([]lint.Place{lint.PartyPlace(app)}, p.MissingGrantPlace()...),
			})
		}
	},
})

// strictly says that an application is in strict mode, or that it is taken to be.
func strictly(app *compiler.Application) string {
	if app.Config.ThirdPartySecurityMode.Set || app.Origin != "" || app.HasStrictID() {
		return "is a third party in strict mode, and"
	}
	return "is a third party, and if it is strict,"
}
