package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "duplicate-scope-definition",
	Group:    lint.APIDefinition,
	Title:    "the same scope declared twice",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
		"https://auth0.com/docs/api/management/v2/resource-servers/post-resource-servers",
	},
	Doc: `The scopes of an API are told apart by their names. Of two with one name the second is left over or was meant to be another scope, and
where their descriptions differ nobody can tell which one users get to see.

Remove one of the two, or use distinct() where lists are joined that may overlap.`,
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			p.ReportRepeated(api.Address, api.Config.ScopeList(), "scope")
		}
	},
})
