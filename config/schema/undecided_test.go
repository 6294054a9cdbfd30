package schema

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
)

// The page has a line for everything that the language can't say.
func TestThePageNamesWhatIsNotDecidedHere(t *testing.T) {
	page, err := os.ReadFile("../../docs/language.md")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(page), "|---|---|---|\n")
	if want := strings.Join(undecidedRows(), ""); !strings.HasPrefix(table, want) {
		t.Errorf("the table of docs/language.md is not\n%s", want)
	}
}

func undecidedRows() []string {
	var rows []string
	for block, names := range undecided {
		where := "`" + block + "`"
		if block == "" {
			where = "a file"
		}
		for name, what := range names {
			rows = append(rows, fmt.Sprintf("| %s | `%s` | %s |\n", where, name, what))
		}
	}
	slices.Sort(rows)
	return rows
}

// What the language can say is decided.
func TestWhatIsNotDecidedIsNoWordOfTheLanguage(t *testing.T) {
	for _, kind := range Blocks {
		for _, name := range kind.Names() {
			if Decides(kind.Name, name) != "" {
				t.Errorf("%s has %s", kind.Name, name)
			}
		}
	}
	for _, name := range Names() {
		if Decides("", name) != "" {
			t.Errorf("there is a block %s", name)
		}
	}
}
