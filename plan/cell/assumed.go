package cell

import (
	"slices"

	"grants/plan/objects"
)

// Assumed looks at a loss again without what the base only assumes, and says which attributes it assumes if some of the loss is gone then: that may never
// have been there, and breaks nothing. It says as well whether what is left breaks.
func Assumed(d *Difference, before, after *View) (attributes []string, breaks bool) {
	attributes, breaks = assumedOfCell(d, before, after)
	if len(d.doubted) == 0 {
		return attributes, breaks
	}
	known := *d
	known.Tightened = objects.Missing(d.Tightened, d.doubted)
	attributes = slices.Clone(attributes)
	for _, condition := range d.doubted {
		attributes = append(attributes, basesOf[condition])
	}
	return attributes, breaks && known.Breaks()
}

func assumedOfCell(d *Difference, before, after *View) (attributes []string, breaks bool) {
	if !d.Loses() && !d.LosesLatent() || len(before.Access.Assumed) == 0 || before.api == nil { // nothing is known of what an unresolved grant is on
		return nil, d.Breaks()
	}
	stated := *before
	stated.Access = before.tenant.StatedAccess(before.app, before.api, before.Access.SubjectType)
	measured := measure(&stated, after)
	least, whole := measured.OfCeiling(), d.OfCeiling()
	if len(least.Lost) < len(whole.Lost) || len(least.LostTypes) < len(whole.LostTypes) || whole.Closes && !least.Closes || whole.Refused && !least.Refused {
		return before.Access.Assumed, measured.Breaks()
	}
	return nil, d.Breaks()
}
