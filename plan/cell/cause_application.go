package cell

import (
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/plan/objects"
)

// newcomer names an application that the base does not have, or what its block was for before.
func (x *Explanation) newcomer(app *compiler.Application) {
	if was := x.FormerClient(app); was != nil {
		x.add(ClientIDChanged, x.after, app.Address, x.difference.Gained, objects.AnotherClient(was, app), app.Config.ClientID.Span, app.Config.Header)
		return
	}
	x.add(ApplicationAdded, x.after, app.Address, x.difference.Gained, app.Address+" is new", app.Config.Header)
}

// leaver names an application that the head does not have, or what its block is for now.
func (x *Explanation) leaver(app *compiler.Application) {
	if is := x.LaterClient(app); is != nil {
		x.add(ClientIDChanged, x.before, app.Address, x.difference.Lost, objects.AnotherClient(app, is), app.Config.ClientID.Span, app.Config.Header)
		return
	}
	x.add(ApplicationRemoved, x.before, app.Address, x.difference.Lost, app.Address+" is gone", app.Config.Header)
}

// party asks both sides what they would say about an application of the other side's party: only then the party is a cause.
func (x *Explanation) party() {
	b, a := x.before, x.after
	if b.app.Party == a.app.Party {
		return
	}
	was, is := *a.app, *b.app
	was.Party, is.Party = b.app.Party, a.app.Party
	if x.asks(a, &was) || x.asks(b, &is) || x.outgrowsDefault() {
		x.nameItsParty()
		if x.isMixed() {
			x.explainsAt(x.partyAt, slices.Concat(x.differences(x.answer(a, &was), a.Access), x.differences(b.Access, x.answer(b, &is)))...)
		}
	}
}

// outgrowsDefault reports whether only its new party keeps the application from falling back to the default grant of the base: its own grant is gone, or
// the policy that let it in closes.
func (x *Explanation) outgrowsDefault() bool {
	b, a := x.before, x.after
	left := b.own != nil || b.open() && a.needsGrant()
	return left && a.own == nil && b.byDefault != nil && objects.IsThirdParty(b.app) && !objects.IsThirdParty(a.app)
}

// nameParty names what made the party another one: the application's own attributes, or the tenant's settings for applications that
// register themselves, which take their security mode from there.
func (x *Explanation) nameParty() {
	b, a := x.before, x.after
	x.partyNamed, x.partyAt = true, len(x.Causes)
	now := " is " + partyWords(a.app.Party) + " now"
	if sameWrittenParty(b.app.Config, a.app.Config) {
		x.registration(a.app.Address + " registered itself and" + now + assumedMode(a.app.ModeAssumed))
		return
	}
	message := a.app.Address + now + ", it was " + partyWords(b.app.Party)
	x.add(PartyChanged, a, a.app.Address, nil, message, partySpan(b.app, a.app), a.app.Config.Header)
}

// nameItsParty is nameParty where nothing has named it yet.
func (x *Explanation) nameItsParty() {
	if !x.partyNamed {
		x.nameParty()
	}
}

// openRegistration names the tenant's settings where they change who any third party is: strict or permissive, or everybody.
func (x *Explanation) openRegistration() {
	b, a := x.Comparison.Before, x.Comparison.After
	switch {
	case a.DynamicRegistration && slices.Contains(x.difference.Relaxed, registration):
		x.registration("anybody can register an application now (enable_dynamic_client_registration)")
		x.explains(x.conditionsAmong(registration))
	case b.DynamicRegistration && slices.Contains(x.difference.Tightened, registration):
		x.registration("nobody can register an application any more (enable_dynamic_client_registration)")
		x.explains(x.conditionsAmong(registration))
	case selfRegistered(b) != selfRegistered(a) && (x.before.open() || x.after.open() || x.wouldBeOpen()):
		x.registration("applications that register themselves are " + partyWords(selfRegistered(a)) + " now" + assumedMode(a.DynamicRegistration && a.RegistrationModeAssumed))
	}
}

// assumedMode says that the mode of registration is the one that gives more, as nobody states it.
func assumedMode(assumed bool) string {
	if assumed {
		return ", which is assumed, since nobody states the mode"
	}
	return ""
}

// wouldBeOpen reports whether the policy of the head would give access to what any third party was before.
func (x *Explanation) wouldBeOpen() bool {
	return objects.OpensTo(x.after.api, selfRegistered(x.Comparison.Before), compiler.SubjectTypes[x.cell.Subject])
}

// selfRegistered is what any third party is taken for.
func selfRegistered(t *compiler.Tenant) compiler.Party {
	if t.DynamicRegistration {
		return t.DynamicRegistrationMode
	}
	return compiler.ThirdPartyStrict
}

// registration names the tenant's settings for applications that register themselves.
func (x *Explanation) registration(message string) {
	settings := objects.SettingsOf(x.after.tenant)
	x.partyNamed, x.partyAt = true, len(x.Causes)
	x.add(TenantChanged, x.after, "tenant", nil, message,
		settings.EnableDynamicClientRegistration.Span, settings.DynamicClientRegistrationSecurityMode.Span, settings.Header)
}

