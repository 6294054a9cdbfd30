package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "ignore-expired",
	Group:    Ignores,
	Title:    "ignore that is past its last day",
	Severity: diag.Warning,
	Worth:    Gives,
	Refs: []string{
		"https://github.com/aquasecurity/tfsec/pull/762",
		"https://github.com/spotbugs/spotbugs/issues/918",
	},
	Doc: `The comment was meant to hold until a day that is over. It ignores nothing any more, so what it was about is reported again. Days are those of
UTC, so that everybody's run says the same.

Repair what was ignored and remove the comment, or give it another last day and a reason that still holds.`,
	Check: func(p *Pass) {
		for _, ig := range p.run.ignores.all {
			if ig.problem == "" && ig.expired {
				p.report(finding{
					at: ig.part(len(ig.Text)-len(ig.until), len(ig.Text)), address: p.run.objectAt(ig), key: ig.name(ig.rules[0]),
					message: fmt.Sprintf("this ignore ended on %s", ig.until),
					detail:  "It ignores nothing any more. Its reason was: " + ig.reason,
				})
			}
		}
	},
})
