// Package lint holds the rules, each with everything there is to say about it, and the loop that runs them.
package lint

import (
	"slices"

	"grants/compiler"
	"grants/diag"
)

// Options say what a run is about. The zero value runs the rules of the preset recommended.
type Options struct {
	Only      []string // IDs of rules: where not empty, no other rule runs, and these do whatever the preset
	Skip      []string // IDs of rules that don't run
	Settings  Settings
	NoIgnores bool   // findings count whether a comment ignores them or not
	Today     string // as 2006-01-02: comments with an earlier end ignore nothing any more; empty where none has come to its end
}

func (o Options) selects(id string) bool {
	return (len(o.Only) == 0 || slices.Contains(o.Only, id)) && !slices.Contains(o.Skip, id)
}

// Run reports what the chosen rules find in a tenant, sorted. Rules that conclude from something missing don't run on an incomplete one.
// Findings that a comment ignores are among them, with its reason.
func Run(tenant *compiler.Tenant, opts Options) []diag.Diagnostic {
	r := newRun(tenant, opts)
	found := r.checkAll(slices.DeleteFunc(Rules(), func(rule *Rule) bool { return rule.Group == Ignores }))
	r.ignore(found)
	for _, rule := range Rules() {
		if rule.Group == Ignores && r.runs(rule) {
			found = append(found, r.check(rule)...)
		}
	}
	diag.Sort(found)
	return fold(found)
}
