package plan

import (
	"fmt"

	"grants/compiler"
	"grants/internal/english"
	"grants/plan/objects"
)

// Parse reads a plan from its JSON form. It checks types only: see render.ReadPlan for documents from elsewhere.
func Parse(document []byte) (*Plan, error) {
	p := &Plan{SharedValues: []string{}, Gate: Gate{Guards: GuardsHead}} // which version 1.0 had not
	if err := objects.Decode(document, p); err != nil {
		return nil, err
	}
	for i := range p.Impacts {
		p.Impacts[i].complete()
	}
	for i := range p.Changes {
		p.Changes[i].Complete()
	}
	if len(p.Only) == 0 {
		p.total = len(p.Impacts)
	}
	return p, nil
}

// complete fills in what version 1.0 had not.
func (i *Impact) complete() {
	for _, list := range append(i.Latent.Lists(), &i.Unresolved, &i.Assumed, &i.Sensitive) {
		if *list == nil {
			*list = []string{}
		}
	}
	for _, row := range []*compiler.Row{i.Before, i.After} {
		if row != nil && row.Assumed == nil {
			row.Assumed = []string{}
		}
	}
}

// Lists are the keys of a plan's JSON form that have lists which may be long.
var Lists = []string{"impacts", "changes", "operations", "diagnostics"}

// Append adds an item to one of the Lists of a plan that Parse has read without it. Like Parse, it checks types only.
func (p *Plan) Append(list string, item []byte) error {
	switch list {
	case "impacts":
		return p.appendImpact(item)
	case "changes":
		return appendItem(&p.Changes, item, (*objects.Change).Complete)
	case "operations":
		return appendItem(&p.Operations, item, nil)
	case "diagnostics":
		return appendItem(&p.Diagnostics, item, nil)
	}
	panic("plan: there is no list " + list)
}

// savedImpact is both forms of an impact.
type savedImpact struct {
	Impact
	Applications []Holder `json:"applications"` // of a folded one, in the place of application and client_id
}

func (p *Plan) appendImpact(item []byte) error {
	var saved savedImpact
	if err := objects.Decode(item, &saved); err != nil {
		return err
	}
	saved.complete()
	i := &saved.Impact
	if len(saved.Applications) > 0 {
		var err error
		if i, err = saved.Impact.reopen(saved.Applications); err != nil {
			return err
		}
	}
	if len(p.Only) == 0 {
		p.total += i.Applications()
	}
	p.Impacts = append(p.Impacts, *i)
	return nil
}

// reopen is the impact of a folded form for its applications. The steps that are about an application itself have no message there.
func (i *Impact) reopen(applications []Holder) (*Impact, error) {
	f := &folded{saved: applications[1:]}
	for n := range i.Because {
		if i.Because[n].Message == "" {
			f.own = append(f.own, n)
		}
	}
	for n := range applications {
		if got := len(applications[n].Steps); got != len(f.own) {
			return nil, fmt.Errorf("applications[%d].steps has %s, expected %d: one for each step of because without a message", n, english.Count(got, "item"), len(f.own))
		}
	}
	i.folded = f
	first := i.Of(&applications[0])
	if len(f.saved) > 0 {
		first.folded = f
	}
	return first, nil
}

func appendItem[T any](list *[]T, document []byte, complete func(*T)) error {
	var item T
	if err := objects.Decode(document, &item); err != nil {
		return err
	}
	if complete != nil {
		complete(&item)
	}
	*list = append(*list, item)
	return nil
}
