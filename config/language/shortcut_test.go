package language

import (
	"fmt"
	"io/fs"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"grants/internal/expression"
)

// checkShortcuts loads a project with shortcuts and without, both on a budget. Without them, no syntax is recycled either: nothing of what is recycled,
// which is then empty, may be kept.
func checkShortcuts(t rapid.TB, files fs.FS, opts Options, budget, each int) {
	t.Helper()
	short, long := newProject(opts), newProject(opts)
	long.longWay = true
	for _, p := range []*project{short, long} {
		p.meter.Budget, p.meter.Each = budget, each
	}
	got, gotDiagnostics, gotErr := short.load(files)
	want, wantDiagnostics, wantErr := long.load(files)
	if (gotErr == nil) != (wantErr == nil) {
		t.Fatalf("errors differ: %v, and without shortcuts %v", gotErr, wantErr)
	}
	if a, b := dumpDiagnostics(gotDiagnostics), dumpDiagnostics(wantDiagnostics); a != b {
		t.Fatalf("got diagnostics\n%s\nwant, as without shortcuts,\n%s", a, b)
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got\n%s\nwant, as without shortcuts,\n%s", dumpConfig(got), dumpConfig(want))
	}
	if !reflect.DeepEqual(short.meter, long.meter) {
		t.Fatalf("got the budget %+v, want %+v, as without shortcuts", *short.meter, *long.meter)
	}
}

func TestShortcutsComeToTheSameInEveryCase(t *testing.T) {
	for _, name := range goldenCases(t) {
		t.Run(name, func(t *testing.T) {
			files, opts := goldenProject(t, name)
			checkShortcuts(t, files, opts, expression.ProjectBudget, expression.ExpressionBudget)
		})
	}
}

// The grammar of what shortcuts are about, of what is nearly that, and of mistakes.
var (
	someTexts = []string{`"read:a"`, `"read:b"`, `"read:c"`, `""`, `"é"`, "\"e\u0301\"", `"a\nb"`, `"$${x}"`, `"x${"y"}"`, `"${"z"}"`, `("read:d")`,
		`1`, `null`, `true`, `local.text`, `each.key`, `each.value`, `var.text`, "<<X\nread:e\nX\n", "<<X\nX\n", `upper("read:f")`}
	someLists = []string{`local.a`, `local.b`, `local.c`, `local.missing`, `local.text`, `local.map`, `var.list`, `each.value`, `each.key`,
		`(local.a)`, `"${local.b}"`, `toset(local.a)`, `local.set`, `local.typed`, `null`, `api.known.scopes`, `application.new.client_id`}
	someKeys = []string{`a`, `b`, `c`, `"d e"`, `"b"`, `"é"`, "\"e\u0301\"", `é`, "e\u0301", `("f")`, `"g${1}"`, `""`, `1`, `"a${local.text}"`}
)

type drawn struct{ *rapid.T }

func (t drawn) one(of []string) string { return rapid.SampledFrom(of).Draw(t.T, "one") }

// mostly is usually the usual one, so that not everything has a mistake.
func (t drawn) mostly(usual int, of []string) string {
	if rapid.IntRange(0, 9).Draw(t.T, "usual") < 8 {
		of = of[:usual]
	}
	return t.one(of)
}

func (t drawn) join(most int, open, close string, part func() string) string {
	var parts []string
	for range rapid.IntRange(0, most).Draw(t.T, "count") {
		parts = append(parts, part())
	}
	return open + strings.Join(parts, ", ") + close
}

func (t drawn) text() string    { return t.mostly(3, someTexts) }
func (t drawn) written() string { return t.join(4, "[", "]", t.text) }

func (t drawn) list() string {
	switch rapid.IntRange(0, 5).Draw(t.T, "form") {
	case 0:
		return t.written()
	case 1:
		return t.mostly(3, someLists)
	case 2:
		return t.join(3, "concat(", ")", t.list)
	case 3:
		return "concat(" + t.mostly(3, someLists) + ", " + t.written() + ")"
	case 4:
		return "concat(" + t.written() + ", each.value...)"
	}
	return "each.value"
}

func (t drawn) forEach() string {
	switch rapid.IntRange(0, 4).Draw(t.T, "for_each") {
	case 0:
		return t.written()
	case 1:
		return t.mostly(3, someLists)
	case 2:
		return t.join(3, "{", "}", func() string { return t.mostly(3, someKeys) + " = " + t.text() })
	}
	return t.join(4, "{", "}", func() string { return t.mostly(4, someKeys) + " = " + t.list() })
}

