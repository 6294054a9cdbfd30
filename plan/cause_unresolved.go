package plan

import (
	"slices"

	"grants/compiler"
	"grants/plan/objects"
)

// foreignGrant names what explains an impact on a cell that one of the sides can't judge: the grant, or else what it leads to.
func (x *explanation) foreignGrant() {
	if x.strangerFallsBack() || x.foreignDefaultDecides() {
		return
	}
	b, a := x.before, x.after
	byDefault := x.impact.AnyThirdParty
	was, is := x.named(b.grantOf(byDefault), x.unresolved.Before), x.named(a.grantOf(byDefault), x.unresolved.After)
	if slices.Contains(slices.Concat(x.impact.Relaxed, x.impact.Tightened), registration) {
		x.openRegistration()
	}
	if b.api != nil && a.api != nil {
		x.policy()
	}
	if !x.impact.Latent.Only && b.app != nil && a.app != nil && b.access.Unreachable != a.access.Unreachable && !objects.SameFlows(b.app, a.app) {
		x.nameFlows()
	}
	if u := x.grant; u.Keeps() && b.foreign == u.Foreign.Before {
		x.keeps(u)
	} else {
		x.foreignContents(was, is)
	}
	if b.api != nil && a.api != nil && x.leavesOpen() {
		x.declarations()
	}
	if x.leavesOpen() || was != nil && is == nil && x.impact.Gains() {
		x.foreignObjects()
	}
	if len(x.causes) == 0 && x.cell.App >= 0 && objects.GetsID(x.Apps[x.cell.App]) {
		x.becomes()
	}
	if len(x.causes) == 0 {
		x.add(TenantChanged, a, "tenant", nil, "the tenant's domain decides which APIs are the platform's", objects.SettingsOf(a.tenant).Domain.Span, objects.SettingsOf(a.tenant).Header)
	}
}

// named is the grant of a side, also where the plan's own calls have it lead to nothing there.
func (x *explanation) named(grant *compiler.ClientGrant, foreign *compiler.UnresolvedGrant) *compiler.ClientGrant {
	if grant == nil && foreign != nil {
		return &foreign.ClientGrant
	}
	return grant
}

// leavesOpen reports whether some of the impact is explained by no cause yet. Those that name no scopes are about all of them.
func (x *explanation) leavesOpen() bool {
	explained := []string{}
	for _, c := range x.causes {
		switch c.Cause {
		case PolicyChanged, PartyChanged, TenantChanged, GrantTypesChanged, ApplicationChanged, ClientIDChanged:
			return false
		}
		explained = objects.Union(explained, c.Scopes)
	}
	return len(x.causes) == 0 || len(objects.Missing(x.touched(), explained)) > 0
}

// foreignContents names a grant that came, went or changed.
func (x *explanation) foreignContents(was, is *compiler.ClientGrant) {
	switch {
	case was == nil && is != nil:
		x.add(kindOf(is, GrantAdded, DefaultGrantAdded), x.after, is.Address, x.impact.Gained, is.Address+" is new", is.Config.Header)
	case was != nil && is == nil:
		x.add(kindOf(was, GrantRemoved, DefaultGrantRemoved), x.before, was.Address, x.impact.Lost, was.Address+" is gone", was.Config.Header)
	case was != nil:
		x.contents(kindOf(is, GrantChanged, DefaultGrantChanged), was, is)
		x.grantConditions(was, is)
	}
}

// foreignObjects names the application and the API that only one side has, and what the API declares where both have it.
func (x *explanation) foreignObjects() {
	b, a := x.before, x.after
	switch {
	case b.app == nil && a.app != nil:
		x.newcomer(a.app)
	case a.app == nil && b.app != nil:
		x.leaver(b.app)
	}
	switch {
	case b.api != nil && a.api != nil:
	case a.api != nil:
		x.add(APIAdded, a, a.api.Address, x.touched(), a.api.Address+" is new", objects.HeaderOf(a.api))
	case b.api != nil:
		x.add(APIRemoved, b, b.api.Address, x.touched(), b.api.Address+" is gone", objects.HeaderOf(b.api))
	}
}

// grantConditions names a grant that differs in conditions.
func (x *explanation) grantConditions(was, is *compiler.ClientGrant) {
	if len(x.causes) == 0 && len(x.impact.Relaxed)+len(x.impact.Tightened) > 0 && !objects.SameGrant(objects.Pair[compiler.ClientGrant]{Before: was, After: is}) {
		x.add(ConditionChanged, x.after, is.Address, nil, is.Address+" changes its conditions", is.Config.OrganizationUsage.Span, is.Config.Header)
	}
}

func kindOf(grant *compiler.ClientGrant, own, byDefault CauseKind) CauseKind {
	if grant.IsDefault() {
		return byDefault
	}
	return own
}
