package guard

import (
	"grants/diag"
	"grants/internal/accesstest"
)

// weakenedTests are tests of access that hold it to less than before, or to something else.
func weakenedTests(base, head *accesstest.Suite) []diag.Diagnostic {
	if base == nil || head == nil {
		return nil
	}
	var found []diag.Diagnostic
	for _, change := range accesstest.Weakened(base, head) {
		found = append(found, weakened(change.File, "test."+change.Test, change.Message, change.At))
	}
	return found
}
