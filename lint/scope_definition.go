package lint

import (
	"strings"
	"unicode"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// scopeNames are the scopes that an API declares, as a list.
func scopeNames(api *compiler.API) config.List {
	written := api.Config.ScopesAttribute
	list := config.List{Span: written.Span, Set: written.Set, Failed: written.Failed, Items: make([]config.Located[string], 0, len(api.Config.Scopes))}
	for _, scope := range api.Config.Scopes {
		list.Items = append(list.Items, scope.Name)
	}
	return list
}

// declaredScopes are the scopes that an API declares under names that can be used, each once. What is wrong with the others has been reported.
func declaredScopes(api *compiler.API) []config.Located[string] {
	var usable []config.Located[string]
	for _, name := range distinct(scopeNames(api).Items) {
		if name.Set && name.Value != "" && misplacedCharacter(name.Value) == 0 && !reserved(name.Value) {
			usable = append(usable, name)
		}
	}
	return usable
}

// misplacedCharacter is the first character that no scope can have, or 0. Letters beyond ASCII are left to the platform's judgement.
// https://www.rfc-editor.org/rfc/rfc6749#section-3.3
func misplacedCharacter(scope string) rune {
	i := strings.IndexFunc(scope, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || diag.IsInvisible(r) || r == '"' || r == '\\'
	})
	if i < 0 {
		return 0
	}
	return []rune(scope[i:])[0]
}
