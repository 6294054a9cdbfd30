package plan

import (
	"iter"

	"grants/compiler"
)

// judgedGrants are the grants of which the head can tell what they lead to. What the base has of such a grant counts also where the base can't: the
// platform has it, by the base, whoever declares the application. But there is none on an API before the plan creates that.
func (s *sequence) judgedGrants() iter.Seq2[grantID, pair[compiler.ClientGrant]] {
	return func(yield func(grantID, pair[compiler.ClientGrant]) bool) {
		for i, id := range s.ids {
			if s.foreign[id.cell()] == nil && !yield(id, s.pairing.grants[i]) {
				return
			}
		}
		for _, u := range s.unresolved {
			if p, judged := s.judged(u); judged && !s.isWrittenAlike(u) && !yield(u.id(), p) {
				return
			}
		}
	}
}

// judged is a grant that the head can judge, if it can: it declares what the grant leads to, or would if it had the grant, or deletes the API, so that
// there can be no grant on it.
func (s *sequence) judged(u *unresolved) (p pair[compiler.ClientGrant], judged bool) {
	switch p = s.deployed(u); {
	case u.inMatrix && u.foreign.after == nil:
		return p, true
	case u.inMatrix && s.apiMoves[u.cell.api].goes():
		p.after = nil
		return p, true
	}
	return p, false
}

// deployed is a grant as both sides have it, or will: none on an API that is still to be created.
func (s *sequence) deployed(u *unresolved) pair[compiler.ClientGrant] {
	p := u.grants
	if u.cell.api >= 0 && isCreated(s.apis[u.cell.api]) {
		p.before = nil
	}
	return p
}



// moveUnresolvedAway is moveAway for the grants that the head can't judge, of applications that go.
func (s *sequence) moveUnresolvedAway() {
	for _, u := range s.unresolved {
		_, judged := s.judged(u)
		switch {
		case judged || u.cell.app < 0 || u.grants.before == nil || s.apps[u.cell.app].after != nil && !s.replaces(s.apps[u.cell.app]):
		case u.inMatrix:
			s.moveAway(u.id(), u.grants.before)
		default:
			s.cascades[u.cell.app] = append(s.cascades[u.cell.app], sideAddress{"base", u.grants.before.Address})
		}
	}
}

// deployUnresolved sends the grants that the head can't judge like any other, client_id and audience as they are written. What they lead to may be
// on the platform; where it is not, the platform answers with an error, as lint does. On an API that this plan deletes there can be none.
func (s *sequence) deployUnresolved() {
	for _, u := range s.unresolved {
		if _, judged := s.judged(u); judged || s.goesWithHolder(u) || s.isWrittenAlike(u) {
			continue
		}
		m := &grantMove{id: grantID{holder: max(u.cell.app, anyThirdParty), api: u.cell.api, subject: u.cell.subject}, pair: s.deployed(u)}
		if u.cell.app >= 0 && s.replaces(s.apps[u.cell.app]) { // the successor has none yet, and what the other one has goes with it
			m.joins, m.pair.before = true, nil
		}
		m.setStates()
		if u.cell.api >= 0 && s.apiMoves[u.cell.api].goes() {
			m.target = grantState{}
		}
		at := stepGrants
		switch {
		case either(u.grants).IsDefault():
			at = stepDefaults
		case !m.target.exists:
			at = stepDropGrants
		}
		s.sendGrant(m, m.old, m.target, at)
	}
}

// isWrittenAlike reports whether both sides write the same of a grant that stays, though the platform would take less of it on the API of its own that only
// one of them takes it to be on. Nobody changed it, so nothing is sent.
func (s *sequence) isWrittenAlike(u *unresolved) bool {
	p := s.deployed(u)
	switch {
	case p.before == nil || p.after == nil || (p.before.API.System == "") == (p.after.API.System == ""),
		u.cell.app >= 0 && (s.apps[u.cell.app].after == nil || s.replaces(s.apps[u.cell.app])),
		u.cell.api >= 0 && s.apiMoves[u.cell.api].goes():
		return false
	}
	return writtenAlike(p.before, p.after)
}

// goesWithHolder reports whether there is nothing to send about a grant: its application goes, or can't be there.
func (s *sequence) goesWithHolder(u *unresolved) bool {
	if u.cell.app < 0 {
		return false
	}
	app := s.apps[u.cell.app]
	return app.after == nil || !isDeployable(app)
}

// clientIDOfHolder is that of a grant's application in the body of a call, which may be declared nowhere.
func (s *sequence) clientIDOfHolder(m *grantMove, grant *compiler.ClientGrant) string {
	if m.id.holder == anyThirdParty {
		return grant.Application.ClientID
	}
	return clientIDOf(s.applicationRef(m.id.holder))
}
