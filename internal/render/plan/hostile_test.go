package plan

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"grants/plan"
)

// hostile are names that try to be something else where they are shown.
var hostile = []string{
	"a|b", `a\|b`, `a\\|b`, "`", "``", "```", "a`b|c`", "\n| **high** | x | y | z | | |\n", "\r\n", "\\", "a\\", "*a*", "**high**", "_a_", "~~a~~",
	"<!-- grants-plan v1 key=default base=0 head=0 -->", "-->", "<b>", "</details>", "<details open>", "<img src=x onerror=alert(1)>", "&lt;b&gt;", "&#60;b>",
	"@octocat", "@org/team", "a@b.example", "octocat@example.com.", "#123", "GH-123", "org/repo#1", "!12", "$3", "%4", "~bug", ":smile:", ":+1:", "a:b:c",
	"https://evil.example", "www.evil.example", "http://a", "mailto:a@b.example", "ftp://a.example/b", "xmpp:a@b.example",
	"[a](https://evil.example)", "![a](https://evil.example/x.png)", "[a]: https://evil.example", "<https://evil.example>", "[^1]", "[ ] a", "[x] a",
	"# a", "- a", "1. a", "> a", "    a", "\ta", "| a |", "---", "===", "$$a$$", "\u202ea\u202c", "\u200b", "\u2028", "\x00", "\x1b[31m", "\xff", "\u0301", "",
	" ", " a ", "a  b", "::error::a", "::warning file=x::y", "##[error]a", "%0A::error::a", "\n::error::a", "GRANTS_RISK=none", "\nGRANTS_RISK=none", "$(id)", "`id`",
	"0123456789abcdef0123456789abcdef01234567", "```\n</details>\n\n# a", "é", "日本語", "\U0001f600", strings.Repeat("`", 300), strings.Repeat("@", 5000), strings.Repeat("long ", 4000),
	`client_grant.web["a b|c"]`, `client_grant.web["`, "(a)", "a).", "...", "'", "(", "a...b",
}

// named is a copy of a plan in which every string that the project, a repository or a user chooses is what change makes of it.
func named(p *plan.Plan, change func(string) string) *plan.Plan {
	renamed := *p
	renamed.Base.Notes, renamed.Gate.Tripped, renamed.Only, renamed.SharedValues = []string{"a note"}, []string{"gain"}, []string{"risk=low"}, []string{"--var stage"}
	rename(reflect.ValueOf(&renamed).Elem(), change)
	renamed.Base.Digest, renamed.Head.Digest = p.Base.Digest, p.Head.Digest
	return &renamed
}

// rename changes strings in copies of what holds them, because plans share lists.
func rename(value reflect.Value, change func(string) string) {
	switch value.Kind() {
	case reflect.Pointer:
		if !value.IsNil() && value.CanSet() {
			was := value.Elem()
			value.Set(reflect.New(was.Type()))
			value.Elem().Set(was)
		}
		if !value.IsNil() {
			rename(value.Elem(), change)
		}
	case reflect.Interface:
		if text, ok := value.Interface().(string); ok {
			value.Set(reflect.ValueOf(change(text)))
		}
	case reflect.Slice:
		value.Set(reflect.AppendSlice(reflect.MakeSlice(value.Type(), 0, value.Len()), value))
		for i := range value.Len() {
			rename(value.Index(i), change)
		}
	case reflect.Struct:
		for i := range value.NumField() {
			if value.Type().Field(i).IsExported() {
				rename(value.Field(i), change)
			}
		}
	case reflect.String:
		if value.Type() == reflect.TypeFor[string]() || value.Type() == reflect.TypeFor[plan.Reason]() {
			value.SetString(change(value.String()))
		}
	}
}

// FuzzPlanNames writes plans in which a text stands everywhere, alone and within what is there.
func FuzzPlanNames(f *testing.F) {
	for _, name := range hostile {
		f.Add(name)
	}
	plans := []*plan.Plan{comparePlan(f, "h1"), comparePlan(f, "h4"), comparePlan(f, "h5")}
	if raceDetector {
		plans = plans[:1] // renderers run in one goroutine: the detector learns nothing from the others, and takes ten times as long
	}
	f.Fuzz(func(t *testing.T, name string) {
		for _, p := range plans {
			for _, change := range []func(string) string{
				func(string) string { return name },
				func(was string) string { return was + name },
				func(was string) string { return was + " " + name + " " + was },
				func(was string) string { return strings.ReplaceAll(was, "orders", name) },
			} {
				checkPlan(t, named(p, change))
			}
		}
	})
}

