package fuzz

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// FuzzSplice reads what comes of test data when words are left out, put in, and taken from other files. That goes further into the language
// than single bytes do: it found a panic that FuzzLoad did not.
func FuzzSplice(f *testing.F) {
	var texts [][]string
	for _, seed := range seeds(f) {
		if words := word.FindAllString(string(seed), -1); len(words) > 2 && len(words) < 2000 {
			texts = append(texts, words)
		}
	}
	for seed := range uint64(200) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		content := []byte(splice(rand.New(rand.NewPCG(seed, 0)), texts))
		check(t, "main.grants.hcl", content)
		check(t, "main.grants.json", content)
		if t.Failed() {
			t.Logf("the file was\n%s", content)
		}
	})
}

var word = regexp.MustCompile(`[A-Za-z_][\w-]*|[ \t]+|\d+|(?s:.)`)

// splice makes a text of others.
func splice(r *rand.Rand, texts [][]string) string {
	words := slices.Clone(texts[r.IntN(len(texts))])
	for range 1 + r.IntN(6) {
		other := texts[r.IntN(len(texts))]
		at, from := r.IntN(len(words)), r.IntN(len(other)-1)
		some := other[from : from+1+r.IntN(min(12, len(other)-from))]
		switch r.IntN(5) {
		case 0:
			words = append(words, other...)
		case 1:
			words[at] = other[from]
		case 2, 3:
			words = slices.Insert(words, at, some...)
		case 4:
			words = slices.Replace(words, at, min(len(words), at+1+r.IntN(8)), other[from])
		}
	}
	return strings.Join(words, "")
}
