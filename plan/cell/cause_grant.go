package cell

import (
	"cmp"
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/internal/stringset"
	"grants/plan/objects"
)

// grantDecisions names the grants that decide on one of the sides and came, went or changed, and those that would have decided now had
// they not gone. A grant that decides on neither side is no cause, whatever else happens to it.
func (x *Explanation) grantDecisions() {
	b, a := x.before, x.after
	switch {
	case a.own != nil && a.Access.Grant == a.own:
		x.ownDecides()
	case b.own != nil && a.own == nil && x.unresolved.After == nil && (a.needsGrant() || b.Access.Grant == b.own && !a.open()):
		x.ownGone()
	}
	x.grantsForTheFlow()
	switch {
	case a.byDefault != nil && a.Access.Grant == a.byDefault:
		x.defaultDecides()
	case b.byDefault != nil && a.byDefault == nil && x.missesDefault() && x.foreignDefaults().After == nil:
		x.add(DefaultGrantRemoved, b, b.byDefault.Address, x.difference.Lost, b.byDefault.Address+" is gone", b.byDefault.Config.Header)
	}
}

// namedBefore says of a grant that it comes to work with the API that it named before. Nobody can tell here whether the platform has that API: then the plan
// can't create it, and nobody gains.
func (x *Explanation) namedBefore(grant *compiler.ClientGrant) {
	message := grant.Address + " named the API before any file declared it, which is no gain if the platform has it"
	x.add(ProvidedBy, x.after, grant.Address, x.difference.Gained, message, grant.Config.Header)
}

// foreignDefaults is the default grant of the cell on the sides that can't judge it.
func (x *Explanation) foreignDefaults() objects.Pair[compiler.UnresolvedGrant] {
	if u := x.ForeignDefault(x.cell); u != nil {
		return u.Foreign
	}
	return objects.Pair[compiler.UnresolvedGrant]{}
}

// grantsForTheFlow names an own grant that comes or goes and decides nothing, where it is all that speaks for token exchange.
func (x *Explanation) grantsForTheFlow() {
	b, a := x.before, x.after
	switch {
	case a.own != nil && b.own == nil && x.unresolved.Before == nil && a.restsOnGrant() && (x.difference.Gains() || len(x.difference.Tightened) > 0) && a.Access.Grant != a.own:
		x.add(GrantAdded, a, a.own.Address, x.difference.Gained, a.own.Address+" is new, and speaks for token exchange", a.own.Config.Header)
	case b.own != nil && a.own == nil && x.unresolved.After == nil && (b.restsOnGrant() || x.wouldRestOnGrant()) && !a.Effective() && !x.names(b.side, b.own.Address):
		x.add(GrantRemoved, b, b.own.Address, x.difference.Lost, b.own.Address+" is gone, which spoke for token exchange", b.own.Config.Header)
	}
}

// wouldRestOnGrant reports whether the application could still use the flow if its grant were still there.
func (x *Explanation) wouldRestOnGrant() bool {
	return compiler.SubjectTypes[x.cell.Subject] == compiler.User && x.after.app != nil && x.after.app.AssumesTokenExchange()
}

// missesDefault reports whether the default grant would decide if it were still there.
func (x *Explanation) missesDefault() bool {
	b, a := x.before, x.after
	mayUse := x.cell.App == objects.AnyThirdParty || objects.IsThirdParty(a.app)
	return mayUse && a.own == nil && a.needsGrant() || b.Access.Grant == b.byDefault && !a.open() && a.own == nil
}

func (x *Explanation) ownDecides() {
	b, a := x.before, x.after
	switch {
	case b.own != nil:
		x.contents(GrantChanged, b.own, a.own)
	case x.unresolved.Before != nil:
		was := &x.unresolved.Before.ClientGrant
		if x.grant != nil && x.grant.Block != nil {
			was = x.grant.Block
		}
		x.contents(GrantChanged, was, a.own)
		x.namedBefore(a.own)
	case b.byDefault != nil && b.Access.Grant == b.byDefault:
		x.add(DefaultShadowed, a, a.own.Address, x.touched(), a.own.Address+" is new and replaces "+b.byDefault.Address, a.own.Config.Header)
		x.explains(x.replacement(b.byDefault, a.own), x.givenByNew(a.own))
	default:
		x.add(GrantAdded, a, a.own.Address, x.difference.Gained, a.own.Address+" is new", a.own.Config.Header)
		if was := cmp.Or(b.byDefault, a.byDefault); was != nil && x.isMixed() { // what would decide without it
			x.explains(x.oneSide(true), x.replacement(was, a.own))
		}
	}
}

