package lint

import (
	"slices"
	"strings"

	"grants/compiler"
	"grants/internal/stringset"
)

// selfEscalating are the scopes of the Management API by which an application writes its own grants.
var selfEscalating = []string{"create:client_grants", "update:client_grants"}

// scopeClass is what a scope of an API weighs, the least number most. Of an API of one's own nothing is guessed from the words: its owner says what is
// sensitive.
func scopeClass(api *compiler.API, scope string) int {
	switch {
	case stringset.Contains(api.SensitiveScopes, scope):
		return 0
	case api.System != compiler.Management:
		return 1
	case slices.Contains(selfEscalating, scope):
		return 0
	case strings.HasPrefix(scope, "delete:"):
		return 1
	case strings.HasPrefix(scope, "read:"):
		return 3
	}
	return 2
}