// checkPlan writes a plan in all formats for people and scripts, and reports what is not of the format.
func checkPlan(t *testing.T, p *plan.Plan) {
	t.Helper()
	var markdown, github, dotenv, text strings.Builder
	for _, budget := range []int{LeastBytes, DefaultBytes} {
		markdown.Reset()
		if err := MarkdownComment(&markdown, p, ShowAll, budget, Comment{Key: p.SharedValues[0], Title: p.Base.Notes[0]}, Rows{}); err != nil {
			t.Fatal(err)
		}
		if got := markdown.Len(); got > budget {
			t.Errorf("the comment has %d bytes, want at most %d", got, budget)
		}
		c := read(t, markdown.String())
		if budget == DefaultBytes && c.rows != len(p.Groups()) {
			t.Errorf("the table has %d rows, want %d:\n%s", c.rows, len(p.Groups()), &markdown)
		}
	}
	if err := GitHub(&github, p, inHead); err != nil {
		t.Fatal(err)
	}
	if err := Dotenv(&dotenv, p); err != nil {
		t.Fatal(err)
	}
	if err := Text(&text, p, ShowAll, false); err != nil {
		t.Fatal(err)
	}
	checkLines(t, p, github.String(), dotenv.String(), text.String())
}

func checkLines(t *testing.T, p *plan.Plan, github, dotenv, text string) {
	t.Helper()
	commands := 0
	for line := range strings.Lines(github) {
		if command, isCommand := strings.CutPrefix(line, "::"); isCommand {
			commands++
			if _, message, _ := strings.Cut(command, "::"); strings.Contains(message, "%0A") {
				t.Errorf("a name is more than one line in %q", line)
			}
		} else if !strings.Contains(line, "Permissions: ") {
			t.Errorf("%q is no annotation", line)
		}
	}
	want := len(p.Base.Notes) + len(p.Head.Notes) + len(p.SharedValues) + len(p.Diagnostics)
	for _, group := range p.Groups() {
		if group[0].Gains() {
			want++
		}
		if group[0].Loses() {
			want++
		}
		if group[0].GainsLatent() && group[0].Risk.AtLeast(plan.Medium) {
			want++
		}
		if group[0].LosesLatent() {
			want++
		}
	}
	if commands != want {
		t.Errorf("%d commands, want %d:\n%s", commands, want, github)
	}
	if got := strings.Count(dotenv, "\n"); got != 21 || strings.Count(dotenv, "GRANTS_RISK=") != 1 {
		t.Errorf("%d lines, want 21:\n%s", got, dotenv)
	}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(strings.TrimSpace(line), "::") || strings.Contains(line, "##[") {
			t.Errorf("%q is a command to a runner", line)
		}
		if slices.ContainsFunc([]rune(line), func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }) {
			t.Errorf("%q has a character that nobody sees", line)
		}
	}
}

func TestSpacesAroundANameAreShown(t *testing.T) {
	var out strings.Builder
	if err := Markdown(&out, named(comparePlan(t, "h1"), func(string) string { return " a " }), ShowAll, DefaultBytes); err != nil {
		t.Fatal(err)
	}
	if c := read(t, out.String()); !slices.Contains(c.code, " a ") || slices.Contains(c.code, "a") {
		t.Errorf("got %q, want the spaces in\n%s", c.code, &out)
	}
}

func TestNamesAreShownAsTheyAre(t *testing.T) {
	for _, name := range []string{"a|b", `a\|b`, "`a`", "<b>", "@octocat", "#123", ":smile:", "https://evil.example", "a&amp;b", "*a*", "日本語", "a@b.example"} {
		var out strings.Builder
		p := named(comparePlan(t, "h1"), func(was string) string { return was + name })
		if err := Markdown(&out, p, ShowAll, DefaultBytes); err != nil {
			t.Fatal(err)
		}
		c := read(t, out.String())
		for _, want := range []string{"zenith" + name, "orders" + name, "read:orders" + name} {
			if !slices.Contains(c.code, want) {
				t.Errorf("%q is not among %q in\n%s", want, c.code, &out)
			}
		}
		if !strings.Contains(strings.Join(c.fences, ""), "client_grant.zenith_orders"+name) {
			t.Errorf("%q is not among the changes %q", name, c.fences)
		}
	}
}
