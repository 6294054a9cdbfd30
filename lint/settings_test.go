package lint_test

import (
	"testing"

	"grants/diag"
	"grants/lint"
)

func TestASeverityCanBeChosen(t *testing.T) {
	for name, settings := range map[string]lint.Settings{
		"for the project": {Rules: []lint.RuleSettings{{Rule: "undefined-scope", Severity: chosen(diag.Info)}}},
		"for files": {Overrides: []lint.Override{{
			Matches: func(file string) bool { return file == "main.grants.hcl" },
			Rules:   []lint.RuleSettings{{Rule: "undefined-scope", Severity: chosen(diag.Info)}},
		}}},
	} {
		found := run(t, twoMistakes, lint.Options{Only: []string{"undefined-scope"}, Settings: settings})
		if len(found) != 1 || found[0].Severity != diag.Info {
			t.Errorf("%s: got %v, want one finding of severity info", name, found)
		}
	}
}

func TestARuleThatIsOffReportsWhereItIsOn(t *testing.T) {
	settings := lint.Settings{
		Rules: []lint.RuleSettings{{Rule: "undefined-scope", Severity: chosen(lint.Off)}, {Rule: "open-user-policy", Severity: chosen(lint.Off)}},
		Overrides: []lint.Override{{
			Matches: func(string) bool { return true },
			Rules:   []lint.RuleSettings{{Rule: "undefined-scope", Severity: chosen(diag.Warning)}},
		}},
	}
	wantCodes(t, run(t, twoMistakes, lint.Options{Settings: settings}), "undefined-scope")
}

func TestStrictRulesAreOffUnlessTheyAreAskedFor(t *testing.T) {
	source := project(application(`app_type = "regular_web"`, `is_first_party = false`),
		grant(`audience = api.orders`, `subject_type = "user"`, `scopes = ["read:orders"]`),
		defaultGrant(`audience = api.orders`, `subject_type = "user"`, `scopes = ["read:orders"]`))
	wantCodes(t, run(t, source, lint.Options{}))
	wantCodes(t, run(t, source, strictly), "default-grant-shadowed")
	wantCodes(t, run(t, source, lint.Options{Only: []string{"default-grant-shadowed"}}), "default-grant-shadowed")
	off := lint.Settings{Rules: []lint.RuleSettings{{Rule: "default-grant-shadowed", Severity: chosen(lint.Off)}}}
	wantCodes(t, run(t, source, lint.Options{Only: []string{"default-grant-shadowed"}, Settings: off}))
}

// with is the settings that give an option a value.
func with(rule, option string, value any) lint.Options {
	return lint.Options{Only: []string{rule}, Settings: lint.Settings{Rules: []lint.RuleSettings{{
		Rule: rule, Options: []lint.OptionSetting{{Name: option, Choice: chosen(value)}},
	}}}}
}

func TestOptionsMakeExceptions(t *testing.T) {
	open := twoMistakes
	deployer := project(application(`app_type = "non_interactive"`, `client_id = "AaiyAPdpYdesoKnqjj8HJqRn4T5titww"`),
		grant(`audience = "https://acme.eu.auth0.com/api/v2/"`, `subject_type = "client"`, `scopes = ["create:client_grants"]`))
	everything := project(application(`app_type = "non_interactive"`), grant(`audience = api.orders`, `subject_type = "client"`, `allow_all_scopes = true`))
	for _, test := range []struct {
		rule, option, source string
		names                []string
		exempt               bool
	}{
		{"open-user-policy", "allow", open, []string{"api.orders"}, true},
		{"open-user-policy", "allow", open, []string{"https://*.example.com"}, true},
		{"open-user-policy", "allow", open, []string{"api.returns", "orders", "https://orders"}, false},
		{"self-escalation-scope", "exempt", deployer, []string{"application.app"}, true},
		{"self-escalation-scope", "exempt", deployer, []string{"AaiyAPdpYdesoKnqjj8HJqRn4T5titww"}, true},
		{"self-escalation-scope", "exempt", deployer, []string{"application.other", "app"}, false},
		{"allow-all-scopes-future", "exempt", everything, []string{"application.*"}, true},
		{"allow-all-scopes-future", "exempt", everything, []string{"application.deployer"}, false},
	} {
		want := []string{test.rule}
		if test.exempt {
			want = nil
		}
		wantCodes(t, run(t, test.source, with(test.rule, test.option, test.names)), want...)
		wantCodes(t, run(t, test.source, with(test.rule, test.option, []string{})), test.rule)
	}
}

func TestAnOptionOfAnOverrideHoldsInItsFiles(t *testing.T) {
	allow := []lint.RuleSettings{{Rule: "open-user-policy", Options: []lint.OptionSetting{{Name: "allow", Choice: chosen[any]([]string{"*"})}}}}
	for file, want := range map[string][]string{"main.grants.hcl": nil, "other.grants.hcl": {"open-user-policy"}} {
		matches := func(name string) bool { return name == file }
		settings := lint.Settings{Overrides: []lint.Override{{Matches: matches, Rules: allow}}}
		wantCodes(t, run(t, twoMistakes, lint.Options{Only: []string{"open-user-policy"}, Settings: settings}), want...)
	}
}
