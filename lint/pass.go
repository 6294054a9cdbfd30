package lint

import (
	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// Pass is what a rule sees, and where it reports.
type Pass struct {
	Tenant *compiler.Tenant
	Config *config.Config

	rule  *Rule
	run   *run
	found []diag.Diagnostic
	mild  []bool // of found, one by one: see finding

	suggestions map[suggestionKey]string // remembered, because instances of one block repeat their mistake
}

// finding is a mistake at a place. Code and severity come from the rule.
type finding struct {
	at      diag.Span
	address string // the object it is about
	key     string // what within the address: a scope, an attribute
	message string
	detail  string
	hint    string
	related []place
	fix     *fix
	mild    bool // under the preset strict only, and then as info: the rule has findings that weigh more

	severity diag.Severity // where it weighs less than the rule has it; zero where it does not
}

// place is another stretch of source that explains a finding. Places without source are left out.
type place struct {
	message string
	at      diag.Span
}

func (p *Pass) report(f finding) {
	d := diag.Diagnostic{
		Code: p.rule.ID, Severity: p.rule.Severity,
		Message: f.message, Detail: f.detail, Hint: f.hint,
		Address: f.address, Key: f.key, Range: p.Tenant.Range(f.at),
	}
	for _, other := range f.related {
		if at := p.Tenant.Range(other.at); !at.IsZero() {
			d.Related = append(d.Related, diag.Related{Message: other.message, Range: at})
		}
	}
	if f.severity != 0 {
		d.Severity = f.severity
	}
	if inner := p.writtenIn(f.at); !inner.IsZero() {
		d.Related = append(d.Related, diag.Related{Message: diag.WrittenHere, Range: p.Tenant.Range(inner)})
	}
	d.Fixes = p.fixes(f)
	p.found, p.mild = append(p.found, d), append(p.mild, f.mild)
}

func (p *Pass) fixes(f finding) []diag.Fix {
	if f.fix == nil {
		return nil
	}
	edits := f.fix.edits
	if len(edits) == 0 {
		at := f.fix.at
		if at.IsZero() {
			at = f.at
		}
		edits = []edit{{at, f.fix.newText}}
	}
	repair := diag.Fix{Title: f.fix.title, Safe: f.fix.safe}
	for _, edit := range edits {
		place := p.Tenant.Range(edit.at)
		if place.IsZero() || p.isTemplate(edit.at) && edit.newText != "" {
			return nil // another text in place of a template would forget what goes into it
		}
		repair.Edits = append(repair.Edits, diag.Edit{Range: place, NewText: edit.newText})
	}
	return []diag.Fix{repair}
}

// writtenIn is where the value was written that went into a template; zero where no template is there, or several values went into it.
func (p *Pass) writtenIn(at diag.Span) diag.Span {
	if p.Config == nil {
		return diag.Span{}
	}
	t, _ := p.Config.Template(at)
	return t.Value
}

func (p *Pass) isTemplate(at diag.Span) bool {
	if p.Config == nil {
		return false
	}
	_, is := p.Config.Template(at)
	return is
}

// reportItem reports an item of a list at the literal it was written as. A literal outside the list's expression came through a local, a
// variable or for_each, and the expression is then shown as the place of use.
func (p *Pass) reportItem(list config.List, item config.Located[string], f finding) {
	p.report(atItem(list, item, f))
}

func atItem(list config.List, item config.Located[string], f finding) finding {
	f.at = item.Span
	if f.at.IsZero() {
		f.at = list.Span
	}
	if !list.Span.Contains(f.at) {
		f.related = append([]place{{diag.UsedHere, list.Span}}, f.related...)
	}
	return f
}
