package plan

import (
	"io"
	"strconv"
	"strings"

	"grants/internal/english"
	"grants/internal/render/markdown"
	"grants/plan"
)

// The budget of a comment in bytes: GitHub takes 65536 characters of a body. Below the least, there would be no room for a row.
const (
	DefaultBytes = 60000
	LeastBytes   = 4000
)

// mostNotes is the number of notes about the sides that are shown.
const mostNotes = 5

// Markdown writes a plan as a comment of at most budget bytes, which is LeastPlanBytes or more: who can do more or less as a table, with
// the highest risk first, then the source changes folded away, and how much of either did not fit. What the project chose is shown as code.
func Markdown(w io.Writer, p *plan.Plan, show Show, budget int) error {
	return MarkdownComment(w, p, show, budget, Comment{}, Rows{})
}

// MarkdownComment is Markdown with a key, a title and a number of rows.
func MarkdownComment(w io.Writer, p *plan.Plan, show Show, budget int, comment Comment, rows Rows) error {
	m := &markdownWriter{plan: p, comment: comment, rows: rows, cell: min(2000, budget/12)}
	m.heading()
	footer := m.footer()
	m.room = budget - m.out.Len() - len(footer)
	notes := m.notes(m.room / 4)
	m.room -= len(notes)
	if show != ShowChanges && len(p.Impacts) > 0 {
		m.impacts()
	}
	if show != ShowChanges {
		m.roles()
	}
	m.out.WriteString(notes)
	if show != ShowImpacts && len(p.Changes) > 0 {
		m.changes()
	}
	m.out.WriteString(footer)
	_, err := io.WriteString(w, m.out.String())
	return err
}

// markdownWriter is a comment in the making.
type markdownWriter struct {
	out     strings.Builder
	plan    *plan.Plan
	comment Comment
	rows    Rows
	room    int // bytes that are left before the footer
	cell    int // bytes that a cell of a table may take, or a line of the heading
}

// write adds what was found to fit.
func (m *markdownWriter) write(text string) {
	m.out.WriteString(text)
	m.room -= len(text)
}

// heading is what everybody reads: the mark by which a poster finds its comment again, the plan in a sentence, and what is special about it.
func (m *markdownWriter) heading() {
	p := m.plan
	m.out.WriteString(m.marker() + "\n### " + m.title() + ": " + verdict(p) + "\n")
	m.report()
	if p.Gate.Guards == plan.GuardsBase {
		m.out.WriteString("\n" + judgedByBase + ".\n")
	}
	if len(p.Gate.Tripped) > 0 {
		m.out.WriteString("\nGates that matched: " + markdown.Codes(p.Gate.Tripped, m.cell) + ".\n")
	}
	if len(p.Only) > 0 {
		m.out.WriteString("\nOnly " + markdown.Codes(p.Only, m.cell) + ": " + strconv.Itoa(p.Count()) + " of " + english.Count(total(p), "impact") + ".\n")
	}
	notes := sideNotes(p)
	for _, note := range notes[:min(len(notes), mostNotes)] {
		m.out.WriteString("\nNote: " + markdown.Fitted(m.cell, note, markdown.Prose) + ".\n")
	}
	if more := len(notes) - mostNotes; more > 0 {
		m.out.WriteString("\nAnd " + english.Count(more, "more note") + ": see the JSON, `grants plan -o json`.\n")
	}
}

// title is what the plan is about: access, or what the user calls it, and the tenant where that is known.
func (m *markdownWriter) title() string {
	title := "Access"
	if m.comment.Title != "" {
		title = markdown.Fitted(m.cell, m.comment.Title, markdown.Prose)
	}
	if domain := tenantOf(m.plan); domain != "" {
		title += " at " + markdown.Fitted(m.cell, domain, markdown.Code)
	}
	return title
}

// marker names the plan for programs: the project, what was compared, and the tenant.
func (m *markdownWriter) marker() string {
	p, key := m.plan, "default"
	switch {
	case m.comment.Key != "":
		key = markerValue(m.comment.Key)
	case p.Head.Path != "." && p.Head.Path != "":
		key = markerValue(p.Head.Path)
	}
	mark := "<!-- grants-plan v1 key=" + key + " base=" + state(&p.Base) + " head=" + state(&p.Head)
	if domain := tenantOf(p); domain != "" {
		mark += " tenant=" + markerValue(domain)
	}
	return mark + " -->"
}

// state is the commit of a side, or the digest of what was read.
func state(side *plan.Side) string {
	if side.Revision != nil {
		return markerValue(shortHash(*side.Revision))
	}
	digest := side.Digest.String()
	return markerValue(digest[:min(len(digest), len("sha256:")+12)])
}

// markerValue is a word that can't end a comment or begin another key. Its length is limited.
func markerValue(text string) string {
	var out strings.Builder
	for i := range len(text) {
		switch c := text[i]; {
		case out.Len() > markdown.MaxCode:
			return out.String()
		case c >= '0' && c <= '9', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', strings.IndexByte("._/:", c) >= 0:
			out.WriteByte(c)
		case c == '-' && i > 0 && text[i-1] != '-':
			out.WriteByte(c)
		default:
			out.WriteString("%" + strings.ToUpper(strconv.FormatInt(0x100+int64(c), 16))[1:])
		}
	}
	return out.String()
}

// verdict is the plan in a sentence.
func verdict(p *plan.Plan) string {
	risk := "Risk: " + string(p.Summary.Risk)
	if p.Summary.Breaking {
		risk += ", breaking"
	}
	parts := append(counts(&p.Summary, false), notCounted(p)...)
	undecided := 0
	for i := range p.Changes {
		if len(p.Changes[i].Undecided()) > 0 {
			undecided++
		}
	}
	changes := p.Summary.Changes.Total() - undecided
	switch {
	case len(parts) > 0:
		return strings.Join(parts, ", ") + ". " + risk
	case p.Summary.Verdict == plan.Unchanged && len(p.Impacts) > 0:
		return "nobody gains or loses anything but what the platform gives to every application. " + risk
	case p.Summary.Verdict != plan.Unchanged:
		return "other conditions, the same permissions. " + risk
	case undecided > 0 && changes == 0:
		return "no changes. What " + english.Count(undecided, "source change") + english.Verb(undecided, " alter", " alters") + " is not decided here"
	case undecided > 0:
		return "no changes. " + english.Count(changes, "source change") + alter(changes) + ", and what " + english.Verb(undecided, strconv.Itoa(undecided)+" others alter", "another one alters") + " is not decided here"
	case changes == 0:
		return "no changes"
	}
	return "no changes. " + english.Count(changes, "source change") + alter(changes)
}

func (m *markdownWriter) footer() string {
	base := markdown.Fitted(m.cell, sideName(&m.plan.Base), markdown.Prose)
	if m.plan.Base.Kind == "dir" {
		base = markdown.Fitted(m.cell, m.plan.Base.Path, markdown.Code)
	}
	return "\n<sub>Compared with " + base + ". The tenant was not read. For users this is the most that a token can carry; roles, consent and " +
		"Actions may narrow it.</sub>\n"
}
