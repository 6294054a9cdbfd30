package plan

import (
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// CauseKind says what about an object made an impact. The list is open: readers keep working when it grows.
type CauseKind string

// The kinds of cause. ProvidedBy names an object that did not change and that makes the other causes effective.
const (
	ApplicationAdded     CauseKind = "application-added"
	ApplicationRemoved   CauseKind = "application-removed"
	APIAdded             CauseKind = "api-added"
	APIRemoved           CauseKind = "api-removed"
	TenantChanged        CauseKind = "tenant-changed" // its domain says which APIs are the platform's own
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
	ProvidedBy           CauseKind = "provided-by"
)

// Cause is one step of why access changed. All but ProvidedBy name a change of the plan.
type Cause struct {
	Cause   CauseKind `json:"cause"`
	Address string    `json:"address"`
	Scopes  []string  `json:"scopes"`  // those of the impact that it explains
	Side    string    `json:"side"`    // base or head: where File and Line are
	File    string    `json:"file"`    // empty where the files do not have the object
	Line    int       `json:"line"`    // 0 likewise
	Message string    `json:"message"` // the step as a sentence
}

// explanation finds the causes of one impact by comparing where the access of either side came from.
type explanation struct {
	*comparison
	impact        *Impact
	cell          cell
	before, after *view
	causes        []Cause
	opened        bool // by a policy that moved toward allow_all
}

// explain gives the causes in reading order: the objects that came or went, the application, the API, the grants.
func (c *comparison) explain(i *Impact, at cell, before, after *view) *explanation {
	x := &explanation{comparison: c, impact: i, cell: at, before: before, after: after}
	x.find()
	x.mark()
	return x
}

func (x *explanation) find() {
	before, after := x.before, x.after
	x.objects()
	if x.cell.app == anyThirdParty {
		x.openRegistration()
	}
	if before.app != nil && after.app != nil {
		x.party()
		x.flows()
	}
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

func (x *explanation) add(kind CauseKind, v *view, address string, scopes []string, message string, spans ...diag.Span) {
	cause := Cause{Cause: kind, Address: address, Scopes: slices.Sorted(slices.Values(scopes)), Side: v.side, Message: message}
	if cause.Scopes == nil {
		cause.Scopes = []string{}
	}
	cause.File, cause.Line = v.place(spans...)
	x.causes = append(x.causes, cause)
}

// mark remembers which objects are causes, for the effect of their changes.
func (x *explanation) mark() {
	for _, cause := range x.causes {
		if cause.Cause != ProvidedBy {
			x.caused[sideAddress{cause.Side, cause.Address}] = struct{}{}
		}
	}
}

// objects names the application and the API that only one side has.
func (x *explanation) objects() {
	b, a := x.before, x.after
	if b.app == nil && a.app != nil {
		x.add(ApplicationAdded, a, a.app.Address, x.impact.Gained, a.app.Address+" is new", a.app.Config.Header)
	}
	if a.app == nil && b.app != nil {
		x.add(ApplicationRemoved, b, b.app.Address, x.impact.Lost, b.app.Address+" is gone", b.app.Config.Header)
	}
	if b.api == nil {
		x.add(APIAdded, a, a.api.Address, x.impact.Gained, a.api.Address+" is new", a.api.Config.Header)
	}
	if a.api == nil {
		x.add(APIRemoved, b, b.api.Address, x.impact.Lost, b.api.Address+" is gone", b.api.Config.Header)
	}
}

// party asks both sides what they would say about an application of the other side's party: only then the party is a cause.
func (x *explanation) party() {
	b, a := x.before, x.after
	if b.app.Party == a.app.Party || b.api == nil || a.api == nil {
		return
	}
	was, is := *a.app, *b.app
	was.Party, is.Party = b.app.Party, a.app.Party
	if !x.asks(a, &was) && !x.asks(b, &is) {
		return
	}
	x.nameParty()
}

// nameParty names what made the party another one: the application's own attributes, or the tenant's settings for applications that
// register themselves, which take their security mode from there.
func (x *explanation) nameParty() {
	b, a := x.before, x.after
	now := " is " + partyWords(a.app.Party) + " now"
	if sameWrittenParty(b.app.Config, a.app.Config) {
		x.registration(a.app.Address + " registered itself and" + now)
		return
	}
	message := a.app.Address + now + ", it was " + partyWords(b.app.Party)
	x.add(PartyChanged, a, a.app.Address, nil, message, partySpan(b.app, a.app), a.app.Config.Header)
}

// openRegistration names the tenant's settings where they change who any third party is: strict or permissive, or everybody.
func (x *explanation) openRegistration() {
	b, a := x.comparison.before, x.comparison.after
	switch {
	case a.DynamicRegistration && slices.Contains(x.impact.Relaxed, registration):
		x.registration("anybody can register an application now (enable_dynamic_client_registration)")
	case b.DynamicRegistration && slices.Contains(x.impact.Tightened, registration):
		x.registration("nobody can register an application any more (enable_dynamic_client_registration)")
	case selfRegistered(b) != selfRegistered(a) && (x.before.open() || x.after.open()):
		x.registration("applications that register themselves are " + partyWords(selfRegistered(a)) + " now")
	}
}

// selfRegistered is what any third party is taken for.
func selfRegistered(t *compiler.Tenant) compiler.Party {
	if t.DynamicRegistration {
		return t.DynamicRegistrationMode
	}
	return compiler.ThirdPartyStrict
}

// registration names the tenant's settings for applications that register themselves.
func (x *explanation) registration(message string) {
	settings := settingsOf(x.after.tenant)
	x.add(TenantChanged, x.after, "tenant", nil, message,
		settings.EnableDynamicClientRegistration.Span, settings.DynamicClientRegistrationSecurityMode.Span, settings.Header)
}

func sameWrittenParty(b, a *config.Application) bool {
	firstParty := func(app *config.Application) bool { return !app.IsFirstParty.Set || app.IsFirstParty.Value }
	return firstParty(b) == firstParty(a) && b.ThirdPartySecurityMode.Value == a.ThirdPartySecurityMode.Value &&
		b.ExternalMetadataType.Value == a.ExternalMetadataType.Value
}

// flows does the same with what decides which flows an application can use.
func (x *explanation) flows() {
	b, a := x.before, x.after
	if sameFlows(b.app, a.app) || b.api == nil || a.api == nil {
		return
	}
	was, is := *a.app, *b.app
	was.GrantTypes, was.Public, was.Origin = b.app.GrantTypes, b.app.Public, b.app.Origin
	is.GrantTypes, is.Public, is.Origin = a.app.GrantTypes, a.app.Public, a.app.Origin
	if !x.asks(a, &was) && !x.asks(b, &is) {
		return
	}
	written := a.app.Config
	flow := a.app.Address + " can use the flow now"
	if x.after.access.Unreachable != "" {
		flow = a.app.Address + " cannot use the flow any more (" + string(x.after.access.Unreachable) + ")"
	}
	if !written.GrantTypes.Set && sameWrittenFlows(b.app.Config, written) {
		x.nameDerivedFlows()
		return
	}
	listed := written.GrantTypes.Set || b.app.Config.GrantTypes.Set
	if listed && b.app.Public == a.app.Public && b.app.Origin == a.app.Origin {
		x.add(GrantTypesChanged, a, a.app.Address, nil, flow, written.GrantTypes.Span, written.Header)
		return
	}
	x.add(ApplicationChanged, a, a.app.Address, nil, flow, written.TokenEndpointAuthMethod.Span, written.AppType.Span,
		written.ExternalMetadataType.Span, written.Header)
}

// nameDerivedFlows is for an application whose grant types or origin follow from its party.
func (x *explanation) nameDerivedFlows() {
	named := func(c Cause) bool { return c.Cause == PartyChanged || c.Cause == TenantChanged }
	if !slices.ContainsFunc(x.causes, named) {
		x.nameParty()
	}
}

func sameWrittenFlows(b, a *config.Application) bool {
	return b.GrantTypes.Set == a.GrantTypes.Set && b.AppType.Value == a.AppType.Value &&
		b.TokenEndpointAuthMethod.Value == a.TokenEndpointAuthMethod.Value && b.ExternalMetadataType.Value == a.ExternalMetadataType.Value
}

// asks reports whether a side would say something else about another application in the place of its own.
func (x *explanation) asks(v *view, other *compiler.Application) bool {
	answer := v.tenant.Access(other, v.api, compiler.SubjectTypes[x.cell.subject])
	return !sameDecision(&answer, &v.access) || answer.Unreachable != v.access.Unreachable ||
		!slices.Equal(answer.NarrowedBy, v.access.NarrowedBy)
}

func sameDecision(x, y *compiler.Access) bool {
	return x.Allowed == y.Allowed && x.Reason == y.Reason && x.Grant == y.Grant
}

// policy names the API's policy where a policy decides on one of the sides. Of a cell that needs a grant under either policy, such as
// a strict third party's, it is no cause.
func (x *explanation) policy() {
	b, a := x.before, x.after
	subject := compiler.SubjectTypes[x.cell.subject]
	if b.api.System != a.api.System {
		x.add(TenantChanged, a, "tenant", nil, "the tenant's domain decides whether "+a.api.Address+" is a system API", settingsOf(a.tenant).Domain.Span, settingsOf(a.tenant).Header)
	}
	was, is := b.api.Policy(subject), a.api.Policy(subject)
	if was == is || !decidedByPolicy(b) && !decidedByPolicy(a) {
		return
	}
	x.opened = policyRank(string(is)) > policyRank(string(was))
	message := a.api.Address + " is " + string(is) + acting(subject) + " now, it was " + string(was)
	x.add(PolicyChanged, a, a.api.Address, nil, message, policySpan(a.api.Config, subject), headerOf(a.api))
}

// acting is a subject type in a sentence.
func acting(subject compiler.SubjectType) string {
	if subject == compiler.User {
		return " for users"
	}
	return " for applications as themselves"
}

func decidedByPolicy(v *view) bool {
	return v.access.Reason == compiler.PolicyAllowAll || v.access.Reason == compiler.PolicyDenyAll
}

func policySpan(api *config.API, subject compiler.SubjectType) diag.Span {
	switch {
	case api == nil:
		return diag.Span{}
	case subject == compiler.User:
		return api.UserPolicy.Span
	}
	return api.ClientPolicy.Span
}

func headerOf(api *compiler.API) diag.Span {
	if api.Config == nil {
		return diag.Span{}
	}
	return api.Config.Header
}

func partySpan(before, after *compiler.Application) diag.Span {
	written := after.Config
	if (before.Party == compiler.FirstParty) != (after.Party == compiler.FirstParty) {
		return written.IsFirstParty.Span
	}
	return written.ThirdPartySecurityMode.Span
}

func partyWords(party compiler.Party) string {
	switch party {
	case compiler.FirstParty:
		return "first party"
	case compiler.ThirdPartyStrict:
		return "third party"
	case compiler.ThirdPartyPermissive:
		return "third party, permissive"
	}
	panic("plan: unknown party " + string(party))
}
