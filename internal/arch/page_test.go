package arch

import (
	"cmp"
	"fmt"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"grants/internal/golden"
)

// page is what people read who pick the project up. Its table of rooms comes from the packages' comments and the table of imports.
const page = root + "/docs/architecture.md"

const pageHeader = "| Room | What it is | Imports of ours | Of others |\n|---|---|---|---|\n"

func TestThePageHasTheRoomsAsTheyAre(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), pageHeader)
	if !found {
		t.Fatalf("%s has no table of rooms that begins\n%s", page, pageHeader)
	}
	for strings.HasPrefix(rest, "|") {
		_, rest, _ = strings.Cut(rest, "\n")
	}
	var rows strings.Builder
	for _, room := range inOrder(roomsOf(t)) {
		fmt.Fprintf(&rows, "| `%s` | %s | %s | %s |\n", nameOf(room), sentenceOf(t, room), inCode(table[room].ours), inCode(table[room].outside))
	}
	golden.Check(t, page, []byte(before+pageHeader+rows.String()+rest))
}

// roomsOf is the packages of the module.
func roomsOf(t *testing.T) []string {
	t.Helper()
	var rooms []string
	for _, file := range goFiles(t) {
		if dir := path.Dir(file); !strings.HasPrefix(dir, "examples/") {
			rooms = append(rooms, dir)
		}
	}
	slices.Sort(rooms)
	return slices.Compact(rooms)
}

// inOrder sorts rooms: first those that can be imported from outside, each after those that it imports; then the others, by name.
func inOrder(rooms []string) []string {
	floors := map[string]int{}
	for _, room := range rooms {
		floors[room] = floorOf(room)
		if strings.HasPrefix(room, "internal/") {
			floors[room] = len(rooms)
		}
	}
	slices.SortFunc(rooms, func(a, b string) int { return cmp.Or(cmp.Compare(floors[a], floors[b]), strings.Compare(a, b)) })
	return rooms
}

// floorOf is how many rooms lie below one, each on top of the next. It never ends where imports go round in a circle, which Go refuses.
func floorOf(room string) int {
	floor := 0
	for _, below := range table[room].ours {
		floor = max(floor, 1+floorOf(below))
	}
	return floor
}

func nameOf(room string) string {
	if room == "." {
		return "main.go"
	}
	return room
}

// sentenceOf is the first sentence of a package's comment, which stands in one file: the one that is named after the package.
func sentenceOf(t *testing.T, room string) string {
	t.Helper()
	file := path.Join(room, path.Base(room)+".go")
	if room == "." {
		file = "main.go"
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, parser.PackageClauseOnly|parser.ParseComments)
	if err != nil {
		t.Errorf("the comment of package %s stands in the file that is named after it: %v", room, err)
		return ""
	}
	comment := strings.Join(strings.Fields(parsed.Doc.Text()), " ")
	sentence, _, _ := strings.Cut(comment+" ", ". ")
	subject := "Package " + parsed.Name.Name + " "
	if room != "." && !strings.HasPrefix(sentence, subject) {
		t.Errorf("%s has no comment that begins %q", file, subject)
		return ""
	}
	sentence = strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(sentence, subject), "is "), ".")
	first, size := utf8.DecodeRuneInString(sentence)
	return string(unicode.ToUpper(first)) + sentence[size:]
}

func inCode(names []string) string {
	shown := make([]string, len(names))
	for i, name := range names {
		shown[i] = "`" + strings.TrimSuffix(name, "/") + "`"
	}
	return strings.Join(shown, ", ")
}

// TestThePageSpeaksOfRoomsThatExist holds the rest of the page: what it calls a folder or a file is there.
func TestThePageSpeaksOfRoomsThatExist(t *testing.T) {
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for n, quoted := range strings.Split(string(text), "`") {
		name, _, _ := strings.Cut(quoted, "/")
		if n%2 == 0 || !slices.Contains(topLevel, name) || strings.ContainsAny(quoted, " {*<") || slices.Contains(toCome, quoted) {
			continue
		}
		if _, err := os.Stat(filepath.Join(root, quoted)); err != nil {
			t.Errorf("the page speaks of %q, which is not there", quoted)
		}
	}
	for _, name := range toCome {
		if _, err := os.Stat(filepath.Join(root, name)); err == nil {
			t.Errorf("%s is there: take it off toCome", name)
		}
	}
}

// toCome is what the page speaks of while the rooms are rearranged, and what is not there yet. Nothing is added here.
var toCome = []string{}
