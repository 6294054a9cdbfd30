// Package catalogue writes the catalogue of rules in each format, and what a project chose about the rules.
package catalogue

import "grants/lint"

// byGroup is the rules in the order of their groups, without groups that have none.
func byGroup(rules []*lint.Rule) [][]*lint.Rule {
	var groups [][]*lint.Rule
	for _, group := range lint.Groups {
		var members []*lint.Rule
		for _, rule := range rules {
			if rule.Group == group {
				members = append(members, rule)
			}
		}
		if members != nil {
			groups = append(groups, members)
		}
	}
	return groups
}
