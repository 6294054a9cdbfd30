package selection

import "testing"

func TestAnEmptyGlobDoesNotFilter(t *testing.T) {
	if Glob("") != nil {
		t.Error("the empty glob filters")
	}
	if match := Glob("web*"); !match("website") || match("a web site") {
		t.Error("a glob does not match whole names")
	}
}
