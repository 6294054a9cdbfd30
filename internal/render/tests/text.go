package tests

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"grants/diag"
	"grants/internal/accesstest"
	"grants/internal/english"
	"grants/internal/render/text"
)

// Text writes a run for people: a line for each test, below it why it failed, and a last line that counts.
func Text(w io.Writer, r *Report, color bool) error {
	p := &printer{Writer: text.NewWriter(w), Painter: text.Painter(color), report: r}
	for _, result := range r.Results {
		p.result(result)
	}
	for _, d := range r.loose() {
		p.line(p.Paint(text.Red, "error "), position(r.place(d.Range.File), d.Range))
		p.problem(&d)
	}
	if r.Coverage != nil {
		p.coverage(r.Coverage)
	}
	p.line(r.summary())
	return p.Flush()
}

type printer struct {
	*bufio.Writer // remembers the first error until Flush
	text.Painter
	report *Report
}

func (p *printer) line(parts ...string) {
	p.WriteString(strings.TrimRight(strings.Join(parts, ""), " ") + "\n")
}

// columns is where places stand at the end of lines.
const columns = 76

// placed is a line with a place at its end.
func (p *printer) placed(indent, words, place string) {
	if place == "" {
		p.line(indent, words)
		return
	}
	gap := max(2, columns-text.Columns(indent)-text.Columns(words)-text.Columns(place))
	p.line(indent, words, strings.Repeat(" ", gap), p.Paint(text.Dim, place))
}

func (p *printer) result(r *accesstest.Result) {
	word, color := "ok", text.Dim
	switch r.Outcome {
	case accesstest.Failed:
		word, color = "FAIL", text.Red
	case accesstest.Broken:
		word, color = "error", text.Red
	}
	start := p.Paint(color, fmt.Sprintf("%-6s", word))
	if r.Outcome == accesstest.Passed {
		p.line(start, text.Plain(r.Test.Name))
		p.latent(r)
		return
	}
	name, place := text.Plain(r.Test.Name), position(p.report.place(r.Test.At.File), r.Test.At)
	p.line(start, name, strings.Repeat(" ", max(2, columns-len("FAIL  ")-text.Columns(name)-text.Columns(place))), p.Paint(text.Dim, place))
	for i := range r.Problems {
		p.problem(&r.Problems[i])
	}
	for start := 0; start < len(r.Failures); {
		end := start + 1
		for end < len(r.Failures) && r.Failures[end].Claim == r.Failures[start].Claim {
			end++
		}
		p.claim(r.Failures[start:end])
		start = end
	}
	if r.More > 0 {
		p.line("      and ", english.Count(r.More, "cell"), " more")
	}
	p.latent(r)
}

// latent says what a test rests on that holds.
func (p *printer) latent(r *accesstest.Result) {
	if r.Latent > 0 {
		p.line("      ", p.Paint(text.Dim, english.Count(r.Latent, "cell")+" would break it with the flow that the application lacks"))
	}
}

func (p *printer) problem(d *diag.Diagnostic) {
	message := text.Plain(d.Message)
	if d.Hint != "" {
		message += "; " + text.Plain(d.Hint)
	}
	p.placed("      ", message, position(p.report.place(d.Range.File), d.Range))
}

// mostLines is how many cells of a claim people read.
const mostLines = 10

// claim is why one claim does not hold.
func (p *printer) claim(failures []accesstest.Failure) {
	shown := failures[:min(len(failures), mostLines)]
	if failures[0].Claim.WhoCan {
		p.line("      ", question(failures[0].Claim), ": ", tally(failures))
	}
	for i := range shown {
		if f := &shown[i]; f.Claim.WhoCan {
			p.who(f)
		} else {
			p.access(f)
		}
	}
	if n := len(failures) - len(shown); n > 0 {
		p.line("        and ", fmt.Sprintf("%d more", n))
	}
}

// tally counts what is wrong with the answer to a question.
func tally(failures []accesstest.Failure) string {
	tooMany, missing, unknown := 0, 0, 0
	for i := range failures {
		switch f := &failures[i]; {
		case f.Unknown:
			unknown++
		case len(f.Missing) > 0:
			missing++
		default:
			tooMany++
		}
	}
	var parts []string
	for _, part := range []struct {
		n    int
		what string
	}{{tooMany, "too many"}, {missing, "missing"}, {unknown, "not known"}} {
		if part.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", part.n, part.what))
		}
	}
	return strings.Join(parts, ", ")
}

// who is a cell of a question.
func (p *printer) who(f *accesstest.Failure) {
	sign := "+ "
	switch {
	case f.Unknown:
		sign = "? "
	case len(f.Missing) > 0:
		sign = "- "
	}
	p.line("        ", sign, holder(f), "   ", text.Acting(f.Cell.SubjectType), "   ", gets(&f.Cell))
	p.because("            ", f)
}

// access is a cell of a block access.
func (p *printer) access(f *accesstest.Failure) {
	p.line("      ", cell(f), ": ", verdict(f))
	p.line("        want  ", wants(f.Claim))
	p.line("        got   ", gets(&f.Cell))
	p.because("        ", f)
}

func (p *printer) because(indent string, f *accesstest.Failure) {
	for _, step := range f.Because {
		p.placed(indent, text.Plain(step.Text), position(step.At.File, step.At))
	}
	if len(f.Gaps) > 0 {
		p.line(indent, "not known: ", text.SomeOf(spoken(f.Gaps), mostNames))
	}
}
