package rules

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "permissive-policy-bypass",
	Group:    lint.ThirdParties,
	Title:    "third-party application that needs no grant",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
		"https://auth0.com/docs/get-started/apis/api-access-policies-for-applications",
	},
	Doc: `A third-party application in permissive mode follows the policy of an API like an application of one's own. Where the user policy is
"allow_all", it can ask for every scope on behalf of users, and no grant in this project says so.

Set the user policy of these APIs to "require_client_grant", and give the application a grant for those it is meant to call. What else
permissive mode means, permissive-third-party says of the application.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			if bypassed := p.Bypassed(app); len(bypassed) > 0 && lint.ChosePermissive(app) {
				p.Report(lint.Finding{
					At: lint.ModeSpan(app), Address: app.Address, Key: "third_party_security_mode",
					Message: fmt.Sprintf("%s is a third party, and needs no grant for %s", app.Address, enumerated(bypassed)),
					Detail:  "It gets every scope there on behalf of users, because it is in permissive mode and the user policy is \"allow_all\".",
					Related: []lint.Place{lint.PolicyPlace(bypassed[0], compiler.User)},
				})
			}
		}
	},
})

// enumerated is the addresses of APIs for a sentence.
func enumerated(apis []*compiler.API) string {
	if len(apis) > lint.MaxListed {
		return fmt.Sprintf("%s and %d more APIs", apis[0].Address, len(apis)-1)
	}
	addresses := make([]string, len(apis))
	for i, api := range apis {
		addresses[i] = api.Address
	}
	return strings.Join(addresses, ", ")
}
