package diag

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSortIsByPlaceThenSeverityThenNames(t *testing.T) {
	at := func(file string, start, end int) Range {
		return Range{File: file, Start: Pos{Byte: start}, End: Pos{Byte: end}}
	}
	want := []Diagnostic{
		{Code: "b", Severity: Info, Address: "x"},
		{Code: "a", Severity: Info, Range: at("a", 1, 5)},
		{Code: "b", Severity: Error, Range: at("a", 2, 3)},
		{Code: "a", Severity: Info, Range: at("a", 2, 3)},
		{Code: "b", Severity: Info, Address: "x", Key: "k", Message: "m", Range: at("a", 2, 3)},
		{Code: "b", Severity: Info, Address: "x", Key: "k", Message: "n", Range: at("a", 2, 3)},
		{Code: "b", Severity: Info, Address: "x", Key: "l", Message: "m", Range: at("a", 2, 3)},
		{Code: "b", Severity: Info, Address: "y", Range: at("a", 2, 3)},
		{Code: "a", Severity: Info, Range: at("a", 2, 4)},
		{Code: "a", Severity: Info, Range: at("b", 0, 0)},
	}
	random := rand.New(rand.NewPCG(1, 1))
	for range 100 {
		got := slices.Clone(want)
		random.Shuffle(len(got), func(i, j int) { got[i], got[j] = got[j], got[i] })
		Sort(got)
		for i := range want {
			if got[i].Message != want[i].Message || compare(&got[i], &want[i]) != 0 {
				t.Fatalf("at %d: got %+v, want %+v", i, got[i], want[i])
			}
		}
	}
}

func TestSortLeavesEqualDiagnosticsInTheirOrder(t *testing.T) {
	var got []Diagnostic
	for i := range 100 {
		got = append(got, Diagnostic{Code: string(rune('z' - i%3)), Detail: string(rune('0' + i))})
	}
	Sort(got)
	for i := 1; i < len(got); i++ {
		if got[i-1].Code == got[i].Code && got[i-1].Detail > got[i].Detail {
			t.Fatalf("%q comes before %q", got[i-1].Detail, got[i].Detail)
		}
	}
}
