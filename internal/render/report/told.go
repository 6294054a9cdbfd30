package report

import (
	"encoding/binary"
	"slices"
	"strings"

	"grants/compiler"
	"grants/compiler/ask"
	"grants/diag"
	"grants/internal/render/matrix"
	"grants/plan/objects"
)

// toldTables say why cells are what they are, as grants explain does. A sentence is written once for all cells that it is about: a chain of a cell is that of
// its application, and another one of the cell.
type toldTables struct {
	Strings   []string    `json:"strings"`   // of these tables alone
	Sentences [][]int     `json:"sentences"` // of strings, and below zero of what differs from cell to cell: see spoken
	Steps     stepColumns `json:"steps"`
	Chains    [][]int     `json:"chains"` // an answer (a string) and steps; number 0 is of what nobody tells
	Kinds     []column    `json:"kinds"`  // of applications that are alike where they have no grant of their own: a chain by API and subject type
	Of        chainsOf    `json:"of"`
	More      moreColumns `json:"more"`
	Shortened int         `json:"shortened"` // 1 where there are more steps than the page has room for, so that some have the place of their object
}

// chainsOf are the chains of applications and rows.
type chainsOf struct {
	Kind           column `json:"kind"`            // of each application, among Kinds; 0 for one that nobody tells
	Client         column `json:"client"`          // what its cells as itself begin with
	User           column `json:"user"`            // likewise for users
	Own            column `json:"own"`             // of each row of an application's own; of the cells of a template, Kinds has it
	Any            column `json:"any"`             // of any third party by API and subject type
	AnyApplication column `json:"any_application"` // what its cells as itself begin with, and those for users
}

// spoken is what sentences have instead of names; the numbers of these in a sentence are -1 to -4.
var spoken = ask.Wording{Application: "\xff1", API: "\xff2", Object: "\xff3", Scopes: "\xff4"}

// withScopes is spoken where the scopes are said.
var withScopes = ask.Wording{Application: spoken.Application, API: spoken.API, Object: spoken.Object}

// hangsOn is the link of a step that is no step: what an unknown answer hangs on.
const hangsOn = "hangs-on"

type stepColumns struct {
	Link     column `json:"link"`
	Answer   column `json:"answer"`
	Sentence column `json:"sentence"`
	Page     column `json:"page"`
	About    column `json:"about"` // 0 for nothing, the objects of a cell as about... say, below zero the string that is the address of another one
	File     column `json:"file"`  // 0 for that of the object, a string, or -1 for nowhere
	Line     column `json:"line"`  // counted from that of the object where File is 0
	InFile   column `json:"in_file"`
	InLine   column `json:"in_line"` // of the object where the value is used, likewise
}

// moreColumns are cells without a row for which an application has a grant of its own all the same: what a policy opens has no rows where it is folded.
type moreColumns struct {
	Application column `json:"application"`
	Cell        column `json:"cell"` // by API and subject type
	Told        column `json:"told"`
}

// The objects of a cell that a step may be about.
const (
	aboutApplication = 1 + iota
	aboutAPI
	aboutGrant    // of the application's own, and none else
	aboutShadowed // likewise: the first of them, and so on
)

// step is one of stepColumns, to find it again.
type step struct{ link, answer, sentence, page, about, file, line, inFile, inLine int }

const (
	nowhere     = -1
	mostSteps   = 20_000  // an object that is written in a loop has places of its own for every value
	mostOfKinds = 100_000 // cells for which applications have no grant
)

// telling is what is remembered while cells are told.
type telling struct {
	*dictionary
	toldTables
	tenant      *compiler.Tenant
	ofRows      *ask.Teller
	ofOthers    *ask.Teller // says the scopes, which nobody finds where there is no row
	sentences   map[string]int
	steps       map[step]int
	chains      map[string]int
	shapes      map[shape]int // chains
	grantShapes map[grantShape]int
	made        []int // the chain that is being made
}

func newTelling(d *dictionary, tenant *compiler.Tenant) *telling {
	return &telling{
		dictionary: d, tenant: tenant, ofRows: ask.NewTeller(tenant, spoken), ofOthers: ask.NewTeller(tenant, withScopes),
		sentences: map[string]int{}, steps: map[step]int{}, chains: map[string]int{}, shapes: map[shape]int{}, grantShapes: map[grantShape]int{}, toldTables: toldTables{Chains: [][]int{{0}}},
	}
}

