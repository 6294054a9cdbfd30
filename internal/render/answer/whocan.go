package answer

import (
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

// Holdings is who can get what was asked for.
type Holdings struct {
	Tenant  *compiler.Tenant
	Scope   string // as it was asked for, a glob
	Found   []ask.Holding
	Limit   int  // of lines for each API and subject type; 0 for none
	Matched bool // the scope is a glob that may match several
}

// WhoCan writes who can get what was asked for, API by API, for people.
func WhoCan(w io.Writer, h *Holdings, width int, color bool) error {
	p := &holdings{page: page{Writer: text.NewWriter(w), tenant: h.Tenant, width: width, painter: text.Painter(color)}, Holdings: h}
	var empty []string
	wrote := false
	for _, of := range byAPI(h.Found) {
		if !slices.ContainsFunc(of, func(holding ask.Holding) bool { return !holding.Nobody() || len(holding.Latent) > 0 }) && len(h.Found) > len(of) {
			empty = append(empty, text.Spoken(of[0].API.Address))
			continue
		}
		if wrote {
			fmt.Fprintln(p)
		}
		p.api(of)
		wrote = true
	}
	if len(empty) > 0 {
		if wrote {
			fmt.Fprintln(p)
		}
		p.paragraph("", "Nobody: "+english.List(empty))
	}
	return p.Flush()
}

type holdings struct {
	page
	*Holdings
}

// byAPI groups what is sorted by API.
func byAPI(found []ask.Holding) [][]ask.Holding {
	var groups [][]ask.Holding
	for start := 0; start < len(found); {
		end := start + 1
		for end < len(found) && found[end].API == found[start].API {
			end++
		}
		groups = append(groups, found[start:end])
		start = end
	}
	return groups
}

func (p *holdings) api(of []ask.Holding) {
	api := of[0].API
	what := text.Delimited(p.Scope)
	switch {
	case p.Scope == "*":
		what = "any access to"
	case p.Matched && len(of[0].Scopes) == 1:
		what = text.Delimited(of[0].Scopes[0]) + " of"
	case p.Matched:
		what = fmt.Sprintf("%s (%s) of", what, english.Plural(len(of[0].Scopes), "scope", "scopes"))
	default:
		what += " of"
	}
	p.paragraph("", p.painter.Paint(text.Bold, what+" "+text.Spoken(api.Address))+" ("+text.Plain(api.Identifier)+")")
	rows := make([][]row, len(of))
	for i := range of {
		rows[i] = p.limited(&of[i])
	}
	subjects := make([]string, len(of))
	for i := range of {
		subjects[i] = text.Acting(of[i].SubjectType)
	}
	for i := range of {
		if roles := p.roleRows(&of[i]); len(roles) > 0 {
			rows, subjects = append(rows, roles), append(subjects, "by role")
		}
	}
	p.table(subjects, rows)
	p.logins(of)
}

// logins says what keeps users of third parties from logging in, or may, whoever has a grant.
func (p *holdings) logins(of []ask.Holding) {
	for i := range of {
		if of[i].SubjectType != compiler.User || !of[i].HasThirdParty() {
			continue
		}
		for _, link := range ask.Logins(ask.Question{Tenant: p.tenant, API: of[i].API, SubjectType: compiler.User}) {
			if link.Answer == ask.No || link.Answer == ask.Unknown {
				said := "third parties  " + link.Text
				if at := site(p.tenant, link.At); at != "" {
					said += "  " + p.painter.Paint(text.Dim, at)
				}
				p.paragraph("  ", said)
			}
		}
	}
}

// limited is the rows of one subject type, as many as are wanted.
func (p *holdings) limited(h *ask.Holding) []row {
	rows := p.rows(h)
	if len(rows) == 0 {
		rows = []row{{who: "nobody"}}
	}
	if more := len(rows) - p.Limit; p.Limit > 0 && more > 0 {
		rows = append(rows[:p.Limit:p.Limit], row{who: fmt.Sprintf("and %s more: --limit 0 or -o json has all", english.Plural(more, "line", "lines"))})
	}
	return rows
}

// table writes rows in columns or, in a terminal that is too narrow, each as a paragraph.
func (p *holdings) table(subjects []string, rows [][]row) {
	var widths [3]int
	details := 0
	for _, r := range slices.Concat(rows...) {
		if r.through != "" {
			widths[0] = max(widths[0], text.Columns(r.who))
		}
		widths[1], widths[2] = max(widths[1], text.Columns(r.through)), max(widths[2], text.Columns(r.place))
		details = max(details, text.Columns(r.details))
	}
	fits := p.width <= 0 || 13+widths[0]+2+widths[1]+2+widths[2]+2+details <= p.width
	for i, group := range rows {
		acting := subjects[i]
		if !fits {
			fmt.Fprintln(p, "  "+acting)
		}
		for j, r := range group {
			switch {
			case !fits:
				p.stackedRow(r)
				continue
			case j > 0:
				acting = ""
			}
			fmt.Fprintln(p, strings.TrimRight(fmt.Sprintf("  %-9s  %s  %s  %s  %s", acting, padded(r.who, widths[0]), padded(r.through, widths[1]),
				p.painter.Paint(text.Dim, padded(r.place, widths[2])), r.details), " "))
		}
	}
}

func (p *holdings) stackedRow(r row) {
	p.paragraph("    ", r.who)
	for _, more := range []string{r.through, r.details, p.painter.Paint(text.Dim, r.place)} {
		if more != "" {
			p.paragraph("      ", more)
		}
	}
}

func padded(s string, width int) string {
	return s + strings.Repeat(" ", max(0, width-text.Columns(s)))
}

// row is one way in which somebody gets it.
type row struct{ who, through, place, details string }

// roleRows are the roles that permit it, which narrow what users get and give nothing by themselves.
func (p *holdings) roleRows(h *ask.Holding) []row {
	var rows []row
	for _, holder := range h.Roles {
		r := row{who: text.Spoken(holder.Role.Address), through: "permits it", place: site(p.tenant, holder.Role.Config.Header)}
		if p.Matched {
			r.addDetail(scopesInShort(holder.Scopes))
		}
		if enforces, known := h.API.EnforcesRoles(); known && !enforces {
			r.addDetail("which takes nothing from users without it: the API does not enforce policies")
		}
		rows = append(rows, r)
	}
	return rows
}

func (r *row) addDetail(said string) {
	if r.details != "" {
		r.details += "; "
	}
	r.details += said
}

func (p *holdings) rows(h *ask.Holding) []row {
	var rows []row
	for _, open := range h.Open {
		rows = append(rows, p.open(&open))
	}
	for _, crowd := range h.Crowds {
		rows = append(rows, p.crowd(&crowd))
	}
	for _, holder := range h.Holders {
		rows = append(rows, p.holder(&holder))
	}
	for _, grant := range h.Unresolved {
		rows = append(rows, row{
			who: "client " + text.Delimited(grant.Application.ClientID), through: text.Spoken(grant.Address), details: "no file declares it, so nobody can judge",
			place: site(p.tenant, grant.Config.Header),
		})
	}
	for _, crowd := range h.Latent {
		r := p.crowd(&crowd)
		r.addDetail("no flow to use it")
		rows = append(rows, r)
	}
	return rows
}

func (p *holdings) open(o *compiler.Open) row {
	party := strings.ReplaceAll(strings.ReplaceAll(string(o.Party), "third_party_", "third-party "), "first_party", "first-party")
	said := "all " + strconv.Itoa(o.Applications) + " " + party + " applications"
	if o.Applications == 1 {
		said = "the only " + party + " application"
	}
	through := "the policy allow_all of " + text.Spoken(o.API.Address)
	if o.API.Config == nil {
		through += ", the platform's default"
	}
	r := row{who: said, through: through}
	if o.Unreachable > 0 {
		r.addDetail(fmt.Sprintf("%d of them without a flow to use it", o.Unreachable))
	}
	if len(o.Assumed) > 0 {
		r.addDetail("unknown for some: it hangs on " + text.List(o.Assumed))
	}
	if o.API.Config != nil {
		r.place = site(p.tenant, o.API.Config.UserPolicy.Span, o.API.Config.Header)
	}
	return r
}

// crowd is a row for those that come to it by one default grant.
func (p *holdings) crowd(c *ask.Crowd) row {
	r := p.holder(&c.Holder)
	if len(c.Applications) == 1 {
		return r
	}
	r.who = strconv.Itoa(len(c.Applications)) + " third parties"
	const most = 3
	names := make([]string, min(most, len(c.Applications)))
	for i := range names {
		names[i] = who(c.Applications[i])
	}
	if more := len(c.Applications) - most; more > 0 {
		names = append(names, fmt.Sprintf("and %d more", more))
	}
	r.addDetail(strings.Join(names, ", "))
	return r
}

func (p *holdings) holder(h *ask.Holder) row {
	r := row{who: who(h.Application)}
	if grant := h.Cell.Grant; grant == nil {
		r.through = "the policy of " + text.Spoken(h.Cell.API.Address)
	} else {
		r.through, r.place = text.Spoken(grant.Address), site(p.tenant, grant.Config.Header)
	}
	if h.Cell.FutureScopes {
		r.through += " (all scopes)"
	}
	if p.Matched {
		r.addDetail(scopesInShort(h.Scopes))
	}
	if h.Answer == ask.Unknown {
		r.addDetail("unknown: it hangs on " + text.List(h.Cell.Assumed))
	}
	return r
}

// scopesInShort are some scopes on one line.
func scopesInShort(scopes []string) string {
	const most = 4
	if len(scopes) == 0 {
		return "no scopes"
	}
	if len(scopes) <= most {
		return text.List(scopes)
	}
	return text.List(scopes[:most]) + " and " + strconv.Itoa(len(scopes)-most) + " more"
}
