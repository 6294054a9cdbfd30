package report

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/compiler/ask"
	"grants/diag"
	"grants/internal/render/matrix"
	"grants/internal/tenantgen"
	"grants/plan/objects"
)

// How the script finds why a cell is what it is: the chain of a row of its own is told.of.own; else of told.more, where that has the application and 2*api+subject;
// else told.kinds[told.of.kind][2*api+subject], also where there is no row at all; of any third party, told.of.any[2*api+subject]. Before it go the steps of
// told.of.client or .user (told.of.any_application), but for the flow where the cell has one. All columns are differences, told.kinds too. Sort the
// steps by their links: order. A sentence is strings, and -1 the application, -2 the API, -3 the object of the step, -4 the scopes of the row as ask.Amount words them.

// TestThePageTellsWhatExplainTells draws tenants: the steps of every cell in the page, also of one without a row, are those that explain has.
func TestThePageTellsWhatExplainTells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkTold(t, compiled(t, fstest.MapFS{"a.grants.hcl": {Data: []byte(drawProject(t))}}), func(int) bool { return true })
	})
}

func TestThePageTellsATenantMadeToMeasure(t *testing.T) {
	checkTold(t, generated(t, tenantgen.M), func(app int) bool { return app%17 == 0 })
}

func checkTold(t failer, tenant *compiler.Tenant, wanted func(app int) bool) {
	d := decoding{dataOf(t, pageOf(t, &matrix.Selection{Tenant: tenant}))}
	own, start := d.ownCells(), 0
	for n := range d.Applications.Address {
		app, cells := tenant.Applications[n], map[int]int{} // rows of its own by API and subject type
		for i := start; i < start+d.Applications.Rows[n]; i++ {
			cells[own[i]] = i
		}
		start += d.Applications.Rows[n]
		more := map[int]int{}
		for i, of := range d.Told.More.Application {
			if of == n {
				more[d.Told.More.Cell[i]] = d.Told.More.Told[i]
			}
		}
		if !wanted(n) {
			continue
		}
		for api, of := range tenant.EveryAPI() {
			for subject, acting := range compiler.SubjectTypes {
				q := ask.Question{Tenant: tenant, Application: app, API: of, SubjectType: acting}
				row, isOwn := cells[len(compiler.SubjectTypes)*api+subject]
				chain := d.Told.Kinds[d.Told.Of.Kind[n]][len(compiler.SubjectTypes)*api+subject]
				if isOwn {
					chain = d.Told.Of.Own[row]
				} else if told, has := more[len(compiler.SubjectTypes)*api+subject]; has {
					chain = told
				}
				ofApplication := d.Told.Of.Client
				if acting == compiler.User {
					ofApplication = d.Told.Of.User
				}
				answer, lines := d.told(&q, ofApplication[n], chain)
				checkChain(t, q, answer, lines)
			}
		}
	}
	for api, of := range tenant.EveryAPI() {
		for subject, acting := range compiler.SubjectTypes {
			q := ask.Question{Tenant: tenant, API: of, SubjectType: acting}
			answer, lines := d.told(&q, d.Told.Of.AnyApplication[subject], d.Told.Of.Any[len(compiler.SubjectTypes)*api+subject])
			checkChain(t, q, answer, lines)
		}
	}
}

// ownCells are the rows of applications by API and subject type.
func (d decoding) ownCells() []int {
	var cells []int
	for _, cell := range d.Own.Cell {
		cells = append(cells, len(compiler.SubjectTypes)*d.Cells.API[cell]+d.Cells.Subject[cell])
	}
	return cells
}

// order is that of the links in a chain.
var order = []ask.Link{
	ask.Party, ask.Policy, ask.Grant, ask.Default, ask.Shadowed, ask.Scopes, ask.Flow, ask.Registration, ask.Mode, ask.Connection, ask.Organization, ask.Audience, ask.Exchange, ask.Consent,
	ask.Condition, ask.Narrowing, hangsOn,
}

// told is what the page says of a cell: the answer, and a line for each step and for what the answer hangs on.
func (d decoding) told(q *ask.Question, ofApplication, ofCell int) (ask.Answer, []string) {
	lines := map[int][]string{}
	links := map[string]bool{}
	for _, chain := range []int{ofCell, ofApplication} {
		for _, step := range d.Told.Chains[chain][1:] {
			if link := d.Told.Strings[d.Told.Steps.Link[step]]; chain == ofCell || link != string(ask.Flow) || !links[link] {
				links[link] = true
				at := slices.Index(order, ask.Link(link))
				lines[at] = append(lines[at], d.line(q, step))
			}
		}
	}
	answer, all := ask.Answer(d.Told.Strings[d.Told.Chains[ofCell][0]]), []string{}
	for _, at := range slices.Sorted(maps.Keys(lines)) {
		for _, line := range lines[at] {
			if login := at >= slices.Index(order, ask.Registration) && at <= slices.Index(order, ask.Exchange); login && answer != ask.No {
				if said := ask.Answer(strings.Split(line, " | ")[1]); said == ask.No || said == ask.Unknown {
					answer = said
				}
			}
			all = append(all, line)
		}
	}
	return answer, all
}

