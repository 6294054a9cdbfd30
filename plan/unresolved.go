package plan

import (
	"cmp"
	"slices"

	"grants/compiler"
)

// unresolved is a grant of which one side at least can't tell what it leads to. Its holder, its audience and its subject type are the same on
// both, whether declared or not.
type unresolved struct {
	foreign pair[compiler.UnresolvedGrant] // nil where the side has no such grant, or can judge it
	stands  pair[compiler.UnresolvedGrant] // those that stand for access: not where the plan itself says that they lead to nothing
	grants  pair[compiler.ClientGrant]     // foreign, and the ones that a side can judge
	cell    cell                           // its place in the matrix, if inMatrix
	// inMatrix says that both the application and the API are declared on one of the sides: what the grant lists stands in for the access that the
	// other side can't see, so that declaring what was there before is no gain, and ceasing to declare it no loss.
	inMatrix bool
	changes  bool // gives something else than before, whether the grant differs or what it leads to
	// former is the application whose client_id in the base the grant names in the head, where the application has another one: see previously_client_id.
	// The grant is a stranger's there, and what the stranger had is what the application had. It is unknown of any other grant.
	former int
	// own is the grant of the base that the application itself has, where the base can judge it no more than the one of the stranger who is the
	// application in the head, or was in the base. That one is in foreign.
	own *compiler.UnresolvedGrant
	// block is what a block of the base has that becomes the client of the grant, whether the base can judge it or not; nil where it has none.
	block *compiler.ClientGrant
}

// unresolvedKey is what the platform tells a grant by, as far as the files have it.
type unresolvedKey struct {
	holder, audience int // indexes into comparison.apps and apis; unknown
	clientID         string
	identifier       string
	subject          compiler.SubjectType
}

// unknown is in the place of the index of something that neither side declares.
const unknown = -2

// pairUnresolved joins the unresolved grants of both sides, sorted as impacts are, and finds out which of them the other side can judge.
func (c *pairing) pairUnresolved() {
	before, after := slices.Concat(c.before.UnresolvedGrants, c.guesses.before), slices.Concat(c.after.UnresolvedGrants, c.guesses.after)
	if len(before)+len(after) == 0 {
		return
	}
	slots, ids := map[unresolvedKey]*unresolved{}, c.clientIDs()
	slot := func(g *compiler.UnresolvedGrant) *unresolved {
		key := c.unresolvedKey(g, ids)
		u := slots[key]
		if u == nil {
			u = &unresolved{inMatrix: key.holder != unknown && key.audience != unknown, former: unknown}
			u.cell = cell{app: key.holder, api: key.audience, subject: subjectIndex(key.subject)}
			slots[key] = u
			c.unresolved = append(c.unresolved, u)
		}
		return u
	}
	for _, g := range after {
		u := slot(g)
		u.foreign.after, u.grants.after = g, &g.ClientGrant
		if app, found := c.formerHolder(g, ids); found {
			u.former = app
		}
	}
	for _, g := range before {
		slot(g).addBefore(g)
	}
	for key, u := range slots {
		if u.former != unknown {
			key.holder, key.clientID = u.former, ""
			u.own = slots[key].ownBefore()
		}
	}
	c.meetResolved()
	c.noteBlocks()
	for _, u := range c.unresolved {
		u.stands = c.stand(u)
	}
	slices.SortStableFunc(c.unresolved, func(x, y *unresolved) int {
		a, b := either(x.grants), either(y.grants)
		return cmp.Or(cmp.Compare(a.Address, b.Address), cmp.Compare(a.API.Identifier, b.API.Identifier), cmp.Compare(a.SubjectType, b.SubjectType))
	})
}

// stand leaves out what leads to nothing by the plan's own calls: what names an API that they create, in the base, and what names an API or an application
// that they delete, in the head. What else nobody declares may well be there.
func (c *pairing) stand(u *unresolved) pair[compiler.UnresolvedGrant] {
	stands := u.foreign
	if u.cell.api >= 0 && isCreated(c.apis[u.cell.api]) {
		stands.before = nil
	}
	if u.cell.api >= 0 && isDeleted(c.apis[u.cell.api]) || u.cell.app >= 0 && c.apps[u.cell.app].after == nil {
		stands.after = nil
	}
	return stands
}

