package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "inert-user-grant",
	Group:    lint.Policies,
	Title:    "user grant restricts nothing",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
	},
	Doc: `Where the user policy of an API is "allow_all", first-party applications, and third-party ones in permissive mode, get every scope on
behalf of users whether they have a grant or not. A grant that lists fewer scopes looks like a limit and is none, and the finding says what the
application gets beyond it. Of an application without a flow for users another rule says so.

Set the user policy of the API to "require_client_grant", after giving a grant to every application that is to keep its access.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.InertByPolicy) {
			if g.IsThirdPartyOnSystemAPI() || lint.ClosedFlow(g.Application, g.SubjectType) == compiler.NoUserFlow {
				continue
			}
			f := lint.Finding{
				At: lint.SubjectSpan(g), Address: g.Address,
				Message: fmt.Sprintf("%s limits nothing: the user policy of %s is \"allow_all\"", g.Address, g.API.Address),
				Detail:  fmt.Sprintf("%s gets every scope of %s without it.", g.Application.Address, g.API.Address),
				Related: []lint.Place{lint.PolicyPlace(g.API, g.SubjectType)},
			}
			if a, found := p.Anyway(g); found {
				f.Message = fmt.Sprintf("%s limits nothing: by the user policy \"allow_all\" %s gets %s", g.Address, g.Application.Address, a.Count())
				f.Detail = a.Sentence()
			}
			f.Detail += " Set that policy to \"require_client_grant\", once every application that is to keep its access has a grant."
			p.Report(f)
		}
	},
})
