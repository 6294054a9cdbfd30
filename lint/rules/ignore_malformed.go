package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "ignore-malformed",
	Group:    lint.Ignores,
	Title:    "ignore that can't be understood",
	Severity: diag.Warning,
	Refs: []string{
		"https://github.com/terraform-linters/tflint/pull/1892",
		"https://github.com/aquasecurity/tfsec/pull/762",
	},
	Doc: `A comment that begins with grants:ignore names rules and gives a reason, and perhaps a last day. What can't be read so ignores nothing:
guessing what was meant could hide a finding that nobody knows of, and "until" without a date would last for ever. The reason is for whoever comes across the comment in a year.

Write grants:ignore RULE: REASON, or RULE(KEY) for a single scope or attribute; "until YYYY-MM-DD" at the end of the reason gives it a last day.`,
	Check: func(p *lint.Pass) {
		for _, ig := range p.Ignores() {
			if ig.Problem != "" {
				p.ReportIgnore(ig, ig.Place(ig.From, ig.To), ig.Text, lint.Finding{
					Message: ig.Problem,
					Detail:  "Write grants:ignore RULE: REASON, or RULE(KEY) for a single scope or attribute. The reason may end in until YYYY-MM-DD.",
				})
			}
		}
	},
})
