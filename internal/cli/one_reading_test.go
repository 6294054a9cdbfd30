package cli

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
	"grants/lint"
	"grants/lint/rules"
	"grants/plan"
)

// silence is a question that the platform's pages leave open, or answer in two ways, and the one reading of it that all parts of the program take.
// A part that has nothing to do with it says why.
type silence struct {
	row, reading                     string // the row is that of the list of open questions
	compiler, lint, plan, operations check
}

// check holds one part of the program to the reading.
type check interface{ check(t *testing.T) }

// none is the reason why a part has no reading.
type none string

func (n none) check(t *testing.T) {
	if n == "" {
		t.Error("no reason")
	}
}

// cells are what the matrix says, a line each: application, API, subject type, and the access.
type cells struct {
	source string
	want   []string
}

func (c cells) check(t *testing.T) {
	var got []string
	for _, line := range c.want {
		got = append(got, cellOf(t, compileText(t, c.source), line))
	}
	compareLines(t, got, c.want)
}

// cellOf is the cell that the first words of a line name: application (any for any third party), API, subject type.
func cellOf(t *testing.T, tenant *compiler.Tenant, line string) string {
	t.Helper()
	words := strings.Fields(line)
	var app *compiler.Application
	for _, a := range tenant.Applications {
		if a.Address == "application."+words[0] {
			app = a
		}
	}
	for _, api := range tenant.APIs {
		if strings.TrimPrefix(api.Address, "api.") != words[1] {
			continue
		}
		row := access(tenant, app, api, compiler.SubjectType(words[2]))
		return strings.Join(words[:3], " ") + " " + row
	}
	t.Errorf("there is no %s", words[1])
	return ""
}

func access(tenant *compiler.Tenant, app *compiler.Application, api *compiler.API, subject compiler.SubjectType) string {
	cell := tenant.Access(app, api, subject)
	row := cell.Row()
	text := row.Decision + " " + row.Reason
	for _, list := range []struct {
		name  string
		items []string
	}{{"", row.Scopes}, {"undefined ", row.UndefinedScopes}, {"types ", row.AuthorizationDetailsTypes}, {"shadowed ", row.Shadowed}} {
		if len(list.items) > 0 {
			text += " " + list.name + strings.Join(list.items, ",")
		}
	}
	if row.UnreachableBecause != "" {
		text += " " + row.UnreachableBecause
	}
	return text
}

// finds are findings that lint has, and with not before them those that it has not. Severities are named.
type finds struct {
	source string
	want   []string
}

func (f finds) check(t *testing.T) {
	cfg, found, err := language.Load(fstest.MapFS{"main.grants.hcl": {Data: []byte(f.source)}}, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, more := compiler.Compile(cfg)
	found = slices.Concat(found, more, lint.Run(tenant, rules.All(), lint.Options{}))
	for _, want := range f.want {
		id, unwanted := strings.CutPrefix(want, "not ")
		has := slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code+" "+d.Severity.String() == id || unwanted && d.Code == id })
		if has == unwanted {
			t.Errorf("want %q", want)
			for _, d := range found {
				t.Log(d.Code, d.Severity)
			}
		}
	}
}

// differs is what changes from one project to another: impacts and notes.
type differs struct {
	before, after string
	want          []string
}

func (d differs) check(t *testing.T) {
	p := plan.Diff(compileText(t, d.before), compileText(t, d.after))
	got := []string{}
	for i := range p.Expand() {
		name := strings.TrimPrefix(i.Application, "application.")
		if i.AnyThirdParty {
			name = "any"
		}
		line := fmt.Sprintf("%s %s %s +%s -%s %s", name, strings.TrimPrefix(i.API, "api."), i.SubjectType, strings.Join(i.Gained, ","), strings.Join(i.Lost, ","), i.Risk)
		if i.Breaking {
			line += " breaking"
		}
		for _, reason := range i.RiskReasons {
			line += " " + string(reason)
		}
		got = append(got, line)
	}
	for i := range p.Diagnostics {
		got = append(got, "note "+p.Diagnostics[i].Rule)
	}
	compareLines(t, got, d.want)
}

// neverSends is calls that are not among those that deploy the difference of two projects, by method and resource or attribute.
type neverSends struct {
	before, after string
	calls         []string
}

func (n neverSends) check(t *testing.T) {
	for _, o := range plan.Diff(compileText(t, n.before), compileText(t, n.after)).Operations {
		about := []string{o.Method + " " + o.Resource}
		for attribute := range o.Body {
			about = append(about, o.Method+" "+attribute)
		}
		if slices.ContainsFunc(about, func(call string) bool { return slices.Contains(n.calls, call) }) {
			t.Errorf("sends %s %s %s %v", o.Method, o.Resource, o.Address, o.Body)
		}
	}
}

// sends is the calls that deploy the difference of two projects.
type sends struct {
	before, after string
	want          []string
}

func (s sends) check(t *testing.T) {
	got := []string{}
	for _, o := range plan.Diff(compileText(t, s.before), compileText(t, s.after)).Operations {
		line := o.Method + " " + o.Resource + " " + o.Address
		if o.Body != nil {
			body, err := json.Marshal(o.Body)
			if err != nil {
				t.Fatal(err)
			}
			line += " " + string(body)
		}
		got = append(got, line)
	}
	compareLines(t, got, s.want)
}

func compileText(t *testing.T, source string) *compiler.Tenant {
	t.Helper()
	cfg, found, err := language.Load(fstest.MapFS{"main.grants.hcl": {Data: []byte(source)}}, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, more := compiler.Compile(cfg)
	if found = append(found, more...); len(found) > 0 {
		t.Fatalf("does not compile: %v\n%s", found, source)
	}
	return tenant
}

func compareLines(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("got\n  %s\nwant\n  %s", strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

func TestThereIsOneReadingForEverySilence(t *testing.T) {
	rows := map[string]bool{}
	for _, s := range silences {
		rows[s.row] = true
		for part, check := range map[string]check{"compiler": s.compiler, "lint": s.lint, "plan": s.plan, "operations": s.operations} {
			t.Run(s.row+" "+part, func(t *testing.T) {
				if check == nil || s.reading == "" {
					t.Fatal("neither a check nor a reason")
				}
				check.check(t)
			})
		}
	}
	for n := 1; n <= 34; n++ {
		if row := fmt.Sprintf("7.%d", n); !rows[row] {
			t.Errorf("no reading of %s", row)
		}
	}
}
