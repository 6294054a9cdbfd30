package lint

import (
	"slices"

	"grants/diag"
)

// Settings is how the findings of a project count. The zero value is the preset recommended without exceptions.
type Settings struct {
	Preset    Choice[Preset]
	Rules     []RuleSettings // at most one for a rule
	Overrides []Override     // of several that match a file, the last one wins
	Managed   Managed

	CanonicalDomains Choice[[]string] // of tenants that are on no domain of the public cloud
}

// Preset is a level for all rules.
type Preset string

// The presets.
const (
	Recommended Preset = "recommended" // few false alarms
	Strict      Preset = "strict"      // every rule
)

// Presets are all presets, the mildest first.
var Presets = []Preset{Recommended, Strict}

// Off is the severity of a rule that does not report.
const Off diag.Severity = -1

// RuleSettings is what was chosen about one rule.
type RuleSettings struct {
	Rule      string // its ID
	Severity  Choice[diag.Severity]
	Ignorable Choice[bool]
	Options   []OptionSetting
}

// OptionSetting is a value for an option. It has the type of the option's default.
type OptionSetting struct {
	Name string
	Choice[any]
}

// Override is what was chosen for some files.
type Override struct {
	Paths   []string               // as written
	Matches func(file string) bool // whether a path matches the paths
	Rules   []RuleSettings         // as in Settings
}

// Choice is a value and where it was chosen. The zero At means that nobody did, and that the value is the rule's own.
type Choice[T any] struct {
	Value T
	At    diag.Range
	Paths []string // of the override it is from; nil where it is from none
}

// apply replaces a choice by another, unless nobody made that one.
func (c *Choice[T]) apply(other Choice[T], paths []string) {
	if !other.At.IsZero() {
		*c = other
		c.Paths = paths
	}
}

// Resolved is what holds for a rule in one file.
type Resolved struct {
	Rule      *Rule
	Severity  Choice[diag.Severity]
	Ignorable Choice[bool]
	Options   []Choice[any] // in the order of Rule.Options
}

// Resolve is what holds for a rule in a file: what was chosen for the file, else for the project, else what the preset has, else the rule's own.
// The empty name is that of a finding without source.
func (s *Settings) Resolve(rule *Rule, file string) Resolved {
	r := Resolved{Rule: rule, Severity: s.preset(rule), Ignorable: Choice[bool]{Value: true}}
	for i := range rule.Options {
		r.Options = append(r.Options, Choice[any]{Value: rule.Options[i].Default})
	}
	r.apply(s.Rules, nil)
	for _, override := range s.Overrides {
		if file != "" && override.Matches(file) {
			r.apply(override.Rules, override.Paths)
		}
	}
	return r
}

func (s *Settings) preset(rule *Rule) Choice[diag.Severity] {
	if rule.Strict && s.Preset.Value != Strict {
		return Choice[diag.Severity]{Value: Off}
	}
	return Choice[diag.Severity]{Value: rule.Severity}
}

func (r *Resolved) apply(rules []RuleSettings, paths []string) {
	i := slices.IndexFunc(rules, func(chosen RuleSettings) bool { return chosen.Rule == r.Rule.ID })
	if i < 0 {
		return
	}
	r.Severity.apply(rules[i].Severity, paths)
	r.Ignorable.apply(rules[i].Ignorable, paths)
	for _, chosen := range rules[i].Options {
		if at := r.Rule.optionAt(chosen.Name); at >= 0 {
			r.Options[at].apply(chosen.Choice, paths)
		}
	}
}

// mayReport reports whether there can be a file in which the rule is not off.
func (s *Settings) mayReport(rule *Rule) bool {
	if s.Resolve(rule, "").Severity.Value != Off {
		return true
	}
	return slices.ContainsFunc(s.Overrides, func(o Override) bool {
		return slices.ContainsFunc(o.Rules, func(chosen RuleSettings) bool {
			return chosen.Rule == rule.ID && !chosen.Severity.At.IsZero() && chosen.Severity.Value != Off
		})
	})
}
