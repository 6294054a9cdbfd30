package lint

import (
	"grants/config"
	"grants/diag"
)

// Finding is a mistake at a place. Code and severity come from the rule.
type Finding struct {
	At      diag.Span
	Address string // the object it is about
	Key     string // what within the address: a scope, an attribute
	Message string // lower case, one line
	Detail  string // what it means, what to do: sentences
	Hint    string // what was probably meant: did you mean "read:orders"?
	Related []Place
	Fix     *Fix // nil where people have to repair it
	Mild    bool // under the preset strict only, and then as info: the rule has findings that weigh more

	Severity diag.Severity // where it weighs less than the rule has it; zero where it does not
}

// Place is another stretch of source that explains a finding. Places without source are left out.
type Place struct {
	Message string
	At      diag.Span
}

// Report reports a finding of the rule that runs.
func (p *Pass) Report(f Finding) {
	if p.run.unsaid()[f.At] {
		return
	}
	d := diag.Diagnostic{
		Code: p.rule.ID, Severity: p.rule.Severity,
		Message: f.Message, Detail: f.Detail, Hint: f.Hint,
		Address: f.Address, Key: f.Key, Range: p.Tenant.Range(f.At),
	}
	for _, other := range f.Related {
		if at := p.Tenant.Range(other.At); !at.IsZero() {
			d.Related = append(d.Related, diag.Related{Message: other.Message, Range: at})
		}
	}
	if f.Severity != 0 {
		d.Severity = f.Severity
	}
	if inner := p.writtenIn(f.At); !inner.IsZero() {
		d.Related = append(d.Related, diag.Related{Message: diag.WrittenHere, Range: p.Tenant.Range(inner)})
	}
	d.Fixes = p.fixes(f)
	p.found, p.mild = append(p.found, d), append(p.mild, f.Mild)
}

// ReportItem reports an item of a list at the literal it was written as. A literal outside the list's expression came through a local, a
// variable or for_each, and the expression is then shown as the place of use.
func (p *Pass) ReportItem(list config.List, item config.Located[string], f Finding) {
	f.At = item.Span
	if f.At.IsZero() {
		f.At = list.Span
	}
	if !list.Span.Contains(f.At) {
		f.Related = append([]Place{{diag.UsedHere, list.Span}}, f.Related...)
	}
	p.Report(f)
}

func (p *Pass) fixes(f Finding) []diag.Fix {
	if f.Fix == nil {
		return nil
	}
	repair := diag.Fix{Title: f.Fix.Title, Safe: f.Fix.Safe}
	for _, edit := range f.Fix.Edits {
		if edit.At.IsZero() {
			edit.At = f.At
		}
		place := p.Tenant.Range(edit.At)
		if place.IsZero() || p.isTemplate(edit.At) && edit.NewText != "" {
			return nil // another text in place of a template would forget what goes into it
		}
		repair.Edits = append(repair.Edits, diag.Edit{Range: place, NewText: edit.NewText})
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
