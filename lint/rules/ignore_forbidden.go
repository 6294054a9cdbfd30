package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "ignore-forbidden",
	Group:    lint.Ignores,
	Title:    "ignore of a rule that can't be ignored",
	Severity: diag.Warning,
	Refs:     []string{"https://github.com/terraform-linters/tflint/pull/2311"},
	Doc: `What is reported while the project is read can't be ignored, because without it nobody knows what the project says; nor can what is
reported about ignores. Of the other rules a project's settings may say that they are not to be ignored. The comment is without effect.

Repair what the rule reports, and remove the comment.`,
	Check: func(p *lint.Pass) {
		for _, ig := range p.Ignores() {
			if ig.Problem != "" {
				continue
			}
			for _, named := range ig.Rules {
				if f, forbidden := p.IgnoreForbidden(named); forbidden {
					p.ReportIgnored(named, f)
				}
			}
		}
	},
})
