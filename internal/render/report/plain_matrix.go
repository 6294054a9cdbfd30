package report

import (
	"strconv"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/internal/render/matrix"
	"grants/internal/render/text"
	"grants/internal/stringset"
	"grants/plan/objects"
)

// How much of a matrix stands in the page for those who have no script, and on paper: all of one with few rows, of others the beginning.
const (
	mostPlainRows      = 3000
	startOfManyRows    = 100
	mostRowsOfAnswer   = 500
	startOfManyAnswers = 25
)

// plainMatrix is what a page shows of a matrix without a script.
type plainMatrix struct {
	Applications, ThirdParties, APIs int
	Allowed, Latent                  int // cells; latent ones are among the allowed
	Refused, Denied                  int // cells that a grant was meant to open, and all others that are not allowed
	Questions                        []*plainQuestion
	Holders                          []*plainHolder
	MoreApplications                 int // that are not among Holders
	Roles                            [][]string
	MoreRoles                        int // permissions that are not among Roles

	tenant *compiler.Tenant
	rows   int
	opened []opened
	unused map[*compiler.API][]string // of the scopes that are declared, those that nobody holds
	notes  []plainNote                // of each cell of the tables
}

// plainQuestion is a question that somebody would ask of a matrix, with its answer.
type plainQuestion struct {
	Title, Nothing string
	Rows           []plainRow
	More           int // rows that are not shown
}

// plainHolder is the rows of an application.
type plainHolder struct {
	Name, Party string
	Rows        []plainRow
}

// plainRow is a cell in words.
type plainRow struct {
	Application, API, Acting, Access, Because, Scopes string
	Place                                             string // of the grant or the policy that decides, as file:line; empty for nowhere
}

// The questions.
const (
	questionSensitive = iota
	questionThirdParties
	questionNewcomers
	questionOpen
	questionInVain
	questionUnused
	questionUnresolved
)

func newPlainMatrix(m *matrix.Selection) *plainMatrix {
	p := &plainMatrix{tenant: m.Tenant, unused: map[*compiler.API][]string{}}
	p.Questions = []*plainQuestion{
		{Title: "Who holds sensitive scopes?", Nothing: "Nobody, of the scopes that are called sensitive."},
		{Title: "What do third parties reach?", Nothing: "Nothing."},
		{Title: "What does a newly registered third party reach?", Nothing: "Nothing."},
		{Title: "What does a policy open to all of a party?", Nothing: "Nothing."},
		{Title: "Which grants cannot be used, or not in full?", Nothing: "None."},
		{Title: "What does nobody use?", Nothing: "Everything that is declared is within reach of some application."},
		{Title: "Which grants lead nowhere?", Nothing: "None."},
	}
	for api := range m.APIs() {
		p.APIs++
		if api.System == "" { // of others nobody declared the scopes here
			p.unused[api] = api.Scopes
		}
	}
	for cell := range m.Defaults() {
		p.see(cell)
		if cell.Allowed {
			p.Questions[questionNewcomers].add(p.newRow(cell))
		}
	}
	for open := range m.Tenant.OpenAccess(openFilter(m)) {
		p.Questions[questionOpen].add(p.openRow(&open))
		p.opened = append(p.opened, opened{open.API.Address, string(open.Party), string(open.SubjectType), open.Applications, open.Unreachable, open.Scopes})
	}
	for grant, words := range matrix.UnresolvedWords(m) {
		p.Questions[questionUnresolved].add(plainRow{words[0], words[1], words[2], words[3], words[4], words[5], p.place(grant.Config.Header)})
	}
	for words := range matrix.RoleWords(m) {
		if len(p.Roles) < mostPlainRows {
			p.Roles = append(p.Roles, words)
		} else {
			p.MoreRoles++
		}
	}
	return p
}

// openFilter is the filter with what every policy opens written once.
func openFilter(m *matrix.Selection) compiler.Filter {
	filter := m.Filter
	filter.Fold = true
	return filter
}

func (q *plainQuestion) add(row plainRow) {
	if len(q.Rows) < mostRowsOfAnswer {
		q.Rows = append(q.Rows, row)
	} else {
		q.More++
	}
}

func (p *plainMatrix) newRow(cell *compiler.Access) plainRow {
	access, because := matrix.Words(cell)
	row := plainRow{"any third party", text.Plain(cell.API.Address), text.Acting(cell.SubjectType), access, because, text.List(cell.Scopes), p.placeOf(cell)}
	if cell.Application != nil {
		row.Application = text.Plain(cell.Application.Address)
	}
	return row
}

func (p *plainMatrix) openRow(open *compiler.Open) plainRow {
	words := matrix.OpenWords(open)
	return plainRow{words[0], words[1], words[2], words[3], words[4], text.List(open.Scopes), p.placeOfPolicy(open.API, open.SubjectType)}
}