// refusedWithout is what is refused as the own grant is gone that spoke for token exchange.
func (x *Explanation) refusedWithout() *Difference {
	speaks := x.before.restsOnGrant() || x.wouldRestOnGrant()
	return &Difference{Refused: x.difference.Refused && speaks && !x.after.Effective()}
}

func (x *Explanation) ownGone() {
	b, a := x.before, x.after
	if a.byDefault != nil && a.Access.Grant == a.byDefault {
		x.add(FallsBackToDefault, b, b.own.Address, x.touched(), b.own.Address+" is gone", b.own.Config.Header)
		x.explains(x.replacement(b.own, a.byDefault), x.refusedWithout())
		return
	}
	x.add(GrantRemoved, b, b.own.Address, x.difference.Lost, b.own.Address+" is gone", b.own.Config.Header)
}

func (x *Explanation) defaultDecides() {
	b, a := x.before, x.after
	if named := x.foreignDefaults().Before; named != nil {
		x.contents(DefaultGrantChanged, &named.ClientGrant, a.byDefault)
		x.namedBefore(a.byDefault)
		return
	}
	if b.byDefault == nil {
		x.add(DefaultGrantAdded, a, a.byDefault.Address, x.difference.Gained, a.byDefault.Address+" is new", a.byDefault.Config.Header)
		return
	}
	x.contents(DefaultGrantChanged, b.byDefault, a.byDefault)
}

// touched is every scope of the impact, sorted.
func (x *Explanation) touched() []string {
	return slices.Sorted(slices.Values(slices.Concat(x.difference.Gained, x.difference.Lost)))
}

// contents names a grant that exists on both sides where what it lists explains some of the difference: once for what is gained, once for what is lost.
func (x *Explanation) contents(kind CauseKind, was, is *compiler.ClientGrant) {
	part, written := x.replacement(was, is), is.Config
	all, scopes, types := written.AllowAllScopes.Span, written.Scopes.Span, written.AuthorizationDetailsTypes.Span
	name := func(listed []string, does string, spans ...diag.Span) {
		x.add(kind, x.after, is.Address, listed, is.Address+" "+does, append(spans, written.Header)...)
	}
	more, less := part.Gained, part.Lost
	switch {
	case part.Opens:
		name(more, "has allow_all_scopes now", all)
	case len(more) > 0:
		name(more, "lists "+x.name(more, x.difference.Gained)+" now", objects.ItemSpan(written.Scopes, more[0]), scopes)
	case len(part.GainedTypes) > 0:
		name(nil, "lists more authorization_details_types now", types)
	}
	if part.Opens || len(more)+len(part.GainedTypes) > 0 {
		x.setSides(true, false)
	}
	switch {
	case part.Closes:
		name(less, "no longer has allow_all_scopes", all, scopes)
	case len(less) > 0:
		name(less, "no longer lists "+x.name(less, x.difference.Lost), scopes)
	case len(part.LostTypes) > 0:
		name(nil, "lists fewer authorization_details_types now", types)
	}
	if part.Closes || len(less)+len(part.LostTypes) > 0 {
		x.setSides(false, true)
	}
}

// name is some of an impact's scopes in a sentence below the line that lists all of them.
func (x *Explanation) name(some, all []string) string {
	switch {
	case len(some) < len(all) || len(x.difference.Gained) > 0 && len(x.difference.Lost) > 0:
		return objects.Enumerate(some)
	case len(some) == 1:
		return "it"
	}
	return "them"
}

// lists reports whether a grant is meant to give a scope, declared or not.
func lists(grant *compiler.ClientGrant, scope string) bool {
	return grant.AllScopes || stringset.Contains(grant.Scopes, scope) || stringset.Contains(grant.UndefinedScopes, scope)
}
