package accesstest

import (
	"slices"

	"grants/compiler"
	"grants/internal/stringset"
)

// Coverage is how much of the access of a tenant some test pins. A test pins a scope of a cell where it fails as soon as the cell gains it or, if it has
// it, loses it; and a cell where it does so for every scope of the API.
type Coverage struct {
	Cells     Share // that give something to an application which can use it
	Sensitive Share // scopes that their API calls sensitive, pinned for every application
	Rest      []Loose
	More      int // that are not listed
}

// Share is a part of a whole.
type Share struct{ Pinned, All int }

// Percent is the share, rounded down; all of nothing.
func (s Share) Percent() int {
	if s.All == 0 {
		return 100
	}
	return s.Pinned * 100 / s.All
}

// Loose is a cell that no test pins, or a sensitive scope.
type Loose struct {
	Application *compiler.Application // nil for any third party
	API         *compiler.API
	SubjectType compiler.SubjectType // empty for a sensitive scope
	Scopes      []string             // that no test pins, sorted; of a sensitive scope that one; empty where the API has none
	Sensitive   bool
}

// MaxLoose is how many cells without a test are listed.
const MaxLoose = 1000

// Cover finds out what some tests pin of a tenant, by what became of them: one that does not hold pins nothing.
func Cover(t *compiler.Tenant, results []*Result) *Coverage {
	return coverBy(t, t, results)
}

func coverBy(t *compiler.Tenant, cells Cells, results []*Result) *Coverage {
	j := &judge{book: newBook(t), cells: cells, doubts: doubtsOf(t)}
	p := j.pins(results)
	c := &Coverage{}
	for _, api := range t.APIs {
		for _, scope := range api.SensitiveScopes {
			if stringset.Contains(api.Scopes, scope) {
				c.Sensitive.All++
				if p.pinsEverywhere(api, scope) {
					c.Sensitive.Pinned++
				} else {
					c.add(Loose{API: api, Scopes: []string{scope}, Sensitive: true})
				}
			}
		}
	}
	for cell := range cells.Matrix(compiler.Filter{}) {
		c.count(p, cell)
	}
	for cell := range t.ThirdPartyDefaults() {
		c.count(p, cell)
	}
	return c
}

func (c *Coverage) add(l Loose) {
	if len(c.Rest) == MaxLoose {
		c.More++
		return
	}
	c.Rest = append(c.Rest, l)
}

func (c *Coverage) count(p *pins, cell *compiler.Access) {
	if !cell.Allowed || cell.Unreachable != "" {
		return
	}
	c.Cells.All++
	loose, pinned := p.loose(cell)
	if pinned {
		c.Cells.Pinned++
		return
	}
	c.add(Loose{Application: cell.Application, API: cell.API, SubjectType: cell.SubjectType, Scopes: loose})
}

// pins are the claims that hold, by the APIs that they are about.
type pins struct {
	judge *judge
	byAPI map[*compiler.API][]pin
}

// pin is a claim on one API.
type pin struct {
	claim *Claim
	who   *holders  // of a block access
	want  *want     // likewise
	asks  *question // of a block who_can
	apis  []*compiler.API
}

func (j *judge) pins(results []*Result) *pins {
	p := &pins{judge: j, byAPI: map[*compiler.API][]pin{}}
	for _, result := range results {
		if result.Outcome != Passed {
			continue
		}
		for _, claim := range result.Test.Claims {
			j.pin(p, claim)
		}
	}
	return p
}

// pin takes a claim along that holds, so that its names mean something.
func (j *judge) pin(p *pins, c *Claim) {
	apis, _ := j.findAPIs(c.APIs)
	one := pin{claim: c, apis: apis}
	var wanted map[*compiler.API]*want
	if c.WhoCan {
		one.asks, _ = j.question(c, apis)
	} else {
		one.who, _ = j.holders(c.Applications)
		wanted, _ = j.wanted(c, apis)
	}
	for _, api := range apis {
		one.want = wanted[api]
		p.byAPI[api] = append(p.byAPI[api], one)
	}
}

