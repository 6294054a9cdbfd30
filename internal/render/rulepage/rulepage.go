// Package rulepage writes a rule's page, which stands by itself and within reports.
package rulepage

import "grants/lint"

// Sources are the pages that each rule rests on, by its ID.
func Sources(rules []*lint.Rule) map[string][]string {
	sources := map[string][]string{}
	for _, rule := range rules {
		sources[rule.ID] = rule.Refs
	}
	return sources
}

// standing says what a rule's severity does not.
func standing(rule *lint.Rule) []string {
	if rule.Check != nil {
		return append([]string{"It is about " + rule.Worth.String() + ", which orders findings of one severity."}, limits(rule)...)
	}
	return limits(rule)
}

// limits say where it is not reported, or can't be left out.
func limits(rule *lint.Rule) []string {
	switch {
	case rule.Check == nil:
		return []string{"It is " + rule.Reported() + ", and can't be left out."}
	case rule.Strict:
		return append([]string{"It is off, except under the preset strict."}, absence(rule)...)
	}
	return absence(rule)
}

func absence(rule *lint.Rule) []string {
	if note := rule.LeftToOthers(); note != "" {
		return []string{note}
	}
	return nil
}
