package lint

import (
	"fmt"

	"grants/diag"
	"grants/internal/suggest"
)

var _ = register(Rule{
	ID:       "ignore-unknown-rule",
	Group:    Ignores,
	Title:    "ignore of a rule that does not exist",
	Severity: diag.Warning,
	Refs:     []string{"https://github.com/terraform-linters/tflint/pull/277"},
	Doc: `A comment that ignores findings names a rule that is not in the catalogue, so it ignores nothing. Every rule is ignored by its own name:
there is no name for all of them.

Correct the name, or remove it. "grants rules" lists all rules.`,
	Check: func(p *Pass) {
		for _, ig := range p.run.ignores.all {
			if ig.problem != "" {
				continue
			}
			for _, named := range ig.rules {
				if named.rule == nil {
					p.reportIgnored(ig, named, unknownRule(named.id))
				}
			}
		}
	},
})

func unknownRule(id string) finding {
	f := finding{message: fmt.Sprintf("no rule is called %q", id), detail: `"grants rules" lists all rules.`}
	var ids []string
	for _, rule := range catalogue {
		ids = append(ids, rule.ID)
	}
	if near := suggest.Closest(id, ids); near != "" {
		f.hint = fmt.Sprintf("did you mean %q?", near)
	}
	return f
}
