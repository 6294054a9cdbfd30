package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "rar-on-client-grant",
	Group:    RAR,
	Title:    "types of rich authorization requests on a grant for client access",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests",
	},
	Doc: `Rich authorization requests ask a user to approve something in particular, such as one payment. With client access there is no user
to ask, so the types on such a grant can't be used.

Move them to a grant with subject_type = "user". A grant without subject_type is for client access.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(readable, forClients, withTypes) {
			types := g.Config.AuthorizationDetailsTypes
			if len(types.Items) == 0 || forThirdPartyOnSystemAPI(g) {
				continue
			}
			f := finding{
				at: types.Span, address: g.Address, key: "authorization_details_types",
				message: fmt.Sprintf("%s lists authorization_details types, and is for client access", g.Address),
				detail:  `Only a grant with subject_type = "user" can carry them.`,
			}
			if g.Config.SubjectType.Set {
				f.related = []place{{"for client access", g.Config.SubjectType.Span}}
				f.fix = p.otherSubjectType(g, compiler.User)
			} else {
				f.related = []place{headerPlace("without subject_type, a grant is for client access", g)}
			}
			p.report(f)
		}
	},
})
