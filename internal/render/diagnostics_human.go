package render

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"grants/diag"
	"grants/lint"
)

// DiagnosticsHuman writes findings for people at a terminal, each with the lines it is about, and a last line that counts them.
func DiagnosticsHuman(w io.Writer, findings *Findings, color bool) error {
	p := &diagnosticPrinter{
		Writer: newWriter(w), painter: painter(color),
		sources: newSources(findings.Source), findings: findings,
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
func (p *diagnosticPrinter) told(told *lint.Told) {
	p.diagnostic(&told.Diagnostic)
	if n := len(told.Like); n > 0 {
		p.note(p.paint(blue, "="), fmt.Sprintf("and %d more like it: %s", n, p.some(told.Like, maxLike)))
	}
	p.line("")
	if n := len(told.Elsewhere); n > 0 {
		p.elsewhere(told)
	}
}

// elsewhere is a line for each of the further findings of a rule.
func (p *diagnosticPrinter) elsewhere(told *lint.Told) {
	n := len(told.Elsewhere)
	p.line(p.paint(severityPaint(told.Severity), fmt.Sprintf("%s[%s]", told.Severity, plain(told.Code))), p.paint(bold, fmt.Sprintf(": and %d more", n)))
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
		p.line("  ", p.paint(blue, "-->"), " ", where, "  ", headline(d))
	}
	if shown < n {
		p.line("  ", p.paint(dim, fmt.Sprintf("and %d more (--all-names)", n-shown)))
	}
	p.line("")
}

// The most names in a sentence, and lines below a finding, where they stand for the others.
const (
	maxLike      = 6
	maxElsewhere = 10
)

// some is names for a sentence, all of them where the user wants that.
func (p *diagnosticPrinter) some(names []string, most int) string {
	if p.findings.AllNames || len(names) <= most {
		return inALine(names)
	}
	return fmt.Sprintf("%s and %d more (--all-names)", inALine(names[:most]), len(names)-most)
}

// inALine is names one by one: all of them stay, however many they are.
func inALine(names []string) string {
	shown := make([]string, len(names))
	for i, name := range names {
		shown[i] = plain(name)
	}
	return strings.Join(shown, ", ")
}

// tally is how often each rule speaks, and where to read about it.
func (p *diagnosticPrinter) tally() {
	if len(p.findings.Tally) == 0 {
		return
	}
	parts := make([]string, len(p.findings.Tally))
	for i, count := range p.findings.Tally {
		parts[i] = fmt.Sprintf("%s %d", plain(count.Rule), count.Findings)
	}
	text := fmt.Sprintf("by rule: %s (grants rules ID tells why)", strings.Join(parts, ", "))
	for _, part := range wrapWords(text, p.width()) {
		p.line(part)
	}
}

type diagnosticPrinter struct {
	*bufio.Writer // remembers the first error until Flush
	painter
	sources  *sources
	findings *Findings
	gutter   int // columns of the widest line number of the diagnostic at hand
}

func (p *diagnosticPrinter) diagnostic(d *diag.Diagnostic) {
	color := severityPaint(d.Severity)
	p.line(p.paint(color, fmt.Sprintf("%s[%s]", d.Severity, plain(d.Code))), p.paint(bold, ": "+plain(d.Message)))
	p.gutter = gutter(d)
	p.place("-->", d.Range, p.address(d))
	p.snippet(d.Range, '^', color, d.Hint)
	for _, related := range d.Related {
		if !related.Range.IsZero() {
			p.line(p.paint(blue, p.margin()))
		}
		p.place(":::", related.Range, "")
		p.snippet(related.Range, '-', blue, related.Message)
	}
	p.notes(d.Detail)
}

// address is the object a diagnostic is about and, if the same is true of more objects, how many.
func (p *diagnosticPrinter) address(d *diag.Diagnostic) string {
	switch {
	case d.Address == "":
		return ""
	case len(d.Also) == 1:
		return fmt.Sprintf("in %s and %s", plain(d.Address), plain(d.Also[0]))
	case len(d.Also) > 1:
		return fmt.Sprintf("in %s (and %d more)", plain(d.Address), len(d.Also))
	}
	return "in " + plain(d.Address)
}

// place is the line that says where the lines below it stand.
func (p *diagnosticPrinter) place(arrow string, r diag.Range, address string) {
	indent := strings.Repeat(" ", p.gutter)
	if r.IsZero() {
		if address != "" {
			p.line(indent, p.paint(blue, arrow), " ", p.paint(dim, address))
		}
		return
	}
	where := position(p.findings.place(r.File), r)
	if address != "" {
		address = "  " + p.paint(dim, address)
	}
	p.line(indent, p.paint(blue, arrow), " ", where, address)
}

// snippet is the first line of a range, underlined, with a few words beside it.
func (p *diagnosticPrinter) snippet(r diag.Range, mark byte, color paint, words string) {
	line, start, end, ok := p.sources.line(r)
	if !ok {
		p.words(words)
		return
	}
	shown := newSnippet(line, start, end, p.snippetColumns())
	number := fmt.Sprintf("%*d |", p.gutter, r.Start.Line)
	underline := strings.Repeat(string(mark), shown.under)
	if words != "" {
		underline += " " + plain(words)
	}
	if mark == '^' {
		p.line(p.paint(blue, p.margin()))
	}
	p.line(strings.TrimRight(p.paint(blue, number)+" "+shown.text, " "))
	p.line(p.paint(blue, p.margin()), " ", strings.Repeat(" ", shown.before), p.paint(color, underline))
}

// margin is what stands to the left of a line without a number.
func (p *diagnosticPrinter) margin() string { return strings.Repeat(" ", p.gutter) + " |" }

// words is what would stand beside the underline where there is no line to underline.
func (p *diagnosticPrinter) words(words string) {
	if words != "" {
		p.notes(words)
	}
}

// notes is a text of one or several lines below the snippets.
func (p *diagnosticPrinter) notes(text string) {
	if text == "" {
		return
	}
	mark := p.paint(blue, "=")
	for line := range strings.Lines(text) {
		p.note(mark, plain(strings.TrimRight(line, "\r\n")))
		mark = " "
	}
}

// note is a line of a text that is safe to print, wrapped, with a mark where it starts.
func (p *diagnosticPrinter) note(mark, line string) {
	indent := strings.Repeat(" ", p.gutter+1)
	for _, part := range wrapWords(line, p.width()-len(indent)-2) {
		p.line(strings.TrimRight(indent+mark+" "+part, " "))
		mark = " "
	}
}

// The width that text is wrapped at where it does not go to a terminal, and the least that is worth wrapping at.
const (
	defaultWidth = 120
	minWidth     = 40
)

func (p *diagnosticPrinter) width() int {
	if p.findings.Width == 0 {
		return defaultWidth
	}
	return max(minWidth, p.findings.Width)
}

// snippetColumns is how much of a line fits beside the gutter and between two ellipses: a line that the terminal breaks has its underline
// somewhere else.
func (p *diagnosticPrinter) snippetColumns() int {
	if p.findings.Width == 0 {
		return maxColumns
	}
	return min(maxColumns, p.width()-len(p.margin())-len(" ")-2)
}

func (p *diagnosticPrinter) line(parts ...string) {
	_, _ = p.WriteString(unarmed(strings.Join(parts, ""))) // Flush returns the error
	_ = p.WriteByte('\n')
}

func gutter(d *diag.Diagnostic) int {
	widest := d.Range.Start.Line
	for _, related := range d.Related {
		widest = max(widest, related.Range.Start.Line)
	}
	return len(strconv.Itoa(widest))
}
