package accesstest

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/internal/stringset"
)

// Cells is the matrix that tests are held against.
type Cells interface {
	Access(*compiler.Application, *compiler.API, compiler.SubjectType) compiler.Access
	StatedAccess(*compiler.Application, *compiler.API, compiler.SubjectType) compiler.Access
	Matrix(compiler.Filter) iter.Seq[*compiler.Access]
}

// Outcome is what became of a test.
type Outcome string

// The outcomes.
const (
	Passed Outcome = "passed"
	Failed Outcome = "failed"
	Broken Outcome = "broken" // it could not be judged
)

// Result is what became of a test, and why.
type Result struct {
	Test     *Test
	Outcome  Outcome
	Problems []diag.Diagnostic // why it could not be judged
	Failures []Failure         // at most MaxFailures of them
	More     int               // that are not among the failures
	Latent   int               // cells that would make it fail if their application had the flow
}

// MaxFailures is how many failures of a test are told.
const MaxFailures = 100

// Failure is a cell that is not as a claim has it.
type Failure struct {
	Claim    *Claim
	Cell     compiler.Access
	Stranger string   // what to call a holder that is declared nowhere; else empty
	Want     []string // the scopes that the claim wants there at least, of a block access; nil where it wants none in particular
	TooMany  []string // scopes that the cell has, and must not
	Missing  []string // scopes that it lacks
	Open     bool     // a token can be had, and must not, whatever it carries
	Unknown  bool     // it may be as the claim has it, or not
	Gaps     []string // what is not known, where that is why
	Because  []Step   // why the cell is what it is
}

// onlyScope is the scope that the failure is about, where it is about one only.
func (f *Failure) onlyScope() string {
	if wrong := slices.Concat(f.TooMany, f.Missing); len(wrong) == 1 && !strings.ContainsAny(wrong[0], "*?") {
		return wrong[0]
	}
	return ""
}

// judge holds tests to one tenant.
type judge struct {
	*book
	cells  Cells
	doubts doubts
}

// Judge holds tests to a tenant, in their order. Tests with variables are held to it as well: who has others for them must give those the tenant that
// was compiled with them.
func Judge(t *compiler.Tenant, tests []*Test) []*Result { return judgeBy(t, t, tests) }

func judgeBy(t *compiler.Tenant, cells Cells, tests []*Test) []*Result {
	j := &judge{book: newBook(t), cells: cells, doubts: doubtsOf(t)}
	var results []*Result
	for _, test := range tests {
		results = append(results, j.test(test))
	}
	return results
}

func (j *judge) test(test *Test) *Result {
	r := &Result{Test: test, Outcome: Passed, Problems: test.Problems}
	if len(test.Problems) > 0 {
		r.Outcome = Broken
		return r
	}
	for _, claim := range test.Claims {
		if problem := j.claim(r, claim); problem != nil {
			r.Problems = append(r.Problems, *problem)
		}
	}
	switch {
	case len(r.Problems) > 0:
		r.Outcome = Broken
	case len(r.Failures) > 0:
		r.Outcome = Failed
	}
	return r
}

func (j *judge) fail(r *Result, f Failure) {
	if len(r.Failures) == MaxFailures {
		r.More++
		return
	}
	f.Because = j.because(&f)
	r.Failures = append(r.Failures, f)
}

func (j *judge) claim(r *Result, c *Claim) *diag.Diagnostic {
	apis, problem := j.findAPIs(c.APIs)
	if problem != nil {
		return problem
	}
	if c.WhoCan {
		return j.whoCan(r, c, apis)
	}
	return j.access(r, c, apis)
}

// access judges a block access, cell by cell.
func (j *judge) access(r *Result, c *Claim, apis []*compiler.API) *diag.Diagnostic {
	who, problem := j.holders(c.Applications)
	if problem != nil {
		return problem
	}
	wanted, problem := j.wanted(c, apis)
	if problem != nil {
		return problem
	}
	for cell, stranger := range j.cellsOf(who, apis, c.Subjects) {
		if !j.spend(1) {
			d := errWork
			d.Range = c.At
			return &d
		}
		f := Failure{Claim: c, Cell: *cell, Stranger: stranger}
		want, known := wanted[cell.API], j.known(cell)
		if stranger != "" {
			want = want.withoutLower() // nobody expects anything to be there
		}
		if f.compare(&known, want) {
			j.fail(r, f)
		} else if want.refusesMore(cell) {
			r.Latent++
		}
	}
	return nil
}

// want is what a claim wants of the cells of an API.
type want struct {
	none             bool
	atLeast, atMost  []string // scopes, sorted
	lower, unlimited bool     // whether there is a lower bound, and no upper one
}

