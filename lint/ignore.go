package lint

import (
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/lint/directive"
)

// Ignore is a comment that ignores findings, and what became of it. Its directive says what it is about, as far as that could be understood.
type Ignore struct {
	config.Ignore
	directive.Directive
	Rules   []*IgnoredRule // that it names
	Expired bool           // its last day is over, so that it ignores nothing any more

	covers diag.Range
}

// IgnoredRule is a rule that a comment names, and what came of that.
type IgnoredRule struct {
	directive.Name
	By      *Ignore
	Rule    *Rule // nil where there is none of that name
	Used    bool  // it ignores a finding
	Refused bool  // it would ignore a finding, but the settings don't allow it

	node *cover // nil where the comment does not work
}

// Place is a stretch of the ignore's text; the whole where escapes make the source look different.
func (ig *Ignore) Place(from, to int) diag.Span {
	if int(ig.Span.End-ig.Span.Start) != len(ig.Text) {
		return ig.Span
	}
	return diag.Span{File: ig.Span.File, Start: ig.Span.Start + uint32(from), End: ig.Span.Start + uint32(to)}
}

// CoversNothing reports whether nothing stands where the comment could ignore something.
func (ig *Ignore) CoversNothing() bool { return ig.covers.IsZero() }

// works reports whether the comment can ignore anything.
func (ig *Ignore) works() bool { return ig.Problem == "" && !ig.Expired && !ig.CoversNothing() }

// Written is the rule, with its key, as the comment has it.
func (r *IgnoredRule) Written() string { return r.By.Text[r.From:r.To] }

// OtherKey is the key of a finding of the rule that the comment covers, and perhaps does not ignore; empty where there is none.
func (r *IgnoredRule) OtherKey() string {
	if r.node == nil {
		return ""
	}
	return r.node.reported[r.ID]
}

// ignores are the comments of a project that ignore findings. The rules about them report what became of each.
type ignores struct {
	all   []*Ignore
	trees map[string]*coverTree // by file
}

// ignore finds out which comment ignores which finding, and has the findings say so.
func (r *run) ignore(found []diag.Diagnostic) {
	r.ignores = &ignores{}
	if r.tenant.Config == nil || len(r.tenant.Config.Ignores) == 0 {
		return
	}
	for _, written := range r.tenant.Config.Ignores {
		r.ignores.all = append(r.ignores.all, r.newIgnore(written))
	}
	r.ignores.index()
	for i := range found {
		if ig := r.ignoredBy(&found[i]); ig != nil && !r.opts.NoIgnores {
			found[i].Ignored = ig.Reason
		}
	}
}

func (r *run) newIgnore(written config.Ignore) *Ignore {
	ig := &Ignore{Ignore: written, Directive: directive.Parse(written.Text), covers: r.tenant.Range(written.Covers)}
	ig.Expired = ig.Until != "" && r.opts.Today != "" && ig.Until < r.opts.Today
	for _, name := range ig.Names {
		ig.Rules = append(ig.Rules, &IgnoredRule{Name: name, By: ig, Rule: r.ruleOf(name.ID)})
	}
	return ig
}

// ruleOf is the rule that a comment names; nil where there is none.
func (r *run) ruleOf(id string) *Rule {
	rule := r.find(id)
	if rule == nil && r.opts.Policies && strings.HasPrefix(id, directive.PolicyPrefix) {
		return &Rule{ID: id, Idle: true, Check: func(*Pass) {}}
	}
	return rule
}

// ignoredBy is the innermost comment that ignores a finding, at its own place or where what it is about is used.
func (r *run) ignoredBy(d *diag.Diagnostic) *Ignore {
	ig := r.ignoredAt(d, d.Range)
	for i := 0; ig == nil && i < len(d.Related); i++ {
		if d.Related[i].Message == diag.UsedHere {
			ig = r.ignoredAt(d, d.Related[i].Range)
		}
	}
	return ig
}

func (r *run) ignoredAt(d *diag.Diagnostic, at diag.Range) *Ignore {
	for node := range r.ignores.around(at) {
		node.reported[d.Code] = d.Key
		for _, named := range []*IgnoredRule{node.rules[ruleKey{d.Code, d.Key}], node.rules[ruleKey{d.Code, ""}]} {
			switch {
			case named == nil:
			case !r.resolve(named.Rule, d.Range.File).Ignorable.Value:
				named.Refused = true
			default:
				named.Used = true
				return named.By
			}
		}
	}
	return nil
}

// objectAt is the address of the object that a comment stands in or above, or nothing.
func (r *run) objectAt(ig *Ignore) string {
	at := ig.Covers
	if at.IsZero() {
		at = ig.Span
	}
	return addressAt(r.blocks(), at)
}

// Ignoring is one rule that a comment ignores.
type Ignoring struct {
	Rule    *Rule
	Key     string     // of the findings; empty for all
	Until   string     // the last day, as 2006-01-02; empty where there is none
	Address string     // of the object that the comment stands in or above; empty where that is none
	At      diag.Range // of the rule's name in the comment
	Covers  diag.Range
}

// Ignorings are all that the comments of a tenant's files ignore of some rules, in the order of the source. Comments that can't ignore anything are left
// out.
func Ignorings(tenant *compiler.Tenant, rules []*Rule) []Ignoring {
	if tenant.Config == nil || len(tenant.Config.Ignores) == 0 {
		return nil
	}
	var found []Ignoring
	r := newRun(tenant, rules, Options{})
	for _, written := range tenant.Config.Ignores {
		ig := r.newIgnore(written)
		if !ig.works() {
			continue
		}
		for _, named := range ig.Rules {
			if named.Rule == nil || named.Rule.Check == nil || named.Rule.Group == Ignores {
				continue
			}
			found = append(found, Ignoring{
				Rule: named.Rule, Key: named.Key, Until: ig.Until, Address: r.objectAt(ig),
				At: tenant.Range(ig.Place(named.From, named.To)), Covers: ig.covers,
			})
		}
	}
	return found
}
