package edit

import (
	"slices"
	"sort"
)

// anchors are the lines that two texts have once each and in the same order, as pairs of their indices: the most of them that there are.
func anchors(a, b []string) [][2]int {
	pairs := unique(a, b)
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
