package diag

import "testing"

func TestRespellReplacesPlainLiteralsOnly(t *testing.T) {
	at := func(length int) Range {
		return Range{File: "a", Start: Pos{Line: 1, Column: 5, Byte: 4}, End: Pos{Line: 1, Column: 5 + length, Byte: 4 + length}}
	}
	for _, c := range []struct {
		name, written, meant string
		at                   Range
		want                 string
	}{
		{"a literal", "requird", "require", at(9), `"require"`},
		{"nothing meant", "requird", "", at(9), ""},
		{"computed", "requird", "require", at(20), ""},
		{"no source", "requird", "require", Range{}, ""},
		{"a quote", "requird", `"`, at(9), ""},
		{"a template", "requird", "${x}", at(9), ""},
		{"another script", "réquird", "réquire", at(10), `"réquire"`},
	} {
		got := ""
		if fixes := Respell(c.at, c.written, c.meant); len(fixes) == 1 && !fixes[0].Safe && fixes[0].Edits[0].Range == c.at {
			got = fixes[0].Edits[0].NewText
		}
		if got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}
