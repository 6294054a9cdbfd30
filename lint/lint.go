// Package lint says what a rule is and runs rules: the pass that a rule looks at, the facts that rules share, settings, ignores and fixes.
// The rules themselves are in lint/rules, and this package knows none of them.
package lint

import (
	"slices"
	"strings"

	"grants/compiler"
	"grants/diag"
)

// Options say what a run is about. The zero value runs the rules of the preset recommended.
type Options struct {
	Only      []string // IDs of rules: where not empty, no other rule runs, and these do whatever the preset
	Skip      []string // IDs of rules that don't run
	Settings  Settings
	NoIgnores bool    // findings count whether a comment ignores them or not
	Today     string  // as 2006-01-02: comments with an earlier end ignore nothing any more; empty where none has come to its end
	Policies  bool    // there may be more policies of a team than Extra has: to name one is no mistake
	Extra     []*Rule // run with the others. For settings and ignores they are like them, whoever reads or prints those has to know of them too
}

func (o Options) selects(id string) bool {
	return (len(o.Only) == 0 || slices.Contains(o.Only, id)) && !slices.Contains(o.Skip, id)
}

// Run reports what the chosen rules find in a tenant, sorted. Rules that conclude from something missing don't run on an incomplete one.
// Findings that a comment ignores are among them, with its reason. It panics where two rules have one ID.
func Run(tenant *compiler.Tenant, rules []*Rule, opts Options) []diag.Diagnostic {
	r := newRun(tenant, slices.Concat(rules, opts.Extra), opts)
	found := r.checkAll(func(rule *Rule) bool { return rule.Group != Ignores })
	r.ignore(found)
	for _, rule := range r.rules {
		if rule.Group == Ignores && r.runs(rule) {
			found = append(found, r.check(rule)...)
		}
	}
	diag.Sort(found)
	return fold(found)
}

// sorted are rules by ID.
func sorted(rules []*Rule) []*Rule {
	sorted := slices.SortedFunc(slices.Values(rules), func(a, b *Rule) int { return strings.Compare(a.ID, b.ID) })
	for i := 1; i < len(sorted); i++ {
		if sorted[i-1].ID == sorted[i].ID {
			panic("lint: two rules are called " + sorted[i].ID)
		}
	}
	return sorted
}
