package lint

import (
	"slices"
	"testing"
)

func TestNamesAreSorted(t *testing.T) {
	for _, names := range []Names{GrantTypes, AuthenticationMethods, TokenExchangeProfiles, ReservedScopes, SelfEscalatingScopes} {
		if !slices.IsSorted(names) {
			t.Errorf("%q are not sorted, so that some of them are not found", names)
		}
	}
}
