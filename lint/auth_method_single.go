package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "auth-method-single",
	Group:    Flows,
	Title:    "several authentication methods at once",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/confidential-and-public-applications",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `An application authenticates in one way: by a private key, or by one of two kinds of TLS certificates. The platform refuses an
application with more than one of them.

Keep the method that the application uses.`,
	Check: func(p *Pass) {
		for _, app := range p.Tenant.Applications {
			if methods := knownAuthMethods(app); len(methods) > 1 {
				list := app.Config.ClientAuthenticationMethods
				p.report(finding{
					at: list.Span, address: app.Address, key: "client_authentication_methods",
					message: fmt.Sprintf("%s has %d client authentication methods, and can have one", app.Address, len(methods)),
					detail:  "Keep the one that it uses.",
				})
			}
		}
	},
})
