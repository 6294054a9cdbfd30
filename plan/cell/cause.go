package cell

import (
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/plan/objects"
)

// CauseKind says what about an object made an impact. The list is open: readers keep working when it grows.
type CauseKind string

// The kinds of cause. ProvidedBy names an object that did not change and that makes the other causes effective.
const (
	ApplicationAdded     CauseKind = "application-added"
	ApplicationRemoved   CauseKind = "application-removed"
	APIAdded             CauseKind = "api-added"
	APIRemoved           CauseKind = "api-removed"
	ClientIDChanged      CauseKind = "client-id-changed" // the block is for another client: the old one loses all of it, and the new one gets it
	TenantChanged        CauseKind = "tenant-changed"    // its domain says which APIs are the platform's own
	PartyChanged         CauseKind = "party-changed"
	GrantTypesChanged    CauseKind = "grant-types-changed" // opens or closes a flow
	ApplicationChanged   CauseKind = "application-changed" // its type, authentication or origin opens or closes a flow
	PolicyChanged        CauseKind = "policy-changed"
	GrantAdded           CauseKind = "grant-added"
	GrantChanged         CauseKind = "grant-changed"
	GrantRemoved         CauseKind = "grant-removed"
	FallsBackToDefault   CauseKind = "falls-back-to-default" // the application's own grant is gone, so the default grant decides
	DefaultShadowed      CauseKind = "default-shadowed"      // the application's own grant is new and replaces the default grant
	DefaultGrantAdded    CauseKind = "default-grant-added"
	DefaultGrantChanged  CauseKind = "default-grant-changed"
	DefaultGrantRemoved  CauseKind = "default-grant-removed"
	ScopeDeclaredForAll  CauseKind = "scope-declared-under-all-scopes"
	ScopeDeclared        CauseKind = "scope-declared" // a grant listed it already
	ScopeUndeclared      CauseKind = "scope-undeclared"
	DetailsTypeDeclared  CauseKind = "authorization-details-type-declared"
	DetailsTypeUndefined CauseKind = "authorization-details-type-undeclared"
	ConditionChanged     CauseKind = "condition-changed"
	RoleAdded            CauseKind = "role-added"
	RoleChanged          CauseKind = "role-changed"
	RoleRemoved          CauseKind = "role-removed"
	ProvidedBy           CauseKind = "provided-by"
)

// Cause is one step of why access changed. All but ProvidedBy name a change of the plan.
type Cause struct {
	Cause   CauseKind `json:"cause"`
	Address string    `json:"address"`
	Scopes  []string  `json:"scopes"`  // those of the impact that it explains; in a row that gains and loses, each cause has its own
	Gains   bool      `json:"gains"`   // explains some of what is gained, usable or latent
	Loses   bool      `json:"loses"`   // likewise of what is lost; one of the two at least
	Side    string    `json:"side"`    // base or head: where File and Line are
	File    string    `json:"file"`    // empty where the files do not have the object
	Line    int       `json:"line"`    // 0 likewise
	Message string    `json:"message"` // the step as a sentence
}

// Explanation finds the causes of one difference by comparing where the access of either side came from.
type Explanation struct {
	*Comparison
	Causes        []Cause // in reading order: the objects that came or went, the application, the API, the grants
	difference    *Difference
	cell          objects.Cell
	before, after *View
	unresolved    objects.Pair[compiler.UnresolvedGrant] // the grant of the cell where a side can't judge it, whether it stands for access or not
	grant         *objects.Unresolved                    // that one; nil where there is none
	byDefault     *objects.Unresolved                    // the default grant beside that, where neither side declares the API
	anyThirdParty bool
	opened        bool // by a policy that moved toward allow_all
	partyNamed    bool // what made the application another party is among the causes
	partyAt       int  // its index there
}

// Explain finds why a cell has a difference.
func (c *Comparison) Explain(d *Difference, at objects.Cell, before, after *View) *Explanation {
	grant := c.Foreign[at]
	x := &Explanation{
		Comparison: c, difference: c.ofClient(d, grant, before, after).OfCeiling(), cell: at, anyThirdParty: at.App == objects.AnyThirdParty && !c.Meets(grant),
		before: before, after: after, unresolved: c.UnresolvedAt(at), grant: grant,
	}
	if x.difference.Exists() {
		x.find()
		x.settleShares()
		x.mark()
	}
	x.Causes = c.explainBlock(x.Causes, grant)
	return x
}

// Turnover is the step of an application, by its index, that comes or goes on a side.
func (c *Comparison) Turnover(app int, side string) Cause {
	p := c.Apps[app]
	x := Explanation{
		Comparison: c, difference: &Difference{},
		before: &View{side: "base", tenant: c.Before, app: p.Before}, after: &View{side: "head", tenant: c.After, app: p.After},
	}
	if side == x.after.side {
		x.newcomer(p.After)
	} else {
		x.leaver(p.Before)
	}
	return x.Causes[0]
}

// find names the causes of what the access is, and then those of how users log in: what is a cause of one need be none of the other, but where an application
// becomes a third party or no longer is one, what keeps its access is.
func (x *Explanation) find() {
	whole := x.difference
	if x.changesOwner() && slices.ContainsFunc(slices.Concat(whole.Relaxed, whole.Tightened), IsOfLogin) {
		x.nameItsParty()
	}
	switch x.difference = whole.withoutLogins(); {
	case x.difference.Exists():
		x.access()
		x.settleShares()
	case x.changesOwner():
		x.access()
	}
	x.difference = whole
	x.logins()
}

