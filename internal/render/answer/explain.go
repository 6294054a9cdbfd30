package answer

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"grants/compiler"
	"grants/compiler/ask"
	"grants/internal/english"
	"grants/internal/render/text"
)

// Text writes explanations for people. The width is the terminal's columns, 0 for as wide as the lines are.
func Text(w io.Writer, e *Explained, width int, color bool) error {
	out := &page{Writer: text.NewWriter(w), tenant: e.Tenant, width: width, painter: text.Painter(color)}
	for i, x := range e.Explanations {
		if i > 0 {
			fmt.Fprintln(out)
		}
		out.explanation(x)
		if i < len(e.Since) {
			out.since(&e.Since[i])
		}
	}
	return out.Flush()
}

// page is the text that is being written.
type page struct {
	*bufio.Writer // remembers the first error until Flush
	tenant        *compiler.Tenant
	width         int // of the terminal, 0 for none
	painter       text.Painter
}

func (p *page) explanation(x *ask.Explanation) {
	word, color := "No", text.Red
	switch x.Answer {
	case ask.Yes:
		word, color = "Yes", text.Bold
	case ask.Unknown:
		word, color = "Unknown", text.Yellow
	}
	p.paragraph("", p.painter.Paint(color, word+".")+" "+verdict(x)+".")
	fmt.Fprintln(p)
	p.steps(x)
	p.bases(x)
	p.close(x)
	p.enough(x)
	if len(x.NotDecided) > 0 {
		p.block("Not decided here", english.List(x.NotDecided))
	}
}

// verdict is the answer as a sentence.
func verdict(x *ask.Explanation) string {
	what := "a token"
	if x.Scope != "" {
		what = text.Delimited(x.Scope)
	}
	rest := fmt.Sprintf("%s from %s %s", what, text.Spoken(x.API.Address), text.Acting(x.SubjectType))
	if len(x.Roles) > 0 {
		names := make([]string, len(x.Roles))
		for i, role := range x.Roles {
			names[i] = text.Spoken(role.Address)
		}
		rest += " with " + english.List(names)
	}
	switch x.Answer {
	case ask.Yes:
		return who(x.Application) + " can get " + rest
	case ask.No:
		return who(x.Application) + " cannot get " + rest
	}
	return "Nothing here says for certain whether " + who(x.Application) + " can get " + rest
}

// line is a text with a place beside it. What leads it stands before its first line alone.
type line struct{ lead, text, place string }

// steps writes the chain, with the answer of each link where a login is followed, and without the links that do not apply.
func (p *page) steps(x *ask.Explanation) {
	var lines []line
	for _, step := range x.Steps {
		if step.Answer == ask.NotApplicable {
			continue
		}
		said := text.Plain(step.Text)
		if !step.Within.IsZero() {
			said += " (used at " + site(p.tenant, step.Within) + ")"
		}
		lead := fmt.Sprintf("%3d  ", len(lines)+1)
		if x.FollowsLogin() {
			lead += fmt.Sprintf("%-*s  ", widestAnswer, step.Answer)
		}
		lines = append(lines, line{lead, said, site(p.tenant, step.At)})
	}
	p.columns(lines)
	fmt.Fprintln(p)
}

const widestAnswer = len(ask.Unknown)

// mostText is how wide texts may be beside their places where nothing else says.
const mostText = 92

// columns writes texts and, in a column beside them, their places: below them where there is no room for both.
func (p *page) columns(lines []line) {
	wide, widest := 0, 0
	for _, l := range lines {
		wide, widest = max(wide, text.Columns(l.lead+l.text)), max(widest, text.Columns(l.place))
	}
	limit := mostText
	if p.width > 0 {
		limit = p.width - widest - 2
	}
	if limit < 40 {
		p.stacked(lines)
		return
	}
	wide = min(wide, limit)
	for _, l := range lines {
		for i, part := range l.wrapped(wide) {
			if i == 0 && l.place != "" {
				part += strings.Repeat(" ", max(0, wide-text.Columns(part))+2) + p.painter.Paint(text.Dim, l.place)
			}
			fmt.Fprintln(p, part)
		}
	}
}

