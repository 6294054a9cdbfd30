package lint_test

import (
	"slices"
	"strings"
	"testing"

	"grants/diag"
	"grants/internal/sample"
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
		found := sample.Lint(t, sample.TwoMistakes, lint.Options{Only: []string{"undefined-scope"}, Settings: settings})
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
	sample.WantCodes(t, sample.Lint(t, sample.TwoMistakes, lint.Options{Settings: settings}), "undefined-scope")
}

func TestStrictRulesAreOffUnlessTheyAreAskedFor(t *testing.T) {
	const strict = "subject-type-implicit"
	source := sample.Project(sample.Application(`app_type = "non_interactive"`), sample.Grant(`audience = api.orders`, `scopes = ["read:orders"]`))
	if found := sample.Codes(sample.Lint(t, source, lint.Options{})); slices.Contains(found, strict) {
		t.Errorf("under the preset recommended there is %s", strict)
	}
	if found := sample.Codes(sample.Lint(t, source, sample.Strictly())); !slices.Contains(found, strict) {
		t.Errorf("under the preset strict there is only %q", found)
	}
	sample.WantCodes(t, sample.Lint(t, source, lint.Options{Only: []string{strict}}), strict)
	off := lint.Settings{Rules: []lint.RuleSettings{{Rule: strict, Severity: chosen(lint.Off)}}}
	sample.WantCodes(t, sample.Lint(t, source, lint.Options{Only: []string{strict}, Settings: off}))
}

func TestWhatHasNoSourceIsInNoOverride(t *testing.T) {
	settings := lint.Settings{Overrides: []lint.Override{{
		Matches: func(string) bool { return true },
		Rules:   []lint.RuleSettings{{Rule: "undefined-scope", Severity: chosen(lint.Off)}},
	}}}
	if got := settings.Resolve(sample.Rule("undefined-scope"), "").Severity.Value; got != diag.Error {
		t.Errorf("got severity %v, want error", got)
	}
}

// with is the settings that give an option a value.
func with(rule, option string, value any) lint.Options {
	return lint.Options{Only: []string{rule}, Settings: lint.Settings{Rules: []lint.RuleSettings{{
		Rule: rule, Options: []lint.OptionSetting{{Name: option, Choice: chosen(value)}},
	}}}}
}

func TestOptionsMakeExceptions(t *testing.T) {
	const (
		service    = `app_type = "non_interactive"`
		thirdParty = "is_first_party = false\nthird_party_security_mode = \"strict\""
		forClient  = `subject_type = "client"`
		everything = `allow_all_scopes = true`
	)
	open := sample.Project(`api "returns" { identifier = "https://returns.example.com" }`)
	deployer := sample.Project(sample.Application(service, `client_id = "AaiyAPdpYdesoKnqjj8HJqRn4T5titww"`),
		sample.Grant(`audience = "https://acme.eu.auth0.com/api/v2/"`, forClient, `scopes = ["create:client_grants"]`))
	all := sample.Project(sample.Application(service), sample.Grant(`audience = api.orders`, forClient, everything))
	partner := sample.Project(sample.Application(`app_type = "regular_web"`, thirdParty), sample.Grant(`audience = api.orders`, `subject_type = "user"`, everything))
	partners := sample.Project(sample.DefaultGrant(`audience = api.orders`, `subject_type = "user"`, everything))
	trusted := sample.Project(sample.Application(service), sample.Grant(`audience = api.orders`, forClient, `scopes = ["read:orders"]`,
		`organization_usage = "allow"`, `allow_any_organization = true`))
	password := sample.Project(sample.Application(service, `grant_types = ["password"]`))
	shape := strings.Replace(sample.Project(), `["read:orders"]`, `["orders.read"]`, 1)
	long := strings.Replace(partner, "api \"orders\" {", "api \"orders\" {\ntoken_lifetime = 7200", 1)
	broad := strings.Replace(sample.Project(sample.Application(service), sample.Grant(`audience = api.orders`, forClient, `scopes = ["a:1", "a:2", "a:3"]`)),
		`["read:orders"]`, `["a:1", "a:2", "a:3", "a:4"]`, 1)
	for _, test := range []struct {
		rule, option, source string
		reported, exempt     any
	}{
		{"open-user-policy", "allow", open, []string{}, []string{"api.returns"}},
		{"open-user-policy", "allow", open, []string{"api.orders", "returns", "https://returns"}, []string{"x", "https://*.example.com"}},
		{"self-escalation-scope", "exempt", deployer, []string{}, []string{"application.app"}},
		{"self-escalation-scope", "exempt", deployer, []string{"application.other", "app"}, []string{"AaiyAPdpYdesoKnqjj8HJqRn4T5titww"}},
		{"allow-all-scopes-future", "exempt", all, []string{"application.deployer"}, []string{"application.*"}},
		{"allow-all-scopes-third-party", "exempt", partner, []string{"application.deployer"}, []string{"application.a?p"}},
		{"allow-all-scopes-default", "allow", partners, []string{"api.returns"}, []string{"api.orders"}},
		{"any-organization-trusted", "exempt", trusted, []string{}, []string{"*"}},
		{"risky-grant-type", "exempt", password, []string{}, []string{"application.app"}},
		{"scope-format", "pattern", shape, "[^:]+:.+", `[a-z]+\.[a-z]+`},
		{"scope-format", "pattern", shape, "[a-z]+|[.]", `[a-z]+|orders.read`},
		{"long-token-lifetime", "maximum", long, 7199, 7200},
		{"broad-client-grant", "maximum", broad, 2, 3},
	} {
		sample.WantCodes(t, sample.Lint(t, test.source, with(test.rule, test.option, test.reported)), test.rule)
		sample.WantCodes(t, sample.Lint(t, test.source, with(test.rule, test.option, test.exempt)))
	}
}

func TestOptionsRefuseWhatTheyCannotUse(t *testing.T) {
	refuse := sample.Rule("scope-format").Options[0].Refuse
	for pattern, want := range map[string]string{
		"[a-z]+:.*": "",
		"[a-z":      `"[a-z" is no regular expression`,
		"a)|(b":     `"a)|(b" is no regular expression`,
	} {
		if got := refuse(pattern); got != want {
			t.Errorf("%q: got %q, want %q", pattern, got, want)
		}
	}
}

func TestAnOptionOfAnOverrideHoldsInItsFiles(t *testing.T) {
	allow := []lint.RuleSettings{{Rule: "open-user-policy", Options: []lint.OptionSetting{{Name: "allow", Choice: chosen[any]([]string{"*"})}}}}
	for file, want := range map[string][]string{"main.grants.hcl": nil, "other.grants.hcl": {"open-user-policy"}} {
		matches := func(name string) bool { return name == file }
		settings := lint.Settings{Overrides: []lint.Override{{Matches: matches, Rules: allow}}}
		sample.WantCodes(t, sample.Lint(t, sample.TwoMistakes, lint.Options{Only: []string{"open-user-policy"}, Settings: settings}), want...)
	}
}