// newTold goes through the matrix as newTables does, which may go at the same time.
func newTold(m *matrix.Selection) *toldTables {
	t := newTelling(newDictionary(0, 0), m.Tenant)
	of := &t.Of
	kinds := t.tellKinds(m)
	own := *m
	own.Filter.Own = true
	numbers, had := map[*compiler.Application]int{}, make(map[*compiler.ClientGrant]bool, len(m.Tenant.ClientGrants))
	eachRow(&own, func(app *compiler.Application) {
		numbers[app] = len(numbers)
		of.Kind.add(kinds[app])
		of.Client.add(t.ofApplication(app, compiler.Client))
		of.User.add(t.ofApplication(app, compiler.User))
	}, func(cell *compiler.Access) {
		of.Own.add(t.ofRow(cell))
		had[cell.Grant] = true
		for _, grant := range cell.Shadowed {
			had[grant] = true
		}
	})
	t.tellMore(m, numbers, had)
	t.toldTables.Strings = t.dictionary.Strings
	return &t.toldTables
}

// placed is an object of a cell with its place.
type placed struct {
	address, file string
	line          int
}

func (t *telling) placed(address string, header diag.Span) placed {
	file, line := objects.Place(t.tenant, header)
	return placed{address, file, line}
}

func (t *telling) application(app *compiler.Application) placed {
	if app == nil || app.Config == nil {
		return placed{}
	}
	return t.placed(app.Address, app.Config.Header)
}

// ofRow is the chain of all else about a cell with a row of its own.
func (t *telling) ofRow(cell *compiler.Access) int {
	s, decides := t.shapeOf(cell)
	if !decides {
		return t.ofCell(cell, true)
	}
	n, known := t.shapes[s]
	if !known {
		n = t.ofCell(cell, true)
		t.shapes[s] = n
	}
	return n
}

// grant is a grant of an application's own. Defaults have the same address in all cells.
func (t *telling) grant(grant *compiler.ClientGrant) placed {
	if grant.IsDefault() {
		return placed{}
	}
	return t.placed(grant.Address, grant.Config.Header)
}

// ofApplication is the chain of what all cells of an application have for a subject type.
func (t *telling) ofApplication(app *compiler.Application, subject compiler.SubjectType) int {
	of := []placed{t.application(app)}
	t.begin("")
	for _, said := range t.ofRows.Application(app, subject) {
		t.add(&said, of)
	}
	return t.end()
}

// ofCell is the chain of all else about a cell. The addresses of grants are said where the cell has no row that has them.
func (t *telling) ofCell(cell *compiler.Access, hasRow bool) int {
	teller := t.ofOthers
	if hasRow {
		teller = t.ofRows
	}
	told := teller.Cell(cell)
	of := []placed{t.application(cell.Application), t.placed(cell.API.Address, objects.HeaderOf(cell.API)), {}}
	if cell.Grant != nil && hasRow {
		of[2] = t.grant(cell.Grant)
	}
	for _, grant := range cell.Shadowed {
		if hasRow {
			of = append(of, t.grant(grant))
		}
	}
	t.begin(told.Answer)
	for i := range told.Steps {
		t.add(&told.Steps[i], of)
	}
	for _, basis := range told.Bases {
		hanging := ask.Step{Link: hangsOn, Text: basis.Attribute + ": " + basis.Message, At: basis.At}
		if strings.HasPrefix(basis.Attribute, spoken.Application) {
			hanging.Address = of[0].address
		}
		t.add(&hanging, of)
	}
	return t.end()
}

func (t *telling) begin(answer ask.Answer) { t.made = append(t.made[:0], t.string(string(answer))) }

func (t *telling) end() int {
	if len(t.made) == 1 {
		return 0
	}
	t.key = t.key[:0]
	for _, n := range t.made {
		t.key = binary.AppendUvarint(t.key, uint64(n))
	}
	n, known := t.chains[string(t.key)]
	if !known {
		n = len(t.Chains)
		t.Chains = append(t.Chains, slices.Clone(t.made))
		t.chains[string(t.key)] = n
	}
	return n
}

// add adds a step about one of some objects.
func (t *telling) add(said *ask.Step, of []placed) {
	s := step{link: t.string(string(said.Link)), answer: t.string(string(said.Answer)), sentence: t.sentence(said.Text), page: t.string(said.Page)}
	var object placed
	s.about, object = t.about(said.Address, of)
	s.file, s.line = t.place(said.At, object)
	s.inFile, s.inLine = t.place(said.Within, object)
	n, known := t.steps[s]
	if !known && len(t.steps) >= mostSteps && s.file >= 0 && object.file != "" {
		t.Shortened = 1
		s.file, s.line, s.inFile, s.inLine = 0, 0, nowhere, 0
		n, known = t.steps[s]
	}
	if !known {
		n = len(t.steps)
		t.steps[s] = n
		t.Steps.add(&s)
	}
	t.made = append(t.made, n)
}