func (t drawn) block(i int) string {
	b := fmt.Sprintf("client_grant \"g%d\" {\n  subject_type = %s\n  audience = api.known.identifier\n  scopes = %s\n", i, t.mostly(1, []string{`"user"`, `each.key`, `each.value`}), t.list())
	if rapid.Bool().Draw(t.T, "repeated") {
		b += "  for_each = " + t.forEach() + "\n"
	}
	b += "  client_id = " + t.mostly(2, []string{`application.new.client_id`, `application.many[each.key].client_id`, `each.value`, `"x"`}) + "\n"
	if rapid.Bool().Draw(t.T, "more") {
		b += "  authorization_details_types = " + t.list() + "\n  organizations = " + t.list() + "\n"
	}
	return b + "}\n"
}

func (t drawn) project() string {
	var b strings.Builder
	fmt.Fprintf(&b, "variable \"text\" {\n  default = \"v\"\n}\nvariable \"list\" {\n  default = [\"v\", \"read:a\"]\n}\n")
	fmt.Fprintf(&b, "locals {\n  a = %s\n  b = %s\n  c = %s\n  text = \"read:t\"\n  map = { a = %s, c = local.b }\n", t.written(), t.written(), t.list(), t.written())
	fmt.Fprintf(&b, "  set = toset([\"s\", \"r\", \"read:a\"])\n  typed = tolist([\"read:a\", \"q\"])\n}\n")
	fmt.Fprintf(&b, "api \"known\" {\n  identifier = \"https://known.example\"\n  scopes = %s\n}\n", t.list())
	fmt.Fprintf(&b, "application \"new\" {\n  grant_types = %s\n}\n", t.list())
	fmt.Fprintf(&b, "application \"many\" {\n  for_each = %s\n  name = each.value\n  client_id = \"id_${each.key}\"\n}\n", t.forEach())
	for i := range rapid.IntRange(1, 4).Draw(t.T, "blocks") {
		b.WriteString(t.block(i))
	}
	return b.String()
}

// A list may cost more than the budget grows by with its object, so that the budget ends at any of them.
func TestShortcutsStopWhereEvaluationDoes(t *testing.T) {
	long := strconv.Quote(strings.Repeat("read:", 15))
	many := strings.Repeat(long+", ", 15)
	text := "locals {\n  a = [" + many + "]\n}\napi \"a\" {\n  identifier = \"https://a.example\"\n}\n"
	for i, scopes := range []string{"local.a", "concat(local.a, [" + many + "])", "concat(local.a, local.a)", "each.value", "concat(each.value)"} {
		text += fmt.Sprintf("client_grant \"g%d\" {\n  client_id = \"x\"\n  audience = api.a\n  scopes = %s\n", i, scopes)
		if strings.Contains(scopes, "each") {
			text += "  for_each = { a = [" + many + "], b = [" + long + "] }\n"
		}
		text += "}\n"
	}
	files := fstest.MapFS{"main.grants.hcl": {Data: []byte(text)}}
	for budget := 0; budget < 20_000; budget += 331 {
		checkShortcuts(t, files, Options{}, budget, expression.ExpressionBudget)
		checkShortcuts(t, files, Options{}, expression.ProjectBudget, budget/2)
	}
}

// A for_each may be within the limit of a file and beyond that of a value.
func TestShortcutsRefuseTooLargeValues(t *testing.T) {
	var keys strings.Builder
	for i := range 40 {
		fmt.Fprintf(&keys, "\"%d%s\", ", i, strings.Repeat("x", expression.MaxValueSize/40))
	}
	text := "application \"many\" {\n  for_each = [" + keys.String() + "]\n}\n"
	checkShortcuts(t, fstest.MapFS{"main.grants.hcl": {Data: []byte(text)}}, Options{}, expression.ProjectBudget, expression.ExpressionBudget)
}

func TestShortcutsComeToTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := drawn{t}.project()
		t.Log(text)
		budget, each := expression.ProjectBudget, expression.ExpressionBudget
		if rapid.Bool().Draw(t, "poor") { // so that it ends somewhere
			budget, each = rapid.IntRange(-8000, 2000).Draw(t, "budget"), rapid.IntRange(50, 500).Draw(t, "each")
		}
		checkShortcuts(t, fstest.MapFS{"main.grants.hcl": {Data: []byte(text)}}, Options{}, budget, each)
	})
}
