package lint_test

import (
	"testing"

	"grants/diag"
	"grants/internal/sample"
	"grants/lint"
	"grants/lint/rules"
)

// extra reports every application.
var extra = lint.Rule{
	ID: "extra", Group: lint.Flows, Severity: diag.Error, Options: []lint.Option{lint.ExemptOption},
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			if !p.Exempts(app, app.Config.Header) {
				p.Report(lint.Finding{At: app.Config.Header, Address: app.Address, Message: app.Address + " is there"})
			}
		}
	},
}

func TestExtraRulesAreLikeTheOthers(t *testing.T) {
	settings := func(chosen lint.RuleSettings) lint.Settings { return lint.Settings{Rules: []lint.RuleSettings{chosen}} }
	for name, test := range map[string]struct {
		source string
		opts   lint.Options
		want   []string
	}{
		"among the others":   {sample.TwoMistakes, lint.Options{}, []string{"open-user-policy", "extra", "undefined-scope"}},
		"by its name":        {sample.TwoMistakes, lint.Options{Only: []string{"extra"}}, []string{"extra"}},
		"left out":           {sample.TwoMistakes, lint.Options{Skip: []string{"extra"}}, []string{"open-user-policy", "undefined-scope"}},
		"off in settings":    {sample.TwoMistakes, lint.Options{Settings: settings(lint.RuleSettings{Rule: "extra", Severity: chosen(lint.Off)})}, []string{"open-user-policy", "undefined-scope"}},
		"exempt in settings": {sample.TwoMistakes, lint.Options{Settings: settings(lint.RuleSettings{Rule: "extra", Options: []lint.OptionSetting{{Name: "exempt", Choice: chosen[any]([]string{"application.*"})}}})}, []string{"open-user-policy", "undefined-scope"}},
	} {
		t.Run(name, func(t *testing.T) {
			opts := test.opts
			opts.Extra = []*lint.Rule{&extra}
			sample.WantCodes(t, sample.Lint(t, test.source, opts), test.want...)
		})
	}
}

func TestCommentsIgnoreExtraRules(t *testing.T) {
	source := "# grants:ignore extra: it is meant to be there\napplication \"nightly\" {}\n# grants:ignore extra: nothing\nvariable \"x\" {}\n"
	opts := lint.Options{Only: []string{"extra", "ignore-unknown-rule", "ignore-unused"}, Extra: []*lint.Rule{&extra}}
	found := sample.Lint(t, source, opts)
	sample.WantCodes(t, found, "extra", "ignore-unused")
	if found[0].Ignored != "it is meant to be there" {
		t.Errorf("the reason is %q", found[0].Ignored)
	}
	opts.Extra = nil
	sample.WantCodes(t, sample.Lint(t, source, opts), "ignore-unknown-rule", "ignore-unknown-rule")
}

func TestTwoRulesOfOneNameAreRefused(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a rule took the name of another one")
		}
	}()
	lint.Run(sample.Compile(t, ""), rules.All(), lint.Options{Extra: []*lint.Rule{{ID: "undefined-scope"}}})
}
