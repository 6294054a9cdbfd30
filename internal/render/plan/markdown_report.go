package plan

import (
	"net/url"
	"strings"

	"grants/plan"
)

// The bytes of an address of a report, and of a link into it, beyond which a row has none.
const (
	mostOfReportURL = 500
	mostOfLink      = 1500
)

// IsReportURL reports whether a text can stand in a link of Markdown as it is, and leads to a page.
func IsReportURL(text string) bool {
	if !strings.HasPrefix(text, "https://") && !strings.HasPrefix(text, "http://") || len(text) > mostOfReportURL {
		return false
	}
	return !strings.ContainsFunc(text, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("-._~:/?&=+,;@%#", r)
	})
}

// report links the page of the plan.
func (m *markdownWriter) report() {
	if m.comment.ReportURL != "" {
		m.out.WriteString("\n[The change as a page](" + m.comment.ReportURL + ")\n")
	}
}

// linked is a label that leads to an impact in the page of the plan: its own script reads the address. Where the page's address has a fragment of its own, it
// leads to something else, such as a list of files.
func (m *markdownWriter) linked(label string, i *plan.Impact) string {
	base := m.comment.ReportURL
	if base == "" || strings.Contains(base, "#") {
		return label
	}
	link := base + "#impact=" + url.QueryEscape(impactAddress(i))
	if len(link) > mostOfLink {
		return label
	}
	return "[" + label + "](" + link + ")"
}

// impactAddress is what the page calls the cell of an impact.
func impactAddress(i *plan.Impact) string {
	who, where := i.Application, i.API
	switch {
	case i.AnyThirdParty:
		who = "any third party"
	case who == "" && i.ClientID != nil:
		who = "client " + *i.ClientID
	}
	if where == "" {
		where = i.Audience
	}
	return who + " → " + where + " → " + string(i.SubjectType)
}
