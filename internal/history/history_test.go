package history

import (
	"errors"
	"testing"

	"pgregory.net/rapid"
)

func TestTheLastChangeIsFoundByLookingAtFew(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		states := rapid.IntRange(1, 2000).Draw(t, "states")
		since := rapid.IntRange(1, states).Draw(t, "alike")
		looked := 0
		changed, found, err := Last(states, func(n int) (bool, error) {
			looked++
			return n < since, nil
		})
		if err != nil || found != (since < states) || found && changed != since {
			t.Fatalf("%d, %t, %v where the state changed at %d of %d", changed, found, err, since, states)
		}
		if looked > 24 {
			t.Fatalf("%d of %d states were looked at", looked, states)
		}
	})
}

func TestOfSeveralChangesOneIsFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		alike := rapid.SliceOfN(rapid.Bool(), 1, 50).Draw(t, "states")
		alike[0] = true
		changed, found, err := Last(len(alike), func(n int) (bool, error) { return alike[n], nil })
		if err != nil || found && (alike[changed] || !alike[changed-1]) {
			t.Fatalf("%d is no change of %v", changed, alike)
		}
	})
}

func TestAStateThatCannotBeReadEndsTheSearch(t *testing.T) {
	broken := errors.New("broken")
	if _, _, err := Last(3, func(int) (bool, error) { return false, broken }); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}
