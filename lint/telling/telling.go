// Package telling puts findings in the order in which people are best told them, and many into one where they say one thing.
package telling

import (
	"cmp"
	"slices"
	"strconv"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

// Told is a finding as text tells it, with those of its rule that it stands for.
type Told struct {
	diag.Diagnostic
	Like      []string          // what further findings about the same object are about, those first that weigh most
	Elsewhere []diag.Diagnostic // further findings about other objects, in the order of the source
}

// maxTold is the number of objects of which text tells the findings of one rule in full.
const maxTold = 3

// ByWorth is findings in the order in which people are best told them: by severity, by what the rule is worth, then in the order of the source.
// Those of one rule about one object stand together. Found is sorted, and stays as it is.
func ByWorth(rules []*lint.Rule, found []diag.Diagnostic) []diag.Diagnostic {
	groups := groupsOf(rules, found)
	ordered := make([]diag.Diagnostic, 0, len(found))
	for _, members := range groups {
		for _, i := range members {
			ordered = append(ordered, found[i])
		}
	}
	return ordered
}

// groupsOf are the findings of one rule and severity about one object, as indexes, in the order of ByWorth.
func groupsOf(rules []*lint.Rule, found []diag.Diagnostic) [][]int {
	ranks := make(map[string]int, len(rules))
	for _, rule := range rules {
		ranks[rule.ID] = rank(rule)
	}
	at := map[group]int{}
	var groups [][]int
	for i := range found {
		key := group{found[i].Code, found[i].Address, found[i].Severity}
		known, seen := at[key]
		if !seen || found[i].Address == "" {
			at[key] = len(groups)
			groups = append(groups, []int{i})
			continue
		}
		groups[known] = append(groups[known], i)
	}
	slices.SortStableFunc(groups, func(a, b []int) int {
		x, y := &found[a[0]], &found[b[0]]
		return cmp.Or(int(y.Severity)-int(x.Severity), ranks[x.Code]-ranks[y.Code])
	})
	return groups
}

// Tell is findings as text tells them: in the order of ByWorth, those of one rule about one object as one, and of one rule about many objects the first
// few in full. Found is sorted, and stays as it is.
func Tell(tenant *compiler.Tenant, rules []*lint.Rule, found []diag.Diagnostic) []Told {
	groups := groupsOf(rules, found)
	weigh := weighersOf(tenant, found, groups)
	last := map[group]int{}
	told := []Told{}
	counts := map[group]int{}
	for _, members := range groups {
		first := found[members[0]]
		rule := group{code: first.Code, severity: first.Severity}
		if counts[rule]++; counts[rule] > maxTold {
			for _, i := range members {
				told[last[rule]].Elsewhere = append(told[last[rule]].Elsewhere, found[i])
			}
			continue
		}
		last[rule] = len(told)
		told = append(told, Told{Diagnostic: first, Like: weigh.keys(found, members[1:])})
	}
	return told
}

// weigher knows which scopes of an object weigh most.
type weigher map[string]*compiler.API

// weighersOf are the APIs that findings told together are about, by the addresses of APIs and of grants.
func weighersOf(tenant *compiler.Tenant, found []diag.Diagnostic, groups [][]int) weigher {
	all := weigher{}
	for _, members := range groups {
		if len(members) > 1 {
			all[found[members[0]].Address] = nil
		}
	}
	if tenant == nil || len(all) == 0 {
		return all
	}
	for _, api := range tenant.EveryAPI() {
		if _, wanted := all[api.Address]; wanted {
			all[api.Address] = api
		}
	}
	for _, g := range tenant.ClientGrants {
		if _, wanted := all[g.Address]; wanted {
			all[g.Address] = g.API
		}
	}
	return all
}

// keys are what some findings about one object are about: quoted, and lines where they have no name.
func (w weigher) keys(found []diag.Diagnostic, members []int) []string {
	var names []string
	for _, i := range members {
		if key := found[i].Key; key != "" {
			names = append(names, key)
		}
	}
	slices.Sort(names)
	names = slices.Compact(names)
	if len(members) > 0 {
		if api := w[found[members[0]].Address]; api != nil {
			names = lint.SensitiveFirst(api, names)
		}
	}
	for i, name := range names {
		names[i] = strconv.Quote(name)
	}
	for _, i := range members {
		if found[i].Key == "" && !found[i].Range.IsZero() {
			names = append(names, "line "+strconv.Itoa(found[i].Range.Start.Line))
		}
	}
	return names
}

// Tally is how many findings of each rule there are, in the order of ByWorth.
func Tally(rules []*lint.Rule, found []diag.Diagnostic) []RuleCount {
	var counts []RuleCount
	at := map[string]int{}
	for _, members := range groupsOf(rules, found) {
		code := found[members[0]].Code
		i, seen := at[code]
		if !seen {
			i = len(counts)
			at[code] = i
			counts = append(counts, RuleCount{Rule: code})
		}
		counts[i].Findings += len(members)
	}
	return counts
}

// RuleCount is a rule and how many findings of it there are.
type RuleCount struct {
	Rule     string
	Findings int
}
