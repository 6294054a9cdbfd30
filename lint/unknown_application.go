package lint

import "grants/diag"

var _ = register(Rule{
	ID:       "unknown-application",
	Group:    Identity,
	Title:    "grant for an application that is not declared",
	Severity: diag.Error,
	Worth:    Gives,
	Refs:     []string{"https://auth0.com/docs/api/management/v2/client-grants/post-client-grants"},
	Doc: `The client_id is that of no application in this project. The platform answers such a grant with an error if the application does not exist
there. If it does, nobody here can tell what the application is: the grant opens no cell of the matrix and stands beside it, under unresolved_grants.

Declare the application, or refer to it as application.NAME.client_id. Where others manage applications, the setting managed says so, and the finding
is info.`,
	Check: func(p *Pass) {
		for r := range p.unknownClientIDs() {
			f := p.findingAbout(r, "no application has the client_id %q",
				"A grant is held by an application of this project. Declare the application, or refer to it as application.NAME.client_id.")
			if !p.manages(ManagedApplications) || p.elsewhere(r.Literal()) {
				f.severity = diag.Info
			}
			p.report(f)
		}
	},
})
