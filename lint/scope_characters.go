package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "scope-characters",
	Group:    APIDefinition,
	Title:    "character that no scope can have",
	Severity: diag.Error,
	Refs: []string{
		"https://www.rfc-editor.org/rfc/rfc6749#section-3.3",
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
	},
	Doc: `A request names its scopes in one parameter, separated by spaces. OAuth therefore excludes blanks and control characters from a scope,
and quotes and backslashes too; a scope with a space in it arrives as two scopes that the API does not have.

Separate words by a colon, a dot, a hyphen or an underscore.`,
	Check: func(p *Pass) {
		for api := range p.customAPIs() {
			list := scopeNames(api)
			for _, item := range distinct(list.Items) {
				if r := misplacedCharacter(item.Value); r != 0 {
					p.reportItem(list, item, finding{
						address: api.Address, key: item.Value,
						message: fmt.Sprintf("the scope %q contains %q, which no scope can", item.Value, r),
						detail:  "Separate words by a colon, a dot, a hyphen or an underscore.",
					})
				}
			}
		}
	},
})