func (d decoding) line(q *ask.Question, step int) string {
	cell, s := q.Tenant.Access(q.Application, q.API, q.SubjectType), &d.Told.Steps
	object, file, line := objectOf(d, &cell, s.About[step])
	var text strings.Builder
	for _, part := range d.Told.Sentences[s.Sentence[step]] {
		switch part {
		case -1:
			text.WriteString(q.Application.Address)
		case -2:
			text.WriteString(q.API.Address)
		case -3:
			text.WriteString(object)
		case -4:
			text.WriteString(ask.Amount(cell.Scopes, len(q.API.Scopes)))
		default:
			text.WriteString(d.Told.Strings[part])
		}
	}
	place := func(files, lines column) string {
		switch n := files[step]; {
		case n == 0:
			return fmt.Sprint(file, ":", line+lines[step])
		case n > 0:
			return fmt.Sprint(d.Told.Strings[n], ":", lines[step])
		}
		return ""
	}
	return strings.Join([]string{d.Told.Strings[s.Link[step]], d.Told.Strings[s.Answer[step]], text.String(), object, place(s.File, s.Line), place(s.InFile, s.InLine), d.Told.Strings[s.Page[step]]}, " | ")
}

// objectOf is what a step is about, with its place in the tables.
func objectOf(d decoding, cell *compiler.Access, about int) (address, file string, line int) {
	at := func(p *placeColumns, n int) (string, string, int) {
		return d.Strings[p.Address[n]], d.Strings[p.File[n]], p.Line[n]
	}
	find := func(p *placeColumns, address string) (string, string, int) {
		return at(p, slices.IndexFunc(p.Address, func(n int) bool { return d.Strings[n] == address }))
	}
	switch {
	case about < 0:
		return d.Told.Strings[-about], "", 0
	case about == 0:
		return "", "", 0
	case about == aboutApplication:
		return find(&d.Applications.placeColumns, cell.Application.Address)
	case about == aboutAPI:
		return find(&d.APIs.placeColumns, cell.API.Address)
	case about == aboutGrant:
		return find(&d.Grants, cell.Grant.Address)
	}
	return find(&d.Grants, cell.Shadowed[about-aboutShadowed].Address)
}

func checkChain(t failer, q ask.Question, answer ask.Answer, got []string) {
	want, steps := []string{}, ask.Steps(q)
	wantAnswer, bases := q.Answer()
	hanging := slices.IndexFunc(got, func(line string) bool { return strings.HasPrefix(line, hangsOn) })
	if wantAnswer == ask.Unknown && hanging >= 0 {
		for _, basis := range bases[:len(got)-hanging] { // those of a login are steps
			hanging := ask.Step{Link: hangsOn, Text: basis.Attribute + ": " + basis.Message, At: basis.At}
			if q.Application != nil && strings.HasPrefix(basis.Attribute, q.Application.Address+".") {
				hanging.Address = q.Application.Address
			}
			steps = append(steps, hanging)
		}
	} else if hanging >= 0 {
		got = got[:hanging] // a login decides
	}
	place := func(span diag.Span) string {
		file, line := objects.Place(q.Tenant, span)
		if file == "" {
			return ""
		}
		return fmt.Sprint(file, ":", line)
	}
	for _, step := range steps {
		want = append(want, strings.Join([]string{string(step.Link), string(step.Answer), step.Text, step.Address, place(step.At), place(step.Within), step.Page}, " | "))
	}
	if answer != wantAnswer || !slices.Equal(got, want) {
		t.Fatalf("of %s, the page says %s\n%s\nand explain %s\n%s", q.API.Address, answer, strings.Join(got, "\n"), wantAnswer, strings.Join(want, "\n"))
	}
}

// TestTheScriptOrdersTheLinksAsExplainDoes holds the lists of the script to the order here, and to the links that can turn an answer.
func TestTheScriptOrdersTheLinksAsExplainDoes(t *testing.T) {
	script, err := os.ReadFile("script/told.js")
	if err != nil {
		t.Fatal(err)
	}
	quoted := func(links []ask.Link) string {
		var words []string
		for _, link := range links {
			if link != ask.Roles { // a page asks for no roles
				words = append(words, strconv.Quote(string(link)))
			}
		}
		return strings.Join(words, ", ")
	}
	login := order[slices.Index(order, ask.Registration) : slices.Index(order, ask.Exchange)+1]
	for _, list := range []string{"const links = [" + quoted(order), "new Set([" + quoted(login) + "])"} {
		if !strings.Contains(string(script), list) {
			t.Errorf("script/told.js has not %s", list)
		}
	}
}
