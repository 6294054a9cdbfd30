package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "duplicate-grant-scope",
	Group:    lint.Scopes,
	Title:    "the same scope twice in a grant",
	Severity: diag.Warning,
	Worth:    lint.Tidy,
	Refs: []string{
		"https://auth0.com/docs/api/management/v2/client-grants/post-client-grants",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `A grant is a set of scopes, and the vendor's deployment tool refuses one that names a scope twice. The second mention is either left
over or was meant to be another scope. The same goes for authorization_details types.

Remove one of the two, or use distinct() where lists are joined that may overlap.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.WithOddScopes) {
			p.ReportRepeated(g.Address, g.Config.Scopes, "scope")
		}
		for g := range p.AllGrants(lint.WithTypes) {
			p.ReportRepeated(g.Address, g.Config.AuthorizationDetailsTypes, "authorization_details type")
		}
	},
})
