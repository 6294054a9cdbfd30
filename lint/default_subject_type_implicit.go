package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "default-subject-type-implicit",
	Group:    ThirdParties,
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
		p.reportUsersLeftOut()
	},
})

// reportUsersLeftOut is about client grants. It concludes from the absence of grants for users.
func (p *Pass) reportUsersLeftOut() {
	for g := range p.grants(withoutSubject, takingEffect) {
		if !p.leavesUsersOut(g) {
			continue
		}
		f := finding{
			at: g.Config.Header, address: g.Address, key: "subject_type",
			message: fmt.Sprintf("%s has no subject_type, and so gives users of %s no access to %s", g.Address, g.Application.Address, g.API.Address),
			detail:  `Write subject_type = "user" if the application calls the API for its users, and subject_type = "client" if it does so as itself.`,
			related: []place{policyPlace(g.API, compiler.User)},
		}
		if g.Config.SubjectType.Span.IsZero() {
			f.fix = p.addAttribute(g.Config.Block, "subject_type", `"user"`)
		}
		p.report(f)
	}
}

// leavesUsersOut reports whether a client grant without a subject type is the only one by which an application, to which users log in, could get at an API
// that requires one for them.
func (p *Pass) leavesUsersOut(g *compiler.ClientGrant) bool {
	if g.IsDefault() || g.API.System != "" || p.Tenant.Incomplete || !p.manages(ManagedClientGrants) || p.elsewhere(g.Application.Address, g.Application.ClientID) ||
		len(g.Config.AuthorizationDetailsTypes.Items) > 0 || g.API.Policy(compiler.User) != compiler.RequireClientGrant || !servesUsers(g.Application) {
		return false
	}
	key := g.Key()
	key.SubjectType = compiler.User
	return p.Tenant.ClientGrant(key) == nil && !p.run.meant().grants[key] && !(thirdParty(g.Application) && !p.noDefaultForUsers(g.API))
}

// servesUsers reports whether an application says that users log in to it. The grant types that it has by default say nothing.
func servesUsers(app *compiler.Application) bool {
	switch app.Config.AppType.Value {
	case "regular_web", "spa", "native":
		return closedFlow(app, compiler.User) == ""
	}
	_, found := itemOf(app.Config.GrantTypes, "authorization_code")
	return found && app.Config.AppType.Value != "non_interactive"
}

// noDefaultForUsers: a default grant may be turned into one for users, which would be the only one.
func (p *Pass) noDefaultForUsers(api *compiler.API) bool {
	return p.Tenant.ClientGrant(compiler.GrantKey{Audience: api.Identifier, SubjectType: compiler.User}) == nil
}
