package findings

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"grants/diag"
	"grants/internal/render/runner"
	"grants/internal/render/text"
	"grants/lint/telling"
)

// Text writes findings for people at a terminal, each with the lines it is about, and a last line that counts them.
func Text(w io.Writer, findings *Report, color bool) error {
	p := &printer{
		Writer: text.NewWriter(w), Painter: text.Painter(color),
		sources: newSources(findings.Source), findings: findings, said: map[string]bool{},
	}
	if findings.Told == nil {
		for i := range findings.Diagnostics {
			p.diagnostic(&findings.Diagnostics[i])
			p.line("")
		}
	}
	for i := range findings.Told {
		p.told(&findings.Told[i])
	}
	p.tally()
	p.line(summary(findings))
	return p.Flush()
}

// told is a finding and, below it, those that it stands for.
func (p *printer) told(told *telling.Told) {
	p.diagnostic(&told.Diagnostic)
	if n := len(told.Like); n > 0 {
		p.note(p.Paint(text.Blue, "="), fmt.Sprintf("and %d more like it: %s", n, p.some(told.Like, maxLike)))
	}
	p.line("")
	if n := len(told.Elsewhere); n > 0 {
		p.elsewhere(told)
	}
}

// elsewhere is a line for each of the further findings of a rule.
func (p *printer) elsewhere(told *telling.Told) {
	n := len(told.Elsewhere)
	p.line(p.Paint(text.SeverityColor(told.Severity), fmt.Sprintf("%s[%s]", told.Severity, text.Plain(told.Code))), p.Paint(text.Bold, fmt.Sprintf(": and %d more", n)))
	shown := n
	if !p.findings.AllNames && n > maxElsewhere+1 {
		shown = maxElsewhere
	}
	for i := range told.Elsewhere[:shown] {
		d := &told.Elsewhere[i]
		where := "grants" // as in the compact format
		if !d.Range.IsZero() {
			where = position(p.findings.place(d.Range.File), d.Range)
		}
		p.line("  ", p.Paint(text.Blue, "-->"), " ", where, "  ", headline(d))
	}
	if shown < n {
		p.line("  ", p.Paint(text.Dim, fmt.Sprintf("and %d more (--all-names)", n-shown)))
	}
	p.line("")
}

// The most names in a sentence, and lines below a finding, where they stand for the others.
const (
	maxLike      = 6
	maxElsewhere = 10
)

// some is names for a sentence, all of them where the user wants that.
func (p *printer) some(names []string, most int) string {
	if p.findings.AllNames || len(names) <= most {
		return inALine(names)
	}
	return fmt.Sprintf("%s and %d more (--all-names)", inALine(names[:most]), len(names)-most)
}

// inALine is names one by one: all of them stay, however many they are.
func inALine(names []string) string {
	shown := make([]string, len(names))
	for i, name := range names {
		shown[i] = text.Plain(name)
	}
	return strings.Join(shown, ", ")
}

// tally is how often each rule speaks, and where to read about it.
func (p *printer) tally() {
	if len(p.findings.Tally) == 0 {
		return
	}
	parts := make([]string, len(p.findings.Tally))
	for i, count := range p.findings.Tally {
		parts[i] = fmt.Sprintf("%s %d", text.Plain(count.Rule), count.Findings)
	}
	paragraph := fmt.Sprintf("by rule: %s (grants rules ID tells why)", strings.Join(parts, ", "))
	for _, part := range text.Wrap(paragraph, p.width()) {
		p.line(part)
	}
}

type printer struct {
	*bufio.Writer // remembers the first error until Flush
	text.Painter
	sources  *sources
	findings *Report
	said     map[string]bool // the details that are long, as far as they were printed
	gutter   int             // columns of the widest line number of the diagnostic at hand
}

func (p *printer) diagnostic(d *diag.Diagnostic) {
	color := text.SeverityColor(d.Severity)
	p.line(p.Paint(color, fmt.Sprintf("%s[%s]", d.Severity, text.Plain(d.Code))), p.Paint(text.Bold, ": "+text.Plain(d.Message)))
	p.gutter = gutter(d)
	p.place("-->", d.Range, p.address(d))
	p.snippet(d.Range, '^', color, d.Hint)
	for _, related := range d.Related {
		if !related.Range.IsZero() {
			p.line(p.Paint(text.Blue, p.margin()))
		}
		p.place(":::", related.Range, "")
		p.snippet(related.Range, '-', text.Blue, related.Message)
	}
	p.notes(d.Detail)
}