func (p *page) stacked(lines []line) {
	for _, l := range lines {
		for _, part := range l.wrapped(p.width) {
			fmt.Fprintln(p, part)
		}
		if l.place != "" {
			fmt.Fprintln(p, strings.Repeat(" ", len(l.lead))+p.painter.Paint(text.Dim, l.place))
		}
	}
}

// wrapped breaks a line so that all of its text stands right of what leads it.
func (l *line) wrapped(width int) []string {
	if width <= 0 {
		return []string{l.lead + l.text}
	}
	parts := text.Wrap(l.text, max(20, width-len(l.lead)))
	for i, part := range parts {
		if i == 0 {
			parts[i] = l.lead + part
		} else {
			parts[i] = strings.Repeat(" ", len(l.lead)) + part
		}
	}
	return parts
}

// hanging breaks a text into lines of which the later ones are indented. Its own indentation stays.
func hanging(s, indentation string, width int) []string {
	start := len(s) - len(strings.TrimLeft(s, " 0123456789"))
	if start > len(indentation) {
		start = len(indentation)
	}
	if width <= 0 {
		return []string{s}
	}
	wrapped := text.Wrap(s[start:], max(20, width-len(indentation)))
	for i, part := range wrapped {
		if i == 0 {
			wrapped[i] = s[:start] + part
		} else {
			wrapped[i] = indentation + part
		}
	}
	return wrapped
}

// paragraph writes a text as wide as the terminal.
func (p *page) paragraph(indentation, s string) {
	if p.width <= 0 {
		fmt.Fprintln(p, indentation+s)
		return
	}
	for _, part := range text.Wrap(s, p.width-len(indentation)) {
		fmt.Fprintln(p, indentation+part)
	}
}

// block is a heading with what it is about, on one line or indented below.
func (p *page) block(heading string, items ...string) {
	if len(items) == 1 && (p.width <= 0 || len(heading)+2+text.Columns(items[0]) <= p.width) {
		fmt.Fprintf(p, "%s: %s\n", p.painter.Paint(text.Bold, heading), items[0])
		return
	}
	fmt.Fprintln(p, p.painter.Paint(text.Bold, heading)+":")
	for _, item := range items {
		for _, part := range hanging("  "+item, "    ", p.width) {
			fmt.Fprintln(p, part)
		}
	}
}

func (p *page) bases(x *ask.Explanation) {
	if len(x.Bases) == 0 {
		return
	}
	var items []string
	for _, basis := range x.Bases {
		item := text.Plain(basis.Attribute) + ": " + text.Plain(basis.Message)
		if at := site(p.tenant, basis.At); at != "" {
			item += " (" + at + ")"
		}
		items = append(items, item)
	}
	p.block("Hangs on", items...)
}

func (p *page) close(x *ask.Explanation) {
	var items []string
	for _, holder := range x.Close {
		item := who(holder.Application) + " has it " + text.Acting(holder.Cell.SubjectType)
		if holder.Cell.Grant != nil {
			item += ", by " + text.Spoken(holder.Cell.Grant.Address)
		}
		items = append(items, item)
	}
	if len(items) > 0 {
		p.block("Close", items...)
	}
}

// mostRemedies is how many changes are told to people.
const mostRemedies = 5

func (p *page) enough(x *ask.Explanation) {
	if len(x.Enough) == 0 {
		if x.Answer == ask.No {
			p.block("Would be enough", "nothing that a file of this project could say")
		}
		return
	}
	var items []string
	for _, remedy := range x.Enough[:min(mostRemedies, len(x.Enough))] {
		items = append(items, p.remedy(&remedy))
	}
	if more := len(x.Enough) - mostRemedies; more > 0 {
		items = append(items, fmt.Sprintf("and %s with more effect: -o json has all", english.Plural(more, "other", "others")))
	}
	p.block("Would be enough", items...)
}

