package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "default-subject-type-implicit",
	Group:    ThirdParties,
	Title:    "default grant without a subject type",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
		"https://github.com/auth0/terraform-provider-auth0/pull/1715",
	},
	Doc: `Without subject_type a default grant is for client access. That reaches confidential applications alone, and none that registered
itself, while most third-party applications act for their users and get nothing from it.

Write subject_type = "user", or subject_type = "client" if that is what is meant.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(readable, byDefault, withoutSubject, takingEffect) {
			f := finding{
				at: g.Config.Header, address: g.Address, key: "subject_type",
				message: fmt.Sprintf("%s has no subject_type, and so is for client access only", g.Address),
				detail:  `Write subject_type = "user" to reach applications that act for their users.`,
			}
			if g.Config.SubjectType.Span.IsZero() && p.noDefaultForUsers(g.API) { // a span without a value is null
				f.fix = p.addAttribute(g.Config.Block, "subject_type", `"user"`)
			}
			p.report(f)
		}
	},
})

// noDefaultForUsers: a default grant may be turned into one for users, which would be the only one.
func (p *Pass) noDefaultForUsers(api *compiler.API) bool {
	return p.Tenant.ClientGrant(compiler.GrantKey{Audience: api.Identifier, SubjectType: compiler.User}) == nil
}
