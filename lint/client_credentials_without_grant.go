package lint

import (
	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "client-credentials-without-grant",
	Group:    Flows,
	Title:    "client credentials for no API",
	Severity: diag.Info,
	Worth:    Tidy,
	Absence:  true,
	Kinds:    []Kind{ManagedClientGrants},
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `Client access needs a client grant for each API. This application may use the client credentials flow and has no such grant, so every
token that it asks for is refused.

Write the grant that is missing, or take "client_credentials" out of its grant_types.`,
	Check: func(p *Pass) {
		held := p.run.held()
		for _, app := range p.Tenant.Applications {
			item, found := itemOf(app.Config.GrantTypes, "client_credentials")
			if !found || !kindRead(app) || app.Unreachable(compiler.Client) != "" || held[app]&forClients != 0 || p.elsewhere(app.Address, app.ClientID) {
				continue
			}
			if thirdParty(app) && (held[nil]&forClients != 0 || !p.manages(ManagedThirdPartyDefaults)) {
				continue
			}
			p.reportItem(app.Config.GrantTypes, item, finding{
				address: app.Address, key: "client_credentials",
				message: app.Address + ` may use "client_credentials", and has no grant for client access`,
				detail:  "Write the grant, or remove the grant type.",
			})
		}
	},
})