// inheritedMode names the tenant's settings beside an application that is new or changed, takes its security mode from them, and would
// have taken another one before.
func (x *Explanation) inheritedMode() {
	app, was, is := x.after.app, x.before.tenant.DynamicRegistrationMode, x.after.tenant.DynamicRegistrationMode
	if app == nil || was == is || app.Origin != "dcr" || app.Config.ThirdPartySecurityMode.Set {
		return
	}
	if x.names(x.after.side, app.Address) && !x.names(x.after.side, "tenant") {
		x.registration(app.Address + " registered itself and is " + partyWords(is) + assumedMode(app.ModeAssumed))
	}
}

func sameWrittenParty(b, a *config.Application) bool {
	firstParty := func(app *config.Application) bool { return !app.IsFirstParty.Set || app.IsFirstParty.Value }
	return firstParty(b) == firstParty(a) && b.ThirdPartySecurityMode.Value == a.ThirdPartySecurityMode.Value &&
		b.ExternalMetadataType.Value == a.ExternalMetadataType.Value
}

// flows does the same with what decides which flows an application can use.
func (x *Explanation) flows() {
	b, a := x.before, x.after
	if objects.SameFlows(b.app, a.app) || x.difference.Latent.Only { // a flow is no cause of what nobody can use
		return
	}
	was, is := *a.app, *b.app
	was.GrantTypes, was.Public, was.Origin, was.TokenExchange = b.app.GrantTypes, b.app.Public, b.app.Origin, b.app.TokenExchange
	is.GrantTypes, is.Public, is.Origin, is.TokenExchange = a.app.GrantTypes, a.app.Public, a.app.Origin, a.app.TokenExchange
	together := was // either of party and flows may be enough: then neither of them asks for itself
	together.Party = b.app.Party
	if x.asks(a, &was) || x.asks(b, &is) || x.outgrowsGrant(&was) || !x.names(a.side, a.app.Address) && x.asks(a, &together) {
		x.nameFlows()
	}
}

// outgrowsGrant reports whether what an application was could use the flow only by a grant of its own that is new, and what it is needs none.
func (x *Explanation) outgrowsGrant(was *compiler.Application) bool {
	b, a := x.before, x.after
	return compiler.SubjectTypes[x.cell.Subject] == compiler.User && b.own == nil && a.own != nil && was.AssumesTokenExchange() && !a.app.AssumesTokenExchange()
}

// nameFlows names what decides which flows the application can use.
func (x *Explanation) nameFlows() {
	b, a := x.before, x.after
	written := a.app.Config
	flow := a.app.Address + " can use the flow now"
	if x.after.Access.Unreachable != "" {
		flow = a.app.Address + " cannot use the flow any more (" + string(x.after.Access.Unreachable) + ")"
	}
	if !written.GrantTypes.Set && sameWrittenFlows(b.app.Config, written) {
		x.nameItsParty() // they follow from it
		return
	}
	listed := written.GrantTypes.Set || b.app.Config.GrantTypes.Set
	if listed && b.app.Public == a.app.Public && b.app.Origin == a.app.Origin {
		x.add(GrantTypesChanged, a, a.app.Address, nil, flow, written.GrantTypes.Span, written.Header)
	} else {
		x.add(ApplicationChanged, a, a.app.Address, nil, flow, written.TokenEndpointAuthMethod.Span, written.AppType.Span,
			written.ExternalMetadataType.Span, written.Header)
	}
	if was, is := b.Access.Unreachable == "", a.Access.Unreachable == ""; was != is {
		x.explainsOneSide(is)
	}
}

func sameWrittenFlows(b, a *config.Application) bool {
	return b.GrantTypes.Set == a.GrantTypes.Set && b.AppType.Value == a.AppType.Value &&
		b.TokenEndpointAuthMethod.Value == a.TokenEndpointAuthMethod.Value && b.ExternalMetadataType.Value == a.ExternalMetadataType.Value &&
		sameWrittenList(b.ClientAuthenticationMethods, a.ClientAuthenticationMethods) && sameWrittenList(b.TokenExchangeProfiles, a.TokenExchangeProfiles)
}

// sameWrittenList tells an empty list from none.
func sameWrittenList(b, a config.List) bool {
	return b.Set == a.Set && slices.Equal(objects.Items(b), objects.Items(a))
}

// asks reports whether a side would say something else about another application in the place of its own. A side without the API says
// nothing.
func (x *Explanation) asks(v *View, other *compiler.Application) bool {
	if v.api == nil {
		return false
	}
	answer := x.answer(v, other)
	return !sameDecision(&answer, &v.Access) || answer.Unreachable != v.Access.Unreachable ||
		!slices.Equal(answer.NarrowedBy, v.Access.NarrowedBy)
}

// answer is what a side says about another application in the place of its own; nothing where it does not have the API.
func (x *Explanation) answer(v *View, other *compiler.Application) compiler.Access {
	if v.api == nil {
		return compiler.Access{}
	}
	return v.tenant.Access(other, v.api, compiler.SubjectTypes[x.cell.Subject])
}

func sameDecision(x, y *compiler.Access) bool {
	return x.Allowed == y.Allowed && x.Reason == y.Reason && x.Grant == y.Grant
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
