package plan

import "grants/compiler"

// deployUnresolved sends the grants that the head can't judge like any other, client_id and audience as they are written. What they lead to may be
// on the platform; where it is not, the platform answers with an error, as lint does.
func (s *sequence) deployUnresolved() {
	for _, u := range s.unresolved {
		if u.grants.after != nil && u.foreign.after == nil || s.goesWithHolder(u) {
			continue
		}
		m := &grantMove{id: grantID{holder: max(u.cell.app, anyThirdParty), api: u.cell.api, subject: u.cell.subject}, pair: u.grants}
		if u.cell.app >= 0 && s.replaces(s.apps[u.cell.app]) { // the successor has none yet, and what the other one has goes with it
			m.joins, m.pair.before = true, nil
		}
		m.setStates()
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

// goesWithHolder reports whether there is nothing to send about a grant: its application goes, or can't be there.
func (s *sequence) goesWithHolder(u *unresolved) bool {
	if u.cell.app < 0 {
		return false
	}
	app := s.apps[u.cell.app]
	return app.after == nil && u.grants.after == nil || app.after != nil && !isDeployable(app)
}

// isUnresolvedNow reports whether the head can't judge a grant that the base can: deployUnresolved sends it.
func (s *sequence) isUnresolvedNow(id grantID) bool {
	u := s.foreign[cell{app: id.holder, api: id.api, subject: id.subject}]
	return u != nil && u.foreign.after != nil
}

// clientIDOfHolder is that of a grant's application in the body of a call, which may be declared nowhere.
func (s *sequence) clientIDOfHolder(m *grantMove, grant *compiler.ClientGrant) string {
	if m.id.holder == anyThirdParty {
		return grant.Application.ClientID
	}
	return clientIDOf(s.applicationRef(m.id.holder))
}
