// Package lint holds the rules, each with everything there is to say about it, and the loop that runs them.
package lint

import (
	"slices"

	"grants/compiler"
	"grants/diag"
)

// Options choose among the rules by ID. The zero value runs all.
type Options struct {
	Only []string // where not empty, no other rule runs
	Skip []string
}

func (o Options) selects(id string) bool {
	return (len(o.Only) == 0 || slices.Contains(o.Only, id)) && !slices.Contains(o.Skip, id)
}

// Run reports what the chosen rules find in a tenant, sorted. Rules that conclude from something missing don't run on an incomplete one.
func Run(tenant *compiler.Tenant, opts Options) []diag.Diagnostic {
	var found []diag.Diagnostic
	for _, rule := range Rules() {
		if rule.Check == nil || !opts.selects(rule.ID) || rule.Absence && tenant.Incomplete {
			continue
		}
		pass := &Pass{Tenant: tenant, Config: tenant.Config, rule: rule}
		rule.Check(pass)
		found = append(found, pass.found...)
	}
	diag.Sort(found)
	return fold(found)
}
