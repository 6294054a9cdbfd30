package plan

import (
	"iter"
	"strings"

	"grants/compiler"
	"grants/plan/cell"
	"grants/plan/objects"
)

// Holder is one of the applications that an impact is about, with all that differs between them.
type Holder struct {
	Application string  `json:"application"` // address
	ClientID    *string `json:"client_id"`
	Before      *Name   `json:"before,omitempty"` // what it is called in the base, where that is something else
	Steps       []Step  `json:"steps,omitempty"`  // of the causes, those that are about the application itself
}

// Name is what an application is called on one side.
type Name struct {
	Application string  `json:"application"` // address
	ClientID    *string `json:"client_id"`
}

// Step is what a cause says that is about the application itself.
type Step struct {
	Address string `json:"address"`
	File    string `json:"file"`
	Line    int    `json:"line"`
	Message string `json:"message"`
}

// Holders are the applications that an impact of a plan's list is about, by address and client_id.
func (i *Impact) Holders() iter.Seq[Holder] {
	return func(yield func(Holder) bool) {
		for n := range i.Applications() {
			if !yield(i.holder(n)) {
				return
			}
		}
	}
}

// Of is the impact for one application: as it is, but for what the holder says.
func (i *Impact) Of(h *Holder) *Impact {
	other := *i
	other.folded = nil
	other.Application, other.ClientID = h.Application, h.ClientID
	now := Name{h.Application, h.ClientID}
	was := now
	if h.Before != nil {
		was = *h.Before
	}
	other.Before, other.After = was.in(i.Before), now.in(i.After)
	other.Because = i.withSteps(h.Steps)
	return &other
}

// in is a row with another application; nil stays nil.
func (name Name) in(row *compiler.Row) *compiler.Row {
	if row == nil {
		return nil
	}
	other := *row
	other.Application, other.ClientID = name.Application, name.ClientID
	return &other
}

// withSteps is the causes with other steps in the place of those that are about the application itself. Without any, they are shared.
func (i *Impact) withSteps(steps []Step) []cell.Cause {
	if i.folded == nil || len(i.folded.own) == 0 {
		return i.Because
	}
	because := make([]cell.Cause, len(i.Because))
	copy(because, i.Because)
	for n, at := range i.folded.own {
		cause, step := &because[at], steps[n]
		cause.Address, cause.File, cause.Line, cause.Message = step.Address, step.File, step.Line, step.Message
	}
	return because
}

// member is the impact for the n-th of its applications.
func (i *Impact) member(n int) *Impact {
	if n == 0 {
		return i
	}
	h := i.holder(n)
	return i.Of(&h)
}

// holder is the n-th application of an impact; the first is 0.
func (i *Impact) holder(n int) Holder {
	switch f := i.folded; {
	case n == 0:
		return i.First()
	case f.comparison == nil:
		return f.saved[n-1]
	default:
		return f.holder(i, int(f.apps[n-1]))
	}
}

// First is the first of the applications that an impact is about.
func (i *Impact) First() Holder {
	h := Holder{Application: i.Application, ClientID: i.ClientID}
	if i.Before != nil {
		h.before(i.Before.Application, i.Before.ClientID)
	}
	if i.folded == nil {
		return h
	}
	for _, at := range i.folded.own {
		h.Steps = append(h.Steps, stepOf(&i.Because[at]))
	}
	return h
}

// before notes what the application was called, if that was something else.
func (h *Holder) before(address string, id *string) {
	if address != h.Application || (id == nil) != (h.ClientID == nil) || text(id) != text(h.ClientID) {
		h.Before = &Name{address, id}
	}
}

func stepOf(c *cell.Cause) Step { return Step{c.Address, c.File, c.Line, c.Message} }

// holder is one of the further applications of an impact that was computed for the first of them.
func (f *folded) holder(i *Impact, app int) Holder {
	p := f.comparison.Apps[app]
	h := Holder{Application: objects.Either(p).Address, ClientID: idOf(objects.Either(p))}
	if p.Before != nil && i.Before != nil {
		h.before(p.Before.Address, idOf(p.Before))
	}
	for _, at := range f.own {
		h.Steps = append(h.Steps, f.step(&i.Because[at], i.Application, app))
	}
	return h
}

// ownSteps are the indexes of the causes that are about the application itself: they name it as what changed, or begin their sentence with it.
func (i *Impact) ownSteps() []int {
	var own []int
	for n := range i.Because {
		if c := &i.Because[n]; c.Address == i.Application || strings.HasPrefix(c.Message, i.Application+" ") {
			own = append(own, n)
		}
	}
	return own
}

// step is a step that is about the first application, as it is for another one.
func (f *folded) step(of *cell.Cause, first string, app int) Step {
	c := f.comparison
	p := c.Apps[app]
	if of.Address != first {
		s := stepOf(of)
		s.Message = objects.Either(p).Address + strings.TrimPrefix(of.Message, first)
		return s
	}
	turnover := c.Turnover(app, of.Side)
	return stepOf(&turnover)
}
