package matrix

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"

	"grants/compiler"
	"grants/internal/english"
	"grants/internal/render/text"
)

// Table writes the matrix for people, one cell a line: how much of an API an application can get, because of what, and which scopes.
// It goes through the matrix twice, first for the widths of the columns, and keeps nothing of it. The width is the terminal's columns, 0 for as wide
// as the lines are: in one that is too narrow for the columns, a cell is a paragraph.
func Table(w io.Writer, m *Selection, width int) error {
	t := &table{out: text.NewWriter(w), width: width, known: map[int]tableRow{}}
	t.measure(tableHeader)
	t.rows(m, t.measure)
	if t.lines > 1 {
		t.body(m)
		fmt.Fprintln(t.out)
	}
	t.roles(m)
	t.wrapped("", "", t.summary())
	return t.out.Flush()
}

func (t *table) body(m *Selection) {
	if t.roomForScopes() < max(leastForScopes, t.longest) {
		t.rows(m, t.paragraph)
		return
	}
	t.write(tableHeader)
	t.rows(m, t.write)
}

// summary counts what was written.
func (t *table) summary() string {
	summary := fmt.Sprintf("%s allowed, %d denied", english.Plural(t.allowed, "cell", "cells"), t.denied)
	if t.unresolved > 0 {
		summary += fmt.Sprintf("; %s unresolved, which nobody can judge here", english.Plural(t.unresolved, "grant", "grants"))
	}
	if t.folded {
		summary += "; --all has a line for each"
	}
	return summary
}

// tableRow is the columns of a line; the last is not aligned.
type tableRow [6]string

var tableHeader = tableRow{"APPLICATION", "API", "ACTING", "ACCESS", "BECAUSE OF", "SCOPES"}

type table struct {
	out             *bufio.Writer // remembers the first error until Flush
	width           int           // of the terminal, 0 for none
	line            []byte        // reused
	widths          [len(tableRow{}) - 1]int
	longest         int // columns of a scope; 0 where nothing is to fit
	lines           int // with the header
	allowed, denied int
	unresolved      int              // grants
	folded          bool             // some line stands for many cells that somebody opened
	last            string           // the application of the paragraph before
	known           map[int]tableRow // by group, without the application
}

func (t *table) rows(m *Selection, each func(tableRow)) {
	t.allowed, t.denied = 0, 0
	for cell := range m.Access() {
		t.count(cell)
		row := t.row(cell)
		row[0] = text.Plain(cell.Application.Address)
		each(row)
	}
	for open := range m.Folded() {
		if open.API.Config != nil || open.API.Granted { // else nobody here had anything to do with it
			t.allowed += open.Applications
			t.folded = t.folded || open.API.Config != nil
		}
		each(openRow(&open))
	}
	for cell := range m.Defaults() {
		each(newTableRow("any third party", cell))
	}
	t.unresolved = 0
	for grant := range m.unresolved() {
		t.unresolved++
		each(unresolvedRow(grant))
	}
}

// row is a cell's without the application, remembered for the cells of its group.
func (t *table) row(cell *compiler.Access) tableRow {
	row, known := t.known[cell.Group()]
	if !known {
		row = newTableRow("", cell)
		if cell.Group() > 0 && len(t.known) < maxKnownRows {
			t.known[cell.Group()] = row
		}
	}
	return row
}

// maxKnownRows bounds what is remembered of a tenant that has very many APIs.
const maxKnownRows = 100_000

func (t *table) count(cell *compiler.Access) {
	if cell.Allowed {
		t.allowed++
	} else {
		t.denied++
	}
}

func newTableRow(application string, cell *compiler.Access) tableRow {
	row := tableRow{application, text.Plain(cell.API.Address), text.Acting(cell.SubjectType), "denied", because(cell)}
	if cell.Allowed {
		row[3] = amount(len(cell.Scopes), cell.API, cell.FutureScopes)
		row[5] = scopesInShort(cell.Scopes)
	}
	if cell.Application != nil && cell.Unreachable != "" && cell.Allowed {
		row[3] += ", latent"
	} else if cell.Application != nil && cell.Unreachable != "" {
		row[3] += ", no flow"
	}
	if len(cell.Assumed) > 0 {
		row[3] += ", assumed"
	}
	return row
}

func openRow(open *compiler.Open) tableRow {
	row := tableRow{
		fmt.Sprintf("%d %s", open.Applications, strings.ReplaceAll(string(open.Party), "_", " ")),
		text.Plain(open.API.Address), text.Acting(open.SubjectType),
		amount(len(open.Scopes), open.API, open.FutureScopes), openPolicy(open.API), scopesInShort(open.Scopes),
	}
	if open.Unreachable > 0 {
		row[3] += fmt.Sprintf(", %d latent", open.Unreachable)
	}
	if len(open.Assumed) > 0 {
		row[3] += ", assumed"
	}
	return row
}

// Words are how much a cell gives and because of what, as the lines of Table have it.
func Words(cell *compiler.Access) (access, because string) {
	row := newTableRow("", cell)
	return row[3], row[4]
}

// OpenWords is likewise the columns of what a policy opens, but for the scopes.
func OpenWords(open *compiler.Open) []string {
	row := openRow(open)
	return row[:len(row)-1]
}

// openPolicy is the policy that opens an API to everybody. That of a system API that is not declared is nobody's choice here.
func openPolicy(api *compiler.API) string {
	if api.Config == nil {
		return "default allow_all"
	}
	return "policy allow_all"
}

func amount(granted int, api *compiler.API, future bool) string {
	switch {
	case future:
		return "all " + strconv.Itoa(granted) + " and later"
	case len(api.Scopes) == 0:
		return "without scopes"
	}
	return strconv.Itoa(granted) + " of " + strconv.Itoa(len(api.Scopes))
}

// because is the grant that decides, or the reason why none does.
func because(cell *compiler.Access) string {
	if cell.Grant != nil {
		return text.Plain(cell.Grant.Address)
	}
	switch cell.Reason {
	case compiler.PolicyAllowAll:
		return openPolicy(cell.API)
	case compiler.PolicyDenyAll:
		return "policy deny_all"
	case compiler.SystemAPIThirdParty:
		return "third party on a system API"
	case compiler.ThirdPartyNeedsGrant:
		return "third party without a grant"
	case compiler.NoGrant:
		return "no grant"
	}
	return string(cell.Reason)
}

// scopesInShort is as many scopes as make a line that can be read, but for one that would be left alone.
func scopesInShort(scopes []string) string {
	const enough = 60
	var room [2 * enough]byte
	shown := room[:0]
	for i, scope := range scopes {
		if i > 0 && len(shown)+len(scope) > enough && i < len(scopes)-1 {
			shown = append(shown, " and "...)
			shown = append(strconv.AppendInt(shown, int64(len(scopes)-i), 10), " more"...)
			break
		}
		if i > 0 {
			shown = append(shown, ' ')
		}
		shown = append(shown, text.Delimited(scope)...)
	}
	return string(shown)
}
