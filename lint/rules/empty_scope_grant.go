package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "empty-scope-grant",
	Group:    lint.Scopes,
	Title:    "grant with an empty list of scopes",
	Severity: diag.Info,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://github.com/auth0/terraform-provider-auth0/issues/884",
	},
	Doc: `An empty list does not deny: the application gets tokens for the API, without a scope in them. An API that looks at the audience only
then serves it. That may be what is meant, so it is info, and nothing is said where the API declares no scopes.

List the scopes that the application needs. Where tokens without scopes are meant, leave the list empty, or ignore the finding with a reason.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.Readable, lint.WithoutScopes, lint.TakingEffect) {
			if !lint.EmptyCeiling(g.Config) || len(g.API.Scopes) == 0 {
				continue
			}
			p.Report(lint.Finding{
				At: g.Config.Scopes.Span, Address: g.Address, Key: "scopes",
				Message: fmt.Sprintf("%s lists no scopes, and still gives access to %s", g.Address, g.API.Address),
				Detail:  "Tokens are issued without a scope in them. List the scopes that the application needs, if it needs some.",
			})
		}
	},
})
