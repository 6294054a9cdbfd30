package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "blocked-grant",
	Group:    Policies,
	Title:    "client grant that the API's policy overrules",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
		"https://auth0.com/docs/manage-users/my-organization-api",
	},
	Doc: `The policy "deny_all" closes an API for a subject type, and no grant opens it again. Such a grant gives nothing today, and all it
lists on the day somebody relaxes the policy. The platform delivers My Organization with the client policy "deny_all", which the dashboard can change: there it is a warning as long as the project
does not say what the policy is.

Remove the grant, or set the policy to "require_client_grant" if the application is meant to have access.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(onKnownAPI, deniedByPolicy) {
			if !g.IsDefault() && !forThirdPartyOnSystemAPI(g) && !deniedByMistake(g) {
				p.report(blocked(g, "Remove the grant, or set the policy to \"require_client_grant\"."))
			}
		}
	},
})

// deniedByMistake: the platform refuses the policy that would deny the grant, which has a rule of its own.
func deniedByMistake(g *compiler.ClientGrant) bool {
	return g.SubjectType == compiler.Client && clientPolicyRefused(g.API) && g.API.System == compiler.Management
}

func blocked(g *compiler.ClientGrant, remedy string) finding {
	f := finding{
		at: subjectSpan(g), address: g.Address,
		message: fmt.Sprintf("%s gives nobody access: the %s policy of %s is \"deny_all\"", g.Address, g.SubjectType, g.API.Address),
		detail:  remedy,
		related: []place{policyPlace(g.API, g.SubjectType)},
	}
	switch {
	case closedByDefault(g):
		f.severity = diag.Warning
		f.message = fmt.Sprintf("%s gives nobody access unless the client policy of %s was changed: its default is \"deny_all\"", g.Address, nameOfAPI(g.API))
		f.detail = "Declare the API with the client policy that it has, or remove the grant."
	case g.API.System == compiler.MyAccount && g.SubjectType == compiler.Client:
		f.detail = "Remove the grant: the platform serves this API to users only, and its client policy cannot be changed."
	}
	return f
}

// closedByDefault: what denies the grant is a default of the platform that can be changed, and nobody says whether it was.
// https://auth0.com/docs/manage-users/my-organization-api
func closedByDefault(g *compiler.ClientGrant) bool {
	return g.API.System == compiler.MyOrganization && g.SubjectType == compiler.Client && (g.API.Config == nil || !g.API.Config.ClientPolicy.Set)
}
