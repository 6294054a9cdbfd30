package accesstest

import (
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/internal/stringset"
)

// mutated is a tenant in which one cell gains or loses one point.
type mutated struct {
	*compiler.Tenant
	app     *compiler.Application
	api     *compiler.API
	subject compiler.SubjectType
	point   string
}

func (m *mutated) Access(app *compiler.Application, api *compiler.API, subject compiler.SubjectType) compiler.Access {
	cell := m.Tenant.Access(app, api, subject)
	m.change(&cell)
	return cell
}

func (m *mutated) StatedAccess(app *compiler.Application, api *compiler.API, subject compiler.SubjectType) compiler.Access {
	cell := m.Tenant.StatedAccess(app, api, subject)
	m.change(&cell)
	return cell
}

func (m *mutated) Matrix(filter compiler.Filter) iter.Seq[*compiler.Access] {
	return func(yield func(*compiler.Access) bool) {
		for cell := range m.Tenant.Matrix(filter) {
			other := *cell
			m.change(&other)
			if !yield(&other) {
				return
			}
		}
	}
}

func (m *mutated) change(cell *compiler.Access) {
	switch {
	case cell.Application != m.app || cell.API != m.api || cell.SubjectType != m.subject:
	case m.point == "":
		cell.Allowed, cell.Scopes = !cell.Allowed, nil
	case cell.Allowed && stringset.Contains(cell.Scopes, m.point):
		cell.Scopes = stringset.Difference(cell.Scopes, []string{m.point})
	default:
		cell.Allowed = true
		cell.Scopes = append(slices.Clone(cell.Scopes), m.point)
		slices.Sort(cell.Scopes)
	}
}

var scopeNames = []string{"read:a", "read:b", "write:a"}

// drawProject is a small project with every kind of party, policy and flow.
func drawProject(t *rapid.T) string {
	var b strings.Builder
	draw := func(label string, from ...string) string { return rapid.SampledFrom(from).Draw(t, label) }
	apis, apps := rapid.IntRange(1, 2).Draw(t, "apis"), rapid.IntRange(1, 3).Draw(t, "applications")
	for i := range apis {
		scopes := scopeNames[:rapid.IntRange(0, len(scopeNames)).Draw(t, "scopes")]
		sensitive := scopes[:min(len(scopes), rapid.IntRange(0, 1).Draw(t, "sensitive"))]
		fmt.Fprintf(&b, "api \"r%d\" {\n  identifier = \"https://r%d\"\n  scopes = %s\n  sensitive_scopes = %s\n", i, i, listText(scopes), listText(sensitive))
		fmt.Fprintf(&b, "  subject_type_authorization {\n    user { policy = %q }\n    client { policy = %q }\n  }\n}\n",
			draw("user", "allow_all", "require_client_grant", "require_client_grant", "deny_all"), draw("client", "require_client_grant", "require_client_grant", "deny_all"))
		if rapid.Bool().Draw(t, "default") {
			fmt.Fprintf(&b, "third_party_default \"r%d\" {\n  audience = api.r%d\n  subject_type = %q\n  scopes = %s\n}\n", i, i, draw("subject", "user", "client"), drawScopes(t, scopes))
		}
		for a := range apps {
			for _, subject := range []string{"user", "client"} {
				if rapid.Bool().Draw(t, "grant") {
					fmt.Fprintf(&b, "client_grant \"g%d_%d_%s\" {\n  client_id = application.a%d\n  audience = api.r%d\n  subject_type = %q\n  scopes = %s\n}\n", a, i, subject, a, i, subject, drawScopes(t, scopes))
				}
			}
		}
	}
	for a := range apps {
		fmt.Fprintf(&b, "application \"a%d\" {\n  app_type = \"regular_web\"\n  is_first_party = %s\n  grant_types = %s\n}\n", a, draw("first", "true", "true", "false"),
			draw("flows", `["client_credentials"]`, `["authorization_code"]`, `["authorization_code", "client_credentials"]`))
	}
	return b.String()
}

