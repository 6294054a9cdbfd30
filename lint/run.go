package lint

import (
	"slices"
	"strings"
	"sync"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/parallel"
)

// run is one run of the rules over a tenant. Its functions are what several rules want to know, found out when the first of them asks.
type run struct {
	tenant   *compiler.Tenant
	rules    []*Rule // sorted by ID
	opts     Options
	resolved map[*Rule]map[string]*Resolved // by rule and file; the maps within belong to whoever runs the rule
	ignores  *ignores

	grants       func() []*compiler.ClientGrant // those that lead nowhere come last
	meant        func() meant
	traits       func() []Trait
	applications func() []*compiler.Application // those whose kind could be read
	granted      func() map[*compiler.API]*Granted
	held         func() map[*compiler.Application]Trait
	open         func() openAPIs
	declarers    func() map[string]*compiler.API
	onSystemAPIs func() map[*compiler.API]*compiler.ClientGrant
	blocks       func() []config.Block
	unsaid       func() map[diag.Span]bool
}

func newRun(tenant *compiler.Tenant, rules []*Rule, opts Options) *run {
	r := &run{tenant: tenant, rules: sorted(rules), opts: opts, resolved: make(map[*Rule]map[string]*Resolved, len(rules))}
	for _, rule := range r.rules {
		r.resolved[rule] = map[string]*Resolved{}
	}
	r.grants = sync.OnceValue(func() []*compiler.ClientGrant { return allGrantsOf(tenant) })
	r.meant = sync.OnceValue(func() meant { return meantBy(tenant, r.grants()) })
	r.traits = sync.OnceValue(func() []Trait { return allTraits(tenant, r.grants()) })
	r.applications = sync.OnceValue(func() []*compiler.Application { return knownApplications(tenant) })
	r.granted = sync.OnceValue(func() map[*compiler.API]*Granted { return grantedOnAPIs(r.grants(), r.traits()) })
	r.held = sync.OnceValue(func() map[*compiler.Application]Trait { return heldBy(r.grants(), r.traits()) })
	r.open = sync.OnceValue(func() openAPIs { return r.pass(nil).openAPIs() })
	r.declarers = sync.OnceValue(func() map[string]*compiler.API { return declarersOf(tenant.APIs) })
	r.onSystemAPIs = sync.OnceValue(func() map[*compiler.API]*compiler.ClientGrant { return r.pass(nil).firstOnSystemAPIs() })
	r.unsaid = sync.OnceValue(func() map[diag.Span]bool { return unsaid(tenant.Config.Gaps) })
	r.blocks = sync.OnceValue(func() []config.Block { return blocksOf(tenant.Config) })
	return r
}

// find is the rule of an ID, or nil.
func (r *run) find(id string) *Rule {
	i, found := slices.BinarySearchFunc(r.rules, id, func(rule *Rule, id string) int { return strings.Compare(rule.ID, id) })
	if !found {
		return nil
	}
	return r.rules[i]
}

// pass is what a rule is given.
func (r *run) pass(rule *Rule) *Pass {
	return &Pass{Tenant: r.tenant, Config: r.tenant.Config, rule: rule, run: r}
}

// runs reports whether a rule is among those to run.
func (r *run) runs(rule *Rule) bool {
	return rule.Check != nil && !rule.Idle && r.opts.selects(rule.ID) && !(rule.Absence && r.tenant.Incomplete) && r.manages(rule.Kinds...) &&
		(r.named(rule) || r.opts.Settings.mayReport(rule))
}

// named reports whether a rule was asked for by its name, which counts for more than a preset that leaves it out.
func (r *run) named(rule *Rule) bool { return slices.Contains(r.opts.Only, rule.ID) }

// resolve is what holds for a rule in a file.
func (r *run) resolve(rule *Rule, file string) *Resolved {
	known := r.resolved[rule][file]
	if known == nil {
		found := r.opts.Settings.Resolve(rule, file)
		if found.Severity.Value == Off && found.Severity.At.IsZero() && r.named(rule) {
			found.Severity.Value = rule.Severity
		}
		known = &found
		r.resolved[rule][file] = known
	}
	return known
}

// checkAll is what the rules find that are to run, of those that are wanted, in the order of their IDs. They run at once: none knows of the others.
func (r *run) checkAll(wanted func(*Rule) bool) []diag.Diagnostic {
	found := make([][]diag.Diagnostic, len(r.rules))
	parallel.Each(len(r.rules), func(i int) {
		if rule := r.rules[i]; wanted(rule) && r.runs(rule) {
			found[i] = r.check(rule)
		}
	})
	return slices.Concat(found...)
}

// check is what a rule finds, with the severity that the settings give it, and without what they switch off.
func (r *run) check(rule *Rule) []diag.Diagnostic {
	pass := r.pass(rule)
	rule.Check(pass)
	kept := pass.found[:0]
	for i, d := range pass.found {
		if d.Severity = r.severity(rule, &d, pass.mild[i]); d.Severity != Off {
			kept = append(kept, d)
		}
	}
	return kept
}

// severity is what the settings give a finding. Mild ones are info under the preset strict, unless somebody chose another severity, and so do others
// keep what they have that weigh less than their rule.
func (r *run) severity(rule *Rule, d *diag.Diagnostic, mild bool) diag.Severity {
	chosen := r.resolve(rule, d.Range.File).Severity
	switch {
	case !chosen.At.IsZero() || !mild && chosen.Value == Off:
		return chosen.Value
	case !mild:
		return d.Severity
	case r.opts.Settings.Preset.Value == Strict || r.named(rule):
		return diag.Info
	}
	return Off
}
