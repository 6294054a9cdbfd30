package plan

import "slices"

// markOperations says of every change which operations deploy it, in which phases, or why none does. A call is for the change of its object;
// where that does not change by itself, for the changes that call for it.
func markOperations(c *pairing, changes []Change, operations []Operation) {
	found := make(map[sideAddress]*Change, 2*len(changes))
	for i := range changes {
		changes[i].Operations = []string{}
		found[changes[i].before], found[changes[i].after] = &changes[i], &changes[i]
	}
	delete(found, sideAddress{})
	for i := range operations {
		operations[i].belongTo(found)
	}
	holders := holdersByAddress(c, changes)
	for i := range changes {
		change := &changes[i]
		if change.Phases = orderedPhases(change.Phases...); len(change.Operations) == 0 {
			change.Unsent = unsent(c, change, holders)
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
func holdersByAddress(c *pairing, changes []Change) map[sideAddress]int {
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

func orderedPhases(phases ...int) []int {
	slices.Sort(phases)
	phases = slices.Compact(phases)
	if phases == nil {
		return []int{}
	}
	return phases
}

// unsent is why a change has no operation.
func unsent(c *pairing, change *Change, holders map[sideAddress]int) Unsent {
	for i := range change.Attributes {
		if why := change.Attributes[i].Unsent; why != "" {
			return why
		}
	}
	switch change.Kind {
	case apiKind:
		return PlatformOwned
	case applicationKind:
		return SelfRegistered
	case grantKind:
		if i, found := holders[change.after]; found && i >= 0 && !isDeployable(c.apps[i]) {
			return SelfRegistered
		}
		if c.isMerged(change) {
			return FilesOnly
		}
		return Refused
	}
	panic("plan: no operation for " + change.Address)
}