// wanted is what a block access wants of the cells of each API.
func (j *judge) wanted(c *Claim, apis []*compiler.API) (map[*compiler.API]*want, *diag.Diagnostic) {
	for _, set := range []*Set{c.Exactly, c.AtLeast, c.AtMost} {
		if set != nil {
			if problem := j.checkScopes(apis, set.Names); problem != nil {
				return nil, problem
			}
		}
	}
	wanted := make(map[*compiler.API]*want, len(apis))
	for _, api := range apis {
		w := &want{unlimited: c.Exactly == nil && c.AtMost == nil}
		if c.Exactly != nil {
			w.none, w.lower = c.Exactly.None, !c.Exactly.None
			w.atLeast = j.scopes(api, c.Exactly.Names)
			w.atMost = w.atLeast
		}
		if c.AtLeast != nil {
			w.lower, w.atLeast = true, j.scopes(api, c.AtLeast.Names)
		}
		if c.AtMost != nil {
			w.none, w.atMost = c.AtMost.None, j.scopes(api, c.AtMost.Names)
		}
		wanted[api] = w
	}
	return wanted, nil
}

// compare finds out whether a cell is not as it is wanted, or may not be.
func (f *Failure) compare(k *known, w *want) (fails bool) {
	if w.lower {
		f.Want = w.atLeast
		f.Missing = stringset.Difference(w.atLeast, k.least)
	}
	if !w.unlimited {
		f.TooMany = stringset.Difference(k.most, w.atMost)
	}
	f.Open = w.none && k.isOpen
	if doubtful := !w.unlimited && k.unbounded; len(f.Missing)+len(f.TooMany) == 0 && !f.Open && !doubtful {
		return false
	}
	if f.Unknown = !w.isBroken(k); f.Unknown {
		f.Gaps = k.gaps
	}
	return true
}

func (w *want) withoutLower() *want {
	other := *w
	other.lower, other.atLeast = false, nil
	return &other
}

// isBroken reports whether a cell is not as it is wanted, whatever is not known of it.
func (w *want) isBroken(k *known) bool {
	return w.lower && !k.unbounded && !stringset.Within(w.atLeast, k.most) ||
		!w.unlimited && !stringset.Within(k.least, w.atMost) || w.none && k.leastOpen
}

// refusesMore reports whether a cell would not be as it is wanted if its application had the flow.
func (w *want) refusesMore(cell *compiler.Access) bool {
	if w.unlimited || !cell.Allowed || cell.Unreachable == "" {
		return false
	}
	return w.none || !stringset.Within(cell.Scopes, w.atMost)
}

// cellsOf are the cells of some applications, in the order of the matrix, then those of any third party and those of whoever is declared nowhere, with
// what to call that.
func (j *judge) cellsOf(who *holders, apis []*compiler.API, subjects []compiler.SubjectType) iter.Seq2[*compiler.Access, string] {
	return func(yield func(*compiler.Access, string) bool) {
		if who.everyone {
			for cell := range j.cells.Matrix(filterOf(apis, subjects)) {
				if !yield(cell, "") {
					return
				}
			}
		} else if !j.each(who.inOrder, apis, subjects, yield) {
			return
		}
		if (who.everyone || who.thirdParty) && !j.each([]*compiler.Application{nil}, apis, subjects, yield) || !who.everyone {
			return
		}
		if j.undeclared(apis, subjects, yield) {
			j.leftOut(apis, subjects, yield)
		}
	}
}

func filterOf(apis []*compiler.API, subjects []compiler.SubjectType) compiler.Filter {
	wanted := make(map[*compiler.API]bool, len(apis))
	for _, api := range apis {
		wanted[api] = true
	}
	return compiler.Filter{
		All:     true,
		API:     func(api *compiler.API) bool { return wanted[api] },
		Subject: func(subject compiler.SubjectType) bool { return slices.Contains(subjects, subject) },
	}
}

func (j *judge) each(apps []*compiler.Application, apis []*compiler.API, subjects []compiler.SubjectType, yield func(*compiler.Access, string) bool) bool {
	for _, app := range apps {
		for _, api := range apis {
			for _, subject := range compiler.SubjectTypes {
				if !slices.Contains(subjects, subject) {
					continue
				}
				cell := j.cells.Access(app, api, subject)
				if !yield(&cell, "") {
					return false
				}
			}
		}
	}
	return true
}

// undeclared are the cells of grants whose client_id is declared nowhere: whoever that is, it has them.
func (j *judge) undeclared(apis []*compiler.API, subjects []compiler.SubjectType, yield func(*compiler.Access, string) bool) bool {
	for _, grant := range j.tenant.UnresolvedGrants {
		if grant.ClientID == nil || !slices.Contains(apis, grant.API) || !slices.Contains(subjects, grant.SubjectType) {
			continue
		}
		cell := grant.Access()
		if !yield(&cell, fmt.Sprintf("client_id %q", grant.Application.ClientID)) {
			return false
		}
	}
	return true
}

// leftOut are the cells of whoever the source leaves out.
func (j *judge) leftOut(apis []*compiler.API, subjects []compiler.SubjectType, yield func(*compiler.Access, string) bool) {
	for _, cell := range j.doubts.leftOut(apis, subjects) {
		if !yield(&cell, "applications that the source leaves out") {
			return
		}
	}
}
