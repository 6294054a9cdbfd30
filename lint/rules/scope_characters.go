package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "scope-characters",
	Group:    lint.APIDefinition,
	Title:    "character that no scope can have",
	Severity: diag.Error,
	Refs: []string{
		"https://www.rfc-editor.org/rfc/rfc6749#section-3.3",
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
	},
	Doc: `A request names its scopes in one parameter, separated by spaces. OAuth therefore excludes blanks and control characters from a scope,
and quotes and backslashes too; a scope with a space in it arrives as two scopes that the API does not have.

Separate words by a colon, a dot, a hyphen or an underscore.`,
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			list := api.Config.ScopeList()
			for _, item := range list.Distinct() {
				if r := lint.MisplacedCharacter(item.Value); r != 0 {
					p.ReportItem(list, item, lint.Finding{
						Address: api.Address, Key: item.Value,
						Message: fmt.Sprintf("the scope %q contains %q, which no scope can", item.Value, r),
						Detail:  "Separate words by a colon, a dot, a hyphen or an underscore.",
					})
				}
			}
		}
	},
})
