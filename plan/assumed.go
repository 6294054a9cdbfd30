package plan

// markAssumed looks at a loss again without what the base only assumes. What is not lost then may never have been there: it breaks nothing.
func (i *Impact) markAssumed(before, after *view) {
	i.Assumed = []string{}
	if !i.Loses() && !i.LosesLatent() || len(before.access.Assumed) == 0 || before.api == nil { // nothing is known of what an unresolved grant is on
		return
	}
	stated := *before
	stated.access = before.tenant.StatedAccess(before.app, before.api, before.access.SubjectType)
	measured := measure(&stated, after)
	least, whole := measured.ofCeiling(), i.ofCeiling()
	if len(least.Lost) < len(whole.Lost) || len(least.LostTypes) < len(whole.LostTypes) || whole.Closes && !least.Closes || whole.Refused && !least.Refused {
		i.Assumed = before.access.Assumed
		i.Breaking = measured.breaks()
	}
}
