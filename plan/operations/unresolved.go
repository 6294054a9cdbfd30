package operations

import (
	"iter"

	"grants/compiler"
	"grants/plan/objects"
)

// judgedGrants are the grants of which the head can tell what they lead to. What the base has of such a grant counts also where the base can't: the
// platform has it, by the base, whoever declares the application. But there is none on an API before the plan creates that.
func (s *sequence) judgedGrants() iter.Seq2[objects.GrantID, objects.Pair[compiler.ClientGrant]] {
	return func(yield func(objects.GrantID, objects.Pair[compiler.ClientGrant]) bool) {
		for i, id := range s.IDs {
			if s.Foreign[id.Cell()] == nil && !yield(id, s.Pairing.Grants[i]) {
				return
			}
		}
		for _, u := range s.Unresolved {
			if p, judged := s.judged(u); judged && !s.isWrittenAlike(u) && !yield(u.ID(), p) {
				return
			}
		}
	}
}

// judged is a grant that the head can judge, if it can: it declares what the grant leads to, or would if it had the grant, or deletes the API, so that
// there can be no grant on it.
func (s *sequence) judged(u *objects.Unresolved) (p objects.Pair[compiler.ClientGrant], judged bool) {
	switch p = s.deployed(u); {
	case u.InMatrix && u.Foreign.After == nil:
		return p, true
	case u.InMatrix && s.apiMoves[u.Cell.API].goes():
		p.After = nil
		return p, true
	}
	return p, false
}

// deployed is a grant as both sides have it, or will: none on an API that is still to be created.
func (s *sequence) deployed(u *objects.Unresolved) objects.Pair[compiler.ClientGrant] {
	p := u.Grants
	if u.Cell.API >= 0 && objects.IsCreated(s.APIs[u.Cell.API]) {
		p.Before = nil
	}
	return p
}

// moveUnresolvedAway is moveAway for the grants that the head can't judge, of applications that go.
func (s *sequence) moveUnresolvedAway() {
	for _, u := range s.Unresolved {
		_, judged := s.judged(u)
		switch {
		case judged || u.Cell.App < 0 || u.Grants.Before == nil || s.Apps[u.Cell.App].After != nil && !s.Replaces(s.Apps[u.Cell.App]):
		case u.InMatrix:
			s.moveAway(u.ID(), u.Grants.Before)
		default:
			s.cascades[u.Cell.App] = append(s.cascades[u.Cell.App], objects.SideAddress{Side: "base", Address: u.Grants.Before.Address})
		}
	}
}

// deployUnresolved sends the grants that the head can't judge like any other, client_id and audience as they are written. What they lead to may be
// on the platform; where it is not, the platform answers with an error, as lint does. On an API that this plan deletes there can be none.
func (s *sequence) deployUnresolved() {
	for _, u := range s.Unresolved {
		if _, judged := s.judged(u); judged || s.goesWithHolder(u) || s.isWrittenAlike(u) {
			continue
		}
		m := &grantMove{id: objects.GrantID{Holder: max(u.Cell.App, objects.AnyThirdParty), API: u.Cell.API, Subject: u.Cell.Subject}, pair: s.deployed(u)}
		if u.Cell.App >= 0 && s.Replaces(s.Apps[u.Cell.App]) { // the successor has none yet, and what the other one has goes with it
			m.joins, m.pair.Before = true, nil
		}
		m.setStates()
		if u.Cell.API >= 0 && s.apiMoves[u.Cell.API].goes() {
			m.target = grantState{}
		}
		at := stepGrants
		switch {
		case objects.Either(u.Grants).IsDefault():
			at = stepDefaults
		case !m.target.exists:
			at = stepDropGrants
		}
		s.sendGrant(m, m.old, m.target, at)
	}
}

// isWrittenAlike reports whether both sides write the same of a grant that stays, though the platform would take less of it on the API of its own that only
// one of them takes it to be on. Nobody changed it, so nothing is sent.
func (s *sequence) isWrittenAlike(u *objects.Unresolved) bool {
	p := s.deployed(u)
	switch {
	case p.Before == nil || p.After == nil || (p.Before.API.System == "") == (p.After.API.System == ""),
		u.Cell.App >= 0 && (s.Apps[u.Cell.App].After == nil || s.Replaces(s.Apps[u.Cell.App])),
		u.Cell.API >= 0 && s.apiMoves[u.Cell.API].goes():
		return false
	}
	return objects.WrittenAlike(p.Before, p.After)
}

// goesWithHolder reports whether there is nothing to send about a grant: its application goes, or can't be there.
func (s *sequence) goesWithHolder(u *objects.Unresolved) bool {
	if u.Cell.App < 0 {
		return false
	}
	app := s.Apps[u.Cell.App]
	return app.After == nil || !isDeployable(app)
}

// clientIDOfHolder is that of a grant's application in the body of a call, which may be declared nowhere.
func (s *sequence) clientIDOfHolder(m *grantMove, grant *compiler.ClientGrant) string {
	if m.id.Holder == objects.AnyThirdParty {
		return grant.Application.ClientID
	}
	return clientIDOf(s.applicationRef(m.id.Holder))
}
