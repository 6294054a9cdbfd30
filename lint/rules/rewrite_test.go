package rules_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
	"grants/internal/sample"
	"grants/lint"
	"grants/lint/rules"
)

// Rules see places and no text. Where the places leave a doubt, nothing is taken out and nothing is added.
func TestAttributesAreAddedAndRemovedOnlyWhereTheSourceIsPlain(t *testing.T) {
	const plain = `
organization_usage = "deny"
`
	for name, test := range map[string]struct {
		attributes string
		want       int
	}{
		"a line of its own":            {plain, 1},
		"a list over several lines":    {"organizations = [\n\"org_8dKx2LmQ5vTn1RzP\",\n]\n", 1},
		"a comment behind it":          {"organization_usage = \"deny\" # for now\n", 0},
		"an expression over lines":     {"organization_usage = coalesce(\n\"deny\"\n)\n", 0},
		"parentheses over lines":       {"organization_usage = (\n\"deny\"\n)\n", 1},
		"a literal from elsewhere":     {"organization_usage = local.usage\n", 0},
		"an instance among others":     {"for_each = [\"de\", \"fr\"]\n" + plain, 0},
		"one that can't go, of two":    {plain + "allow_any_organization = false # never\n", 0},
		"two on lines of their own":    {plain + "allow_any_organization = false\n", 1},
		"carriage returns before that": {strings.ReplaceAll(plain, "\n", "\r\n"), 0},
	} {
		t.Run(name, func(t *testing.T) {
			source := "locals {\nusage = \"deny\"\n}\n" + sample.Project(sample.Application(`app_type = "regular_web"`),
				sample.Grant(`audience = api.orders`, `subject_type = "user"`, `scopes = ["read:orders"]`, test.attributes))
			wantFixes(t, sample.Lint(t, source, lint.Options{Only: []string{"organization-on-user-grant"}}), test.want)
		})
	}
}

func TestASubjectTypeThatIsNullIsNotAddedAgain(t *testing.T) {
	source := sample.Project(sample.Application(`app_type = "non_interactive"`), sample.Grant(`audience = api.orders`, `scopes = ["read:orders"]`))
	opts := lint.Options{Only: []string{"subject-type-implicit"}}
	wantFixes(t, sample.Lint(t, source, opts), 1)
	wantFixes(t, sample.Lint(t, strings.Replace(source, "audience = api.orders", "audience = api.orders\nsubject_type = null", 1), opts), 0)
}

func TestEnforcedRolesThatAreNullAreNotAddedAgain(t *testing.T) {
	source := "api \"orders\" {\nidentifier = \"https://orders.example.com\"\ntoken_dialect = \"access_token_authz\"\n}\n"
	opts := lint.Options{Only: []string{"authz-dialect-without-rbac"}}
	wantFixes(t, sample.Lint(t, source, opts), 1)
	wantFixes(t, sample.Lint(t, strings.Replace(source, "\n}", "\nenforce_policies = null\n}", 1), opts), 0)
}

func TestNothingIsAddedToJSON(t *testing.T) {
	fsys := fstest.MapFS{"main.grants.json": {Data: []byte(`{
  "api": {"orders": {"identifier": "https://orders.example.com", "token_dialect": "access_token_authz"
}},
  "application": {"nightly": {"app_type": "non_interactive"}},
  "client_grant": {"nightly": {"client_id": "${application.nightly}", "audience": "${api.orders}", "scopes": []
}}}`)}}
	cfg, _, err := language.Load(fsys, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, _ := compiler.Compile(cfg)
	for _, id := range []string{"subject-type-implicit", "authz-dialect-without-rbac"} {
		wantFixes(t, lint.Run(tenant, rules.All(), lint.Options{Only: []string{id}}), 0)
	}
}

// wantFixes expects one finding with so many fixes.
func wantFixes(t *testing.T, findings []diag.Diagnostic, want int) {
	t.Helper()
	if len(findings) != 1 {
		t.Fatalf("got findings %q, want one", sample.Codes(findings))
	}
	if got := len(findings[0].Fixes); got != want {
		t.Errorf("got %d fixes, want %d", got, want)
	}
}
