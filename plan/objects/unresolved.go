package objects

import (
	"cmp"
	"slices"

	"grants/compiler"
)

// Unresolved is a grant of which one side at least can't tell what it leads to. Its holder, its audience and its subject type are the same on
// both, whether declared or not.
type Unresolved struct {
	Foreign Pair[compiler.UnresolvedGrant] // nil where the side has no such grant, or can judge it
	Stands  Pair[compiler.UnresolvedGrant] // those that stand for access: not where the plan itself says that they lead to nothing
	Grants  Pair[compiler.ClientGrant]     // foreign, and the ones that a side can judge
	Cell    Cell                           // its place in the matrix, if inMatrix
	// inMatrix says that both the application and the API are declared on one of the sides: what the grant lists stands in for the access that the
	// other side can't see, so that declaring what was there before is no gain, and ceasing to declare it no loss.
	InMatrix bool
	Changes  bool // gives something else than before, whether the grant differs or what it leads to
	// former is the application whose client_id in the base the grant names in the head, where the application has another one: see previously_client_id.
	// The grant is a stranger's there, and what the stranger had is what the application had. It is unknown of any other grant.
	Former int
	// own is the grant of the base that the application itself has, where the base can judge it no more than the one of the stranger who is the
	// application in the head, or was in the base. That one is in foreign.
	Own *compiler.UnresolvedGrant
	// block is what a block of the base has that becomes the client of the grant, whether the base can judge it or not; nil where it has none.
	Block *compiler.ClientGrant
}

// unresolvedKey is what the platform tells a grant by, as far as the files have it.
type unresolvedKey struct {
	holder, audience int // indexes into Pairing.Apps and APIs; unknown
	clientID         string
	identifier       string
	subject          compiler.SubjectType
}

// Unknown is in the place of the index of something that neither side declares.
const Unknown = -2

// pairUnresolved joins the unresolved grants of both sides, sorted as impacts are, and finds out which of them the other side can judge.
func (c *Pairing) pairUnresolved() {
	before, after := slices.Concat(c.Before.UnresolvedGrants, c.guesses.before), slices.Concat(c.After.UnresolvedGrants, c.guesses.after)
	if len(before)+len(after) == 0 {
		return
	}
	slots, ids := map[unresolvedKey]*Unresolved{}, c.clientIDs()
	slot := func(g *compiler.UnresolvedGrant) *Unresolved {
		key := c.unresolvedKey(g, ids)
		u := slots[key]
		if u == nil {
			u = &Unresolved{InMatrix: key.holder != Unknown && key.audience != Unknown, Former: Unknown}
			u.Cell = Cell{App: key.holder, API: key.audience, Subject: subjectIndex(key.subject)}
			slots[key] = u
			c.Unresolved = append(c.Unresolved, u)
		}
		return u
	}
	for _, g := range after {
		u := slot(g)
		u.Foreign.After, u.Grants.After = g, &g.ClientGrant
		if app, found := c.formerHolder(g, ids); found {
			u.Former = app
		}
	}
	for _, g := range before {
		slot(g).addBefore(g)
	}
	for key, u := range slots {
		if u.Former != Unknown {
			key.holder, key.clientID = u.Former, ""
			u.Own = slots[key].ownBefore()
		}
	}
	c.meetResolved()
	c.noteBlocks()
	for _, u := range c.Unresolved {
		u.Stands = c.Stand(u)
	}
	slices.SortStableFunc(c.Unresolved, func(x, y *Unresolved) int {
		a, b := Either(x.Grants), Either(y.Grants)
		return cmp.Or(cmp.Compare(a.Address, b.Address), cmp.Compare(a.API.Identifier, b.API.Identifier), cmp.Compare(a.SubjectType, b.SubjectType))
	})
}

// Stand leaves out what leads to nothing by the plan's own calls: what names an API that they create, in the base, and what names an API or an application
// that they delete, in the head. What else nobody declares may well be there.
func (c *Pairing) Stand(u *Unresolved) Pair[compiler.UnresolvedGrant] {
	stands := u.Foreign
	if u.Cell.API >= 0 && IsCreated(c.APIs[u.Cell.API]) {
		stands.Before = nil
	}
	if u.Cell.API >= 0 && isDeleted(c.APIs[u.Cell.API]) || u.Cell.App >= 0 && c.Apps[u.Cell.App].After == nil {
		stands.After = nil
	}
	return stands
}

