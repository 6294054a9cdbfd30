package policy

import (
	"fmt"
	"strings"
	"testing"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/sample"
	"grants/lint"
)

func TestPoliciesAreIgnoredAndConfiguredAsRulesAre(t *testing.T) {
	policy := policyOf(onAccess, readsOnly, `at = "scope"`)
	ignored := strings.Replace(shop, `    "write:orders",`, "    # grants:ignore policy:it(write:orders): agreed\n    \"write:orders\",", 1)
	found := judged(t, sample.Compile(t, ignored), policy, lint.Options{})
	if len(found) != 2 || found[0].Ignored != "agreed" || found[1].Ignored != "" {
		t.Errorf("got %v, want the first of two ignored", found)
	}
	at := diag.Range{File: "grants.hcl", End: diag.Pos{Byte: 1}}
	off := lint.Settings{Rules: []lint.RuleSettings{{Rule: "policy:it", Severity: lint.Choice[diag.Severity]{Value: lint.Off, At: at}}}}
	mild := lint.Settings{Rules: []lint.RuleSettings{{Rule: "policy:it", Severity: lint.Choice[diag.Severity]{Value: diag.Info, At: at}}}}
	for name, c := range map[string]struct {
		opts lint.Options
		want string
	}{
		"off":       {lint.Options{Settings: off}, ""},
		"info":      {lint.Options{Settings: mild}, "info info"},
		"skipped":   {lint.Options{Skip: []string{"policy:it"}}, ""},
		"only":      {lint.Options{Only: []string{"policy:it"}}, "error error"},
		"only some": {lint.Options{Only: []string{"policy:other"}}, ""},
	} {
		var got []string
		for _, d := range judged(t, sample.Compile(t, shop), policy, c.opts) {
			got = append(got, d.Severity.String())
		}
		if got := strings.Join(got, " "); got != c.want {
			t.Errorf("%s: got %q, want %q", name, got, c.want)
		}
	}
}

func TestRulesSayWhatTheirPoliciesSay(t *testing.T) {
	set, _, _ := read(policyOf(onAccess, readsOnly, "docs = \"Partners only read. Ask the platform team.\"", `severity = "warning"`) + strings.Replace(policyOf(onAccess, readsOnly), `"it"`, `"a"`, 1))
	rules := set.Rules()
	if len(rules) != 2 || rules[0].ID != "policy:a" || rules[0].Title != `the policy "a"` || rules[1].Title != "Partners only read" ||
		rules[1].Doc != "Partners only read. Ask the platform team." || rules[1].Severity != diag.Warning {
		t.Errorf("got %+v %+v", rules[0], rules[1])
	}
}

// A policy that holds for what is assumed does not pass in silence where the other value would break it.
func TestWhatIsNotKnownIsNotPassedOver(t *testing.T) {
	registered := sample.Tenant("application \"dcr\" {\nis_first_party = false\nexternal_metadata_type = \"dcr\"\n}\napi \"r\" {\nidentifier = \"https://r.example.com\"\nscopes = [\"a\"]\n}\n")
	const undecided = `policy "it" holds for 1 row only if what is assumed is so`
	for _, c := range []struct{ name, policy, want string }{
		{"it would not hold", policyOf(onAccess, `condition = row.api != "api.r" || row.decision == "allow"`), "error policy.it (undecided): " + undecided},
		{"mild", policyOf(onAccess, `condition = row.api != "api.r" || row.decision == "allow"`, `severity = "info"`), "info policy.it (undecided): " + undecided},
		{"it would hold", policyOf(onAccess, `condition = length(row.scopes) < 2`), ""},
		{"a party that may be another", policyOf(`on = "application"`, `condition = row.party == "third_party_permissive"`, says), "error policy.it (undecided): " + undecided},
		{"a party that may be selected", policyOf(`on = "application"`, "where {\nparty = [\"third_party_strict\"]\n}", `condition = false`, says), "error policy.it (undecided): " + undecided},
		{"a cell whose party may be selected", policyOf(onAccess, "where {\nparty = [\"third_party_strict\"]\napplication = [\"application.dcr\"]\n}", `condition = row.reason != "policy_allow_all"`),
			"error api.r (user): application.dcr may a of api.r (user)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, d := range judged(t, sample.Compile(t, registered), c.policy, lint.Options{}) {
				got = append(got, fmt.Sprintf("%s %s (%s): %s", d.Severity, d.Address, d.Key, d.Message))
			}
			want := strings.Replace(c.want, "error policy.it", "warning policy.it", 1)
			if got := strings.Join(got, "\n"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestGapsOfASourceLeaveARowInDoubt(t *testing.T) {
	tenant := sample.Compile(t, shop)
	tenant.Config.Gaps = []config.Gap{{Address: "client_grant.job", Attribute: "scopes", Effect: config.GapAccess}}
	tenant, _ = compiler.Compile(tenant.Config)
	found := judged(t, tenant, policyOf(`on = "client_grant"`, `condition = !contains(row.scopes, "admin")`, says), lint.Options{})
	if len(found) != 1 || found[0].Key != "undecided" || found[0].Detail != "Nobody states client_grant.job.scopes." {
		t.Errorf("got %v, want a warning about client_grant.job.scopes", found)
	}
}

func TestRowsThatCannotBeJudgedAreTold(t *testing.T) {
	found := judged(t, sample.Compile(t, shop), policyOf(onAccess, `condition = row.scopes[1] != "a"`), lint.Options{})
	if len(found) != 1 || found[0].Severity != diag.Error || found[0].Message != "4 rows can't be judged: there is no such element" || found[0].Range.File != "p.grantspolicy.hcl" {
		t.Errorf("got %s, want one error at the index", lines(found))
	}
}

func TestAPolicyReportsSoManyPlacesAndCountsTheRest(t *testing.T) {
	var b strings.Builder
	for i := range maxFindings + 20 {
		fmt.Fprintf(&b, "application \"a%d\" {\n}\n", i)
	}
	found := judged(t, sample.Compile(t, b.String()), policyOf(`on = "application"`, `condition = false`, `message = row.name`), lint.Options{})
	last := found[len(found)-1]
	if len(found) != maxFindings+1 || last.Message != `policy "it" reports more than 10000 places; 20 rows elsewhere are not reported` {
		t.Errorf("got %d findings, the last %q", len(found), last.Message)
	}
}
