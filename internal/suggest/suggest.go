// Package suggest finds the name somebody probably meant.
package suggest

import "fmt"

// maxDistance is the number of edits up to which two names still look like one.
const maxDistance = 2

// Closest is the candidate that is fewest edits (insert, delete, replace, swap neighbours) away from word, or "" where none is near.
// Of several equally near candidates the bytewise smallest wins, so the order of candidates is of no consequence. Word itself is never
// suggested.
func Closest(word string, candidates []string) string {
	ruler := ruler{from: []rune(word)}
	best, nearest := "", min(maxDistance, len(ruler.from)/2)+1 // at least half of the word has to stay
	for _, candidate := range candidates {
		if candidate == word || candidate == "" {
			continue
		}
		d := ruler.distance(candidate, nearest)
		if d < nearest || d == nearest && best != "" && candidate < best {
			best, nearest = candidate, d
		}
	}
	return best
}

// Hint is the question whether a name is meant, or "" where there is none.
func Hint(meant string) string {
	if meant != "" {
		return fmt.Sprintf("did you mean %q?", meant)
	}
	return ""
}

// DidYouMean is the question whether the candidate is meant that is closest to word.
func DidYouMean(word string, candidates []string) string { return Hint(Closest(word, candidates)) }

// IsNear reports whether some candidate other than word is at most as many edits away as look like a mistake. Short words are near to many.
func IsNear(word string, candidates []string) bool {
	ruler := ruler{from: []rune(word)}
	for _, candidate := range candidates {
		if candidate != word && ruler.distance(candidate, maxDistance) <= maxDistance {
			return true
		}
	}
	return false
}

// ruler measures how far words are from one word. Its rows are those of the textbook's table, kept for the next word.
type ruler struct {
	from, to                          []rune
	beforePrevious, previous, current []int
}

// distance is the optimal string alignment distance, or some number over limit where it exceeds limit. It looks only at the table's
// diagonal band that a distance within limit can't leave.
func (r *ruler) distance(word string, limit int) int {
	r.to = append(r.to[:0], []rune(word)...)
	n := len(r.to)
	if max(len(r.from)-n, n-len(r.from)) > limit {
		return limit + 1
	}
	r.start(n)
	for i := 1; i <= len(r.from); i++ {
		low, high := max(1, i-limit), min(n, i+limit)
		r.current[low-1] = limit + 1
		if low == 1 {
			r.current[0] = i
		}
		least := r.current[low-1]
		for j := low; j <= high; j++ {
			r.current[j] = r.cell(i, j)
			least = min(least, r.current[j])
		}
		if high < n {
			r.current[high+1] = limit + 1
		}
		if least > limit+1 { // a swap reaches back over one row, hence the margin
			return least
		}
		r.beforePrevious, r.previous, r.current = r.previous, r.current, r.beforePrevious
	}
	return r.previous[n]
}

// start makes room for n columns, the first row counting insertions.
func (r *ruler) start(n int) {
	r.beforePrevious = append(r.beforePrevious[:0], make([]int, n+1)...)
	r.previous = append(r.previous[:0], make([]int, n+1)...)
	r.current = append(r.current[:0], make([]int, n+1)...)
	for j := range r.previous {
		r.previous[j] = j
	}
}

func (r *ruler) cell(i, j int) int {
	replaced := r.previous[j-1]
	if r.from[i-1] != r.to[j-1] {
		replaced++
	}
	least := min(r.previous[j]+1, r.current[j-1]+1, replaced)
	if i > 1 && j > 1 && r.from[i-1] == r.to[j-2] && r.from[i-2] == r.to[j-1] {
		least = min(least, r.beforePrevious[j-2]+1)
	}
	return least
}
