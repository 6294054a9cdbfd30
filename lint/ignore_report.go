package lint

import (
	"fmt"

	"grants/diag"
)

// Ignores are the comments that ignore findings, in the order of the source. Rules of the group Ignores run last and see what became of them; others see
// none.
func (p *Pass) Ignores() []*Ignore {
	if p.run.ignores == nil {
		return nil
	}
	return p.run.ignores.all
}

// ReportIgnore reports something about a comment, at a place in it.
func (p *Pass) ReportIgnore(ig *Ignore, at diag.Span, key string, f Finding) {
	f.At, f.Address, f.Key = at, p.run.objectAt(ig), key
	p.Report(f)
}

// ReportIgnored reports something about a rule that a comment names.
func (p *Pass) ReportIgnored(named *IgnoredRule, f Finding) {
	p.ReportIgnore(named.By, named.By.Place(named.From, named.To), named.Written(), f)
}

// Settled is what holds for a rule that a comment names where the comment stands; nil where the rule does not report there.
func (p *Pass) Settled(named *IgnoredRule) *Resolved {
	if named.Rule == nil || !p.run.runs(named.Rule) {
		return nil
	}
	resolved := p.run.resolve(named.Rule, p.Config.Files.Name(named.By.Span.File))
	if resolved.Severity.Value == Off {
		return nil
	}
	return resolved
}

// IgnoreForbidden says why a rule can't be ignored where a comment does. A rule that there is none of is not forbidden.
func (p *Pass) IgnoreForbidden(named *IgnoredRule) (why Finding, forbidden bool) {
	switch rule := named.Rule; {
	case rule == nil:
		return Finding{}, false
	case rule.Check == nil:
		return Finding{Message: fmt.Sprintf("%q is %s and can't be ignored", rule.ID, rule.Reported())}, true
	case rule.Group == Ignores:
		return Finding{Message: fmt.Sprintf("%q is about comments like this one and can't be ignored", rule.ID)}, true
	}
	why = Finding{Message: fmt.Sprintf("the settings say that %q can't be ignored", named.ID)}
	if settled := p.Settled(named); settled != nil && !settled.Ignorable.Value {
		at := settled.Ignorable.At
		why.Detail = fmt.Sprintf("They do so at %s:%d:%d.", at.File, at.Start.Line, at.Start.Column)
		return why, true
	}
	return why, named.Refused
}

// MayBeUsed reports whether a rule that a comment names is silent there only because something leads nowhere: it may speak once that is repaired.
func (p *Pass) MayBeUsed(named *IgnoredRule) bool {
	m, at, rule := p.run.meant(), p.run.objectAt(named.By), named.Rule
	return rule != nil && (m.own[at] && rule.Check != nil && !rule.Unresolved || rule.Absence && m.objects[at])
}