// isCreated reports whether a plan creates an API: an application that only the head declares may have been there before, an API not.
func isCreated(p pair[compiler.API]) bool { return p.before == nil && p.after.System == "" }

// isDeleted reports whether a plan deletes an API.
func isDeleted(p pair[compiler.API]) bool { return p.after == nil && p.before.System == "" }

// addBefore keeps a grant of the base, of which there may be two: that of a block, and that of the stranger who is the block's client in the head.
func (u *unresolved) addBefore(g *compiler.UnresolvedGrant) {
	if u.foreign.before != nil && g.ClientID == nil {
		u.own = g
		return
	}
	u.own = u.foreign.before
	u.foreign.before, u.grants.before = g, &g.ClientGrant
}

// ownBefore is the grant of the base whose holder is declared; nil where there is none.
func (u *unresolved) ownBefore() *compiler.UnresolvedGrant {
	switch {
	case u == nil:
		return nil
	case u.foreign.before != nil && u.foreign.before.ClientID == nil:
		return u.foreign.before
	}
	return u.own
}

// clientIDs are the indexes of the applications, of either side.
func (c *pairing) clientIDs() map[string]int {
	ids := make(map[string]int, len(c.apps))
	for i, p := range c.apps {
		for _, app := range []*compiler.Application{p.before, p.after} {
			if app != nil && app.ClientID != "" {
				ids[app.ClientID] = i
			}
		}
	}
	return ids
}

func (c *pairing) unresolvedKey(g *compiler.UnresolvedGrant, ids map[string]int) unresolvedKey {
	key := unresolvedKey{holder: anyThirdParty, audience: unknown, identifier: g.API.Identifier, subject: g.SubjectType}
	if api, declared := c.apiIndex[g.API.Identifier]; declared {
		key.audience = api
	}
	if g.Application == nil {
		return key
	}
	index, declared := c.appIndex[g.Application]
	if !declared {
		index, declared = ids[g.Application.ClientID]
	}
	if _, former := c.formerHolder(g, ids); former || !declared {
		index, key.clientID = unknown, g.Application.ClientID
	}
	key.holder = index
	return key
}

// formerHolder is the application whose client_id in the base a grant of the head names, where it has another one in the head.
func (c *pairing) formerHolder(g *compiler.UnresolvedGrant, ids map[string]int) (app int, found bool) {
	if g.ClientID == nil {
		return unknown, false
	}
	app, found = ids[g.Application.ClientID]
	return app, found && getsID(c.apps[app]) && c.apps[app].before.ClientID == g.Application.ClientID
}

// meetResolved fills in the grants that one of the sides can judge.
func (c *pairing) meetResolved() {
	c.foreign, c.judgedOnce = map[cell]*unresolved{}, map[int]bool{}
	for _, u := range c.unresolved {
		if !u.inMatrix {
			continue
		}
		c.foreign[u.cell] = u
		i, found := c.byID[grantID{holder: u.cell.app, api: u.cell.api, subject: u.cell.subject}]
		if !found {
			continue
		}
		c.judgedOnce[i] = true
		if u.foreign.before == nil {
			u.grants.before = c.grants[i].before
		}
		if u.foreign.after == nil {
			u.grants.after = c.grants[i].after
		}
	}
}

// unresolvedObjects are the grants of which one side at least can't tell what they lead to.
func (c *pairing) unresolvedObjects() []pair[object] {
	var objects []pair[object]
	for _, u := range c.unresolved {
		objects = append(objects, u.objects()...)
	}
	return objects
}

func (id *grantID) cell() cell { return cell{app: id.holder, api: id.api, subject: id.subject} }

func (u *unresolved) id() grantID {
	return grantID{holder: u.cell.app, api: u.cell.api, subject: u.cell.subject}
}
