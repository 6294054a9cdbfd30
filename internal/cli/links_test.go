package cli

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// TestLinksOfThePagesLeadSomewhere follows every link of the documentation that leads to a file of the repository, and its anchor to a heading.
func TestLinksOfThePagesLeadSomewhere(t *testing.T) {
	followed := 0
	for _, page := range pages(t) {
		for _, target := range linksOf(readPage(t, page)) {
			if strings.Contains(target, "://") || strings.HasPrefix(target, "mailto:") {
				continue
			}
			followed++
			if problem := follow(t, page, target); problem != "" {
				t.Errorf("%s: (%s) %s", page, target, problem)
			}
		}
	}
	if followed < 100 {
		t.Errorf("only %d links were found", followed)
	}
}

func TestEveryPageIsInTheIndex(t *testing.T) {
	index := linksOf(readPage(t, repository+"/docs/README.md"))
	for _, page := range pages(t) {
		name := filepath.Base(page)
		if filepath.Base(filepath.Dir(page)) != "docs" || name == "README.md" {
			continue
		}
		if !slices.Contains(index, name) {
			t.Errorf("docs/README.md has no link to %s", name)
		}
	}
}

func TestLinksThatLeadNowhereAreSeen(t *testing.T) {
	page := "# A b, `c-d`!\n\n## A b, `c-d`!\n\n[one](x.md#y) ![two](z.png \"title\") `[no](link)` [`code`](code.md)\n\n```\n[no](link)\n# no heading\n```\n\n[three]: w.md\n"
	if got, want := linksOf(page), []string{"x.md#y", "z.png", "code.md", "w.md"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got, want := anchorsOf(page), []string{"a-b-c-d", "a-b-c-d-1"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for _, target := range []string{"docs/nowhere.md", "#nowhere", "docs/plan.md#nowhere", "../outside.md"} {
		if follow(t, repository+"/README.md", target) == "" {
			t.Errorf("%s leads nowhere, and is followed", target)
		}
	}
}

// pages are the pages for users and for those who change the project.
func pages(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"*.md", "docs/*.md", "docs/rules/*.md", "examples/*.md", "examples/*/*.md"} {
		found, err := filepath.Glob(repository + "/" + pattern)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
	}
	return all
}

func readPage(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// follow says what is wrong with a link of a page; nothing if it leads somewhere in the repository.
func follow(t *testing.T, page, target string) string {
	t.Helper()
	name, anchor, hasAnchor := strings.Cut(target, "#")
	path := page
	if name != "" {
		path = filepath.Join(filepath.Dir(page), name)
	}
	if within, err := filepath.Rel(repository, path); err != nil || !filepath.IsLocal(within) {
		return "leads out of the repository"
	}
	if _, err := os.Stat(path); err != nil {
		return "leads to no file"
	}
	if hasAnchor && !slices.Contains(anchorsOf(readPage(t, path)), anchor) {
		return fmt.Sprintf("leads to no heading of %s", filepath.Base(path))
	}
	return ""
}

var (
	links      = regexp.MustCompile(`\]\(([^)\s]+)[^)]*\)|(?m:^\[[^\]]+\]: (\S+))`)
	codeSpans  = regexp.MustCompile("`[^`\n]*`")
	linkedText = regexp.MustCompile(`\[([^\]]*)\]\([^)]*\)`)
)

// linksOf are the targets of a page's links, in their order, but for what stands in code.
func linksOf(page string) []string {
	var targets []string
	for _, found := range links.FindAllStringSubmatch(codeSpans.ReplaceAllString(withoutFences(page), "code"), -1) {
		targets = append(targets, cmp.Or(found[1], found[2]))
	}
	return targets
}

// anchorsOf are the names that code hosts give the headings of a page.
func anchorsOf(page string) []string {
	var anchors []string
	taken := map[string]int{}
	for line := range strings.Lines(withoutFences(page)) {
		marks := len(line) - len(strings.TrimLeft(line, "#"))
		if marks == 0 || marks > 6 || line[marks] != ' ' {
			continue
		}
		anchor := anchorOf(linkedText.ReplaceAllString(strings.TrimSpace(line[marks:]), "$1"))
		again := taken[anchor]
		taken[anchor]++
		if again > 0 {
			anchor = fmt.Sprintf("%s-%d", anchor, again)
		}
		anchors = append(anchors, anchor)
	}
	return anchors
}

func anchorOf(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

// withoutFences is a page without its blocks of code.
func withoutFences(page string) string {
	var out strings.Builder
	fence := ""
	for line := range strings.Lines(page) {
		mark := strings.TrimSpace(line)
		switch {
		case fence == "" && strings.HasPrefix(mark, "```"):
			fence = mark[:len(mark)-len(strings.TrimLeft(mark, "`"))]
		case fence == "":
			out.WriteString(line)
		case mark == fence:
			fence = ""
		}
	}
	return out.String()
}
