// Package suggest finds the name somebody probably meant.
package suggest

import "unicode/utf8"

// maxDistance is the number of edits up to which two names still look like one. Short words get less, so that "api" is not taken for "app_x".
const maxDistance = 2

// Closest is the candidate that is fewest edits (insert, delete, replace, swap neighbours) away from word, or "" where none is near.
// Of several equally near candidates the bytewise smallest wins, so the order of candidates is of no consequence. Word itself is never suggested.
func Closest(word string, candidates []string) string {
	best, bestDistance := "", allowance(word)+1
	for _, candidate := range candidates {
		if candidate == word || candidate == "" || tooFarInLength(word, candidate, bestDistance) {
			continue
		}
		d := distance(word, candidate, bestDistance)
		if d < bestDistance || d == bestDistance && best != "" && candidate < best {
			best, bestDistance = candidate, d
		}
	}
	return best
}

// allowance keeps at least half of the word in what is suggested for it.
func allowance(word string) int {
	return min(maxDistance, utf8.RuneCountInString(word)/2)
}

// tooFarInLength compares bytes, of which one edit changes at most four.
func tooFarInLength(a, b string, limit int) bool {
	return max(len(a)-len(b), len(b)-len(a)) > utf8.UTFMax*limit
}

// distance is the optimal string alignment distance of a and b, or any number over limit once it is clear that it exceeds limit.
func distance(a, b string, limit int) int {
	from, to := []rune(a), []rune(b)
	beforePrevious, previous, current := make([]int, len(to)+1), make([]int, len(to)+1), make([]int, len(to)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(from); i++ {
		current[0] = i
		least := i
		for j := 1; j <= len(to); j++ {
			replace := previous[j-1]
			if from[i-1] != to[j-1] {
				replace++
			}
			current[j] = min(previous[j]+1, current[j-1]+1, replace)
			if i > 1 && j > 1 && from[i-1] == to[j-2] && from[i-2] == to[j-1] {
				current[j] = min(current[j], beforePrevious[j-2]+1)
			}
			least = min(least, current[j])
		}
		if least > limit+1 { // a swap reaches back over one row, hence the margin
			return least
		}
		beforePrevious, previous, current = previous, current, beforePrevious
	}
	return previous[len(to)]
}
