package report

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"testing/fstest"

	"bytes"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/compiler/ask"
	"grants/internal/tenantgen"
	"grants/plan"
)

// TestThePageOfAPlanTellsWhatExplainTells draws two tenants: of each cell that changes the page has the steps that explain has on both sides.
func TestThePageOfAPlanTellsWhatExplainTells(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := compiled(t, fstest.MapFS{"a.grants.hcl": {Data: []byte(drawProject(t))}})
		after := compiled(t, fstest.MapFS{"b.grants.hcl": {Data: []byte(drawProject(t))}})
		p := plan.Diff(before, after)
		var page bytes.Buffer
		if err := Plan(&page, p, nil, About{}); err != nil {
			t.Fatal(err)
		}
		var data planData
		if err := json.Unmarshal(blockOf(t, page.Bytes()), &data); err != nil {
			t.Fatal(err)
		}
		told := map[int]toldImpact{}
		for _, of := range data.Told {
			told[of.Impact] = of
		}
		for n := range p.Impacts {
			impact := &p.Impacts[n]
			if len(impact.Unresolved) > 0 || impact.Before != nil && impact.Before.Decision == "unresolved" || impact.After != nil && impact.After.Decision == "unresolved" {
				continue
			}
			if got, want := fmt.Sprint(told[n].Before), explained(before, impact, impact.Before); want != "" && got != want {
				t.Fatalf("of %+v the page says before\n%s\nand explain\n%s", impact, got, want)
			}
			if got, want := fmt.Sprint(told[n].After), explained(after, impact, impact.After); want != "" && got != want {
				t.Fatalf("of %+v the page says after\n%s\nand explain\n%s", impact, got, want)
			}
		}
	})
}

// explained is what explain says of the cell of an impact on a side, where it has a row.
func explained(t *compiler.Tenant, impact *plan.Impact, row *compiler.Row) string {
	q := ask.Question{Tenant: t, SubjectType: compiler.SubjectType(impact.SubjectType)}
	for _, api := range t.EveryAPI() {
		if api.Address == impact.API || row != nil && api.Address == row.API {
			q.API = api
		}
	}
	if row != nil && !impact.AnyThirdParty {
		q.Application = t.Applications[slices.IndexFunc(t.Applications, func(app *compiler.Application) bool { return app.Address == row.Application })]
	}
	if row != nil && q.API == nil {
		return "" // the side knows no domain, and has the APIs of the platform as the other side has them
	}
	if q.API == nil || q.Application == nil && !impact.AnyThirdParty {
		return "[]"
	}
	return fmt.Sprint(stepsOf(t, ask.Steps(q)))
}

// TestAPlanThatWasReadTellsNothing has no tenants to ask.
func TestAPlanThatWasReadTellsNothing(t *testing.T) {
	if told := tellPlan(&plan.Plan{Impacts: make([]plan.Impact, 3)}); len(told) != 0 {
		t.Errorf("the page tells %d impacts", len(told))
	}
}

// TestTheRiskiestImpactsAreTold has more impacts than a page tells.
func TestTheRiskiestImpactsAreTold(t *testing.T) {
	p := plan.Diff(compiled(t, fstest.MapFS{"a.grants.hcl": {}}), generated(t, tenantgen.M))
	told := tellPlan(p)
	if len(told) != mostTold || len(p.Impacts) <= mostTold {
		t.Fatalf("%d of %d impacts are told", len(told), len(p.Impacts))
	}
	least := plan.High
	for _, of := range told {
		least = p.Impacts[of.Impact].Risk
	}
	for n := range p.Impacts {
		if is := slices.ContainsFunc(told, func(of toldImpact) bool { return of.Impact == n }); !is && p.Impacts[n].Risk.AtLeast(least) && p.Impacts[n].Risk != least {
			t.Errorf("impact %d of risk %s is not told, and one of risk %s is", n, p.Impacts[n].Risk, least)
		}
	}
}

// TestWhoAnyThirdPartyIsIsTold has an API that third parties get by default, in a tenant that lets everybody register one or does not.
func TestWhoAnyThirdPartyIsIsTold(t *testing.T) {
	const before = `api "a" {
  identifier = "https://a"
  scopes     = ["s"]
}
`
	const after = before + `third_party_default "a" {
  audience     = api.a
  subject_type = "user"
  scopes       = ["s"]
}
`
	for settings, want := range map[string]bool{"": false, "tenant {\n  domain = \"a.example.com\"\n  enable_dynamic_client_registration = true\n  dynamic_client_registration_security_mode = \"strict\"\n}\n": true} {
		p := plan.Diff(compiled(t, fstest.MapFS{"a.grants.hcl": {Data: []byte(settings + before)}}), compiled(t, fstest.MapFS{"a.grants.hcl": {Data: []byte(settings + after)}}))
		if told := tellPlan(p); len(told) != 1 || told[0].Registers != want {
			t.Errorf("with the settings %q the page tells %+v", settings, told)
		}
	}
}
