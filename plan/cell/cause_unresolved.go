package cell

import (
	"slices"

	"grants/compiler"
	"grants/plan/objects"
)

// foreignGrant names what explains an impact on a cell that one of the sides can't judge: the grant, or else what it leads to.
func (x *Explanation) foreignGrant() {
	if x.strangerFallsBack() || x.foreignDefaultDecides() {
		return
	}
	b, a := x.before, x.after
	byDefault := x.anyThirdParty
	was, is := x.named(b.grantOf(byDefault), x.unresolved.Before), x.named(a.grantOf(byDefault), x.unresolved.After)
	if slices.Contains(slices.Concat(x.difference.Relaxed, x.difference.Tightened), registration) {
		x.openRegistration()
	}
	if b.api != nil && a.api != nil {
		x.policy()
	}
	if !x.difference.Latent.Only && b.app != nil && a.app != nil && b.Access.Unreachable != a.Access.Unreachable && !objects.SameFlows(b.app, a.app) {
		x.nameFlows()
	}
	if u := x.grant; u.Keeps() && b.Foreign == u.Foreign.Before {
		x.keeps(u)
	} else {
		x.foreignContents(was, is)
	}
	if b.api != nil && a.api != nil && x.leavesOpen() {
		x.declarations()
	}
	if x.leavesOpen() || was != nil && is == nil && x.difference.Gains() {
		x.foreignObjects()
	}
	if len(x.Causes) == 0 && x.cell.App >= 0 && objects.GetsID(x.Apps[x.cell.App]) {
		x.becomes()
	}
	if len(x.Causes) == 0 {
		x.add(TenantChanged, a, "tenant", nil, "the tenant's domain decides which APIs are the platform's", objects.SettingsOf(a.tenant).Domain.Span, objects.SettingsOf(a.tenant).Header)
	}
}

// named is the grant of a side, also where the plan's own calls have it lead to nothing there.
func (x *Explanation) named(grant *compiler.ClientGrant, foreign *compiler.UnresolvedGrant) *compiler.ClientGrant {
	if grant == nil && foreign != nil {
		return &foreign.ClientGrant
	}
	return grant
}

// leavesOpen reports whether some of the impact is explained by no cause yet. Those that name no scopes are about all of them.
func (x *Explanation) leavesOpen() bool {
	explained := []string{}
	for _, c := range x.Causes {
		switch c.Cause {
		case PolicyChanged, PartyChanged, TenantChanged, GrantTypesChanged, ApplicationChanged, ClientIDChanged:
			return false
		}
		explained = objects.Union(explained, c.Scopes)
	}
	return len(x.Causes) == 0 || len(objects.Missing(x.touched(), explained)) > 0
}

// foreignContents names a grant that came, went or changed.
func (x *Explanation) foreignContents(was, is *compiler.ClientGrant) {
	switch {
	case was == nil && is != nil:
		x.add(kindOf(is, GrantAdded, DefaultGrantAdded), x.after, is.Address, x.difference.Gained, is.Address+" is new", is.Config.Header)
	case was != nil && is == nil:
		x.add(kindOf(was, GrantRemoved, DefaultGrantRemoved), x.before, was.Address, x.difference.Lost, was.Address+" is gone", was.Config.Header)
	case was != nil:
		x.contents(kindOf(is, GrantChanged, DefaultGrantChanged), was, is)
		x.grantConditions(was, is)
	}
}

// foreignObjects names the application and the API that only one side has, and what the API declares where both have it.
func (x *Explanation) foreignObjects() {
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
func (x *Explanation) grantConditions(was, is *compiler.ClientGrant) {
	if len(x.Causes) == 0 && len(x.difference.Relaxed)+len(x.difference.Tightened) > 0 && !objects.SameGrant(objects.Pair[compiler.ClientGrant]{Before: was, After: is}) {
		x.add(ConditionChanged, x.after, is.Address, nil, is.Address+" changes its conditions", is.Config.OrganizationUsage.Span, is.Config.Header)
	}
}

func kindOf(grant *compiler.ClientGrant, own, byDefault CauseKind) CauseKind {
	if grant.IsDefault() {
		return byDefault
	}
	return own
}

// foreignDefaultDecides names what explains an impact on an application for which a default grant stands that nobody can judge, if one does.
func (x *Explanation) foreignDefaultDecides() bool {
	b, a := x.before, x.after
	if x.cell.App < 0 || x.cell.API != objects.Unknown || x.byDefault == nil || !isDefault(b.Foreign) && !isDefault(a.Foreign) {
		return false
	}
	x.holderChanges()
	x.defaultComesOrGoes()
	if now := a.Foreign; isDefault(now) && x.difference.Gains() && !x.names(a.side, now.Address) {
		x.add(ProvidedBy, a, now.Address, x.difference.Gained, provides(&now.ClientGrant), now.Config.Header)
	}
	return true
}

func isDefault(g *compiler.UnresolvedGrant) bool { return g != nil && g.IsDefault() }

// holderChanges names an application that came, went, or changed its party or flows.
func (x *Explanation) holderChanges() {
	b, a := x.before, x.after
	switch {
	case b.app == nil:
		if b.Foreign == nil {
			x.newcomer(a.app)
		}
		return
	case a.app == nil:
		x.leaver(b.app)
		return
	case objects.IsThirdParty(b.app) != objects.IsThirdParty(a.app):
		x.nameParty()
	}
	if !x.difference.Latent.Only && b.Access.Unreachable != a.Access.Unreachable && !objects.SameFlows(b.app, a.app) {
		x.nameFlows()
	}
}

// defaultComesOrGoes names the grants that came, went or changed.
func (x *Explanation) defaultComesOrGoes() {
	b, a, byDefault := x.before, x.after, x.byDefault.Foreign
	switch {
	case !isDefault(a.Foreign) && a.Foreign != nil:
		x.add(DefaultShadowed, a, a.Foreign.Address, x.touched(), a.Foreign.Address+" is new and replaces "+b.Foreign.Address, a.Foreign.Config.Header)
		return
	case !isDefault(b.Foreign) && b.Foreign != nil && byDefault.Before == nil:
		x.foreignContents(&b.Foreign.ClientGrant, nil)
	case !isDefault(b.Foreign) && b.Foreign != nil:
		x.add(FallsBackToDefault, b, b.Foreign.Address, x.touched(), b.Foreign.Address+" is gone", b.Foreign.Config.Header)
	}
	x.foreignContents(x.named(nil, byDefault.Before), x.named(nil, byDefault.After))
}
