package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "ignore-unused",
	Group:    Ignores,
	Title:    "ignore that ignores nothing",
	Severity: diag.Warning,
	Worth:    Tidy,
	Refs: []string{
		"https://github.com/eslint/eslint/issues/9249",
		"https://github.com/peripheryapp/periphery/pull/1044",
	},
	Absence: true,
	Doc: `The rule reports nothing that this comment covers: it was repaired, or the comment stands in the wrong place. Left alone, the comment
would hide the next mistake of the kind from everybody. A comment covers the attribute, block or item that it stands behind, or else the one below it.

Remove the comment, or move it to what it is about.`,
	Check: func(p *Pass) {
		for _, ig := range p.run.ignores.all {
			switch {
			case ig.problem != "" || ig.expired:
			case ig.covers.IsZero():
				p.report(finding{
					at: ig.Span, address: p.run.objectAt(ig), key: ig.Text,
					message: "this ignore stands above nothing that it could cover",
				})
			default:
				for _, named := range ig.rules {
					if p.unused(ig, named) {
						p.reportIgnored(ig, named, unusedRule(named))
					}
				}
			}
		}
	},
})

func (p *Pass) unused(ig *ignore, named *ignoredRule) bool {
	if named.used || named.rule == nil || named.rule.Group == Ignores {
		return false
	}
	return p.settled(ig, named.rule) != nil && !p.mayBeUsed(ig, named.rule) && p.forbidden(ig, named).message == ""
}

func unusedRule(named *ignoredRule) finding {
	f := finding{message: fmt.Sprintf("%q reports nothing here", named.id)}
	if named.key != "" {
		f.message = fmt.Sprintf("%q reports nothing about %q here", named.id, named.key)
	}
	if other := named.node.reported[named.id]; other != "" && named.key != "" && other != named.key {
		f.detail = fmt.Sprintf("What it reports is about %q.", other)
	}
	return f
}
