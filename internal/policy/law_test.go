package policy

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/internal/sample"
	"grants/lint"
)

// drawTenant is a project of a few APIs, applications of all parties, and grants at random.
func drawTenant(t *rapid.T) string {
	var b strings.Builder
	for i := range rapid.IntRange(1, 3).Draw(t, "apis") {
		policy := rapid.SampledFrom([]string{"allow_all", "require_client_grant", "deny_all"}).Draw(t, "policy")
		fmt.Fprintf(&b, "api \"r%d\" {\nidentifier = \"https://r%d.example.com\"\nscopes = [\"read:a\", \"write:a\", \"x\"]\nsubject_type_authorization {\nuser { policy = %q }\n}\n}\n", i, i, policy)
	}
	kinds := []string{"", "is_first_party = false\n", "is_first_party = false\nthird_party_security_mode = \"permissive\"\n", "app_type = \"spa\"\n", "is_first_party = false\nexternal_metadata_type = \"dcr\"\n"}
	for i := range rapid.IntRange(1, 5).Draw(t, "applications") {
		fmt.Fprintf(&b, "application \"a%d\" {\n%s}\n", i, rapid.SampledFrom(kinds).Draw(t, "kind"))
		for r := range 3 {
			for _, subject := range compiler.SubjectTypes {
				if strings.Contains(b.String(), fmt.Sprintf("api \"r%d\"", r)) && rapid.Bool().Draw(t, "granted") {
					scopes := rapid.SampledFrom([]string{`["read:a"]`, `["write:a", "x"]`, `[]`, `["y"]`}).Draw(t, "scopes")
					fmt.Fprintf(&b, "client_grant \"g%d_%d_%s\" {\nclient_id = application.a%d\naudience = api.r%d\nsubject_type = %q\nscopes = %s\n}\n", i, r, subject, i, r, subject, scopes)
				}
			}
		}
	}
	if rapid.Bool().Draw(t, "default") {
		b.WriteString("third_party_default \"d\" {\naudience = api.r0\nsubject_type = \"user\"\nscopes = [\"read:a\"]\n}\n")
	}
	return b.String()
}

// Rows that are evaluated once for many are those that are evaluated one by one.
func TestWhatIsEvaluatedOnceHoldsForEachRow(t *testing.T) {
	conditions := []string{
		`alltrue([for s in row.scopes : startswith(s, "read:")])`, `anytrue([for s in row.scopes : endswith(s, "a")]) && length(row.scopes) < 2`,
		`contains(row.scopes, "read:a")`, `row.reachable`, `row.party == "first_party"`, `row.application != "application.a1"`,
		`row.api == "api.r0" || row.subject_type == "user"`, `!row.future_scopes`, `row.grant == ""`, `length(row.narrowed_by) < 2`, `row.client_id != null`, `row.reason == "no_grant"`, `strlen(jsonencode(row)) % 2 == 0`,
	}
	rapid.Check(t, func(rt *rapid.T) {
		tenant := sample.Compile(t, drawTenant(rt))
		condition := rapid.SampledFrom(conditions).Draw(rt, "condition")
		where := rapid.SampledFrom([]string{"", "where {\nparty = [\"third_party_*\"]\n}", "where {\nsubject_type = [\"client\"]\n}", "where {\napi = [\"api.r1\"]\n}", "where {\napplication = [\"*.a1\"]\n}"}).Draw(rt, "where")
		set, _ := Read(tenant.Config.Files, []Source{source("p.grantspolicy.hcl", policyOf(onAccess, "condition = "+condition, where, `at = "application"`))})
		var got []string
		for _, d := range lint.Run(tenant, set.Rules(), lint.Options{}) {
			if d.Key != "undecided" && strings.HasPrefix(d.Address, "application.") {
				got = append(got, d.Address+" "+d.Key)
			}
		}
		p := set.Policies[0]
		p.spendAsOneOf(1, 0)
		var want []string
		for cell := range tenant.Matrix(compiler.Filter{}) {
			row := reflect.ValueOf(accessRowOf(tenant, cell)).Elem()
			if !p.selects(row) {
				continue
			}
			v, failed := p.evaluate(p.condition, valuesOf(row))
			if failed != nil {
				rt.Fatal(failed.message)
			}
			if v.False() {
				want = append(want, fmt.Sprintf("%s %s %s", cell.Application.Address, cell.API.Address, cell.SubjectType))
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			rt.Errorf("got %q\nwant %q", got, want)
		}
	})
}
