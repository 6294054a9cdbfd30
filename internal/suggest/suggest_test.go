package suggest_test

import (
	"testing"

	"pgregory.net/rapid"

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

func TestIsNear(t *testing.T) {
	for word, want := range map[string]bool{
		"read:usres": true, "reed:user": true, "read:user_s": true, "zz": true, "read:users": true, "read:flows": false, "write:users": false, "": true,
	} {
		if got := suggest.IsNear(word, []string{"read:users", "read:user", "a"}); got != want {
			t.Errorf("IsNear(%q) = %v, want %v", word, got, want)
		}
	}
	if suggest.IsNear("read:users", []string{"read:users"}) {
		t.Error("a word is near itself")
	}
}

// What is made from a word by up to two edits is near it.
func TestClosestFindsWhatEditsMake(t *testing.T) {
	word := rapid.StringMatching(`[a-dö]{6,12}`)
	rapid.Check(t, func(t *rapid.T) {
		meant := word.Draw(t, "meant")
		typed := edit(t, edit(t, meant))
		if typed == meant {
			t.Skip("the edits cancel out")
		}
		if got := suggest.Closest(typed, []string{"something else", meant}); got != meant {
			t.Errorf("Closest(%q) = %q, want %q", typed, got, meant)
		}
	})
}

// edit inserts, drops or replaces one letter.
func edit(t *rapid.T, word string) string {
	letters := []rune(word)
	i := rapid.IntRange(0, len(letters)-1).Draw(t, "place")
	switch rapid.IntRange(0, 2).Draw(t, "edit") {
	case 0:
		return string(letters[:i]) + "x" + string(letters[i:])
	case 1:
		return string(letters[:i]) + string(letters[i+1:])
	}
	return string(letters[:i]) + "y" + string(letters[i+1:])
}
