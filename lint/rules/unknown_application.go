package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:         "unknown-application",
	Group:      lint.Identity,
	Title:      "grant for an application that is not declared",
	Severity:   diag.Error,
	Unresolved: true,
	Worth:      lint.Gives,
	Refs:       []string{"https://auth0.com/docs/api/management/v2/client-grants/post-client-grants"},
	Doc: `The client_id is that of no application in this project. The platform answers such a grant with an error if the application does not exist
there. If it does, nobody here can tell what the application is: the grant opens no cell of the matrix and stands beside it, under unresolved_grants.

Declare the application, or refer to it as application.NAME.client_id. Where others manage applications, the setting managed says so, and the finding
is info.`,
	Check: func(p *lint.Pass) {
		for _, r := range p.Tenant.UnresolvedReferences {
			if r.Attribute != "client_id" {
				continue
			}
			f := p.Unresolved(r, fmt.Sprintf("no application has the client_id %q", r.Literal()),
				"A grant is held by an application of this project. Declare the application, or refer to it as application.NAME.client_id.")
			if !p.Manages(lint.ManagedApplications) || p.Elsewhere(r.Literal()) {
				f.Severity = diag.Info
			}
			p.Report(f)
		}
	},
})
