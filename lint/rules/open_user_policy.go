package rules

import (
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "open-user-policy",
	Group:    lint.Policies,
	Title:    "every application of one's own gets in",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Options:  []lint.Option{lint.AllowOption},
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `Under the user policy "allow_all", which is also what an API without a user policy has, every first-party application of the tenant
can ask for every scope on behalf of its users, those that are created tomorrow included. The vendor recommends to require a grant. Where applications
may register themselves, the finding says whether those get in too: anybody can make one. Where most APIs of a project are open, it is said once,
with the names of all. Of an API that declares no scopes, for applications of one's own, it is an info: all that anybody can have there is a token without any.

Set the user policy to "require_client_grant" and give a grant to each application that calls the API, and to those that register
themselves a third_party_default. The option allow is for APIs that are meant
to be open.`,
	Gather: &lint.Gathering{OfProject: true, Message: mostAreOpen},
	Check: func(p *lint.Pass) {
		for _, api := range p.Tenant.APIs {
			if lint.IsOpenToUsers(api) && api != p.Tenant.DefaultAudience && !p.Allows(api, api.Config.Header) {
				p.Report(p.OpenUserPolicy(api))
			}
		}
	},
})

// mostAreOpen is said once where most of the APIs are open: what the project has to decide then is how it gives access.
func mostAreOpen(tenant *compiler.Tenant, found []diag.Diagnostic) string {
	_, whom, _ := strings.Cut(found[0].Message, "lets in ")
	return lint.MostAPIs(tenant, found, "let in "+whom+` by the user policy "allow_all"`)
}
