package arch

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What a room, which is a package, has at most, tests apart. Where more is needed, there are two rooms: their readers need not know each other.
const (
	mostFiles  = 40
	mostLines  = 4000
	mostPrefix = 5 // files that begin with the same words, which is to say that they are about a thing of their own
)

// large is the one room that may be larger: a file for each rule.
const large = "lint/rules"

// toBeRearranged are the rooms that are still too full. Nothing is added here.
var toBeRearranged = []string{}

func TestNoRoomIsTooFull(t *testing.T) {
	rooms := map[string][]string{}
	for _, file := range goFiles(t) {
		if dir := path.Dir(file); !strings.HasSuffix(file, "_test.go") && dir != large {
			rooms[dir] = append(rooms[dir], file)
		}
	}
	for _, room := range slices.Sorted(maps.Keys(rooms)) {
		found := tooFull(room, rooms[room], linesOf(t, rooms[room]))
		switch isExcepted := slices.Contains(toBeRearranged, room); {
		case isExcepted && found == nil:
			t.Errorf("%s is in order: take it off toBeRearranged", room)
		case !isExcepted:
			for _, problem := range found {
				t.Error(problem)
			}
		}
	}
	for _, room := range toBeRearranged {
		if rooms[room] == nil {
			t.Errorf("%s is gone: take it off toBeRearranged", room)
		}
	}
}

// tooFull is what is wrong with a room that has some files, nil where nothing is.
func tooFull(room string, files []string, lines int) []string {
	var found []string
	if len(files) > mostFiles {
		found = append(found, fmt.Sprintf("%s has %d files, and a room has at most %d: which of them are about a thing of their own?", room, len(files), mostFiles))
	}
	if lines > mostLines {
		found = append(found, fmt.Sprintf("%s has %d lines, and a room has at most %d: which of them are about a thing of their own?", room, lines, mostLines))
	}
	counts := map[string]int{}
	for _, file := range files {
		for _, prefix := range prefixesOf(path.Base(file)) {
			counts[prefix]++
		}
	}
	for _, prefix := range slices.Sorted(maps.Keys(counts)) {
		if counts[prefix] > mostPrefix {
			found = append(found, fmt.Sprintf("%s has %d files called %s_*.go: they ask for a room of their own", room, counts[prefix], prefix))
		}
	}
	return found
}

// prefixesOf is the words that the name of a file begins with: a, a_b and a_b_c of a_b_c.go.
func prefixesOf(name string) []string {
	words := strings.Split(strings.TrimSuffix(name, ".go"), "_")
	var prefixes []string
	for n := range words {
		prefixes = append(prefixes, strings.Join(words[:n+1], "_"))
	}
	return prefixes
}

func linesOf(t *testing.T, files []string) int {
	t.Helper()
	n := 0
	for _, file := range files {
		text, err := os.ReadFile(filepath.Join(root, file))
		if err != nil {
			t.Fatal(err)
		}
		n += bytes.Count(text, []byte("\n"))
	}
	return n
}

func TestAFullRoomIsSeen(t *testing.T) {
	many := func(n int, name string) []string {
		var files []string
		for i := range n {
			files = append(files, fmt.Sprintf("room/"+name, i))
		}
		return files
	}
	for _, c := range []struct {
		name  string
		files []string
		lines int
		full  bool
	}{
		{"as many files as there may be", many(40, "a%d.go"), 4000, false},
		{"a file too many", many(41, "a%d.go"), 4000, true},
		{"a line too many", many(40, "a%d.go"), 4001, true},
		{"five files of one thing", many(5, "plan_%d.go"), 1, false},
		{"six files of one thing", many(6, "plan_%d.go"), 1, true},
		{"the file of the thing itself is the sixth", append(many(5, "plan_%d.go"), "room/plan.go"), 1, true},
		{"another word that begins alike", append(many(5, "plan_%d.go"), "room/planet.go"), 1, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if found := tooFull("room", c.files, c.lines); (found != nil) != c.full {
				t.Errorf("found %q, want something: %t", found, c.full)
			}
		})
	}
}
