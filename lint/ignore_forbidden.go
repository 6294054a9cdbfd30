package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "ignore-forbidden",
	Group:    Ignores,
	Title:    "ignore of a rule that can't be ignored",
	Severity: diag.Warning,
	Refs:     []string{"https://github.com/terraform-linters/tflint/pull/2311"},
	Doc: `What is reported while the project is read can't be ignored, because without it nobody knows what the project says; nor can what is
reported about ignores. Of the other rules a project's settings may say that they are not to be ignored. The comment is without effect.

Repair what the rule reports, and remove the comment.`,
	Check: func(p *Pass) {
		for _, ig := range p.run.ignores.all {
			if ig.problem != "" {
				continue
			}
			for _, named := range ig.rules {
				if f := p.forbidden(ig, named); f.message != "" {
					p.reportIgnored(ig, named, f)
				}
			}
		}
	},
})

// forbidden says why a rule can't be ignored where a comment does; the message is empty where it can.
func (p *Pass) forbidden(ig *ignore, named *ignoredRule) finding {
	switch rule := named.rule; {
	case rule == nil:
		return finding{}
	case rule.Check == nil:
		return finding{message: fmt.Sprintf("%q is %s and can't be ignored", rule.ID, rule.Reported())}
	case rule.Group == Ignores:
		return finding{message: fmt.Sprintf("%q is about comments like this one and can't be ignored", rule.ID)}
	}
	f := finding{message: fmt.Sprintf("the settings say that %q can't be ignored", named.id)}
	if settled := p.settled(ig, named.rule); settled != nil && !settled.Ignorable.Value {
		at := settled.Ignorable.At
		f.detail = fmt.Sprintf("They do so at %s:%d:%d.", at.File, at.Start.Line, at.Start.Column)
		return f
	}
	if named.refused {
		return f
	}
	return finding{}
}