// IsCreated reports whether a plan creates an API: an application that only the head declares may have been there before, an API not.
func IsCreated(p Pair[compiler.API]) bool { return p.Before == nil && p.After.System == "" }

// isDeleted reports whether a plan deletes an API.
func isDeleted(p Pair[compiler.API]) bool { return p.After == nil && p.Before.System == "" }

// addBefore keeps a grant of the base, of which there may be two: that of a block, and that of the stranger who is the block's client in the head.
func (u *Unresolved) addBefore(g *compiler.UnresolvedGrant) {
	if u.Foreign.Before != nil && g.ClientID == nil {
		u.Own = g
		return
	}
	u.Own = u.Foreign.Before
	u.Foreign.Before, u.Grants.Before = g, &g.ClientGrant
}

// ownBefore is the grant of the base whose holder is declared; nil where there is none.
func (u *Unresolved) ownBefore() *compiler.UnresolvedGrant {
	switch {
	case u == nil:
		return nil
	case u.Foreign.Before != nil && u.Foreign.Before.ClientID == nil:
		return u.Foreign.Before
	}
	return u.Own
}

// clientIDs are the indexes of the applications, of either side.
func (c *Pairing) clientIDs() map[string]int {
	ids := make(map[string]int, len(c.Apps))
	for i, p := range c.Apps {
		for _, app := range []*compiler.Application{p.Before, p.After} {
			if app != nil && app.ClientID != "" {
				ids[app.ClientID] = i
			}
		}
	}
	return ids
}

func (c *Pairing) unresolvedKey(g *compiler.UnresolvedGrant, ids map[string]int) unresolvedKey {
	key := unresolvedKey{holder: AnyThirdParty, audience: Unknown, identifier: g.API.Identifier, subject: g.SubjectType}
	if api, declared := c.APIIndex[g.API.Identifier]; declared {
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
		index, key.clientID = Unknown, g.Application.ClientID
	}
	key.holder = index
	return key
}

// formerHolder is the application whose client_id in the base a grant of the head names, where it has another one in the head.
func (c *Pairing) formerHolder(g *compiler.UnresolvedGrant, ids map[string]int) (app int, found bool) {
	if g.ClientID == nil {
		return Unknown, false
	}
	app, found = ids[g.Application.ClientID]
	return app, found && GetsID(c.Apps[app]) && c.Apps[app].Before.ClientID == g.Application.ClientID
}

// meetResolved fills in the grants that one of the sides can judge.
func (c *Pairing) meetResolved() {
	c.Foreign, c.judgedOnce = map[Cell]*Unresolved{}, map[int]bool{}
	for _, u := range c.Unresolved {
		if !u.InMatrix {
			continue
		}
		c.Foreign[u.Cell] = u
		i, found := c.ByID[GrantID{Holder: u.Cell.App, API: u.Cell.API, Subject: u.Cell.Subject}]
		if !found {
			continue
		}
		c.judgedOnce[i] = true
		if u.Foreign.Before == nil {
			u.Grants.Before = c.Grants[i].Before
		}
		if u.Foreign.After == nil {
			u.Grants.After = c.Grants[i].After
		}
	}
}

// unresolvedObjects are the grants of which one side at least can't tell what they lead to.
func (c *Pairing) unresolvedObjects() []Pair[object] {
	var objects []Pair[object]
	for _, u := range c.Unresolved {
		objects = append(objects, u.objects()...)
	}
	return objects
}

// Cell is the place of a grant in the matrix.
func (id *GrantID) Cell() Cell { return Cell{App: id.Holder, API: id.API, Subject: id.Subject} }

// ID is the identity of a grant in the matrix.
func (u *Unresolved) ID() GrantID {
	return GrantID{Holder: u.Cell.App, API: u.Cell.API, Subject: u.Cell.Subject}
}
