package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "ignore-unused",
	Group:    lint.Ignores,
	Title:    "ignore that ignores nothing",
	Severity: diag.Warning,
	Worth:    lint.Tidy,
	Refs: []string{
		"https://github.com/eslint/eslint/issues/9249",
		"https://github.com/peripheryapp/periphery/pull/1044",
	},
	Absence: true,
	Doc: `The rule reports nothing that this comment covers: it was repaired, or the comment stands in the wrong place. Left alone, the comment
would hide the next mistake of the kind from everybody. A comment covers the attribute, block or item that it stands behind, or else the one below it.

Remove the comment, or move it to what it is about.`,
	Check: func(p *lint.Pass) {
		for _, ig := range p.Ignores() {
			switch {
			case ig.Problem != "" || ig.Expired:
			case ig.CoversNothing():
				p.ReportIgnore(ig, ig.Span, ig.Text, lint.Finding{Message: "this ignore stands above nothing that it could cover"})
			default:
				for _, named := range ig.Rules {
					if unused(p, named) {
						p.ReportIgnored(named, unusedRule(named))
					}
				}
			}
		}
	},
})

func unused(p *lint.Pass, named *lint.IgnoredRule) bool {
	if named.Used || named.Rule == nil || named.Rule.Group == lint.Ignores || p.Settled(named) == nil || p.MayBeUsed(named) {
		return false
	}
	_, forbidden := p.IgnoreForbidden(named)
	return !forbidden
}

func unusedRule(named *lint.IgnoredRule) lint.Finding {
	f := lint.Finding{Message: fmt.Sprintf("%q reports nothing here", named.ID)}
	if named.Key != "" {
		f.Message = fmt.Sprintf("%q reports nothing about %q here", named.ID, named.Key)
	}
	if other := named.OtherKey(); other != "" && named.Key != "" && other != named.Key {
		f.Detail = fmt.Sprintf("What it reports is about %q.", other)
	}
	return f
}
