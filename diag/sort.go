package diag

import (
	"cmp"
	"slices"
	"strings"
)

// Sort orders diagnostics by place, then severity (worst first), code, address and key, so that every run prints the same.
func Sort(diagnostics []Diagnostic) {
	if isSorted(diagnostics) {
		return
	}
	order := make([]int, len(diagnostics)) // a diagnostic is large, and is moved once
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Or(compare(&diagnostics[i], &diagnostics[j]), i-j) })
	permute(diagnostics, order)
}

func isSorted(diagnostics []Diagnostic) bool {
	for i := 1; i < len(diagnostics); i++ {
		if compare(&diagnostics[i-1], &diagnostics[i]) > 0 {
			return false
		}
	}
	return true
}

// permute puts at every place what order says. It forgets order.
func permute(diagnostics []Diagnostic, order []int) {
	for start := range order {
		first := diagnostics[start]
		at := start
		for order[at] != start {
			from := order[at]
			diagnostics[at], order[at] = diagnostics[from], at
			at = from
		}
		diagnostics[at], order[at] = first, at
	}
}

func compare(a, b *Diagnostic) int {
	if order := comparePlaces(&a.Range, &b.Range); order != 0 {
		return order
	}
	if a.Severity != b.Severity {
		return cmp.Compare(b.Severity, a.Severity)
	}
	if order := strings.Compare(a.Code, b.Code); order != 0 {
		return order
	}
	if order := strings.Compare(a.Address, b.Address); order != 0 {
		return order
	}
	return cmp.Or(strings.Compare(a.Key, b.Key), strings.Compare(a.Message, b.Message))
}

func comparePlaces(a, b *Range) int {
	if order := strings.Compare(a.File, b.File); order != 0 {
		return order
	}
	return cmp.Or(a.Start.Byte-b.Start.Byte, a.End.Byte-b.End.Byte)
}