func drawScopes(t *rapid.T, from []string) string {
	return listText(slices.DeleteFunc(slices.Clone(from), func(string) bool { return rapid.Bool().Draw(t, "without") }))
}

// drawTests is tests of a tenant, most of which hold.
func drawTests(t *rapid.T, tenant *compiler.Tenant) string {
	var b strings.Builder
	for i := range rapid.IntRange(1, 4).Draw(t, "tests") {
		fmt.Fprintf(&b, "test \"t%d\" {\n", i)
		for range rapid.IntRange(1, 2).Draw(t, "claims") {
			if rapid.Bool().Draw(t, "who can") {
				drawWhoCan(t, &b, tenant)
			} else {
				drawAccess(t, &b, tenant)
			}
		}
		b.WriteString("}\n")
	}
	return b.String()
}

func drawHolders(t *rapid.T, tenant *compiler.Tenant) []*compiler.Application {
	holders := append(slices.Clone(tenant.Applications), nil)
	return slices.DeleteFunc(holders, func(*compiler.Application) bool { return rapid.IntRange(0, 2).Draw(t, "other") == 0 })
}

func reference(app *compiler.Application) string {
	if app == nil {
		return `"any third party"`
	}
	return app.Address
}

func references(apps []*compiler.Application) string {
	var all []string
	for _, app := range apps {
		all = append(all, reference(app))
	}
	return "[" + strings.Join(all, ", ") + "]"
}

func drawSubjects(t *rapid.T, b *strings.Builder) []compiler.SubjectType {
	subjects := rapid.SampledFrom([][]compiler.SubjectType{compiler.SubjectTypes, {compiler.User}, {compiler.Client}}).Draw(t, "subjects")
	if len(subjects) == 1 {
		fmt.Fprintf(b, "    subject_type = %q\n", subjects[0])
	}
	return subjects
}

func drawWhoCan(t *rapid.T, b *strings.Builder, tenant *compiler.Tenant) {
	api := rapid.SampledFrom(tenant.APIs).Draw(t, "api")
	pattern := rapid.SampledFrom(append([]string{"*", "read:*"}, api.Scopes...)).Draw(t, "scope")
	fmt.Fprintf(b, "  who_can {\n    api = %s\n    scope = %q\n", api.Address, pattern)
	subjects := drawSubjects(t, b)
	can := func(app *compiler.Application) bool {
		return slices.ContainsFunc(subjects, func(subject compiler.SubjectType) bool {
			cell := tenant.Access(app, api, subject)
			return cell.Allowed && cell.Unreachable == "" && (pattern == "*" || slices.ContainsFunc(cell.Scopes, func(scope string) bool {
				return scope == pattern || strings.HasPrefix(scope, "read:") && pattern == "read:*"
			}))
		})
	}
	var those []*compiler.Application
	for _, app := range append(slices.Clone(tenant.Applications), nil) {
		if can(app) {
			those = append(those, app)
		}
	}
	some := func(more bool) []*compiler.Application {
		return slices.DeleteFunc(append(slices.Clone(tenant.Applications), nil), func(app *compiler.Application) bool {
			return slices.Contains(those, app) != more && rapid.Bool().Draw(t, "left out") || !more && !slices.Contains(those, app)
		})
	}
	switch rapid.IntRange(0, 3).Draw(t, "bound") {
	case 0:
		fmt.Fprintf(b, "    only = %s\n", references(those))
	case 1:
		fmt.Fprintf(b, "    at_most = %s\n", references(append(some(true), those...)))
	case 2:
		if least := some(false); len(least) > 0 {
			fmt.Fprintf(b, "    at_least = %s\n", references(least))
		} else {
			fmt.Fprintf(b, "    at_most = %s\n", references(those))
		}
	default:
		fmt.Fprintf(b, "    only = %s\n", references(drawHolders(t, tenant)))
	}
	b.WriteString("  }\n")
}

