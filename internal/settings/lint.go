package settings

import (
	"fmt"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
	"grants/internal/suggest"
	"grants/lint"
	"grants/lint/directive"
)

func (r *reader) file(body *hclsyntax.Body) {
	r.members(File, body, []member{
		{name: "lint", block: r.lint, once: true},
		{name: "plan", block: r.plan, once: true},
		{name: "managed", block: r.managed, once: true},
		{name: "canonical_domains", attribute: func(a *hclsyntax.Attribute) {
			r.settings.Lint.CanonicalDomains, _ = read[[]string](r, a)
		}},
		{name: "exclude", attribute: r.exclude},
		{name: "policies", attribute: r.policies},
	})
}

// AnyPolicy is known where nobody has read which policies there are: it stands for every name that one may have.
var AnyPolicy = &lint.Rule{ID: directive.PolicyPrefix + "*", Check: func(*lint.Pass) {}}

func (r *reader) plan(block *hclsyntax.Block) {
	r.unlabelled(block)
	r.members("plan", block.Body, []member{
		{name: "against", attribute: func(a *hclsyntax.Attribute) { r.settings.Plan.Against, _ = read[string](r, a) }},
		{name: "fail_on", attribute: r.failOn},
	})
}

func (r *reader) failOn(a *hclsyntax.Attribute) {
	choice, ok := read[[]string](r, a)
	if !ok {
		return
	}
	for i, gate := range choice.Value {
		if err := r.checkGate(gate); err != nil {
			r.report("unknown-value", a.Expr.(*hclsyntax.TupleConsExpr).Exprs[i].Range(), err.Error(), "")
		}
	}
	r.settings.Plan.FailOn = choice
}

func (r *reader) lint(block *hclsyntax.Block) {
	r.unlabelled(block)
	settings := &r.settings.Lint
	rules := &ruleList{reader: r}
	r.members("lint", block.Body, []member{
		{name: "preset", attribute: r.preset},
		{name: "rule", block: rules.read},
		{name: "override", block: func(block *hclsyntax.Block) { settings.Overrides = append(settings.Overrides, r.override(block)) }},
	})
	settings.Rules = rules.rules
}

func (r *reader) preset(a *hclsyntax.Attribute) {
	var names []string
	for _, preset := range lint.Presets {
		names = append(names, string(preset))
	}
	if choice, ok := r.oneOf(a, names); ok {
		r.settings.Lint.Preset = lint.Choice[lint.Preset]{Value: lint.Preset(choice.Value), At: choice.At}
	}
}

func (r *reader) override(block *hclsyntax.Block) lint.Override {
	r.unlabelled(block)
	var override lint.Override
	rules := &ruleList{reader: r}
	r.members("override", block.Body, []member{
		{name: "paths", attribute: func(a *hclsyntax.Attribute) { override.Paths = r.paths(a) }},
		{name: "rule", block: rules.read},
	})
	if block.Body.Attributes["paths"] == nil {
		r.report("missing-attribute", block.TypeRange, `an override needs "paths"`, "They are globs of files, relative to the project's root.")
	}
	override.Matches = func(file string) bool {
		return slices.ContainsFunc(override.Paths, func(glob string) bool { return doublestar.MatchUnvalidated(glob, file) })
	}
	override.Rules = rules.rules
	return override
}

// ruleList reads the rule blocks of one body.
type ruleList struct {
	*reader
	rules  []lint.RuleSettings
	blocks []*hclsyntax.Block
}

func (l *ruleList) read(block *hclsyntax.Block) {
	if len(block.Labels) != 1 {
		l.report("missing-attribute", block.TypeRange, "a rule block has one name, that of a rule", `Write rule "ID" { ... }.`)
		return
	}
	id, at := block.Labels[0], block.LabelRanges[0]
	rule := l.find(block)
	if rule == nil {
		return
	}
	if i := slices.IndexFunc(l.rules, func(known lint.RuleSettings) bool { return known.Rule == id }); i >= 0 {
		l.twice(at, fmt.Sprintf("a second block for %q", id), l.blocks[i].LabelRanges[0])
		return
	}
	l.rules = append(l.rules, l.rule(rule, block.Body))
	l.blocks = append(l.blocks, block)
}

// find is the rule that a block is for; nil where there is none to configure, which has been reported.
func (l *ruleList) find(block *hclsyntax.Block) *lint.Rule {
	id, at := block.Labels[0], block.LabelRanges[0]
	var ids []string
	for _, rule := range l.known {
		switch {
		case rule.ID == id && rule.Check != nil:
			return rule
		case rule == AnyPolicy && strings.HasPrefix(id, directive.PolicyPrefix):
			return &lint.Rule{ID: id, Check: rule.Check}
		case rule.ID == id:
			l.report("unknown-value", at, fmt.Sprintf("%q is %s and can't be configured", id, rule.Reported()), "")
			return nil
		case rule.Check != nil:
			ids = append(ids, rule.ID)
		}
	}
	problem := l.report("unknown-value", at, fmt.Sprintf("no rule is called %q", id), `"grants rules" lists all rules.`)
	problem.Hint = suggest.DidYouMean(id, ids)
	return nil
}

var severities = map[string]diag.Severity{"error": diag.Error, "warning": diag.Warning, "info": diag.Info, "off": lint.Off}

func (l *ruleList) rule(rule *lint.Rule, body *hclsyntax.Body) lint.RuleSettings {
	chosen := lint.RuleSettings{Rule: rule.ID}
	members := []member{
		{name: "severity", attribute: func(a *hclsyntax.Attribute) {
			if choice, ok := l.oneOf(a, []string{"error", "warning", "info", "off"}); ok {
				chosen.Severity = lint.Choice[diag.Severity]{Value: severities[choice.Value], At: choice.At}
			}
		}},
	}
	if rule.Group != lint.Ignores {
		members = append(members, member{name: "ignorable", attribute: func(a *hclsyntax.Attribute) { chosen.Ignorable, _ = read[bool](l.reader, a) }})
	}
	for i := range rule.Options {
		option := &rule.Options[i]
		members = append(members, member{name: option.Name, attribute: func(a *hclsyntax.Attribute) {
			if choice, ok := l.option(option, a); ok {
				chosen.Options = append(chosen.Options, lint.OptionSetting{Name: option.Name, Choice: choice})
			}
		}})
	}
	l.members(fmt.Sprintf("rule %q", rule.ID), body, members)
	return chosen
}

func (l *ruleList) option(option *lint.Option, a *hclsyntax.Attribute) (choice lint.Choice[any], ok bool) {
	value, kind := literal(a.Expr)
	if value == nil || fmt.Sprintf("%T", value) != fmt.Sprintf("%T", option.Default) {
		l.wrongType(a, option.Type(), kind)
		return choice, false
	}
	if option.Refuse != nil {
		if problem := option.Refuse(value); problem != "" {
			l.report("unknown-value", a.Expr.Range(), problem, "")
			return choice, false
		}
	}
	return lint.Choice[any]{Value: value, At: l.rng(a.Expr.Range())}, true
}
