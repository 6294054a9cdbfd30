// Package objects says which objects of two tenants are the same, and which of them change.
package objects

import (
	"cmp"
	"slices"

	"grants/compiler"
)

// Pairing holds two tenants with their objects paired.
type Pairing struct {
	Before, After *compiler.Tenant

	Apps   []Pair[compiler.Application]
	APIs   []Pair[compiler.API]
	Grants []Pair[compiler.ClientGrant]
	IDs    []GrantID // of grants, index by index
	Roles  []Pair[compiler.Role]

	Connections   []Pair[compiler.Connection]
	Organizations []Pair[compiler.Organization]

	appIndex map[*compiler.Application]int // both sides
	APIIndex map[string]int                // by identifier
	ByID     map[GrantID]int               // index into grants

	guessed    map[string]bool                                     // identifiers of APIs: see IsGuess
	guesses    struct{ before, after []*compiler.UnresolvedGrant } // the grants on them of the side that guesses
	Unresolved []*Unresolved                                       // by the address of the grant
	Foreign    map[Cell]*Unresolved                                // those in the matrix of one of the sides
	Beside     map[UnknownCell]*Unresolved                         // those on APIs that neither side declares, of holders that one of them declares
	judgedOnce map[int]bool                                        // the indexes of grants that are among them, as one side can judge them

	merged map[SideAddress]struct{} // grants of a block and of the client that it becomes, of which the platform has one

	FormerAPI map[*compiler.API]*compiler.API // by the API that has taken its block

	Touched Touched // the caller finds them
}

// SideAddress is an object on one side.
type SideAddress struct {
	Side    string // base, head
	Address string
}

// NewPairing pairs the objects of two tenants.
func NewPairing(before, after *compiler.Tenant) *Pairing {
	c := &Pairing{
		Before: before, After: after,
		Apps: PairApplications(before.Applications, after.Applications), APIs: pairAPIs(before, after),
		Roles:       PairRoles(before.Roles, after.Roles),
		Connections: pairConnections(before.Connections, after.Connections), Organizations: pairOrganizations(before.Organizations, after.Organizations),
		merged: map[SideAddress]struct{}{},
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
func (c *Pairing) sortObjects() {
	slices.SortFunc(c.Apps, func(x, y Pair[compiler.Application]) int {
		return cmp.Or(cmp.Compare(Either(x).Address, Either(y).Address), cmp.Compare(Either(x).ClientID, Either(y).ClientID))
	})
}

func (c *Pairing) indexObjects() {
	c.appIndex = make(map[*compiler.Application]int, 2*len(c.Apps))
	for i, app := range c.Apps {
		if app.Before != nil {
			c.appIndex[app.Before] = i
		}
		if app.After != nil {
			c.appIndex[app.After] = i
		}
	}
	c.APIIndex = make(map[string]int, len(c.APIs))
	for i, api := range c.APIs {
		c.APIIndex[Either(api).Identifier] = i
	}
}

func (c *Pairing) pairGrants() {
	c.ByID = make(map[GrantID]int, len(c.After.ClientGrants))
	for _, grant := range c.After.ClientGrants {
		if c.APIs[c.APIIndex[grant.API.Identifier]].After == nil {
			c.guesses.after = append(c.guesses.after, guessedGrant(grant))
			continue
		}
		c.GrantSlot(grant).After = grant
	}
	for _, grant := range c.Before.ClientGrants {
		if c.APIs[c.APIIndex[grant.API.Identifier]].Before == nil {
			c.guesses.before = append(c.guesses.before, guessedGrant(grant))
			continue
		}
		c.GrantSlot(grant).Before = grant
	}
}

// GrantSlot is the pair that a grant of either side belongs to.
func (c *Pairing) GrantSlot(grant *compiler.ClientGrant) *Pair[compiler.ClientGrant] {
	id := GrantID{Holder: AnyThirdParty, API: c.APIIndex[grant.API.Identifier], Subject: subjectIndex(grant.SubjectType)}
	if grant.Application != nil {
		id.Holder = c.appIndex[grant.Application]
	}
	slot, ok := c.ByID[id]
	if !ok {
		slot = len(c.Grants)
		c.ByID[id] = slot
		c.Grants = append(c.Grants, Pair[compiler.ClientGrant]{})
		c.IDs = append(c.IDs, id)
	}
	return &c.Grants[slot]
}

// Grant is the pair of a key; the zero pair where neither side has such a grant.
func (c *Pairing) Grant(id GrantID) Pair[compiler.ClientGrant] {
	if slot, ok := c.ByID[id]; ok {
		return c.Grants[slot]
	}
	return Pair[compiler.ClientGrant]{}
}

// Either is the object as it is after the change, or as it was where it is gone.
func Either[T any](p Pair[T]) *T {
	if p.After != nil {
		return p.After
	}
	return p.Before
}