func (c *stepColumns) add(s *step) {
	c.Link.add(s.link)
	c.Answer.add(s.answer)
	c.Sentence.add(s.sentence)
	c.Page.add(s.page)
	c.About.add(s.about)
	c.File.add(s.file)
	c.Line.add(s.line)
	c.InFile.add(s.inFile)
	c.InLine.add(s.inLine)
}

func (t *telling) about(address string, of []placed) (int, placed) {
	if address == "" {
		return 0, placed{}
	}
	for i := range of {
		if of[i].address == address {
			return i + 1, of[i]
		}
	}
	return -t.string(address), placed{}
}

// place is a file and a line, of a place in the file of the object from there.
func (t *telling) place(span diag.Span, object placed) (file, line int) {
	if span.IsZero() {
		return nowhere, 0
	}
	name, line := objects.Place(t.tenant, span)
	if name == object.file {
		return 0, line - object.line
	}
	return t.string(name), line
}

// sentence is the number of a text.
func (t *telling) sentence(text string) int {
	n, known := t.sentences[text]
	if known {
		return n
	}
	var parts []int
	first, rest, more := strings.Cut(text, "\xff")
	for part := first; ; {
		if part != "" {
			parts = append(parts, t.string(part))
		}
		if !more {
			break
		}
		parts = append(parts, -int(rest[0]-'0'))
		part, rest, more = strings.Cut(rest[1:], "\xff")
	}
	n = len(t.Sentences)
	t.Sentences = append(t.Sentences, parts)
	t.sentences[text] = n
	return n
}

// tellKinds tells what applications are that have no grant, those that are alike once, and returns the number of the kind of each of them, 0 for those that
// nobody tells.
func (t *telling) tellKinds(m *matrix.Selection) map[*compiler.Application]int {
	t.Of.Any, t.Kinds = t.ofEvery(m, nil), []column{{}}
	for _, subject := range compiler.SubjectTypes {
		t.Of.AnyApplication.add(t.ofApplication(nil, subject))
	}
	kinds, cells := map[*compiler.Application]int{}, 0
	for _, alike := range m.Tenant.Alike(compiler.Filter{Application: m.Filter.Application, Subject: func(compiler.SubjectType) bool { return false }}) {
		if cells += len(t.Of.Any); cells > mostOfKinds {
			break
		}
		byManner := map[int]int{}
		for _, app := range alike.Applications {
			manner := ask.Manner(app)
			if byManner[manner] == 0 {
				byManner[manner] = len(t.Kinds)
				t.Kinds = append(t.Kinds, t.ofEvery(m, app.WithoutGrants()))
			}
			kinds[app] = byManner[manner]
		}
	}
	return kinds
}

// ofEvery is a chain for each API and subject type.
func (t *telling) ofEvery(m *matrix.Selection, app *compiler.Application) column {
	chains := make(column, 0, len(compiler.SubjectTypes)*len(m.Tenant.EveryAPI()))
	for _, api := range m.Tenant.EveryAPI() {
		for _, subject := range compiler.SubjectTypes {
			chain := 0
			if m.Filter.API == nil || m.Filter.API(api) {
				cell := m.Tenant.Access(app, api, subject)
				chain = t.ofCell(&cell, false)
			}
			chains = append(chains, chain)
		}
	}
	return chains
}

// tellMore tells the cells of grants that are those of no row, each of an application of a number.
func (t *telling) tellMore(m *matrix.Selection, numbers map[*compiler.Application]int, had map[*compiler.ClientGrant]bool) {
	apis := map[*compiler.API]int{}
	for n, api := range m.Tenant.EveryAPI() {
		apis[api] = n
	}
	for _, grant := range m.Tenant.ClientGrants {
		if !had[grant] && !grant.IsDefault() && (m.Filter.Application == nil || m.Filter.Application(grant.Application)) && (m.Filter.API == nil || m.Filter.API(grant.API)) {
			cell := m.Tenant.Access(grant.Application, grant.API, grant.SubjectType)
			t.More.Application.add(numbers[grant.Application])
			t.More.Cell.add(len(compiler.SubjectTypes)*apis[grant.API] + slices.Index(compiler.SubjectTypes, grant.SubjectType))
			t.More.Told.add(t.ofCell(&cell, false))
		}
	}
}
