package ask

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
)

// failer is what a test and a draw have in common.
type failer interface{ Fatalf(string, ...any) }

// What a teller says in two parts, with the names where its words are, is what Explain says.
func TestATellerSaysWhatExplainSays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { checkTeller(t, drawTenant(t)) })
}

func checkTeller(t failer, tenant *compiler.Tenant) {
	teller := NewTeller(tenant, Wording{Application: "\xff1", API: "\xff2", Object: "\xff3", Scopes: "\xff4"})
	plain := NewTeller(tenant, Wording{})
	for _, app := range append([]*compiler.Application{nil}, tenant.Applications...) {
		for _, api := range tenant.EveryAPI() {
			for _, subject := range compiler.SubjectTypes {
				cell := tenant.Access(app, api, subject)
				q := Question{Tenant: tenant, Application: app, API: api, SubjectType: subject}
				checkTold(t, q, plain.Application(app, subject), plain.Cell(&cell), func(s, _ string) string { return s })
				checkTold(t, q, teller.Application(app, subject), teller.Cell(&cell), func(s, object string) string {
					name := ""
					if app != nil {
						name = app.Address
					}
					return strings.NewReplacer("\xff1", name, "\xff2", api.Address, "\xff3", object, "\xff4", Amount(cell.Scopes, len(api.Scopes))).Replace(s)
				})
			}
		}
	}
}

func checkTold(t failer, q Question, ofApplication []Step, told Told, named func(text, object string) string) {
	var steps []Step
	for _, step := range ofApplication {
		if step.Link != Flow || !slices.ContainsFunc(told.Steps, func(s Step) bool { return s.Link == Flow }) {
			steps = append(steps, step)
		}
	}
	steps = append(steps, told.Steps...)
	order := []Link{Party, Policy, Grant, Default, Shadowed, Scopes, Flow, Registration, Mode, Connection, Organization, Audience, Exchange, Consent, Condition, Roles, Narrowing}
	slices.SortStableFunc(steps, func(x, y Step) int { return slices.Index(order, x.Link) - slices.Index(order, y.Link) })
	for i := range steps {
		steps[i].Text = named(steps[i].Text, steps[i].Address)
	}
	if want := Steps(q); !reflect.DeepEqual(steps, want) {
		t.Fatalf("a teller says\n%+v\nand explain\n%+v", steps, want)
	}
	answer := told.Answer
	for _, step := range steps {
		if loginOf := slices.Contains(linksOfLogins, step.Link); loginOf && answer != No && (step.Answer == No || step.Answer == Unknown) {
			answer = step.Answer
		}
	}
	want, bases := q.Answer()
	if answer != want {
		t.Fatalf("a teller says %s, and explain %s", answer, want)
	}
	for i, basis := range told.Bases {
		if basis.Attribute = named(basis.Attribute, ""); want == Unknown && !reflect.DeepEqual(basis, bases[i]) {
			t.Fatalf("a teller lets it hang on\n%+v\nand explain on\n%+v", basis, bases[i])
		}
	}
}