func drawAccess(t *rapid.T, b *strings.Builder, tenant *compiler.Tenant) {
	api := rapid.SampledFrom(tenant.APIs).Draw(t, "api")
	who := drawHolders(t, tenant)
	if len(who) == 0 {
		who = []*compiler.Application{nil}
	}
	var b2 strings.Builder
	subjects := drawSubjects(t, &b2)
	all, some, open := slices.Clone(api.Scopes), []string{}, false
	for _, app := range who {
		for _, subject := range subjects {
			cell := tenant.Access(app, api, subject)
			var has []string
			if cell.Allowed && cell.Unreachable == "" {
				has, open = cell.Scopes, true
			}
			all = stringset.Intersection(all, has)
			some = append(some, has...)
		}
	}
	slices.Sort(some)
	some = slices.Compact(some)
	fmt.Fprintf(b, "  access {\n    applications = %s\n    api = %s\n%s", references(who), api.Address, b2.String())
	exactly := listText(some)
	if !open {
		exactly = rapid.SampledFrom([]string{"none", "[]"}).Draw(t, "none")
	}
	switch {
	case rapid.Bool().Draw(t, "exactly"):
		fmt.Fprintf(b, "    exactly = %s\n", exactly)
	case len(all) > 0 && rapid.Bool().Draw(t, "at least"):
		fmt.Fprintf(b, "    at_least = %s\n    at_most = %s\n", listText(all), listText(some))
	default:
		fmt.Fprintf(b, "    at_most = %s\n", exactly)
	}
	b.WriteString("  }\n")
}

// What tests pin is what they notice: for every cell whose application can use it, and every scope of its API, some test that held does not hold any more
// when the cell gains or loses the scope, exactly if coverage says so.
func TestCoverageIsTheMutationScore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant, err := compile(drawProject(t))
		if err != nil {
			t.Fatal(err)
		}
		text := drawTests(t, tenant)
		suite := readSuite(text)
		if len(suite.Problems) > 0 {
			t.Fatalf("%s\n%s", words(suite.Problems), text)
		}
		results := Judge(tenant, suite.Tests)
		var passed []*Test
		for _, r := range results {
			if r.Outcome == Passed {
				passed = append(passed, r.Test)
			}
		}
		j := &judge{book: newBook(tenant), cells: tenant, doubts: doubtsOf(tenant)}
		p := j.pins(results)
		noticed := func(cell *compiler.Access, point string) bool {
			other := &mutated{tenant, cell.Application, cell.API, cell.SubjectType, point}
			return slices.ContainsFunc(judgeBy(tenant, other, passed), func(r *Result) bool { return r.Outcome == Failed })
		}
		want := Coverage{}
		sensitive := map[string]bool{}
		for _, api := range tenant.APIs {
			for _, scope := range api.SensitiveScopes {
				sensitive[api.Address+" "+scope] = true
			}
			for _, app := range append(slices.Clone(tenant.Applications), nil) {
				for _, subject := range compiler.SubjectTypes {
					cell := tenant.Access(app, api, subject)
					if cell.Unreachable != "" {
						continue
					}
					whole := true
					for _, point := range points(api) {
						says, is := p.pins(&cell, point), noticed(&cell, point)
						if says != is {
							t.Fatalf("%s %s %s %q: said to be pinned: %t, noticed: %t\n%s", reference(app), api.Address, subject, point, says, is, text)
						}
						whole = whole && is
						if !is && !isClosed(&cell) {
							delete(sensitive, api.Address+" "+point)
						}
					}
					if cell.Allowed {
						want.Cells.All++
						if whole {
							want.Cells.Pinned++
						}
					}
				}
			}
			want.Sensitive.All += len(api.SensitiveScopes)
		}
		want.Sensitive.Pinned = len(sensitive)
		if got := Cover(tenant, results); got.Cells != want.Cells || got.Sensitive != want.Sensitive {
			t.Fatalf("coverage is %v %v, want %v %v\n%s", got.Cells, got.Sensitive, want.Cells, want.Sensitive, text)
		}
	})
}
