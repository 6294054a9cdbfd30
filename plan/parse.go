package plan

import (
	"bytes"
	"encoding/json"

	"grants/compiler"
)

// Parse reads a plan from its JSON form. It checks types only: see render.ReadPlan for documents from elsewhere.
func Parse(document []byte) (*Plan, error) {
	p := &Plan{SharedValues: []string{}, Gate: Gate{Guards: GuardsHead}} // which version 1.0 had not
	if err := decode(document, p); err != nil {
		return nil, err
	}
	for i := range p.Impacts {
		p.Impacts[i].complete()
	}
	for i := range p.Changes {
		p.Changes[i].complete()
	}
	if len(p.Only) == 0 {
		p.total = len(p.Impacts)
	}
	return p, nil
}

// complete fills in what version 1.0 had not.
func (i *Impact) complete() {
	for _, list := range []*[]string{
		&i.Unresolved, &i.Assumed,
		&i.Latent.Gained, &i.Latent.Lost, &i.Latent.GainedTypes, &i.Latent.LostTypes, &i.Latent.Relaxed, &i.Latent.Tightened,
	} {
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

// complete is likewise that of a change.
func (c *Change) complete() {
	if c.Operations == nil {
		c.Operations = []string{}
	}
}

// Lists are the keys of a plan's JSON form that have lists which may be long.
var Lists = []string{"impacts", "changes", "operations", "diagnostics"}

// Append adds an item to one of the Lists of a plan that Parse has read without it. Like Parse, it checks types only.
func (p *Plan) Append(list string, item []byte) error {
	switch list {
	case "impacts":
		if len(p.Only) == 0 {
			p.total++
		}
		return appendItem(&p.Impacts, item, (*Impact).complete)
	case "changes":
		return appendItem(&p.Changes, item, (*Change).complete)
	case "operations":
		return appendItem(&p.Operations, item, nil)
	case "diagnostics":
		return appendItem(&p.Diagnostics, item, nil)
	}
	panic("plan: there is no list " + list)
}

func appendItem[T any](list *[]T, document []byte, complete func(*T)) error {
	var item T
	if err := decode(document, &item); err != nil {
		return err
	}
	if complete != nil {
		complete(&item)
	}
	*list = append(*list, item)
	return nil
}

// UnmarshalJSON reads both forms of an attribute. What it can't tell is how the attribute is deployed.
func (a *Attribute) UnmarshalJSON(document []byte) error {
	var form struct {
		Name    string   `json:"name"`
		Added   []string `json:"added"`
		Removed []string `json:"removed"`
		Before  any      `json:"before"`
		After   any      `json:"after"`
		Unsent  Unsent   `json:"unsent"`
	}
	if err := decode(document, &form); err != nil {
		return err
	}
	isSet := form.Added != nil || form.Removed != nil
	*a = Attribute{Name: form.Name, IsSet: isSet, Added: form.Added, Removed: form.Removed, Before: form.Before, After: form.After, Unsent: form.Unsent}
	return nil
}

// decode leaves numbers as they are written, so that whole numbers stay whole, however large.
func decode(document []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(document))
	decoder.UseNumber()
	return decoder.Decode(into)
}
