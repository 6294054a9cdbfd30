package policy

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/render/schema"
	"grants/internal/sample"
	"grants/plan"
)

func TestRowsOfPlansHaveTheNamesOfItsImpacts(t *testing.T) {
	rules := schema.RulesOf("plan")
	item := rules.Properties["impacts"].Items
	if name, isRef := strings.CutPrefix(item.Ref, "#/$defs/"); isRef {
		item = rules.Defs[name]
	}
	delete(item.Properties, "applications") // of several impacts in one
	want := slices.Sorted(maps.Keys(item.Properties))
	if got := slices.Sorted(slices.Values(fieldNames(fields[OnGained]))); !slices.Equal(got, want) {
		t.Errorf("rows have %q, want %q", got, want)
	}
}

func TestPoliciesJudgeWhatAPlanGivesAndTakes(t *testing.T) {
	wider := strings.Replace(shop, `scopes       = ["read:orders"]`, `scopes       = ["read:orders", "refund:orders"]`, 1)
	for _, c := range []struct{ name, before, after, policy, want string }{
		{"a gain", shop, wider, policyOf(`on = "gained"`, `condition = !contains(row.gained, "refund:orders")`, `message = "${row.application} refunds"`),
			"client_grant.job error: application.job refunds"},
		{"a gain that is in order", shop, wider, policyOf(`on = "gained"`, `condition = length(row.gained) < 2`, says), ""},
		{"no loss", shop, wider, policyOf(`on = "lost"`, `condition = false`, says), ""},
		{"a loss", wider, shop, policyOf(`on = "lost"`, `condition = row.verdict != "narrower"`, `message = "${row.application} loses ${join(" ", row.lost)}"`, `severity = "info"`),
			"client_grant.job info: application.job loses refund:orders"},
		{"what it was", wider, shop, policyOf(`on = "lost"`, `condition = row.before == null ? true : !contains(row.before.scopes, "refund:orders")`, says), "client_grant.job error: no"},
		{"selected", shop, wider, policyOf(`on = "gained"`, "where {\nrisk = [\"high\"]\n}", `condition = false`, says), ""},
		{"not judged", shop, wider, policyOf(`on = "gained"`, `condition = row.gained[9] == ""`, says), "policy.it error: 1 row can't be judged: there is no such element"},
		{"many at once", shop, strings.Replace(shop, `scopes     = ["read:news"]`, `scopes     = ["read:news", "write:news"]`, 1),
			policyOf(`on = "gained"`, `condition = !contains(row.gained, "write:news")`, `message = "${row.application} writes news"`), "api.news error: application.web writes news"},
		{"one by one", shop, strings.Replace(shop, `scopes     = ["read:news"]`, `scopes     = ["read:news", "write:news"]`, 1),
			policyOf(`on = "gained"`, `condition = row.application != "application.web"`, `message = "${row.application} writes news"`), "api.news error: application.web writes news"},
	} {
		t.Run(c.name, func(t *testing.T) {
			base, head := sample.Compile(t, c.before), sample.Compile(t, c.after)
			set, problems := Read(head.Config.Files, []Source{source("p.grantspolicy.hcl", c.policy)})
			if diag.HasErrors(problems) {
				t.Fatal(written(problems))
			}
			var got []string
			for _, d := range set.Impacts(plan.Diff(base, head), head, head) {
				line := d.Address + " " + d.Severity.String() + ": " + d.Message
				if d.Detail != "" {
					line += " (" + d.Detail + ")"
				}
				got = append(got, line)
			}
			if got := strings.Join(got, "\n"); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
