package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "rar-on-client-grant",
	Group:    lint.RAR,
	Title:    "types of rich authorization requests on a grant for client access",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests",
	},
	Doc: `Rich authorization requests ask a user to approve something in particular, such as one payment. With client access there is no user
to ask, so the types on such a grant can't be used.

Move them to a grant with subject_type = "user". A grant without subject_type is for client access.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.Readable, lint.ForClients, lint.WithTypes) {
			types := g.Config.AuthorizationDetailsTypes
			if len(types.Items) == 0 || g.IsThirdPartyOnSystemAPI() {
				continue
			}
			f := lint.Finding{
				At: types.Span, Address: g.Address, Key: "authorization_details_types",
				Message: fmt.Sprintf("%s lists authorization_details types, and is for client access", g.Address),
				Detail:  `Only a grant with subject_type = "user" can carry them.`,
			}
			if g.Config.SubjectType.Set {
				f.Related = []lint.Place{{Message: "for client access", At: g.Config.SubjectType.Span}}
				f.Fix = p.OtherSubjectType(g, compiler.User)
			} else {
				f.Related = []lint.Place{lint.Place{Message: "without subject_type, a grant is for client access", At: g.Config.Header}}
			}
			p.Report(f)
		}
	},
})
