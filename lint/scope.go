package lint

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/stringset"
)

// DeclaredScopes are the scopes that an API declares under names that can be used, each once. What is wrong with the others has been reported.
func DeclaredScopes(api *compiler.API) []config.Located[string] {
	var usable []config.Located[string]
	for _, name := range api.Config.ScopeList().Distinct() {
		if name.Set && name.Value != "" && MisplacedCharacter(name.Value) == 0 && !ReservedScopes.Has(name.Value) {
			usable = append(usable, name)
		}
	}
	return usable
}

// MisplacedCharacter is the first character that no scope can have, or 0. Letters beyond ASCII are left to the platform's judgement.
// https://www.rfc-editor.org/rfc/rfc6749#section-3.3
func MisplacedCharacter(scope string) rune {
	i := strings.IndexFunc(scope, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || diag.IsInvisible(r) || r == '"' || r == '\\'
	})
	if i < 0 {
		return 0
	}
	return []rune(scope[i:])[0]
}

// scopeClass is what a scope of an API weighs, the least number most. Of an API of one's own nothing is guessed from the words: its owner says what is
// sensitive.
func scopeClass(api *compiler.API, scope string) int {
	switch {
	case stringset.Contains(api.SensitiveScopes, scope):
		return 0
	case api.System != compiler.Management:
		return 1
	case SelfEscalatingScopes.Has(scope):
		return 0
	case strings.HasPrefix(scope, "delete:"):
		return 1
	case strings.HasPrefix(scope, "read:"):
		return 3
	}
	return 2
}

// SensitiveFirst is scopes in the order of what they weigh: what the owner of the API calls sensitive; of the Management API what lets an application
// widen its own grant, then what deletes, and what only reads last. Within a class they stay in order.
func SensitiveFirst(api *compiler.API, scopes []string) []string {
	return slices.SortedStableFunc(slices.Values(scopes), func(a, b string) int { return scopeClass(api, a) - scopeClass(api, b) })
}

// Declarer is the first API that declares a scope, or nil: whoever lists a scope of another API meant that one.
func (p *Pass) Declarer(scope string) *compiler.API { return p.run.declarers()[scope] }

// WhyUndefined says what to do about a scope that an API does not declare, single of what lists it if another API declares it.
func (p *Pass) WhyUndefined(api *compiler.API, name, single string) string {
	if strings.ContainsAny(name, " ,") {
		return "Every scope is an item of its own."
	}
	if other := p.Declarer(name); other != nil {
		return fmt.Sprintf("%s declares it. %s", other.Address, single)
	}
	if api.System != "" {
		return "The scopes of this API are the platform's, and this is none of them."
	}
	return "Declare the scope on the API, or remove it here."
}

// declarersOf is, for every scope, the first API that declares it.
func declarersOf(apis []*compiler.API) map[string]*compiler.API {
	first := map[string]*compiler.API{}
	for _, api := range slices.Backward(apis) {
		for _, scope := range api.Scopes {
			first[scope] = api
		}
	}
	return first
}
