package plan

import (
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	tables "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
)

// comment is what a reader of Markdown sees of one.
type comment struct {
	marker string
	rows   int
	code   []string // what is shown as code, in spans and in the table
	fences []string
}

var (
	ourBlocks = regexp.MustCompile(`^(<!-- grants-plan v1 key=[0-9A-Za-z._/:%-]+ base=[0-9A-Za-z._/:%-]+ head=[0-9A-Za-z._/:%-]+( tenant=[0-9A-Za-z._/:%-]+)? -->\n` +
		`|<details><summary>[0-9a-z, ]+</summary>\n|</details>\n)$`)
	ourWords = regexp.MustCompile(`^[0-9A-Za-z'().,:;… -]*$`)
	ourTags  = []string{"<code>", "</code>", "<!-- -->", "<sub>", "</sub>"}
)

// read parses a comment as code hosts do, and reports whatever is not of ours outside of code: what services could take for a link, a mention, a
// reference to an issue or a commit, HTML or a picture.
func read(t *testing.T, markdown string) comment {
	t.Helper()
	source := []byte(markdown)
	var c comment
	document := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser().Parse(text.NewReader(source))
	inCode := false
	span := ""
	visit := func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch node := node.(type) {
		case *ast.Document, *ast.Heading, *ast.Paragraph, *tables.TableHeader, *ast.TextBlock, *ast.List, *ast.ListItem:
		case *tables.Table:
			c.columns(t, node)
		case *tables.TableRow:
			c.rows++
		case *tables.TableCell:
			if inCode {
				t.Errorf("code leaves its cell:\n%s", markdown)
			}
		case *ast.HTMLBlock:
			block := string(node.Lines().Value(source))
			if node.HasClosure() {
				block += string(node.ClosureLine.Value(source))
			}
			if !ourBlocks.MatchString(block) {
				t.Errorf("a block of HTML is not ours: %q in\n%s", block, markdown)
			}
			if strings.HasPrefix(block, "<!--") {
				c.marker += block
			}
		case *ast.FencedCodeBlock:
			c.fences = append(c.fences, string(node.Lines().Value(source)))
		case *ast.CodeSpan:
			c.code = append(c.code, string(node.Text(source))) //nolint:staticcheck // the simplest way to it
			return ast.WalkSkipChildren, nil
		case *ast.RawHTML:
			tag := string(node.Segments.Value(source))
			if !slices.Contains(ourTags, tag) {
				t.Errorf("a tag is not ours: %q in\n%s", tag, markdown)
			}
			if tag == "<code>" {
				inCode, span = true, ""
			}
			if tag == "</code>" {
				inCode, c.code = false, append(c.code, span)
			}
		case *ast.Emphasis:
			if got := string(node.Text(source)); node.Level != 2 || got != "high" { //nolint:staticcheck // likewise
				t.Errorf("%q is emphasized in\n%s", got, markdown)
			}
		case *ast.Text:
			shown := html.UnescapeString(string(node.Segment.Value(source)))
			if inCode {
				span += shown
				if at := strings.IndexByte(shown, '@'); at >= 0 && at < len(shown)-1 {
					t.Errorf("%q may be taken for an address in\n%s", shown, markdown) // GitHub looks for them in what is parsed already
				}
			} else if !ourWords.MatchString(shown) {
				t.Errorf("%q is not code in\n%s", shown, markdown)
			}
		default:
			t.Errorf("a %s has come into\n%s", node.Kind(), markdown)
		}
		return ast.WalkContinue, nil
	}
	if err := ast.Walk(document, visit); err != nil {
		t.Fatal(err)
	}
	c.check(t, markdown)
	return c
}

func (c *comment) columns(t *testing.T, table *tables.Table) {
	t.Helper()
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		if row.ChildCount() != 6 {
			t.Errorf("a row has %d cells, want 6", row.ChildCount())
		}
	}
}

func (c *comment) check(t *testing.T, markdown string) {
	t.Helper()
	outside, block, folded := strings.Cut(markdown, "<details>")
	if strings.Count(outside, "<!-- grants-plan") != 1 {
		t.Errorf("somebody who searches the source finds another marker:\n%s", markdown)
	}
	_, block, _ = strings.Cut(block, "\n\n")
	fence, body, _ := strings.Cut(block, "diff\n")
	if folded && strings.HasPrefix(fence, "`") && strings.Count(body, fence) != 1 {
		t.Errorf("the fence %q is within what it fences:\n%s", fence, markdown)
	}
	first, _, _ := strings.Cut(markdown, "\n")
	if c.marker != first+"\n" {
		t.Errorf("the marker is %q, want the first line, %q", c.marker, first)
	}
	if strings.Count(markdown, "<details>") > 1 && len(c.fences) == 0 || !utf8.ValidString(markdown) || !strings.HasSuffix(markdown, "</sub>\n") {
		t.Errorf("the comment is not whole:\n%s", markdown)
	}
}

func TestACommentIsOfItsStage(t *testing.T) {
	p := comparePlan(t, "h1")
	p.Base.Domain, p.Head.Domain = "acme-staging.eu.auth0.com", "acme.eu.auth0.com"
	for _, c := range []struct {
		comment        Comment
		marker, wanted string
	}{
		{Comment{}, "<!-- grants-plan v1 key=head ", "### Access at `acme.eu.auth0.com`: 1 application gains. Risk: high\n"},
		{Comment{Key: "prod", Title: "Production"}, "<!-- grants-plan v1 key=prod ", "### Production at `acme.eu.auth0.com`: 1 application gains. Risk: high\n"},
		{Comment{Title: "@all <b>"}, "<!-- grants-plan v1 key=head ", " at `acme.eu.auth0.com`: 1 application gains. Risk: high\n"},
	} {
		var out strings.Builder
		if err := MarkdownComment(&out, p, ShowAll, DefaultBytes, c.comment, Rows{}); err != nil {
			t.Fatal(err)
		}
		marker, rest, _ := strings.Cut(out.String(), "\n")
		heading, _, _ := strings.Cut(rest, "\n\n")
		if !strings.HasPrefix(marker, c.marker) || !strings.HasSuffix(marker, " tenant=acme.eu.auth0.com -->") || !strings.HasSuffix(heading+"\n", c.wanted) {
			t.Errorf("%+v: got %s\n%s", c.comment, marker, heading)
		}
		read(t, out.String())
	}
	p.Head.Domain = ""
	if got := tenantOf(p); got != "acme-staging.eu.auth0.com" {
		t.Errorf("where only the base knows its tenant, the heading has %q", got)
	}
}

func TestAKeyIsFoundAgainAsItIs(t *testing.T) {
	for key, want := range map[string]bool{"prod": true, "eu/prod-2": true, "a:b.c_d": true, "": false, "a b": false, "-a": false, "a--b": false, "é": false, strings.Repeat("a", 301): false} {
		if got := IsCommentKey(key); got != want {
			t.Errorf("%q: got %t, want %t", key, got, want)
		}
	}
}
