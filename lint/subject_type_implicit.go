package lint

import "grants/diag"

var _ = register(Rule{
	ID:       "subject-type-implicit",
	Group:    Identity,
	Title:    "client grant without a subject type",
	Severity: diag.Info,
	Worth:    Tidy,
	Strict:   true,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
	},
	Doc: `A grant that names no subject type is for client access, the application acting as itself. Readers of the file tend to think of users,
and the subject type of a grant that exists can't be changed.

State it: subject_type = "client" is what the grant has, subject_type = "user" is a different grant.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(readable, withoutSubject, takingEffect) {
			written := g.Config.SubjectType
			if g.IsDefault() || len(g.Config.AuthorizationDetailsTypes.Items) > 0 || p.leavesUsersOut(g) {
				continue
			}
			f := finding{
				at: g.Config.Header, address: g.Address, key: "subject_type",
				message: g.Address + " has no subject_type, and so is for client access",
				detail:  `Write subject_type = "client".`,
			}
			if written.Span.IsZero() {
				f.fix = p.addAttribute(g.Config.Block, "subject_type", `"client"`).safely()
			}
			p.report(f)
		}
	},
})
