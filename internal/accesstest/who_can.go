package accesstest

import (
	"slices"

	"grants/compiler"
	"grants/diag"
)

// whoCan judges a block who_can, application by application.
func (j *judge) whoCan(r *Result, c *Claim, apis []*compiler.API) *diag.Diagnostic {
	q, problem := j.question(c, apis)
	if problem != nil {
		return problem
	}
	everyone := &holders{everyone: true}
	var one holder
	for cell, stranger := range j.cellsOf(everyone, apis, c.Subjects) {
		if !j.spend(1) {
			d := errWork
			d.Range = c.At
			return &d
		}
		if cell.Application != one.app || one.cells == nil || stranger != "" {
			q.judge(j, r, &one)
			one = holder{app: cell.Application, stranger: stranger, cells: one.cells[:0]}
		}
		one.cells = append(one.cells, q.ask(j, cell))
	}
	q.judge(j, r, &one)
	return nil
}

// question is a block who_can, with what its names mean.
type question struct {
	claim           *Claim
	scopes          map[*compiler.API][]string // that are meant, sorted
	anything        bool                       // any access is meant, whatever its scopes
	atLeast, atMost *holders                   // nil where there is no such bound
}

func (j *judge) question(c *Claim, apis []*compiler.API) (*question, *diag.Diagnostic) {
	q := &question{claim: c, anything: c.Scope.Text == "*", scopes: map[*compiler.API][]string{}}
	if !q.anything {
		if problem := j.checkScopes(apis, []Name{c.Scope}); problem != nil {
			return nil, problem
		}
		for _, api := range apis {
			q.scopes[api] = j.scopes(api, []Name{c.Scope})
		}
	}
	for _, bound := range []struct {
		of            *Set
		lower, higher bool
	}{{c.Exactly, true, true}, {c.AtLeast, true, false}, {c.AtMost, false, true}} {
		if bound.of == nil {
			continue
		}
		who, problem := j.holders(bound.of.Names)
		if problem != nil {
			return nil, problem
		}
		if bound.lower {
			q.atLeast = who
		}
		if bound.higher {
			q.atMost = who
		}
	}
	return q, nil
}

// holder is the cells of one application, or of any third party, that a question is about.
type holder struct {
	app      *compiler.Application
	stranger string // what to call one that is declared nowhere
	cells    []answer
}

// answer is what one cell says to a question.
type answer struct {
	cell      compiler.Access
	scopes    []string // that are meant and that it gives, at most
	yes       bool     // it gives one for sure
	maybe     bool     // it may give one
	unbounded bool
	latent    bool // it would if the application had the flow
	gaps      []string
}

// ask is what a cell says.
func (q *question) ask(j *judge, cell *compiler.Access) answer {
	k := j.known(cell)
	a := answer{cell: *cell, gaps: k.gaps, unbounded: k.unbounded}
	isMeant := func(scope string) bool { return slices.Contains(q.scopes[cell.API], scope) }
	if q.anything {
		a.yes, a.maybe, a.scopes = k.leastOpen, k.isOpen || k.unbounded, k.most
	} else {
		a.yes = slices.ContainsFunc(k.least, isMeant)
		for _, scope := range k.most {
			if isMeant(scope) {
				a.scopes = append(a.scopes, scope)
			}
		}
		a.maybe = k.unbounded || len(a.scopes) > 0
	}
	a.latent = !a.maybe && cell.Allowed && cell.Unreachable != "" && (q.anything || slices.ContainsFunc(cell.Scopes, isMeant))
	return a
}

// judge compares what the cells of one holder say with what the claim has.
func (q *question) judge(j *judge, r *Result, one *holder) {
	if len(one.cells) == 0 {
		return
	}
	says := func(what func(*answer) bool) bool {
		return slices.ContainsFunc(one.cells, func(a answer) bool { return what(&a) })
	}
	yes, maybe := says(func(a *answer) bool { return a.yes }), says(func(a *answer) bool { return a.maybe })
	listed := func(who *holders) bool {
		return who != nil && one.stranger == "" && who.has(one.app) || who != nil && who.everyone
	}
	if q.atMost != nil && !listed(q.atMost) {
		for i := range one.cells {
			switch a := &one.cells[i]; {
			case a.maybe:
				f := Failure{Claim: q.claim, Cell: a.cell, Stranger: one.stranger, TooMany: a.scopes, Open: q.anything, Unknown: !yes}
				if f.Unknown {
					f.Gaps = a.gaps
				}
				j.fail(r, f)
			case a.latent:
				r.Latent++
			}
		}
	}
	if q.atLeast != nil && one.stranger == "" && listed(q.atLeast) && !yes {
		a := q.most(one)
		f := Failure{Claim: q.claim, Cell: a.cell, Stranger: one.stranger, Missing: []string{q.claim.Scope.Text}, Unknown: maybe}
		if f.Unknown {
			f.Gaps = a.gaps
		}
		j.fail(r, f)
	}
}

// most is the cell that comes nearest to what is asked for: the one that may say yes, else one that would with the flow, else one that gives something,
// else the first.
func (q *question) most(one *holder) *answer {
	for _, is := range []func(*answer) bool{
		func(a *answer) bool { return a.maybe },
		func(a *answer) bool { return a.latent },
		func(a *answer) bool { return a.cell.Allowed },
	} {
		for i := range one.cells {
			if is(&one.cells[i]) {
				return &one.cells[i]
			}
		}
	}
	return &one.cells[0]
}
