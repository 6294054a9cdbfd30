package plan

import (
	"fmt"
	"strings"
	"testing"

	"grants/plan"
)

// forPeople is a plan in text and in Markdown.
func forPeople(t *testing.T, p *plan.Plan, show Show, budget int, rows Rows) []string {
	t.Helper()
	var text, markdown strings.Builder
	if err := TextRows(&text, p, show, false, rows); err != nil {
		t.Fatal(err)
	}
	if err := MarkdownComment(&markdown, p, show, budget, Comment{}, rows); err != nil {
		t.Fatal(err)
	}
	return []string{text.String(), markdown.String()}
}

func TestPeopleGetSoManyRows(t *testing.T) {
	p := large(300)
	for _, c := range []struct {
		limit int
		want  string
	}{{DefaultRows, "… and 100 more rows, risk at most low"}, {299, "… and 1 more row, risk at most low"}, {300, ""}, {0, ""}} {
		for _, out := range forPeople(t, p, ShowImpacts, 1<<20, Rows{Limit: c.limit}) {
			whole := c.want == ""
			if strings.Contains(out, "… and") == whole || !strings.Contains(out, c.want) || strings.Contains(out, "app00299") != whole {
				t.Errorf("limit %d: got\n%.300s\n...\n%s\nwant %q", c.limit, out, out[max(0, len(out)-300):], c.want)
			}
		}
	}
}

func TestPeopleGetSoManyChanges(t *testing.T) {
	out := forPeople(t, large(300), ShowChanges, 1<<20, Rows{Limit: DefaultRows})[0]
	if !strings.Contains(out, "… and 100 more changes: see --limit, or the JSON") || strings.Contains(out, "g00299") {
		t.Errorf("got\n%s", out)
	}
}

// alike is a plan of one row.
func alike(applications int) *plan.Plan {
	p := large(applications)
	for i := range p.Impacts {
		p.Impacts[i].Gained, p.Impacts[i].Because = p.Impacts[0].Gained, p.Impacts[0].Because
		p.Impacts[i].Risk, p.Impacts[i].RiskReasons = plan.Low, nil
	}
	return p
}

func TestAllNamesAreSpelledOut(t *testing.T) {
	for _, all := range []bool{false, true} {
		for _, out := range forPeople(t, alike(4), ShowImpacts, DefaultBytes, Rows{AllNames: all}) {
			if strings.Contains(out, "app00003") != all || strings.Contains(out, "2 others") == all {
				t.Errorf("all names: %t: got\n%s", all, out)
			}
		}
	}
}

// byDefault is a plan of so many new applications, which have the platform's defaults, and of rows beside them.
func byDefault(applications, rows int) *plan.Plan {
	p := large(applications + rows)
	for i := range p.Impacts[rows:] {
		p.Impacts[rows+i].PlatformDefault, p.Impacts[rows+i].Risk = true, plan.Low
	}
	return p
}

func TestPlatformDefaultsAreNamedLikeRows(t *testing.T) {
	for _, all := range []bool{false, true} {
		for _, out := range forPeople(t, byDefault(4, 0), ShowImpacts, DefaultBytes, Rows{AllNames: all}) {
			if strings.Contains(out, "app00003") != all || strings.Contains(out, "2 others") == all {
				t.Errorf("all names: %t: got\n%s", all, out)
			}
		}
	}
}

// The line of the platform's defaults is none of the rows that a limit counts.
func TestPlatformDefaultsAreShownBesideALimit(t *testing.T) {
	for _, out := range forPeople(t, byDefault(4, 3), ShowImpacts, DefaultBytes, Rows{Limit: 1}) {
		if !strings.Contains(out, byPlatformDefault) || !strings.Contains(out, "… and 2 more rows") {
			t.Errorf("got\n%s", out)
		}
	}
}

// A comment stays within its bytes, however many names a row has.
func TestNamesThatDoNotFitAreFolded(t *testing.T) {
	out := forPeople(t, alike(5_000), ShowImpacts, DefaultBytes, Rows{AllNames: true})[1]
	if want := fmt.Sprintf("and %d others", 4_998); !strings.Contains(out, want) || len(out) > DefaultBytes {
		t.Errorf("got %d bytes, want %s in\n%.2000s", len(out), want, out)
	}
}

// TestSensitiveScopesAreNotClipped has a change push a sensitive scope behind a hundred long names.
func TestSensitiveScopesAreNotClipped(t *testing.T) {
	p := large(1)
	i := &p.Impacts[0]
	i.Gained, i.Sensitive = nil, []string{"wipe:everything"}
	for n := range 100 {
		i.Gained = append(i.Gained, fmt.Sprintf("read:%03d%s", n, strings.Repeat("x", 200)))
	}
	i.Gained = append(i.Gained, "wipe:everything")
	for _, out := range forPeople(t, p, ShowImpacts, LeastBytes, Rows{}) {
		if first, _, _ := strings.Cut(out, "read:"); !strings.Contains(first, "wipe:everything") {
			t.Errorf("the sensitive scope is not the first:\n%.2000s", out)
		}
	}
	if out := forPeople(t, p, ShowImpacts, LeastBytes, Rows{})[1]; !strings.Contains(out, "more") || len(out) > LeastBytes {
		t.Errorf("the comment of %d bytes does not say how many scopes it leaves out:\n%s", len(out), out)
	}
}

// TestNoRowsPushOutAWorseReason has many rows of the same level, by name before the one of a third party.
func TestNoRowsPushOutAWorseReason(t *testing.T) {
	p := large(300)
	for i := range p.Impacts {
		p.Impacts[i].Risk, p.Impacts[i].RiskReasons = plan.High, []plan.Reason{plan.SensitiveScope}
	}
	last := &p.Impacts[299]
	last.RiskReasons = []plan.Reason{plan.SensitiveScope, plan.ThirdPartyGain}
	for _, out := range forPeople(t, p, ShowImpacts, LeastBytes, Rows{Limit: 2}) {
		if !strings.Contains(out, "app00299") || !strings.Contains(out, "… and 298 more rows, risk at most high (sensitive)") {
			t.Errorf("got\n%s", out)
		}
	}
	p.Impacts[298].RiskReasons = []plan.Reason{plan.ThirdPartyGain}
	p.Impacts[297].RiskReasons = []plan.Reason{"later-reason"}
	for _, out := range forPeople(t, p, ShowImpacts, LeastBytes, Rows{Limit: 1}) {
		if !strings.Contains(out, "app00297") || !strings.Contains(out, "… and 299 more rows, risk at most high (third party, sensitive)") {
			t.Errorf("got\n%s", out)
		}
	}
}

// TestNamesLookLikeNoRow has an id and an audience that are the words of a row.
func TestNamesLookLikeNoRow(t *testing.T) {
	id := "x   orders, as itself   + nothing   direct"
	p := large(1)
	i := &p.Impacts[0]
	i.Application, i.ClientID, i.API, i.Audience = "", &id, "", "https://a.example.com, for users   + a token"
	for _, out := range []string{forPeople(t, p, ShowImpacts, DefaultBytes, Rows{})[0], Tripped(p, p.Expand())} {
		if !strings.Contains(out, `client "`+id+`"`) || !strings.Contains(out, `"`+i.Audience+`"`) {
			t.Errorf("got\n%s", out)
		}
	}
}
