package rules

import (
	"slices"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "blocked-default-grant",
	Group:    lint.Policies,
	Title:    "default grant that the API's policy overrules",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
		"https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
	},
	Doc: `A default grant lets third-party applications in that have no grant of their own, but not past the policy "deny_all". It gives
nothing today, and opens the API to every third party at once on the day somebody relaxes the policy.

Remove the default grant, or set the policy to "require_client_grant" if third parties are meant to have access.`,
	Check: func(p *lint.Pass) {
		forNobody := p.DefaultsForNobody() // reported by themselves
		for g := range p.Grants(lint.ByDefault, lint.DeniedByPolicy) {
			if !g.IsThirdPartyOnSystemAPI() && !slices.Contains(forNobody, g) {
				p.Report(lint.Blocked(g, blockedDefaultRemedy(g.Config.SubjectType.Set)))
			}
		}
	},
})

func blockedDefaultRemedy(subjectSet bool) string {
	if !subjectSet {
		return `A grant without subject_type is for client access. Write subject_type = "user" if users' access is meant, or remove the default grant.`
	}
	return `Remove the default grant, or set the policy to "require_client_grant".`
}