func (p *page) remedy(r *ask.Remedy) string {
	edits := make([]string, len(r.Edits))
	for i, edit := range r.Edits {
		edits[i] = text.Plain(edit.Text)
		if at := site(p.tenant, edit.At); at != "" {
			edits[i] += " (" + at + ")"
		}
	}
	return strings.Join(edits, ", and ") + ": " + p.effects(r)
}

// effects is what the edits do besides: to cells, and to logins, which are in none.
func (p *page) effects(r *ask.Remedy) string {
	var sides []string
	for _, edit := range r.Edits {
		if side := edit.SideEffect(); side != "" && !slices.Contains(sides, side) {
			sides = append(sides, side)
		}
	}
	if len(sides) == 0 {
		return effect(&r.Effect)
	}
	if !r.Effect.IsNone() {
		sides = append(sides, effect(&r.Effect))
	}
	return english.List(sides)
}

// effect is what a change gives and takes besides what is asked for.
func effect(e *ask.Effect) string {
	var parts []string
	if to := beneficiaries(e); to != "" {
		parts = append(parts, "also gives "+given(e)+to)
	} else if e.Permissions > 0 || slices.ContainsFunc(e.Cells, func(d ask.Delta) bool { return d.Access == ask.Comes }) {
		parts = append(parts, "also gives "+given(e))
	}
	if e.Takes() {
		parts = append(parts, "takes "+taken(e))
	}
	if len(parts) == 0 {
		return "gives nothing else"
	}
	return english.List(parts)
}

// given is what is gained, by name where that is little.
func given(e *ask.Effect) string {
	var scopes []string
	future := false
	for _, cell := range e.Cells {
		scopes = append(scopes, cell.Gained...)
		future = future || cell.Future == ask.Comes
	}
	slices.Sort(scopes)
	scopes = slices.Compact(scopes)
	switch {
	case len(scopes) == 0 && future:
		return "what is declared later"
	case len(scopes) == 0:
		return "a token without scopes"
	case len(scopes) > 4 || len(e.Cells) == ask.MostDeltas:
		return english.Plural(e.Permissions, "permission", "permissions")
	case future:
		return text.List(scopes) + " and what is declared later"
	}
	return text.List(scopes)
}

func beneficiaries(e *ask.Effect) string {
	var to []string
	if e.Applications == 1 {
		to = append(to, text.Spoken(otherName(e)))
	} else if e.Applications > 1 {
		to = append(to, strconv.Itoa(e.Applications)+" other applications")
	}
	if e.AnyThirdParty {
		to = append(to, ask.AnyThirdParty)
	}
	if len(to) == 0 {
		return ""
	}
	return " to " + english.List(to)
}

// otherName is the only other application that gains, among the cells.
func otherName(e *ask.Effect) string {
	for _, cell := range slices.Backward(e.Cells) {
		if cell.Application != "" && (len(cell.Gained) > 0 || cell.Access == ask.Comes || cell.Future == ask.Comes) {
			return cell.Application
		}
	}
	return "another application"
}

func taken(e *ask.Effect) string {
	var scopes []string
	for _, cell := range e.Cells {
		scopes = append(scopes, cell.Lost...)
	}
	slices.Sort(scopes)
	switch scopes = slices.Compact(scopes); {
	case len(scopes) == 0 && e.Lost > 0:
		return "what is declared later away"
	case len(scopes) == 0:
		return "a token without scopes away"
	case len(scopes) <= 4:
		return text.List(scopes) + " away"
	}
	return english.Plural(e.Lost, "permission", "permissions") + " away"
}

func (p *page) since(s *Since) {
	var items []string
	if s.Commit != "" {
		items = append(items, fmt.Sprintf("%s, %s, %s: %s", s.Commit[:min(12, len(s.Commit))], s.Date, text.Plain(s.Author), text.Plain(s.Subject)))
	}
	if s.Note != "" {
		items = append(items, text.Plain(s.Note))
	}
	for _, cause := range s.Because {
		items = append(items, "because "+text.Plain(cause))
	}
	p.block("Since", items...)
}