// points are what can be gained or lost in the cells of an API: its scopes or, where it has none, a token.
func points(api *compiler.API) []string {
	if len(api.Scopes) == 0 {
		return []string{""}
	}
	return api.Scopes
}

// loose are the points of a cell that no test pins.
func (p *pins) loose(cell *compiler.Access) (loose []string, pinned bool) {
	pinned = true
	for _, point := range points(cell.API) {
		if p.pins(cell, point) {
			continue
		}
		pinned = false
		if point != "" {
			loose = append(loose, point)
		}
	}
	return loose, pinned
}

// pinsEverywhere reports whether a scope is pinned in every cell of its API whose application can use it.
func (p *pins) pinsEverywhere(api *compiler.API, scope string) bool {
	filter := filterOf([]*compiler.API{api}, compiler.SubjectTypes)
	for cell := range p.judge.cells.Matrix(filter) {
		if cell.Unreachable == "" && !isClosed(cell) && !p.pins(cell, scope) {
			return false
		}
	}
	for _, subject := range compiler.SubjectTypes {
		cell := p.judge.cells.Access(nil, api, subject)
		if !isClosed(&cell) && !p.pins(&cell, scope) {
			return false
		}
	}
	return true
}

// isClosed reports whether no grant could open a cell.
func isClosed(cell *compiler.Access) bool {
	return cell.Reason == compiler.PolicyDenyAll || cell.Reason == compiler.SystemAPIThirdParty
}

func (p *pins) pins(cell *compiler.Access, point string) bool {
	return slices.ContainsFunc(p.byAPI[cell.API], func(one pin) bool {
		if !slices.Contains(one.claim.Subjects, cell.SubjectType) {
			return false
		}
		if one.asks != nil {
			return one.pinsAnswer(p.judge, cell, point)
		}
		return one.who.has(cell.Application) && one.want.pins(cell, point)
	})
}

// pins reports whether a cell is no more as it is wanted when it gains or loses a point.
func (w *want) pins(cell *compiler.Access, point string) bool {
	has := gives(cell, point)
	switch {
	case point == "": // losing a token matters to no claim, since those are about scopes
		return w.none && !has
	case has:
		return w.lower && stringset.Contains(w.atLeast, point)
	}
	return !w.unlimited && !stringset.Contains(w.atMost, point)
}

// gives reports whether a cell gives a point.
func gives(cell *compiler.Access, point string) bool {
	usable := cell.Allowed && cell.Unreachable == ""
	return usable && (point == "" || stringset.Contains(cell.Scopes, point))
}

// pinsAnswer reports whether the answer about an application is another one when a cell of it gains or loses a point.
func (p *pin) pinsAnswer(j *judge, cell *compiler.Access, point string) bool {
	q := p.asks
	if !q.anything && point != "" && !slices.Contains(q.scopes[cell.API], point) || !q.anything && point == "" {
		return false
	}
	held, itself := 0, gives(cell, point)
	for _, api := range p.apis {
		for _, subject := range p.claim.Subjects {
			held += q.held(j.cells.Access(cell.Application, api, subject))
		}
	}
	switch {
	case held == 0:
		return q.atMost != nil && !q.atMost.has(cell.Application)
	case held > 1 || !itself || q.anything && point != "": // a token without scopes is access
		return false
	}
	return q.atLeast != nil && q.atLeast.has(cell.Application)
}

// held is how many points a cell has that the question is about.
func (q *question) held(cell compiler.Access) int {
	if !cell.Allowed || cell.Unreachable != "" {
		return 0
	}
	if q.anything {
		return 1
	}
	n := 0
	for _, scope := range q.scopes[cell.API] {
		if stringset.Contains(cell.Scopes, scope) {
			n++
		}
	}
	return n
}
