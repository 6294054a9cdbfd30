package plan

import "slices"

// markOperations says of every change which operations deploy it, in which phases, or why none does. A call is for the change of its object;
// where that does not change by itself, for the changes that call for it.
func (c *comparison) markOperations(changes []Change, operations []Operation) {
	found := make(map[sideAddress]*Change, 2*len(changes))
	for i := range changes {
		changes[i].Operations = []string{}
		found[changes[i].before], found[changes[i].after] = &changes[i], &changes[i]
	}
	delete(found, sideAddress{})
	for i := range operations {
		operations[i].belongTo(found)
	}
	holders := c.holdersByAddress(changes)
	for i := range changes {
		change := &changes[i]
		if change.Phases = orderedPhases(change.Phases...); len(change.Operations) == 0 {
			change.Unsent = c.unsent(change, holders)
		}
	}
}

// belongTo notes an operation at its changes, and the place of the first at the operation.
func (o *Operation) belongTo(found map[sideAddress]*Change) {
	if change := o.noteAt(found, o.of); change != nil {
		o.File, o.Line = change.File, change.Line
		return
	}
	o.noteAt(found, o.dueTo)
}

func (o *Operation) noteAt(found map[sideAddress]*Change, places []sideAddress) (first *Change) {
	for _, at := range places {
		change := found[at]
		if change == nil || len(change.Operations) > 0 && change.Operations[len(change.Operations)-1] == o.ID {
			continue
		}
		change.Operations, change.Phases = append(change.Operations, o.ID), append(change.Phases, o.Phase)
		if first == nil {
			first = change
		}
	}
	return first
}

// holdersByAddress are the holders of the grants of the head, as in comparison.apps, where some change may have no operation.
func (c *comparison) holdersByAddress(changes []Change) map[sideAddress]int {
	silent := func(change Change) bool { return change.Kind == grantKind && len(change.Operations) == 0 }
	if !slices.ContainsFunc(changes, silent) {
		return nil
	}
	byAddress := make(map[sideAddress]int, len(c.grants)+len(c.unresolved))
	for i, p := range c.grants {
		if p.after != nil {
			byAddress[sideAddress{"head", p.after.Address}] = c.ids[i].holder
		}
	}
	for _, u := range c.unresolved {
		if u.grants.after != nil {
			byAddress[sideAddress{"head", u.grants.after.Address}] = u.cell.app
		}
	}
	return byAddress
}
