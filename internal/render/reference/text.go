package reference

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"grants/config/schema"
	"grants/internal/expression"
	"grants/internal/render/text"
)

// usualWidth is the number of columns where there is no terminal.
const usualWidth = 80

// Write writes what has a name for a terminal with a number of columns, 0 where there is none: BLOCK, BLOCK.ATTRIBUTE, the path to what stands in a
// nested block, or FUNCTION; without a name, what there is. Its error says what is meant by a name that there is not.
func Write(w io.Writer, name string, width int) error {
	out := &page{Writer: bufio.NewWriter(w), width: cmp.Or(width, usualWidth)}
	e, err := find(name)
	switch {
	case name == "":
		out.overview()
	case err != nil:
		return err
	case e.function != nil:
		out.function(e.function)
	case e.attribute != nil:
		out.attribute(e)
	default:
		out.block(e)
	}
	return out.Flush()
}

func (p *page) overview() {
	p.line("Blocks:")
	for _, block := range schema.Blocks {
		p.item(heading(block), firstSentence(block.Doc))
	}
	p.line("\nFunctions:")
	var names []string
	for f := range expression.EveryFunction() {
		names = append(names, f.Name())
	}
	p.wrapped("  ", strings.Join(names, " "))
	p.line("")
	p.wrapped("", "grants reference BLOCK, BLOCK.ATTRIBUTE or FUNCTION says more. docs/language.md has everything on one page.")
}

func firstSentence(doc string) string {
	first, _, _ := strings.Cut(doc, ". ")
	return strings.TrimSuffix(first, ".") + "."
}

// page is a text of a width. What it is about was written by us: nothing in it needs to be made safe.
type page struct {
	*bufio.Writer
	width int
}

func (p *page) line(line string) { fmt.Fprintln(p, line) }

// wrapped writes a paragraph with something before each line.
func (p *page) wrapped(indent, paragraph string) {
	for _, line := range text.Wrap(paragraph, max(p.width-len(indent), 1)) {
		p.line(indent + line)
	}
}

// item writes a name, and below it what there is to say of it.
func (p *page) item(name, about string) {
	p.line("  " + name)
	p.wrapped("      ", about)
}

// named writes words behind what they are, with all lines but the first below each other.
func (p *page) named(name, words string) {
	const column = 10
	indent := fmt.Sprintf("  %-*s", column-2, name)
	for _, line := range text.Wrap(words, max(p.width-column, 1)) {
		p.line(indent + line)
		indent = strings.Repeat(" ", column)
	}
}

// section writes a heading with code below it.
func (p *page) section(name, code string) {
	p.line("\n" + name + ":")
	for line := range strings.Lines(code) {
		p.line(strings.TrimRight("  "+strings.TrimSuffix(line, "\n"), " "))
	}
}

func (p *page) source(page string) {
	if page != "" {
		p.line("\n" + page)
	}
}

func (p *page) function(f *expression.Function) {
	p.line(f.Signature + "\n")
	p.wrapped("", f.Doc)
	p.section("Example", f.Example+"\n= "+f.Result)
}

func (p *page) attribute(e entry) {
	a := e.attribute
	p.line(e.path + "\n")
	for _, fact := range facts(a) {
		if fact.name == "values" {
			fact.value = strings.Join(literals(a), ", ")
		}
		p.named(fact.name, fact.value)
	}
	p.line("")
	p.wrapped("", a.Doc)
	if a.Unset != "" {
		p.line("\nWhere it is absent:")
		p.wrapped("  ", a.Unset)
	}
	p.section("Example", a.Name+" = "+a.Example)
	if a.Wire != "" {
		p.line("\nIn the Management API:")
		p.wrapped("  ", a.Wire)
	}
	p.source(a.PageIn(e.block))
}

func (p *page) block(e entry) {
	block := e.block
	within, _, _ := strings.Cut(e.path, "."+block.Name)
	if within != e.path {
		p.line(heading(block) + ", in " + within + "\n")
	} else {
		p.line(heading(block) + "\n")
	}
	p.wrapped("", block.Doc)
	title := "\nAttributes:"
	for a := range attributes(block) {
		if title != "" {
			p.line(title)
			title = ""
		}
		p.item(a.Name+inBrackets(facts(a)[1:]), firstSentence(a.Doc))
	}
	p.blocksIn(e)
	if block.Example != "" {
		p.section("Example", block.Example)
	}
	p.source(block.Page)
}

func (p *page) blocksIn(e entry) {
	if len(e.block.Blocks) > 0 {
		p.line("\nBlocks:")
	}
	for _, nested := range e.block.Blocks {
		p.item(nested.Name, firstSentence(nested.Doc))
	}
}

// inBrackets is what the list of a block's attributes says of one beside its name.
func inBrackets(facts []fact) string {
	var words []string
	for _, fact := range facts {
		switch fact.name {
		case "required":
			words = append(words, "required")
		case "default":
			words = append(words, fact.value+" by default")
		}
	}
	if words == nil {
		return ""
	}
	return " (" + strings.Join(words, ", ") + ")"
}