// address is the object a diagnostic is about and, if the same is true of more objects, how many.
func (p *printer) address(d *diag.Diagnostic) string {
	switch {
	case d.Address == "":
		return ""
	case len(d.Also) == 1:
		return fmt.Sprintf("in %s and %s", text.Plain(d.Address), text.Plain(d.Also[0]))
	case len(d.Also) > 1:
		return fmt.Sprintf("in %s (and %d more)", text.Plain(d.Address), len(d.Also))
	}
	return "in " + text.Plain(d.Address)
}

// place is the line that says where the lines below it stand.
func (p *printer) place(arrow string, r diag.Range, address string) {
	indent := strings.Repeat(" ", p.gutter)
	if r.IsZero() {
		if address != "" {
			p.line(indent, p.Paint(text.Blue, arrow), " ", p.Paint(text.Dim, address))
		}
		return
	}
	where := position(p.findings.place(r.File), r)
	if address != "" {
		address = "  " + p.Paint(text.Dim, address)
	}
	p.line(indent, p.Paint(text.Blue, arrow), " ", where, address)
}

// snippet is the first line of a range, underlined, with a few words beside it.
func (p *printer) snippet(r diag.Range, mark byte, color text.Color, words string) {
	line, start, end, ok := p.sources.line(r)
	if !ok {
		p.words(words)
		return
	}
	if isForeign(r.File) {
		line, start, end = alone(line, start, end)
	}
	shown := text.NewSnippet(line, start, end, p.snippetColumns())
	number := fmt.Sprintf("%*d |", p.gutter, r.Start.Line)
	underline := strings.Repeat(string(mark), shown.Under)
	if words != "" {
		underline += " " + text.Plain(words)
	}
	if mark == '^' {
		p.line(p.Paint(text.Blue, p.margin()))
	}
	p.line(strings.TrimRight(p.Paint(text.Blue, number)+" "+shown.Text, " "))
	p.line(p.Paint(text.Blue, p.margin()), " ", strings.Repeat(" ", shown.Before), p.Paint(color, underline))
}

// margin is what stands to the left of a line without a number.
func (p *printer) margin() string { return strings.Repeat(" ", p.gutter) + " |" }

// words is what would stand beside the underline where there is no line to underline.
func (p *printer) words(words string) {
	if words != "" {
		p.notes(words)
	}
}

// notes is a text of one or several lines below the snippets.
func (p *printer) notes(paragraph string) {
	if paragraph == "" {
		return
	}
	mark := p.Paint(text.Blue, "=")
	if len(paragraph) > longDetail {
		if p.said[paragraph] {
			p.note(mark, text.Wrap(text.Plain(paragraph), beginning)[0]+" … (as above)")
			return
		}
		p.said[paragraph] = true
	}
	for line := range strings.Lines(paragraph) {
		p.note(mark, text.Plain(strings.TrimRight(line, "\r\n")))
		mark = " "
	}
}

// What is longer, in bytes, is said once; then as much of it, in columns, as tells what it was.
const (
	longDetail = 200
	beginning  = 40
)

// note is a line of a text that is safe to print, wrapped, with a mark where it starts.
func (p *printer) note(mark, line string) {
	indent := strings.Repeat(" ", p.gutter+1)
	for _, part := range text.Wrap(line, p.width()-len(indent)-2) {
		p.line(strings.TrimRight(indent+mark+" "+part, " "))
		mark = " "
	}
}

// The width that text is wrapped at where it does not go to a terminal, and the least that is worth wrapping at.
const (
	defaultWidth = 120
	minWidth     = 40
)

func (p *printer) width() int {
	if p.findings.Width == 0 {
		return defaultWidth
	}
	return max(minWidth, p.findings.Width)
}

// snippetColumns is how much of a line fits beside the gutter and between two ellipses: a line that the terminal breaks has its underline
// somewhere else.
func (p *printer) snippetColumns() int {
	if p.findings.Width == 0 {
		return text.MaxColumns
	}
	return min(text.MaxColumns, p.width()-len(p.margin())-len(" ")-2)
}

func (p *printer) line(parts ...string) {
	_, _ = p.WriteString(runner.UnarmedLine(strings.Join(parts, ""))) // Flush returns the error
	_ = p.WriteByte('\n')
}

func gutter(d *diag.Diagnostic) int {
	widest := d.Range.Start.Line
	for _, related := range d.Related {
		widest = max(widest, related.Range.Start.Line)
	}
	return len(strconv.Itoa(widest))
}
