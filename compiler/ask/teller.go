package ask

import (
	"slices"
	"strings"
	"sync"

	"grants/compiler"
	"grants/config"
)

// Wording is what a sentence has in place of names. The empty string leaves a name as it is.
type Wording struct {
	Application string // in place of the address of the application
	API         string // likewise; an API of the platform keeps the name that it has there
	Object      string // in place of the address of the grant that the step is about
	Scopes      string // in place of what a token carries
}

// Teller tells many cells of a tenant in few sentences: what Explain says, in two parts, with words in place of the names in which the cells differ.
type Teller struct {
	tenant *compiler.Tenant
	words  Wording
	gaps   map[string]*config.Gap // by address and attribute, the first of each

	declared bool // the project says something of logins to third parties

	connections []Step // one or none
	connected   bool   // connections are worked out

	alone func() []*compiler.Application // third parties that can act as themselves

	ofApplication, ofCell chain // the latest, whose memory the next ones use
}

// NewTeller is a teller with words of the caller's.
func NewTeller(tenant *compiler.Tenant, words Wording) *Teller {
	t := &Teller{tenant: tenant, words: words, gaps: map[string]*config.Gap{}, declared: declaresLogin(tenant.Config)}
	t.alone = sync.OnceValue(func() []*compiler.Application { return standingAlone(tenant) })
	t.ofApplication.Explanation, t.ofCell.Explanation = &Explanation{}, &Explanation{}
	for i := range tenant.Config.Gaps {
		gap := &tenant.Config.Gaps[i]
		if name := gap.Address + "." + gap.Attribute; t.gaps[name] == nil {
			t.gaps[name] = gap
		}
	}
	return t
}

// Told is what there is to say about a cell, until the next one is told.
type Told struct {
	Answer Answer  // as far as the cell goes: a login may turn a yes into a no, or leave it unknown
	Bases  []Basis // what an unknown answer hangs on
	Steps  []Step
}

// Application is the steps that all cells of an application have for a subject type, nil for any third party, until the next application is told. A flow among
// them gives way to one that is a step of the cell.
func (t *Teller) Application(app *compiler.Application, subject compiler.SubjectType) []Step {
	cell := compiler.Access{Application: app, SubjectType: subject, Unreachable: app.Unreachable(subject)}
	c := t.begin(&t.ofApplication, &cell)
	c.party()
	if app != nil { // what those have who register is a step of the cell
		c.flow()
	}
	if app != nil && c.isOfThirdParty() {
		c.login(c.mode)
	}
	if !c.logsIn() {
		return c.made
	}
	c.login(c.registration)
	c.made = append(c.made, t.connection(c)...)
	c.login(c.organization)
	return c.made
}

// connection is the same for all that log in.
func (t *Teller) connection(c *chain) []Step {
	if !t.connected {
		before := len(c.made)
		c.login(c.Question.connection)
		t.connections, t.connected = slices.Clone(c.made[before:]), true
		c.made = c.made[:before]
	}
	return t.connections
}

// Cell is all else about a cell.
func (t *Teller) Cell(cell *compiler.Access) Told {
	c := t.begin(&t.ofCell, cell)
	c.policy()
	c.grants()
	c.shadowed()
	c.scopes()
	if app := cell.Application; app == nil || cell.Unreachable != app.Unreachable(cell.SubjectType) {
		c.flow()
	}
	if cell.Application == nil {
		c.login(c.mode)
	}
	if c.logsIn() {
		c.login(c.audience)
		c.login(c.consent)
	}
	c.login(c.exchanges)
	c.condition()
	c.narrowing()
	told := Told{Steps: c.made}
	told.Answer, told.Bases = c.ofCell(cell)
	for i := range told.Bases {
		told.Bases[i].Attribute = t.attribute(cell.Application, told.Bases[i].Attribute)
	}
	return told
}

func (t *Teller) begin(c *chain, cell *compiler.Access) *chain {
	c.Question = Question{Tenant: t.tenant, Application: cell.Application, API: cell.API, SubjectType: cell.SubjectType, teller: t}
	c.Cell, c.made = *cell, c.made[:0]
	return c
}

// attribute is its address with the word for the application.
func (t *Teller) attribute(app *compiler.Application, address string) string {
	if app != nil && t.words.Application != "" {
		if rest, of := strings.CutPrefix(address, app.Address+"."); of {
			return t.words.Application + "." + rest
		}
	}
	return address
}

// word is a name, or what is said in its place.
func (q *Question) word(name string, of func(*Wording) string) string {
	if q.teller != nil {
		if word := of(&q.teller.words); word != "" {
			return word
		}
	}
	return name
}

func (q *Question) app() string {
	return q.word(q.Application.Address, func(w *Wording) string { return w.Application })
}

// apiAddress is the address of the API in a sentence, and api what people call it.
func (q *Question) apiAddress() string {
	if q.API.System != "" {
		return q.API.Address
	}
	return q.word(q.API.Address, func(w *Wording) string { return w.API })
}

func (q *Question) api() string {
	if q.API.System != "" {
		return q.API.CommonName()
	}
	return q.apiAddress()
}

// object is the grant that a step is about.
func (q *Question) object(grant *compiler.ClientGrant) string {
	return q.word(grant.Address, func(w *Wording) string { return w.Object })
}

// amount is what a token carries, in words.
func (c *chain) amount() string {
	if c.teller != nil && c.teller.words.Scopes != "" {
		return c.teller.words.Scopes
	}
	return Amount(c.Cell.Scopes, len(c.API.Scopes))
}
