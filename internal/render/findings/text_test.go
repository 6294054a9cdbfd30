package findings

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/render/text"
	"grants/lint/telling"
)

func human(t *testing.T, findings *Report) string {
	t.Helper()
	var out bytes.Buffer
	if err := Text(&out, findings, false); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestARangeOfSeveralLinesIsUnderlinedToTheEndOfItsFirst(t *testing.T) {
	content := "  scopes = {  \r\n    a = 1\n  }\n  grant_types = [\"a\",\n  \"b\"]\n  text = <<EOT\n  x\n  EOT\n  one = {}\n"
	for _, c := range []struct{ text, want string }{
		{"{  \r\n    a = 1\n  }", "  ----------"}, // a bracket alone: all of the line
		{"[\"a\",\n  \"b\"]", "                -----"},
		{"<<EOT\n  x\n  EOT\n", "         -----"},
		{"{}", "        --"},
	} {
		d := finding(diag.Error, "here", diag.Range{})
		d.Related = []diag.Related{{Range: within("f.grants.hcl", content, c.text)}}
		out := human(t, &Report{Diagnostics: []diag.Diagnostic{d}, Source: func(string) []byte { return []byte(content) }})
		if !strings.Contains(out, "\n  | "+c.want+"\n") {
			t.Errorf("%q is not underlined %q:\n%s", c.text, c.want, out)
		}
	}
}

func TestABracketFarIntoALineIsUnderlinedAlone(t *testing.T) {
	content := strings.Repeat("abcdefghi ", 100) + "{\n}\n"
	d := finding(diag.Error, "here", within("f.grants.hcl", content, "{\n}"))
	out := human(t, &Report{Diagnostics: []diag.Diagnostic{d}, Source: func(string) []byte { return []byte(content) }})
	if lines := strings.Split(out, "\n"); !strings.HasSuffix(lines[3], " {") || strings.Index(lines[4], "^") != text.Columns(lines[3])-1 {
		t.Errorf("the bracket is not underlined:\n%s", out)
	}
}

func TestNotesAreWrappedAtTheWidthOfTheTerminal(t *testing.T) {
	d := finding(diag.Error, "here", diag.Range{})
	d.Detail = strings.Repeat("word ", 60) + strings.Repeat("x", 150)
	for _, c := range []struct{ width, most int }{{0, defaultWidth}, {80, 80}, {200, 200}, {10, minWidth}} {
		out := human(t, &Report{Diagnostics: []diag.Diagnostic{d}, Total: Counts{Error: 1}, Width: c.width})
		if strings.Count(out, "word") != 60 || !strings.Contains(out, strings.Repeat("x", 150)) {
			t.Errorf("width %d loses text:\n%s", c.width, out)
		}
		longest := 0
		for line := range strings.Lines(out) {
			if !strings.Contains(line, "xxx") {
				longest = max(longest, len(line)-1)
			}
		}
		if longest > c.most || longest < c.most-len("word ") {
			t.Errorf("width %d: the longest line has %d columns, want about %d:\n%s", c.width, longest, c.most, out)
		}
	}
}

func TestSnippetsFitTheTerminal(t *testing.T) {
	content := strings.Repeat("abcdefghi ", 50)
	for _, start := range []string{"abc", "ghi"} {
		r := within("f.grants.hcl", content, start)
		r.Start.Byte, r.End.Byte = r.Start.Byte+200, r.End.Byte+200
		d := finding(diag.Error, "here", r)
		out := human(t, &Report{Diagnostics: []diag.Diagnostic{d}, Width: 60, Source: func(string) []byte { return []byte(content) }})
		for line := range strings.Lines(out) {
			if n := text.Columns(strings.TrimSuffix(line, "\n")); n > 60 && strings.Contains(line, "|") {
				t.Errorf("%d columns on a terminal of 60: %s", n, line)
			}
		}
		if lines := strings.Split(out, "\n"); !strings.Contains(lines[3], start) || strings.Index(lines[3], "…") < 0 {
			t.Errorf("the line does not show %q:\n%s", start, out)
		}
	}
}

func TestAllNamesAreNamedHoweverManyThereAre(t *testing.T) {
	told := telling.Told{Diagnostic: finding(diag.Error, "here", diag.Range{})}
	for i := range 5_000 {
		told.Like = append(told.Like, fmt.Sprintf("read:something:%05d", i))
	}
	out := human(t, &Report{AllNames: true, Told: []telling.Told{told}})
	if got := strings.Count(out, "read:something:"); got != len(told.Like) {
		t.Errorf("%d names of %d are named", got, len(told.Like))
	}
}

// What is long and the same is read once: the attributes that a block has, say.
func TestALongDetailIsSaidOnce(t *testing.T) {
	long := "What there is of this is " + strings.Repeat("a name, ", 30) + "and no more."
	report := &Report{Diagnostics: []diag.Diagnostic{
		{Code: "one", Severity: diag.Error, Message: "the first", Detail: long},
		{Code: "one", Severity: diag.Error, Message: "the second", Detail: long},
		{Code: "one", Severity: diag.Error, Message: "the third", Detail: "Short."},
		{Code: "one", Severity: diag.Error, Message: "the fourth", Detail: "Short."},
	}}
	var out bytes.Buffer
	if err := Text(&out, report, false); err != nil {
		t.Fatal(err)
	}
	for part, want := range map[string]int{"and no more.": 1, "= What there is of this is a name, a name, … (as above)\n": 1, "= Short.\n": 2} {
		if n := strings.Count(out.String(), part); n != want {
			t.Errorf("%q stands there %d times, want %d:\n%s", part, n, want, &out)
		}
	}
}
