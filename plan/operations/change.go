package operations

import (
	"slices"

	"grants/plan/objects"
)

// Mark says of every change which operations deploy it, in which phases, or why none does. A call is for the change of its object;
// where that does not change by itself, for the changes that call for it.
func Mark(c *objects.Pairing, changes []objects.Change, operations []Operation) {
	found := make(map[objects.SideAddress]*objects.Change, 2*len(changes))
	for i := range changes {
		changes[i].Operations = []string{}
		found[changes[i].Before], found[changes[i].After] = &changes[i], &changes[i]
	}
	delete(found, objects.SideAddress{})
	for i := range operations {
		operations[i].belongTo(found)
	}
	holders, ofPlatform := holdersByAddress(c, changes), c.SystemGrants()
	for i := range changes {
		change := &changes[i]
		if change.Phases = orderedPhases(change.Phases...); len(change.Operations) == 0 {
			change.Unsent = unsent(c, change, holders, ofPlatform)
		}
	}
}

// belongTo notes an operation at its changes, and the place of the first at the operation.
func (o *Operation) belongTo(found map[objects.SideAddress]*objects.Change) {
	if change := o.noteAt(found, o.of); change != nil {
		o.File, o.Line = change.File, change.Line
		return
	}
	o.noteAt(found, o.dueTo)
}

func (o *Operation) noteAt(found map[objects.SideAddress]*objects.Change, places []objects.SideAddress) (first *objects.Change) {
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

// holdersByAddress are the holders of the grants of the head, as in Pairing.Apps, where some change may have no operation.
func holdersByAddress(c *objects.Pairing, changes []objects.Change) map[objects.SideAddress]int {
	silent := func(change objects.Change) bool {
		return change.Kind == objects.GrantKind && len(change.Operations) == 0
	}
	if !slices.ContainsFunc(changes, silent) {
		return nil
	}
	byAddress := make(map[objects.SideAddress]int, len(c.Grants)+len(c.Unresolved))
	for i, p := range c.Grants {
		if p.After != nil {
			byAddress[objects.SideAddress{Side: "head", Address: p.After.Address}] = c.IDs[i].Holder
		}
	}
	for _, u := range c.Unresolved {
		if u.Grants.After != nil {
			byAddress[objects.SideAddress{Side: "head", Address: u.Grants.After.Address}] = u.Cell.App
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
func unsent(c *objects.Pairing, change *objects.Change, holders map[objects.SideAddress]int, ofPlatform map[objects.SideAddress]bool) objects.Unsent {
	for i := range change.Attributes {
		if why := change.Attributes[i].Unsent; why != "" {
			return why
		}
	}
	switch change.Kind {
	case objects.APIKind:
		return objects.PlatformOwned
	case objects.RoleKind: // it lists what no API declares
		return objects.Refused
	case objects.ConnectionKind, objects.OrganizationKind: // nobody says what there is, or what is to be
		return objects.FilesOnly
	case objects.ApplicationKind:
		return objects.SelfRegistered
	case objects.GrantKind:
		if i, found := holders[change.After]; found && i >= 0 && !isDeployable(c.Apps[i]) {
			return objects.SelfRegistered
		}
		switch {
		case c.IsMerged(change):
			return objects.FilesOnly
		case ofPlatform[change.Before] || ofPlatform[change.After]:
			return objects.PlatformOwned
		}
		return objects.Refused
	}
	panic("plan: no operation for " + change.Address)
}
