package plan

import (
	"cmp"
	"slices"

	"grants/compiler"
)

// pairing holds two tenants with their objects paired.
type pairing struct {
	before, after *compiler.Tenant

	apps   []pair[compiler.Application]
	apis   []pair[compiler.API]
	grants []pair[compiler.ClientGrant]
	ids    []grantID // of grants, index by index

	appIndex map[*compiler.Application]int // both sides
	apiIndex map[string]int                // by identifier
	byID     map[grantID]int               // index into grants

	guessed    map[string]bool                                     // identifiers of APIs: see isGuess
	guesses    struct{ before, after []*compiler.UnresolvedGrant } // the grants on them of the side that guesses
	unresolved []*unresolved                                       // by the address of the grant
	foreign    map[cell]*unresolved                                // those in the matrix of one of the sides
	beside     map[unknownCell]*unresolved                         // those on APIs that neither side declares, of holders that one of them declares
	judgedOnce map[int]bool                                        // the indexes of grants that are among them, as one side can judge them

	merged map[sideAddress]struct{} // grants of a block and of the client that it becomes, of which the platform has one

	formerAPI map[*compiler.API]*compiler.API // by the API that has taken its block
}

// sideAddress is an object on one side.
type sideAddress struct {
	side    string // base, head
	address string
}

// newPairing pairs the objects of two tenants.
func newPairing(before, after *compiler.Tenant) *pairing {
	c := &pairing{
		before: before, after: after,
		apps: pairApplications(before.Applications, after.Applications), apis: pairAPIs(before, after),
		merged: map[sideAddress]struct{}{},
	}
	c.sortObjects()
	c.indexObjects()
	c.findGuesses()
	c.pairReplacedAPIs()
	c.pairGrants()
	c.pairUnresolved()
	c.indexUnknown()
	return c
}

// sortObjects makes the order of indexes that of impacts.
func (c *pairing) sortObjects() {
	slices.SortFunc(c.apps, func(x, y pair[compiler.Application]) int {
		return cmp.Or(cmp.Compare(either(x).Address, either(y).Address), cmp.Compare(either(x).ClientID, either(y).ClientID))
	})
}

func (c *pairing) indexObjects() {
	c.appIndex = make(map[*compiler.Application]int, 2*len(c.apps))
	for i, app := range c.apps {
		if app.before != nil {
			c.appIndex[app.before] = i
		}
		if app.after != nil {
			c.appIndex[app.after] = i
		}
	}
	c.apiIndex = make(map[string]int, len(c.apis))
	for i, api := range c.apis {
		c.apiIndex[either(api).Identifier] = i
	}
}

func (c *pairing) pairGrants() {
	c.byID = make(map[grantID]int, len(c.after.ClientGrants))
	for _, grant := range c.after.ClientGrants {
		if c.apis[c.apiIndex[grant.API.Identifier]].after == nil {
			c.guesses.after = append(c.guesses.after, guessedGrant(grant))
			continue
		}
		c.grantSlot(grant).after = grant
	}
	for _, grant := range c.before.ClientGrants {
		if c.apis[c.apiIndex[grant.API.Identifier]].before == nil {
			c.guesses.before = append(c.guesses.before, guessedGrant(grant))
			continue
		}
		c.grantSlot(grant).before = grant
	}
}

// grantSlot is the pair that a grant of either side belongs to.
func (c *pairing) grantSlot(grant *compiler.ClientGrant) *pair[compiler.ClientGrant] {
	id := grantID{holder: anyThirdParty, api: c.apiIndex[grant.API.Identifier], subject: subjectIndex(grant.SubjectType)}
	if grant.Application != nil {
		id.holder = c.appIndex[grant.Application]
	}
	slot, ok := c.byID[id]
	if !ok {
		slot = len(c.grants)
		c.byID[id] = slot
		c.grants = append(c.grants, pair[compiler.ClientGrant]{})
		c.ids = append(c.ids, id)
	}
	return &c.grants[slot]
}

// grant is the pair of a key; the zero pair where neither side has such a grant.
func (c *pairing) grant(id grantID) pair[compiler.ClientGrant] {
	if slot, ok := c.byID[id]; ok {
		return c.grants[slot]
	}
	return pair[compiler.ClientGrant]{}
}

// either is the object as it is after the change, or as it was where it is gone.
func either[T any](p pair[T]) *T {
	if p.after != nil {
		return p.after
	}
	return p.before
}
