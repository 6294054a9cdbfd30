package rules

import (
	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "blocked-grant",
	Group:    lint.Policies,
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
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.OnKnownAPI, lint.DeniedByPolicy) {
			if !g.IsDefault() && !g.IsThirdPartyOnSystemAPI() && !deniedByMistake(g) {
				p.Report(lint.Blocked(g, "Remove the grant, or set the policy to \"require_client_grant\"."))
			}
		}
	},
})

// deniedByMistake: the platform refuses the policy that would deny the grant, which has a rule of its own.
func deniedByMistake(g *compiler.ClientGrant) bool {
	_, refused := lint.RefusedClientPolicy(g.API)
	return refused && g.SubjectType == compiler.Client && g.API.System == compiler.Management
}