// placeOf is where the grant or the policy stands that decides a cell.
func (p *plainMatrix) placeOf(cell *compiler.Access) string {
	switch {
	case cell.Grant != nil:
		return p.place(cell.Grant.Config.Header)
	case cell.Reason == compiler.PolicyAllowAll || cell.Reason == compiler.PolicyDenyAll:
		return p.placeOfPolicy(cell.API, cell.SubjectType)
	}
	return ""
}

func (p *plainMatrix) placeOfPolicy(api *compiler.API, subject compiler.SubjectType) string {
	return p.place(objects.PolicySpan(api.Config, subject), objects.HeaderOf(api))
}

func (p *plainMatrix) place(spans ...diag.Span) string {
	file, line := objects.Place(p.tenant, spans...)
	if file == "" {
		return ""
	}
	return text.Plain(file) + ":" + strconv.Itoa(line)
}

func (p *plainMatrix) begin(app *compiler.Application) {
	p.Applications++
	if app.IsThirdParty() {
		p.ThirdParties++
	}
	if p.rows <= mostPlainRows {
		p.Holders = append(p.Holders, &plainHolder{Name: text.Plain(app.Address), Party: strings.ReplaceAll(string(app.Party), "_", " ")})
	}
}

// plainNote is what the questions want to know of a cell, whoever it is of and by which grant.
type plainNote struct{ known, usable, sensitive bool }

// add takes a cell of the application that began last, and its number in the tables.
func (p *plainMatrix) add(cell *compiler.Access, number int) {
	p.rows++
	p.count(cell)
	for len(p.notes) <= number {
		p.notes = append(p.notes, plainNote{})
	}
	note := p.notes[number]
	if !note.known {
		p.see(cell)
		note = noteOf(cell)
		p.notes[number] = note
	}
	if p.rows <= mostPlainRows {
		last := p.Holders[len(p.Holders)-1]
		last.Rows = append(last.Rows, p.newRow(cell))
	}
	if note.sensitive {
		p.addCell(questionSensitive, cell)
	}
	if granted := cell.Grant != nil || len(cell.Shadowed) > 0; granted && !note.usable || len(cell.UndefinedScopes) > 0 {
		p.addCell(questionInVain, cell)
	}
	if cell.Allowed && cell.Application.IsThirdParty() {
		p.addCell(questionThirdParties, cell)
	}
}

// addCell is add without words for what nobody sees.
func (p *plainMatrix) addCell(question int, cell *compiler.Access) {
	if q := p.Questions[question]; len(q.Rows) < mostRowsOfAnswer {
		q.Rows = append(q.Rows, p.newRow(cell))
	} else {
		q.More++
	}
}

func (p *plainMatrix) count(cell *compiler.Access) {
	switch {
	case !cell.Allowed && len(cell.Shadowed) > 0:
		p.Refused++
	case !cell.Allowed:
		p.Denied++
	case cell.Unreachable != "":
		p.Latent++
		fallthrough
	default:
		p.Allowed++
	}
}

func noteOf(cell *compiler.Access) plainNote {
	usable := cell.Allowed && cell.Unreachable == ""
	sensitive := usable && len(cell.API.SensitiveScopes) > 0 && len(stringset.Intersection(cell.Scopes, cell.API.SensitiveScopes)) > 0
	return plainNote{true, usable, sensitive}
}

// see notes what a cell holds of its API, whoever it is of.
func (p *plainMatrix) see(cell *compiler.Access) {
	if unused := p.unused[cell.API]; len(unused) > 0 && cell.Allowed && cell.Unreachable == "" {
		p.unused[cell.API] = stringset.Difference(unused, cell.Scopes)
	}
}

// unusedScopes is known when all cells have gone by.
func (p *plainMatrix) unusedScopes() []unused {
	all := []unused{}
	for _, api := range p.tenant.EveryAPI() {
		if scopes := p.unused[api]; len(scopes) > 0 {
			all = append(all, unused{api.Address, scopes})
		}
	}
	return all
}

func (q *plainQuestion) shorten() {
	if more := len(q.Rows) - startOfManyAnswers; more > 0 {
		q.Rows, q.More = q.Rows[:startOfManyAnswers], q.More+more
	}
}

// finish answers what only the whole matrix can, and leaves out what is too much.
func (p *plainMatrix) finish() {
	for _, of := range p.unusedScopes() {
		p.Questions[questionUnused].add(plainRow{API: text.Plain(of.API), Scopes: text.List(of.Scopes)})
	}
	if p.rows > mostPlainRows {
		kept := 0
		for n, holder := range p.Holders {
			if kept += len(holder.Rows); kept > startOfManyRows {
				p.Holders = p.Holders[:n]
				break
			}
		}
		for _, question := range p.Questions {
			question.shorten()
		}
	}
	p.MoreApplications = p.Applications - len(p.Holders)
}
