package lint

import (
	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// Pass is what a rule sees, and where it reports. A rule looks at nothing else: it opens no files, and knows of no other rule.
type Pass struct {
	Tenant *compiler.Tenant
	Config *config.Config // what the tenant was compiled from, as it was written

	rule  *Rule
	run   *run
	found []diag.Diagnostic
	mild  []bool // of found, one by one: see Finding

	suggestions map[suggestionKey]string // remembered, because instances of one block repeat their mistake
}

// RuleIDs are the IDs of all rules that there are, whether they run or not, sorted.
func (p *Pass) RuleIDs() []string {
	ids := make([]string, len(p.run.rules))
	for i, rule := range p.run.rules {
		ids[i] = rule.ID
	}
	return ids
}
