package lint

import (
	"slices"

	"grants/config"
	"grants/diag"
)

// ignores are the comments of a project that ignore findings. The rules about them report what became of each.
type ignores struct {
	all    []*ignore
	trees  map[string]*coverTree // by file
	blocks []config.Block        // where they stand, once somebody has asked
}

// ignore is one such comment.
type ignore struct {
	config.Ignore
	directive
	covers  diag.Range
	expired bool
	rules   []*ignoredRule // as named in the directive
}

// ignoredRule is a rule that a comment names, and what came of that.
type ignoredRule struct {
	namedRule
	by      *ignore
	rule    *Rule  // nil where there is none of that name
	node    *cover // nil where the comment does not work
	used    bool   // ignores a finding
	refused bool   // would ignore a finding, but the settings don't allow it
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
			found[i].Ignored = ig.reason
		}
	}
}

func (r *run) newIgnore(written config.Ignore) *ignore {
	ig := &ignore{Ignore: written, directive: parseDirective(written.Text), covers: r.tenant.Range(written.Covers)}
	ig.expired = ig.until != "" && r.opts.Today != "" && ig.until < r.opts.Today
	for _, named := range ig.named {
		ig.rules = append(ig.rules, &ignoredRule{namedRule: named, by: ig, rule: find(named.id)})
	}
	return ig
}

func find(id string) *Rule {
	i := slices.IndexFunc(catalogue, func(rule *Rule) bool { return rule.ID == id })
	if i < 0 {
		return nil
	}
	return catalogue[i]
}

// works reports whether the comment can ignore anything.
func (ig *ignore) works() bool { return ig.problem == "" && !ig.expired && !ig.covers.IsZero() }

// ignoredBy is the innermost comment that ignores a finding, at its own place or where what it is about is used.
func (r *run) ignoredBy(d *diag.Diagnostic) *ignore {
	ig := r.ignoredAt(d, d.Range)
	for i := 0; ig == nil && i < len(d.Related); i++ {
		if d.Related[i].Message == diag.UsedHere {
			ig = r.ignoredAt(d, d.Related[i].Range)
		}
	}
	return ig
}

func (r *run) ignoredAt(d *diag.Diagnostic, at diag.Range) *ignore {
	for node := range r.ignores.around(at) {
		node.reported[d.Code] = d.Key
		for _, named := range []*ignoredRule{node.rules[ruleKey{d.Code, d.Key}], node.rules[ruleKey{d.Code, ""}]} {
			switch {
			case named == nil:
			case !r.resolve(named.rule, d.Range.File).Ignorable.Value:
				named.refused = true
			default:
				named.used = true
				return named.by
			}
		}
	}
	return nil
}
