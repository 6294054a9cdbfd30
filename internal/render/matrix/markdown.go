package matrix

import (
	"fmt"
	"io"
	"strings"

	"grants/compiler"
	"grants/internal/render/markdown"
	"grants/internal/render/text"
)

// Markdown writes the matrix as tables for a page of a wiki: the cells, what is open to everybody once, what any third party gets, and the grants that
// lead nowhere.
func Markdown(w io.Writer, m *Selection) error {
	t := &table{out: text.NewWriter(w)}
	fmt.Fprintln(t.out, "| Application | API | Acting | Access | Because of | Scopes |")
	fmt.Fprintln(t.out, "|---|---|---|---|---|---|")
	for cell := range m.Access() {
		t.count(cell)
		t.markdown(markdown.Code(cell.Application.Address), newTableRow("", cell), cell.Scopes)
	}
	for open := range m.Folded() {
		row := openRow(&open)
		if open.API.Config != nil || open.API.Granted {
			t.allowed += open.Applications
		}
		t.markdown(markdown.Phrase(row[0]), row, open.Scopes)
	}
	for cell := range m.Defaults() {
		t.markdown("any third party", newTableRow("", cell), cell.Scopes)
	}
	for grant := range m.unresolved() {
		t.unresolved++
		row := unresolvedRow(grant)
		t.markdown(markdown.Phrase(row[0]), row, grant.Listed())
	}
	t.markdownRoles(m)
	fmt.Fprintf(t.out, "\n%s\n", t.summary())
	return t.out.Flush()
}

// markdown writes a row in which only names are the project's.
func (t *table) markdown(application string, row tableRow, scopes []string) {
	shown := make([]string, len(scopes))
	for i, scope := range scopes {
		shown[i] = markdown.Code(scope)
	}
	fmt.Fprintf(t.out, "| %s | %s | %s | %s | %s | %s |\n", application, markdown.Code(row[1]), row[2], row[3], markdown.Prose(row[4]), strings.Join(shown, " "))
}

func (t *table) markdownRoles(m *Selection) {
	first := true
	for role := range m.roles() {
		if first {
			fmt.Fprint(t.out, "\n| Role | API | Permissions | Scopes |\n|---|---|---|---|\n")
			first = false
		}
		for i, row := range roleRows(role) {
			var scopes []string
			if i < len(role.Permissions) {
				scopes = role.Permissions[i].Scopes
			}
			t.markdownRole(role, row, scopes)
		}
	}
}

func (t *table) markdownRole(role *compiler.Role, row roleRow, scopes []string) {
	shown := make([]string, len(scopes))
	for i, scope := range scopes {
		shown[i] = markdown.Code(scope)
	}
	api := row[1]
	if api != "" {
		api = markdown.Code(api)
	}
	fmt.Fprintf(t.out, "| %s | %s | %s | %s |\n", markdown.Code(role.Address), api, row[2], strings.Join(shown, " "))
}
