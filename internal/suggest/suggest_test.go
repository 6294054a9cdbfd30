package suggest_test

import (
	"testing"

	"grants/internal/suggest"
)

func TestClosest(t *testing.T) {
	tests := []struct {
		name, word string
		candidates []string
		want       string
	}{
		{"a swap is one edit", "raed:posts", []string{"write:posts", "read:posts"}, "read:posts"},
		{"a missing letter", "scops", []string{"subject_type", "scopes"}, "scopes"},
		{"two edits", "audeince_", []string{"audience"}, "audience"},
		{"three edits are too far", "abcdef", []string{"abcxyz"}, ""},
		{"the nearest wins", "reads", []string{"rea", "read"}, "read"},
		{"the smallest of equals wins", "read:x", []string{"read:c", "read:a", "read:b"}, "read:a"},
		{"order is of no consequence", "read:x", []string{"read:b", "read:a", "read:c"}, "read:a"},
		{"the word itself is no suggestion", "web", []string{"web"}, ""},
		{"a single letter resembles nothing", "a", []string{"b"}, ""},
		{"half of a short word has to stay", "api", []string{"xyz", "app"}, "app"},
		{"letters count, not bytes", "größe", []string{"grosse", "grösse"}, "grösse"},
		{"an empty candidate is none", "ab", []string{""}, ""},
		{"no candidates", "word", nil, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := suggest.Closest(test.word, test.candidates); got != test.want {
				t.Errorf("Closest(%q, %q) = %q, want %q", test.word, test.candidates, got, test.want)
			}
		})
	}
}
