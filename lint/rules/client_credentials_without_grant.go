package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "client-credentials-without-grant",
	Group:    lint.Flows,
	Title:    "client credentials for no API",
	Severity: diag.Info,
	Worth:    lint.Tidy,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedClientGrants},
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `Client access needs a client grant for each API. This application may use the client credentials flow and has no such grant, so every
token that it asks for is refused.

Write the grant that is missing, or take "client_credentials" out of its grant_types.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.MachinesWithoutGrants() {
			item, _ := app.Config.GrantTypes.Item("client_credentials")
			p.ReportItem(app.Config.GrantTypes, item, lint.Finding{
				Address: app.Address, Key: "client_credentials",
				Message: app.Address + ` may use "client_credentials", and has no grant for client access`,
				Detail:  "Write the grant, or remove the grant type.",
			})
		}
	},
})
