package layout_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config/language"
	"grants/config/layout"
)

// samples are files of native syntax that parse: those of the rules and the examples, and some with what these have none of.
func samples(t testing.TB) []string {
	t.Helper()
	texts := []string{
		"locals {\n  text = <<-EOT\n    one  \n\n\n      two ${join(\",\", [\"a\",\n \"b\"])}\n  EOT\n  list = [<<X\nlast\nX\n  ]\n}\n",
		"locals {\n  /* several\n     lines   */\n  a = [for s in [\"x\", \"y\"] : upper(s) if s != \"x\"]\n  b = { for k, v in { a = 1 } : k => -v }\n  c = [{\n    d = 1\n  }]\n}\n",
		"locals {\n  a = [ # first\n    \"x\", \"y\", // second\n    # third\n    \"z\" # fourth\n    # fifth\n  ]\n  b = concat([\n    \"a\"], local.a\n  )\n  c = (1 +\n  2)\n}\n",
		"locals {\n  a = \"é 家族 ${\"👨‍👩‍👧\"}\" # ü\n  b = !true || -1 < 2 ? [[\"a\"], [\n  \"b\"]] : []\n}\n",
	}
	for _, root := range []string{"../../testdata/lint", "../../examples"} {
		err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(name, ".grants.hcl") {
				return err
			}
			content, err := os.ReadFile(name)
			if parses(string(content)) && !strings.Contains(name, "limit") {
				texts = append(texts, string(content))
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return texts
}

func parses(text string) bool {
	_, problems := hclsyntax.ParseConfig([]byte(text), "", hcl.InitialPos)
	return !problems.HasErrors()
}

// perturb is a text with the same meaning in another layout: other spaces, more blank lines and comments, lists over other lines, CRLF.
func perturb(t *rapid.T, text string) string {
	tokens, _ := hclsyntax.LexConfig([]byte(text), "", hcl.InitialPos)
	var out strings.Builder
	at, quotes, brackets := 0, 0, []hclsyntax.TokenType{0}
	for i, token := range tokens {
		out.WriteString(text[at:token.Range.Start.Byte])
		at = token.Range.End.Byte
		switch token.Type {
		case hclsyntax.TokenOQuote, hclsyntax.TokenOHeredoc:
			quotes++
		case hclsyntax.TokenCQuote, hclsyntax.TokenCHeredoc:
			quotes--
		case hclsyntax.TokenOBrack, hclsyntax.TokenOBrace, hclsyntax.TokenOParen:
			brackets = append(brackets, token.Type)
		case hclsyntax.TokenCBrack, hclsyntax.TokenCBrace, hclsyntax.TokenCParen:
			brackets = brackets[:len(brackets)-1]
		}
		if quotes == 0 && token.Type == hclsyntax.TokenNewline && (i == 0 || tokens[i-1].Type != hclsyntax.TokenCHeredoc) {
			out.WriteString(rapid.SampledFrom([]string{"", "", "", " ", "\t", " # more", "//x  ", " /* in\n  two  */ "}).Draw(t, "before line end"))
		}
		out.Write(token.Bytes)
		if quotes > 0 || token.Type == hclsyntax.TokenEOF {
			continue
		}
		if token.Type == hclsyntax.TokenNewline {
			out.WriteString(rapid.SampledFrom([]string{"", "", "", "\n", "\n\n\n", "# line\n", " \n\t\n", "\t\t"}).Draw(t, "after line end"))
		}
		if inner := brackets[len(brackets)-1]; inner == hclsyntax.TokenOBrack && (token.Type == hclsyntax.TokenComma || token.Type == hclsyntax.TokenOBrack) {
			out.WriteString(rapid.SampledFrom([]string{"", "", "", "  ", "\n", "\n\n", " # item\n", "/*i*/"}).Draw(t, "in list"))
		}
	}
	changed := out.String()
	if rapid.IntRange(0, 3).Draw(t, "crlf") == 0 && !strings.Contains(changed, "<<") {
		changed = strings.ReplaceAll(changed, "\n", "\r\n")
	}
	if rapid.IntRange(0, 7).Draw(t, "bom") == 0 {
		changed = "\ufeff" + changed
	}
	if rapid.IntRange(0, 3).Draw(t, "end") == 0 && !strings.Contains(changed, "<<") {
		changed = strings.TrimRight(changed, "\r\n")
	}
	return changed
}

func TestFormattingKeepsItsLaws(t *testing.T) {
	texts := samples(t)
	rapid.Check(t, func(t *rapid.T) {
		text := perturb(t, rapid.SampledFrom(texts).Draw(t, "text"))
		if !parses(text) {
			t.Skip("the perturbed text does not parse")
		}
		formatted := format(t, text)
		if again := format(t, formatted); again != formatted {
			t.Errorf("formatting\n%q\ngave\n%q\nand formatting that gave\n%q", text, formatted, again)
		}
		if got, want := comments(formatted), comments(text); !slices.Equal(got, want) {
			t.Errorf("the comments of\n%s\nare %q, want %q", formatted, got, want)
		}
		if got, want := meaning(t, formatted), meaning(t, text); got != want {
			t.Errorf("%s\nmeans\n%s\nwant\n%s", formatted, got, want)
		}
		checkLines(t, formatted)
	})
}

func format(t interface{ Fatalf(string, ...any) }, text string) string {
	formatted, problems := layout.Format("x.grants.hcl", []byte(text))
	if len(problems) > 0 {
		t.Fatalf("format %q: %v", text, problems)
	}
	return string(formatted)
}

// comments are the words of all comments, in order.
func comments(text string) []string {
	var found []string
	tokens, _ := hclsyntax.LexConfig([]byte(text), "", hcl.InitialPos)
	for _, token := range tokens {
		if token.Type == hclsyntax.TokenComment {
			found = append(found, strings.Join(strings.Fields(string(token.Bytes)), " "))
		}
	}
	return found
}

// meaning is the matrix of a project of one file, and what is wrong with it.
func meaning(t *rapid.T, text string) string {
	cfg, problems, err := language.Load(fstest.MapFS{"x.grants.hcl": {Data: []byte(text)}}, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, more := compiler.Compile(cfg)
	var out strings.Builder
	for _, d := range append(problems, more...) {
		fmt.Fprintln(&out, d.Code, d.Address, d.Key)
	}
	rows := json.NewEncoder(&out)
	for _, cells := range []iter.Seq[*compiler.Access]{tenant.Matrix(compiler.Filter{All: true}), tenant.ThirdPartyDefaults()} {
		for cell := range cells {
			if err := rows.Encode(cell.Row()); err != nil {
				t.Fatal(err)
			}
		}
	}
	return out.String()
}

// checkLines holds a formatted text without heredocs to what can be said of its lines.
func checkLines(t *rapid.T, text string) {
	if strings.Contains(text, "<<") {
		return
	}
	end := "\n"
	if strings.Contains(text, "\r\n") {
		end = "\r\n"
	}
	switch {
	case text != "" && !strings.HasSuffix(text, end):
		t.Errorf("%q does not end with a line end", text)
	case strings.HasPrefix(text, "\ufeff"):
		t.Errorf("%q starts with a byte order mark", text)
	case strings.Count(text, "\n") != strings.Count(text, end):
		t.Errorf("%q has two kinds of line ends", text)
	case strings.Contains(text, end+end+end), strings.Contains(text, "{"+end+end), strings.Contains(text, end+end+"}"):
		t.Errorf("%q has superfluous blank lines", text)
	}
	for line := range strings.Lines(text) {
		if body := strings.TrimSuffix(line, end); strings.TrimRight(body, " \t") != body {
			t.Errorf("line %q ends with spaces", line)
		}
	}
}

func TestFormattingRefusesWhatDoesNotParse(t *testing.T) {
	texts := samples(t)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.SampledFrom(texts).Draw(t, "text")
		at := rapid.IntRange(0, len(text)-1).Draw(t, "at")
		torn := text[:at] + rapid.SampledFrom([]string{"", "{", "]", "\"", "\x00", "\xff", "'", "${", "<<"}).Draw(t, "instead") + text[at+1:]
		formatted, problems := layout.Format("x.grants.hcl", []byte(torn))
		want := !parses(torn) || strings.Contains(torn, "\x00") || !utf8.ValidString(torn)
		if refused := len(problems) > 0; refused != want || refused != (formatted == nil) {
			t.Errorf("%q: got %q with %v, want refused: %t", torn, formatted, problems, want)
		}
	})
}

func FuzzFormat(f *testing.F) {
	for _, text := range samples(f) {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		formatted, problems := layout.Format("x.grants.hcl", text)
		if len(problems) > 0 {
			return
		}
		again, problems := layout.Format("x.grants.hcl", formatted)
		if len(problems) > 0 || !bytes.Equal(formatted, again) {
			t.Errorf("formatting\n%q\ngave\n%q\nand formatting that gave\n%q, %v", text, formatted, again, problems)
		}
		if got, want := comments(string(formatted)), comments(string(text)); !slices.Equal(got, want) {
			t.Errorf("the comments of\n%s\nare %q, want %q", formatted, got, want)
		}
	})
}
