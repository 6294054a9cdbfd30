package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "auth-method-single",
	Group:    lint.Flows,
	Title:    "several authentication methods at once",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/confidential-and-public-applications",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `An application authenticates in one way: by a private key, or by one of two kinds of TLS certificates. The platform refuses an
application with more than one of them.

Keep the method that the application uses.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Tenant.Applications {
			if methods := lint.KnownAuthenticationMethods(app); len(methods) > 1 {
				list := app.Config.ClientAuthenticationMethods
				p.Report(lint.Finding{
					At: list.Span, Address: app.Address, Key: "client_authentication_methods",
					Message: fmt.Sprintf("%s has %d client authentication methods, and can have one", app.Address, len(methods)),
					Detail:  "Keep the one that it uses.",
				})
			}
		}
	},
})