// access names what decides on the access of either side.
func (x *Explanation) access() {
	before, after := x.before, x.after
	if before.Foreign != nil || after.Foreign != nil {
		x.foreignGrant()
		return
	}
	x.objects()
	if x.cell.App == objects.AnyThirdParty {
		x.openRegistration()
	}
	if before.app != nil && after.app != nil {
		x.party()
		x.flows()
	}
	x.inheritedMode()
	if before.api != nil && after.api != nil {
		x.policy()
	}
	x.grantDecisions()
	if before.api != nil && after.api != nil {
		x.declarations()
		x.conditions()
	}
	x.providers()
}

func (x *Explanation) add(kind CauseKind, v *View, address string, scopes []string, message string, spans ...diag.Span) {
	cause := Cause{Cause: kind, Address: address, Scopes: slices.Sorted(slices.Values(scopes)), Side: v.side, Message: message}
	cause.Gains, cause.Loses = !slices.Contains(losingCauses, kind), !slices.Contains(gainingCauses, kind)
	if cause.Scopes == nil {
		cause.Scopes = []string{}
	}
	cause.File, cause.Line = v.place(spans...)
	x.Causes = append(x.Causes, cause)
}

// mark remembers which objects are causes, for the effect of their changes.
func (x *Explanation) mark() {
	for _, cause := range x.Causes {
		if cause.Cause != ProvidedBy {
			x.Caused[objects.SideAddress{Side: cause.Side, Address: cause.Address}] = struct{}{}
		}
	}
}

// objects names the application and the API that only one side has.
func (x *Explanation) objects() {
	b, a := x.before, x.after
	if b.app == nil && a.app != nil {
		x.newcomer(a.app)
	}
	if a.app == nil && b.app != nil {
		x.leaver(b.app)
	}
	if b.api == nil {
		x.add(APIAdded, a, a.api.Address, x.difference.Gained, a.api.Address+" is new", a.api.Config.Header)
	}
	if a.api == nil {
		x.add(APIRemoved, b, b.api.Address, x.difference.Lost, b.api.Address+" is gone", b.api.Config.Header)
	}
}

// policy names the API's policy where a policy decides on one of the sides. Of a cell that needs a grant under either policy, such as
// a strict third party's, it is no cause.
func (x *Explanation) policy() {
	b, a := x.before, x.after
	subject := compiler.SubjectTypes[x.cell.Subject]
	if b.api.System != a.api.System {
		x.systemAPI()
	}
	was, is := b.api.Policy(subject), a.api.Policy(subject)
	denied := b.app == nil && was == compiler.DenyAll // the application is new: without the policy's change it would have got nothing
	if was == is || !denied && !decidedByPolicy(&b.Access) && !decidedByPolicy(&a.Access) && !x.policyMeetsParty() {
		return
	}
	x.opened = objects.PolicyRank(string(is)) > objects.PolicyRank(string(was))
	v := x.declaring()
	message := v.api.Address + " is " + string(is) + objects.Acting(subject) + " now, it was " + string(was)
	if v != a {
		message = v.api.Address + " is no longer declared, so the platform's default " + string(is) + " holds" + objects.Acting(subject) + ", it was " + string(was)
	}
	x.add(PolicyChanged, v, v.api.Address, nil, message, objects.PolicySpan(v.api.Config, subject), objects.HeaderOf(v.api))
	x.explainsOneSide(x.opened)
}

// declaring is the side whose files say something about the API: the head, unless only the base declares a system API.
func (x *Explanation) declaring() *View {
	if b, a := x.before, x.after; a.api.Config == nil && b.api != nil && b.api.Config != nil {
		return b
	}
	return x.after
}

// systemAPI names what makes an API the platform's own on one side only: the tenant's domain, or, without one, what the API declares.
func (x *Explanation) systemAPI() {
	if b, a := x.before, x.after; b.tenant.Domain != a.tenant.Domain {
		x.add(TenantChanged, a, "tenant", nil, "the tenant's domain decides whether "+a.api.Address+" is a system API", objects.SettingsOf(a.tenant).Domain.Span, objects.SettingsOf(a.tenant).Header)
		return
	}
	v, kind := x.declaring(), ScopeDeclared
	if x.after.api.System != "" {
		kind = ScopeUndeclared
	}
	x.add(kind, v, v.api.Address, nil, "what "+v.api.Address+" declares decides whether it is a system API", objects.ScopesSpan(v.api), objects.HeaderOf(v.api))
	x.explains(x.difference)
}

func decidedByPolicy(access *compiler.Access) bool {
	return access.Reason == compiler.PolicyAllowAll || access.Reason == compiler.PolicyDenyAll
}

// policyMeetsParty reports whether the policy of one side would decide for an application with the party of the other side: then it
// takes both changes.
func (x *Explanation) policyMeetsParty() bool {
	b, a := x.before, x.after
	if b.app == nil || a.app == nil || b.app.Party == a.app.Party {
		return false
	}
	subject := compiler.SubjectTypes[x.cell.Subject]
	was, is := *a.app, *b.app
	was.Party, is.Party = b.app.Party, a.app.Party
	then, now := a.tenant.Access(&was, a.api, subject), b.tenant.Access(&is, b.api, subject)
	return decidedByPolicy(&then) || decidedByPolicy(&now)
}
