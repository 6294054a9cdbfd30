package edit

import (
	"slices"
	"sort"
)

// anchors are pairs of equal lines of two texts, by their indices, that stand in the same order in both: the most of them that there are. The pairs are
// in the order of the first text.
func anchors(pairs [][2]int) [][2]int {
	// The longest rising sequence, by patience sorting (https://en.wikipedia.org/wiki/Patience_sorting): ends has, for each length, the pair that
	// ends a sequence of that length and stands first in b.
	var ends []int
	previous := make([]int, len(pairs))
	for i, pair := range pairs {
		length := sort.Search(len(ends), func(n int) bool { return pairs[ends[n]][1] >= pair[1] })
		previous[i] = -1
		if length > 0 {
			previous[i] = ends[length-1]
		}
		if length == len(ends) {
			ends = append(ends, i)
		}
		ends[length] = i
	}
	var longest [][2]int
	if len(ends) > 0 {
		for i := ends[len(ends)-1]; i >= 0; i = previous[i] {
			longest = append(longest, pairs[i])
		}
	}
	slices.Reverse(longest)
	return longest
}

// unique pairs the lines that both texts have once, in the order of the first text.
func unique(a, b []string) [][2]int {
	inA, inB := places(a), places(b)
	var pairs [][2]int
	for i, text := range a {
		if inA[text] == i {
			if j, once := inB[text]; once && j >= 0 {
				pairs = append(pairs, [2]int{i, j})
			}
		}
	}
	return pairs
}

// places is where each line stands, and -1 for those that there are several of.
func places(lines []string) map[string]int {
	at := make(map[string]int, len(lines))
	for i, text := range lines {
		if _, seen := at[text]; seen {
			i = -1
		}
		at[text] = i
	}
	return at
}

// repeated pairs the lines that both texts have equally often: the first with the first, the second with the second. They are in the order of the first text.
func repeated(a, b []string) [][2]int {
	inA, inB := allPlaces(a), allPlaces(b)
	var pairs [][2]int
	seen := make(map[string]int, len(inA))
	for i, text := range a {
		if others := inB[text]; len(others) == len(inA[text]) {
			pairs = append(pairs, [2]int{i, others[seen[text]]})
			seen[text]++
		}
	}
	return pairs
}

func allPlaces(lines []string) map[string][]int {
	at := make(map[string][]int, len(lines))
	for i, text := range lines {
		at[text] = append(at[text], i)
	}
	return at
}

// edges pairs the lines that both texts begin and end with.
func edges(a, b []string) [][2]int {
	var pairs [][2]int
	shorter := min(len(a), len(b))
	first := 0
	for ; first < shorter && a[first] == b[first]; first++ {
		pairs = append(pairs, [2]int{first, first})
	}
	last := 0
	for last < shorter-first && a[len(a)-1-last] == b[len(b)-1-last] {
		last++
	}
	for ; last > 0; last-- {
		pairs = append(pairs, [2]int{len(a) - last, len(b) - last})
	}
	return pairs
}
