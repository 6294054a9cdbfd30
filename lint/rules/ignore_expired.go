package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "ignore-expired",
	Group:    lint.Ignores,
	Title:    "ignore that is past its last day",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Refs: []string{
		"https://github.com/aquasecurity/tfsec/pull/762",
		"https://github.com/spotbugs/spotbugs/issues/918",
	},
	Doc: `The comment was meant to hold until a day that is over. It ignores nothing any more, so what it was about is reported again. Days are those of
UTC, so that everybody's run says the same.

Repair what was ignored and remove the comment, or give it another last day and a reason that still holds.`,
	Check: func(p *lint.Pass) {
		for _, ig := range p.Ignores() {
			if ig.Problem == "" && ig.Expired {
				p.ReportIgnore(ig, ig.Place(len(ig.Text)-len(ig.Until), len(ig.Text)), ig.Rules[0].Written(), lint.Finding{
					Message: fmt.Sprintf("this ignore ended on %s", ig.Until),
					Detail:  "It ignores nothing any more. Its reason was: " + ig.Reason,
				})
			}
		}
	},
})
