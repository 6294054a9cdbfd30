package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "subject-type-implicit",
	Group:    lint.Identity,
	Title:    "client grant without a subject type",
	Severity: diag.Info,
	Worth:    lint.Tidy,
	Strict:   true,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
	},
	Doc: `A grant that names no subject type is for client access, the application acting as itself. Readers of the file tend to think of users,
and the subject type of a grant that exists can't be changed.

State it: subject_type = "client" is what the grant has, subject_type = "user" is a different grant.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.Readable, lint.WithoutSubject, lint.TakingEffect) {
			if g.IsDefault() || len(g.Config.AuthorizationDetailsTypes.Items) > 0 || p.LeavesUsersOut(g) {
				continue
			}
			p.Report(lint.Finding{
				At: g.Config.Header, Address: g.Address, Key: "subject_type",
				Message: g.Address + " has no subject_type, and so is for client access",
				Detail:  `Write subject_type = "client".`,
				Fix:     p.AddAttribute(g.Config.Block, "subject_type", g.Config.SubjectType.Span, `"client"`).Safely(),
			})
		}
	},
})
