package telling

import (
	"cmp"
	"slices"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

// group is findings that may be told as one.
type group struct {
	code, address string
	severity      diag.Severity
}

// Gather tells findings as one that say one thing of an object or of the project. What a comment ignores stands by itself. Found is sorted, and so is
// the result.
func Gather(tenant *compiler.Tenant, rules []*lint.Rule, found []diag.Diagnostic) []diag.Diagnostic {
	gathering := map[string]*lint.Gathering{}
	for _, rule := range rules {
		if rule.Gather != nil {
			gathering[rule.ID] = rule.Gather
		}
	}
	groups := map[group][]int{}
	for i := range found {
		how := gathering[found[i].Code]
		if how == nil || found[i].Ignored != "" {
			continue
		}
		key := group{found[i].Code, found[i].Address, found[i].Severity}
		if how.OfProject {
			key.address = ""
		}
		groups[key] = append(groups[key], i)
	}
	gathered, told := slices.Clone(found), make([]bool, len(found))
	for key, members := range groups { // in any order: they have nothing in common
		if len(members) > 1 {
			gather(tenant, gathering[key.code], gathered, members, told)
		}
	}
	i := -1
	return slices.DeleteFunc(gathered, func(diag.Diagnostic) bool { i++; return told[i] })
}

// gather tells the first of some findings for all of them, unless they are not to be told as one.
func gather(tenant *compiler.Tenant, how *lint.Gathering, all []diag.Diagnostic, members []int, told []bool) {
	found := make([]diag.Diagnostic, len(members))
	for i, member := range members {
		found[i] = all[member]
	}
	message := how.Message(tenant, found)
	if message == "" {
		return
	}
	one := together(found)
	one.Message = message
	all[members[0]] = one
	for _, member := range members[1:] {
		told[member] = true
	}
}

// The most places that a gathered finding shows.
const maxRelated = 8

func together(found []diag.Diagnostic) diag.Diagnostic {
	one := found[0]
	one.Also, one.Related = slices.Clone(one.Also), slices.Clone(one.Related)
	keys := []string{one.Key}
	for i := range found[1:] {
		d := &found[1+i]
		if !slices.Contains(keys, d.Key) {
			keys = append(keys, d.Key)
		}
		if d.Address != one.Address {
			one.Also = append(append(one.Also, d.Address), d.Also...)
		}
		if at := (diag.Related{Message: "and here", Range: d.Range}); len(one.Related) < maxRelated && !d.Range.IsZero() && d.Range != one.Range {
			one.Related = append(one.Related, at)
		}
	}
	one.Key = strings.Join(keys, " ")
	one.Fixes = fixTogether(found)
	return one
}

// fixTogether is one repair for all, where each has one and they touch different bytes.
func fixTogether(found []diag.Diagnostic) []diag.Fix {
	all := diag.Fix{Safe: true}
	var titles []string
	for i := range found {
		if len(found[i].Fixes) != 1 {
			return nil
		}
		fix := found[i].Fixes[0]
		all.Safe = all.Safe && fix.Safe
		all.Edits = append(all.Edits, fix.Edits...)
		if !slices.Contains(titles, fix.Title) {
			titles = append(titles, fix.Title)
		}
	}
	all.Title = strings.Join(titles, ", ")
	slices.SortFunc(all.Edits, func(a, b diag.Edit) int {
		return cmp.Or(strings.Compare(a.Range.File, b.Range.File), a.Range.Start.Byte-b.Range.Start.Byte)
	})
	for i := range all.Edits[1:] {
		before, after := all.Edits[i].Range, all.Edits[i+1].Range
		if before.File == after.File && after.Start.Byte < before.End.Byte {
			return nil
		}
	}
	return []diag.Fix{all}
}
