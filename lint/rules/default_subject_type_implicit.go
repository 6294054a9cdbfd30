package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "default-subject-type-implicit",
	Group:    lint.ThirdParties,
	Title:    "grant without a subject type that leaves users out",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
		"https://github.com/auth0/terraform-provider-auth0/pull/1715",
	},
	Doc: `Without subject_type a default grant is for client access. That reaches confidential applications alone, and none that registered
itself, while most third-party applications act for their users and get nothing from it. The same holds for a client grant of an application that users
log in to, on an API that requires a grant for users, where the application has none for them: it was probably meant to be that grant. Of other
client grants without subject_type, subject-type-implicit speaks under the preset strict.

Write subject_type = "user", or subject_type = "client" if that is what is meant.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.Readable, lint.ByDefault, lint.WithoutSubject, lint.TakingEffect) {
			f := lint.Finding{
				At: g.Config.Header, Address: g.Address, Key: "subject_type",
				Message: fmt.Sprintf("%s has no subject_type, and so is for client access only", g.Address),
				Detail:  `Write subject_type = "user" to reach applications that act for their users.`,
			}
			if p.Tenant.DefaultGrant(g.API, compiler.User) == nil {
				f.Fix = p.AddAttribute(g.Config.Block, "subject_type", g.Config.SubjectType.Span, `"user"`)
			}
			p.Report(f)
		}
		reportUsersLeftOut(p)
	},
})

// reportUsersLeftOut is about client grants. It concludes from the absence of grants for users.
func reportUsersLeftOut(p *lint.Pass) {
	for g := range p.Grants(lint.WithoutSubject, lint.TakingEffect) {
		if !p.LeavesUsersOut(g) {
			continue
		}
		p.Report(lint.Finding{
			At: g.Config.Header, Address: g.Address, Key: "subject_type",
			Message: fmt.Sprintf("%s has no subject_type, and so gives users of %s no access to %s", g.Address, g.Application.Address, g.API.Address),
			Detail:  `Write subject_type = "user" if the application calls the API for its users, and subject_type = "client" if it does so as itself.`,
			Related: []lint.Place{lint.PolicyPlace(g.API, compiler.User)},
			Fix:     p.AddAttribute(g.Config.Block, "subject_type", g.Config.SubjectType.Span, `"user"`),
		})
	}
}
