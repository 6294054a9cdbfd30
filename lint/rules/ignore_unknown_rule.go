package rules

import (
	"fmt"

	"grants/diag"
	"grants/internal/suggest"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "ignore-unknown-rule",
	Group:    lint.Ignores,
	Title:    "ignore of a rule that does not exist",
	Severity: diag.Warning,
	Refs:     []string{"https://github.com/terraform-linters/tflint/pull/277"},
	Doc: `A comment that ignores findings names a rule that is not in the catalogue, so it ignores nothing. Every rule is ignored by its own name:
there is no name for all of them.

Correct the name, or remove it. "grants rules" lists all rules.`,
	Check: func(p *lint.Pass) {
		for _, ig := range p.Ignores() {
			if ig.Problem != "" {
				continue
			}
			for _, named := range ig.Rules {
				if named.Rule == nil {
					p.ReportIgnored(named, unknownRule(named.ID, p.RuleIDs()))
				}
			}
		}
	},
})

func unknownRule(id string, known []string) lint.Finding {
	f := lint.Finding{Message: fmt.Sprintf("no rule is called %q", id), Detail: `"grants rules" lists all rules.`}
	if near := suggest.Closest(id, known); near != "" {
		f.Hint = fmt.Sprintf("did you mean %q?", near)
	}
	return f
}
