package lint

import (
	"slices"

	"grants/compiler"
	"grants/diag"
)

// run is one run of the rules over a tenant.
type run struct {
	tenant   *compiler.Tenant
	opts     Options
	resolved map[resolvedKey]*Resolved
	ignores  *ignores
}

type resolvedKey struct {
	rule *Rule
	file string
}

// runs reports whether a rule is among those to run.
func (r *run) runs(rule *Rule) bool {
	return rule.Check != nil && r.opts.selects(rule.ID) && !(rule.Absence && r.tenant.Incomplete) &&
		(r.named(rule) || r.opts.Settings.mayReport(rule))
}

// named reports whether a rule was asked for by its name, which counts for more than a preset that leaves it out.
func (r *run) named(rule *Rule) bool { return slices.Contains(r.opts.Only, rule.ID) }

// resolve is what holds for a rule in a file.
func (r *run) resolve(rule *Rule, file string) *Resolved {
	key := resolvedKey{rule, file}
	known := r.resolved[key]
	if known == nil {
		found := r.opts.Settings.Resolve(rule, file)
		if found.Severity.Value == Off && found.Severity.At.IsZero() && r.named(rule) {
			found.Severity.Value = rule.Severity
		}
		known = &found
		r.resolved[key] = known
	}
	return known
}

// check is what a rule finds, with the severity that the settings give it, and without what they switch off.
func (r *run) check(rule *Rule) []diag.Diagnostic {
	pass := &Pass{Tenant: r.tenant, Config: r.tenant.Config, rule: rule, run: r}
	rule.Check(pass)
	kept := pass.found[:0]
	for _, d := range pass.found {
		if d.Severity = r.resolve(rule, d.Range.File).Severity.Value; d.Severity != Off {
			kept = append(kept, d)
		}
	}
	return kept
}
