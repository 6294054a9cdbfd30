package layout

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/internal/syntax"
)

func TestPiecesAreCutAtBlankLinesBetweenItems(t *testing.T) {
	for text, want := range map[string][]string{
		"": {""},
		"# a\n\n# b\na = 1\n\n\n \n# c\n\n# d\nb {\n\n}\nc = 2\n\nd = 3": {"# a\n\n# b\na = 1\n", "# c\n\n# d\nb {\n\n}\nc = 2\n", "d = 3"},
		"a = 1 # x\n\nb = 2\n":                {"a = 1 # x\n", "b = 2\n"},
		"a = 1 /* x\n\n\n*/\n\nb = 2\n":       {"a = 1 /* x\n\n\n*/\n\nb = 2\n"},
		"a = <<X\n\n\nX\n\nb = [\n\n1]\n":     {"a = <<X\n\n\nX\n", "b = [\n\n1]\n"},
		"a {}\n\n\n\t\nb {}\n\n\n# the end\n": {"a {}\n", "b {}\n\n\n# the end\n"},
	} {
		var got []string
		for _, piece := range pieces([]byte(text), extents(bodyOf(t, text)), 0) {
			got = append(got, string(piece))
		}
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

func bodyOf(t *testing.T, text string) *hclsyntax.Body {
	t.Helper()
	file, problems := hclsyntax.ParseConfig([]byte(text), "", hcl.InitialPos)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	return file.Body.(*hclsyntax.Body)
}

func TestALayoutInPiecesIsThatOfTheWhole(t *testing.T) {
	names, err := filepath.Glob("../../testdata/lint/*/bad*.grants.hcl")
	if err != nil || len(names) < 100 {
		t.Fatalf("%d files: %v", len(names), err)
	}
	var all strings.Builder
	for i, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, problems := hclsyntax.ParseConfig(content, "", hcl.InitialPos); problems.HasErrors() || len(content) > 10_000 || !syntax.Measure(content).Fits() {
			continue
		}
		all.WriteString("\n# file\n" + strings.ReplaceAll(string(content), "  ", " \t") + []string{"", "\n\n\n", "# more\n", "# more\n\n \n"}[i%4])
	}
	all.WriteString("a = 1 # tail\nlong = 2 # other\n\n\nb   = 3 # tail\n")
	text := all.String()
	cut := pieces([]byte(text), extents(bodyOf(t, text)), 0)
	if got, want := string(layOut([]byte(text), extents(bodyOf(t, text)))), string(settle([]byte(text), []byte("\n"))); got != want || got == text || len(cut) < 100 {
		t.Errorf("in %d pieces it becomes\n%s\nand as a whole\n%s", len(cut), got, want)
	}
}
