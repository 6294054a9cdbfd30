package compiler

import (
	"slices"
	"strings"

	"grants/config"
)

// Gaps of a source that bear on access are kept at the objects that they are about, as the addresses of their attributes, so that every cell that rests
// on one says so.

// gapsByAddress are the attributes that a source does not say and that bear on access, by the address of their object, sorted.
func gapsByAddress(gaps []config.Gap) map[string][]string {
	var found map[string][]string
	for _, gap := range gaps {
		if gap.Effect != config.GapAccess || gap.Address == "" || gap.Attribute == "" {
			continue
		}
		if found == nil {
			found = map[string][]string{}
		}
		found[gap.Address] = append(found[gap.Address], gap.Address+"."+gap.Attribute)
	}
	for address, attributes := range found {
		slices.Sort(attributes)
		found[address] = slices.Compact(attributes)
	}
	return found
}

// assumeGaps notes what the source does not say of the API, the application and the grants of the cell.
func (a *Access) assumeGaps(grants ...*ClientGrant) {
	for _, attribute := range a.API.gaps {
		if a.bearsOn(strings.TrimPrefix(attribute, a.API.Address+".")) {
			a.assume(attribute)
		}
	}
	if a.Application != nil {
		for _, attribute := range a.Application.gaps {
			a.assume(attribute)
		}
	}
	for _, grant := range grants {
		if grant != nil {
			for _, attribute := range grant.gaps {
				a.assume(attribute)
			}
		}
	}
}

// bearsOn reports whether an attribute of the API decides something about the cell: a policy does so for its own subject type.
func (a *Access) bearsOn(attribute string) bool {
	if of, isPolicy := strings.CutPrefix(attribute, "subject_type_authorization"); isPolicy {
		return of == "" || of == "."+string(a.SubjectType)+".policy" || of == "."+string(a.SubjectType)
	}
	return true
}

// restsOnGaps reports whether the cell may be another one than it looks, for what the source does not say.
func (a *Access) restsOnGaps(grants ...*ClientGrant) bool {
	other := *a
	other.Assumed = nil
	other.assumeGaps(grants...)
	return len(other.Assumed) > 0
}
