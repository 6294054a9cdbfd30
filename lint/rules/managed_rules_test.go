package rules_test

import (
	"slices"
	"testing"

	"grants/diag"
	"grants/internal/sample"
	"grants/lint"
	"grants/lint/rules"
)

// left are settings by which the project leaves some kinds of objects to others.
func left(kinds ...lint.Kind) lint.Managed {
	var managed lint.Managed
	for _, kind := range kinds {
		managed.Choice(kind).At = diag.Range{File: "grants.hcl"}
	}
	return managed
}

func TestNothingFollowsFromTheAbsenceOfWhatOthersManage(t *testing.T) {
	for _, rule := range rules.All() {
		if rule.Absence && len(rule.Kinds) == 0 && rule.Group != lint.Ignores {
			t.Errorf("%s concludes from absence, and does not say of what", rule.ID)
		}
		if len(rule.Kinds) == 0 {
			continue
		}
		tenant := sample.Compile(t, readExample(t, rule.ID, "bad.grants.hcl"))
		for _, kind := range rule.Kinds {
			opts := sample.Strictly()
			opts.Settings.Managed = left(kind)
			if slices.Contains(sample.Codes(lint.Run(tenant, rules.All(), opts)), rule.ID) {
				t.Errorf("%s speaks where others manage %s", rule.ID, kind)
			}
		}
	}
}

func TestNothingFollowsFromWhatIsExcepted(t *testing.T) {
	opts := lint.Options{Only: []string{"client-credentials-without-grant", "third-party-without-grant", "unreachable-api"}}
	source := sample.Project(sample.Application(`grant_types = ["client_credentials"]`, `client_id = "shop-1"`)) + sample.LonelyPartner
	if got := sample.Codes(lint.Run(sample.Compile(t, source), rules.All(), opts)); len(got) != 3 {
		t.Fatalf("got %q, want a finding of each rule", got)
	}
	opts.Settings.Managed.Except = lint.Choice[[]string]{Value: []string{"shop-*", "https://orders.*", "application.partner"}, At: diag.Range{File: "grants.hcl"}}
	if got := sample.Codes(lint.Run(sample.Compile(t, source), rules.All(), opts)); len(got) != 0 {
		t.Errorf("got %q about what is excepted", got)
	}
}

func TestUnknownAudiencesAreWorthKnowingWhereOthersManageThem(t *testing.T) {
	opts := lint.Options{Only: []string{"unknown-audience"}}
	source := sample.Project(sample.Application(), sample.Grant(`audience = "https://elsewhere.example.com"`, `subject_type = "user"`, `scopes = ["read:orders"]`))
	if found := sample.Lint(t, source, opts); len(found) != 1 || found[0].Severity != diag.Error {
		t.Errorf("got %v, want an error", found)
	}
	opts.Settings.Managed.Except = lint.Choice[[]string]{Value: []string{"https://elsewhere.*"}, At: diag.Range{File: "grants.hcl"}}
	if found := sample.Lint(t, source, opts); len(found) != 1 || found[0].Severity != diag.Info {
		t.Errorf("got %v, want an info", found)
	}
}

func TestUnknownApplicationsAreWorthKnowingWhereOthersManageThem(t *testing.T) {
	source := sample.Project(`client_grant "x" {
client_id = "elsewhere"
audience = api.orders
subject_type = "user"
scopes = ["read:orders"]
}`)
	for name, test := range map[string]struct {
		managed lint.Managed
		want    diag.Severity
	}{
		"all are here":    {lint.Managed{}, diag.Error},
		"others manage":   {left(lint.ManagedApplications), diag.Info},
		"this is another": {lint.Managed{Except: lint.Choice[[]string]{Value: []string{"else*"}}}, diag.Info},
	} {
		found := sample.Lint(t, source, lint.Options{Only: []string{"unknown-application"}, Settings: lint.Settings{Managed: test.managed}})
		if len(found) != 1 || found[0].Severity != test.want {
			t.Errorf("%s: got %v, want severity %v", name, found, test.want)
		}
	}
}
