package accesstest

import (
	"grants/compiler"
	"grants/compiler/ask"
	"grants/diag"
)

// Step is a sentence of why a cell is what it is, as grants explain says it.
type Step struct {
	Text string
	At   diag.Range // with the name that people call the file by; zero for what no file says
}

// because is why the cell of a failure is what it is.
func (j *judge) because(f *Failure) []Step {
	cell := &f.Cell
	if cell.Reason == compiler.Unresolved {
		return []Step{{cell.Grant.Address + " is for it, and nobody can judge here what that gives", j.placed(cell.Grant.Config.Header)}}
	}
	q := ask.Question{Tenant: j.tenant, Application: cell.Application, API: cell.API, SubjectType: cell.SubjectType, Scope: f.onlyScope()}
	var steps []Step
	for _, step := range ask.Steps(q) {
		if step.Link != ask.Narrowing { // a test is about the most that there is
			steps = append(steps, Step{step.Text, j.placed(step.At)})
		}
	}
	return steps
}

func (j *judge) placed(at diag.Span) (place diag.Range) {
	if at.IsZero() || j.tenant.Config.Files == nil {
		return place
	}
	place = j.tenant.Range(at)
	if j.tenant.Shown != nil {
		place.File = j.tenant.Shown(place.File)
	}
	return place
}
