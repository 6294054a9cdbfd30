package operations

import (
	"grants/compiler"
	"grants/plan/objects"
)

// exposure is what applications would see on the way that come or go, and that no own grant keeps from them.
type exposure struct {
	joining map[compiler.Party]bool // what an API no longer gives
	going   map[compiler.Party]bool // what an API gives from now on
	holders map[int]bool            // applications with allow_all_scopes on an API that declares more
}

// late reports whether new applications wait until APIs have narrowed.
func (e *exposure) late(party compiler.Party) bool { return e.joining[party] }

// leaving reports whether an application goes before APIs widen.
func (e *exposure) leaving(app int, party compiler.Party) bool {
	return e.going[party] || e.holders[app]
}

func (s *sequence) expose() {
	s.exposure = exposure{joining: map[compiler.Party]bool{}, going: map[compiler.Party]bool{}, holders: map[int]bool{}}
	for i := range s.apiMoves {
		for _, party := range []compiler.Party{compiler.FirstParty, compiler.ThirdPartyPermissive} {
			s.exposeByPolicy(&s.apiMoves[i], party)
		}
	}
	for _, m := range s.defaults {
		if !m.old.gives(m.settled) || m.old.all && m.api.addsScopes() || m.api.widensEarly {
			s.exposure.going[compiler.ThirdPartyStrict], s.exposure.going[compiler.ThirdPartyPermissive] = true, true
		}
	}
	for i, id := range s.IDs {
		if grant := s.Pairing.Grants[i].Before; grant != nil && grant.AllScopes && s.apiMoves[id.API].addsScopes() {
			s.exposure.holders[id.Holder] = true
		}
	}
}

func (s *sequence) exposeByPolicy(m *apiMove, party compiler.Party) {
	e := &s.exposure
	was, is := opens(m.before, party), opens(m.after, party)
	switch {
	case m.before == nil:
		e.going[party] = e.going[party] || is
	case m.after == nil:
		e.joining[party] = e.joining[party] || was
	default:
		e.joining[party] = e.joining[party] || was && m.narrowsLate
		e.going[party] = e.going[party] || was && m.adds() && !m.closesEarly(compiler.User) || is && m.widensEarly
	}
}

// isExposed reports whether a new third party would see more by a default grant than it is to have, until its own grant is there.
func (s *sequence) isExposed(app *compiler.Application) bool {
	if !objects.IsThirdParty(app) {
		return false
	}
	for id, byDefault := range s.defaults {
		if app.Unreachable(id.SubjectType()) == "" && byDefault.exposes(s.After, app) {
			return true
		}
	}
	return false
}

// exposes reports whether a default grant is at some time more than an application is to have.
func (m *grantMove) exposes(after *compiler.Tenant, app *compiler.Application) bool {
	api := m.api
	if api.system || api.stays() && api.wasDenied(m.id.SubjectType()) && api.isDenied(m.id.SubjectType()) {
		return false
	}
	var access compiler.Access
	if api.after != nil {
		access = after.Access(app, api.after, m.id.SubjectType())
	}
	showsOldScopes := (m.old.all || m.settled.all) && api.removesScopes()
	return showsOldScopes || api.tightensLate || access.OrganizationUsage == "require" ||
		m.old.exceeds(&access) || m.settled.exceeds(&access) // prepared is never more than one of the two
}

// exceeds reports whether a grant gives anything that is not in an access.
func (s grantState) exceeds(access *compiler.Access) bool {
	return s.exists && (!access.Allowed || s.all && !access.FutureScopes || len(objects.Missing(s.scopes, access.Scopes)) > 0 ||
		len(objects.Missing(s.types, access.AuthorizationDetailsTypes)) > 0)
}
