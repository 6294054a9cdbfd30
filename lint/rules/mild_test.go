package rules_test

import (
	"testing"

	"grants/diag"
	"grants/internal/sample"
	"grants/lint"
)

// What nobody says about the Management API is one info under the preset strict. What somebody says is a warning under every preset.
func TestTheManagementAPIIsReportedOnce(t *testing.T) {
	const id = "management-api-open-to-users"
	said := "api \"management\" {\nidentifier = \"https://acme.eu.auth0.com/api/v2/\"\nsubject_type_authorization {\nuser { policy = \"allow_all\" }\n}\n}"
	unsaid := "api \"management\" {\nidentifier = \"https://acme.eu.auth0.com/api/v2/\"\n}"
	apps := sample.Application() + "\napplication \"other\" {}"
	strict := lint.Settings{Preset: lint.Choice[lint.Preset]{Value: lint.Strict}}
	chosen := lint.Settings{Rules: []lint.RuleSettings{{Rule: id, Severity: lint.Choice[diag.Severity]{Value: diag.Error, At: diag.Range{File: "grants.hcl"}}}}}
	for _, test := range []struct {
		name, source string
		settings     lint.Settings
		want         []diag.Severity
	}{
		{"nothing mentions it", sample.Tenant(apps), lint.Settings{}, nil},
		{"nothing mentions it, strict", sample.Tenant(apps), strict, []diag.Severity{diag.Info}},
		{"nothing mentions it, and an error was asked for", sample.Tenant(apps), chosen, []diag.Severity{diag.Error}},
		{"declared without a policy", sample.Tenant(apps, unsaid), lint.Settings{}, nil},
		{"declared without a policy, strict", sample.Tenant(apps, unsaid), strict, []diag.Severity{diag.Info}},
		{"declared", sample.Tenant(apps, said), lint.Settings{}, []diag.Severity{diag.Warning}},
		{"no domain", apps, strict, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []diag.Severity
			for _, d := range sample.Lint(t, test.source, lint.Options{Settings: test.settings}) {
				switch d.Code {
				case id:
					got = append(got, d.Severity)
				case "open-user-policy", "unused-scope", "unreachable-api", "public-app-without-rbac":
					t.Errorf("%s: %s", d.Code, d.Message)
				}
			}
			if len(got) != len(test.want) || len(got) == 1 && got[0] != test.want[0] {
				t.Errorf("got %v, want %v", got, test.want)
			}
		})
	}
}
