package plan

import (
	"fmt"
	"strings"
	"testing"

	"grants/diag"
	"grants/plan"
	"grants/plan/cell"
	"grants/plan/objects"
)

// large is a plan in which many applications gain one scope each, some at a high risk, and as many objects change.
func digest(text string) objects.Sum {
	var sum objects.Sum
	_ = sum.UnmarshalText([]byte(text)) // takes anything
	return sum
}

func large(n int) *plan.Plan {
	p := &plan.Plan{Base: plan.Side{Kind: "dir", Path: "old", Digest: digest("sha256:0")}, Head: plan.Side{Kind: "dir", Path: ".", Digest: digest("sha256:1")}}
	for i := range n {
		grant := fmt.Sprintf("client_grant.g%05d", i)
		impact := plan.Impact{
			Application: fmt.Sprintf("application.app%05d", i), API: "api.orders", SubjectType: "user", Risk: plan.Low,
			Difference: cell.Difference{Gained: []string{fmt.Sprintf("read:%05d", i)}},
			Because:    []cell.Cause{{Cause: cell.GrantAdded, Address: grant, Side: "head", File: "main.grants.hcl", Line: i, Message: grant + " is new"}},
		}
		if i%1000 == 999 {
			impact.Risk, impact.RiskReasons = plan.High, []plan.Reason{plan.SensitiveScope}
		}
		p.Impacts = append(p.Impacts, impact)
		p.Changes = append(p.Changes, objects.Change{Action: objects.Create, Address: grant, Effect: objects.EffectAccess})
	}
	p.Summary = plan.Summary{Verdict: plan.Wider, Risk: plan.High, ApplicationsGaining: n, PermissionsGained: n}
	return p
}

func TestACommentKeepsItsBudget(t *testing.T) {
	p := large(20_000)
	for _, budget := range []int{LeastBytes, DefaultBytes} {
		for _, show := range []Show{ShowAll, ShowImpacts, ShowChanges} {
			var out strings.Builder
			if err := Markdown(&out, p, show, budget); err != nil {
				t.Fatal(err)
			}
			c := read(t, out.String())
			if out.Len() > budget || out.Len() < budget-1000 && show != ShowAll {
				t.Errorf("%s in %d bytes: got %d", show, budget, out.Len())
			}
			if show != ShowChanges {
				checkRowsLeftOut(t, p, c, out.String())
			}
			if show == ShowChanges && !strings.Contains(out.String(), fmt.Sprintf("… and %d more: see the JSON", 20_000-strings.Count(c.fences[0], "+ client_grant."))) {
				t.Errorf("the changes that are left out are not counted:\n%s", out.String()[out.Len()-500:])
			}
		}
	}
}

func TestACommentOnEverythingKeepsItsBudget(t *testing.T) {
	const permissions = 71_214
	var out strings.Builder
	if err := Markdown(&out, large(permissions), ShowAll, DefaultBytes); err != nil {
		t.Fatal(err)
	}
	c := read(t, out.String())
	if out.Len() > DefaultBytes || c.rows < 100 || !strings.Contains(out.String(), fmt.Sprintf("… and %d more rows, risk at most ", permissions-c.rows)) {
		t.Errorf("got %d bytes with %d rows: %s", out.Len(), c.rows, out.String()[out.Len()-500:])
	}
}

// checkRowsLeftOut wants those of the highest risk, and the number of the others.
func checkRowsLeftOut(t *testing.T, p *plan.Plan, c comment, markdown string) {
	t.Helper()
	if c.rows < 8 {
		t.Errorf("the table has %d rows only", c.rows)
	}
	if got := strings.Count(markdown, "| **high** |"); got != min(20, c.rows) {
		t.Errorf("%d rows of %d are of high risk, want the first 20", got, c.rows)
	}
	if want := fmt.Sprintf("… and %d more rows, risk at most ", len(p.Impacts)-c.rows); !strings.Contains(markdown, want) {
		t.Errorf("%q is missing:\n%s", want, markdown)
	}
}

func TestTheWorstNotesAreShown(t *testing.T) {
	p := large(1000)
	for i := range 200 {
		note := diag.Finding{Rule: "grant-replaced", Severity: "info", Message: strings.Repeat("client_grant.a becomes another ", i%20)}
		if i == 150 {
			note.Severity, note.Message, note.File, note.Range = "error", "application.a was first party", "a.grants.hcl", &diag.FindingRange{Start: diag.FindingPos{Line: 7}}
		}
		p.Diagnostics = append(p.Diagnostics, note)
	}
	for _, budget := range []int{LeastBytes, DefaultBytes} {
		var out strings.Builder
		if err := Markdown(&out, p, ShowAll, budget); err != nil {
			t.Fatal(err)
		}
		read(t, out.String())
		_, notes, _ := strings.Cut(out.String(), "\n- error: `application.a` was first party (`grant-replaced`, `a.grants.hcl:7`)")
		shown := 1 + strings.Count(notes, "\n- info:")
		if shown > maxNotes || !strings.Contains(notes, fmt.Sprintf("- and %d more: see the JSON", 200-shown)) || out.Len() > budget {
			t.Errorf("%d bytes, %d notes:\n%s", out.Len(), shown, &out)
		}
	}
}

func TestACellKeepsItsBudget(t *testing.T) {
	p := large(1)
	for i := range 5000 {
		p.Impacts[0].Gained = append(p.Impacts[0].Gained, fmt.Sprintf("write:%05d", i))
	}
	p.Changes[0].Attributes = []objects.Attribute{{Name: "scopes", IsSet: true, Added: p.Impacts[0].Gained}}
	for _, budget := range []int{LeastBytes, DefaultBytes} {
		var out strings.Builder
		if err := Markdown(&out, p, ShowAll, budget); err != nil {
			t.Fatal(err)
		}
		c := read(t, out.String())
		shown := strings.Count(strings.Join(c.code, " "), ":") - 1 // and a place
		if want := fmt.Sprintf(" and %d more", 5001-shown); c.rows != 1 || out.Len() > budget || strings.Count(out.String(), want) < 1 {
			t.Errorf("%d rows, %d scopes in %d bytes; want %q in\n%s", c.rows, shown, out.Len(), want, &out)
		}
		if budget == DefaultBytes && !strings.Contains(c.fences[0], "read:00000, write:00000") {
			t.Errorf("the change is not there:\n%s", &out)
		}
	}
}

func TestAnnotationsThatGitHubWouldDropAreCounted(t *testing.T) {
	for n, want := range map[int]string{9: "", 10: "::warning title=grants::1 more warning: ", 30: "::warning title=grants::21 more warnings: "} {
		p := large(n)
		for i := range p.Impacts {
			p.Impacts[i].Risk = plan.High
		}
		var out strings.Builder
		if err := GitHub(&out, p, inHead); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(out.String(), "::warning "); got != min(n, 10) || !strings.Contains(out.String(), want) {
			t.Errorf("%d gains: %d annotations, want %d and %q:\n%s", n, got, min(n, 10), want, &out)
		}
	}
}

func TestALowRiskIsNoAnnotation(t *testing.T) {
	var out strings.Builder
	if err := GitHub(&out, large(3), inHead); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "::") {
		t.Errorf("got\n%s", &out)
	}
}
