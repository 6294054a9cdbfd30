package telling

import "grants/lint"

// worths are all worths in the order in which they are told.
var worths = []lint.Worth{lint.Gives, lint.Works, lint.Tidy}

// rank is where findings of a rule are told among those of their severity: from 0.
func rank(r *lint.Rule) int {
	if r.Check == nil {
		return 0
	}
	for i, worth := range worths {
		if worth == r.Worth {
			return 1 + i
		}
	}
	panic("telling: " + r.ID + " has a worth that is none")
}
