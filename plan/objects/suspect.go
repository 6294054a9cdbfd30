package objects

import (
	"iter"
	"slices"

	"grants/compiler"
)

// cellSet collects cells without their order mattering. A cell is packed into a number, since a policy change touches one for each of
// 50,000 applications.
type cellSet struct {
	packed  []uint64
	counted int
	counts  bool // only how many there are, some of them perhaps twice
}

func (s *cellSet) add(app, api, subject int) {
	if s.counted++; s.counts {
		return
	}
	s.packed = append(s.packed, uint64(app+1)<<32|uint64(api)<<4|uint64(subject))
}

// sorted is every cell once: by application, API and subject type, any third party first.
func (s *cellSet) sorted() iter.Seq[Cell] {
	slices.Sort(s.packed)
	s.packed = slices.Compact(s.packed)
	return func(yield func(Cell) bool) {
		for _, p := range s.packed {
			if !yield(Cell{App: int(p>>32) - 1, API: int(p>>4) & (1<<28 - 1), Subject: int(p & 15)}) {
				return
			}
		}
	}
}

// Suspects are the cells that may differ: those of a grant, an application or an API that differs. A cell whose own grant, application,
// API and default grant are all the same on both sides has the same access, so most of a tenant is never looked at.
func (c *Pairing) Suspects() iter.Seq[Cell] {
	set := &cellSet{packed: make([]uint64, 0, c.CountSuspects())}
	c.collectSuspects(set)
	return set.sorted()
}

// CountSuspects is how many they are at most.
func (c *Pairing) CountSuspects() int {
	set := &cellSet{counts: true}
	c.collectSuspects(set)
	return set.counted
}

func (c *Pairing) collectSuspects(set *cellSet) {
	c.suspectGrants(set)
	c.suspectApplications(set)
	c.suspectAPIs(set)
	c.suspectRegistration(set)
	c.suspectUnresolved(set)
}

func (c *Pairing) suspectGrants(set *cellSet) {
	for i, grant := range c.Grants {
		if SameGrant(grant) {
			continue
		}
		id := c.IDs[i]
		set.add(id.Holder, id.API, id.Subject)
		if id.Holder == AnyThirdParty {
			c.suspectThirdParties(set, id.API, id.Subject)
		}
	}
}

func (c *Pairing) suspectThirdParties(set *cellSet, api, subject int) {
	for i, app := range c.Apps {
		if IsThirdParty(app.Before) || IsThirdParty(app.After) {
			set.add(i, api, subject)
		}
	}
}

// suspectApplications adds what an application that differs can reach on either side: its own grants, the APIs that are open to
// everybody, and the default grants.
func (c *Pairing) suspectApplications(set *cellSet) {
	differs := make(map[int]bool)
	for i, app := range c.Apps {
		if SameApplication(app) && !c.Touched.Apps[i] {
			continue
		}
		differs[i] = true
		for j := range c.APIs {
			for subject := range compiler.SubjectTypes {
				if c.open(j, subject) || c.hasDefault(j, subject) {
					set.add(i, j, subject)
				}
			}
		}
	}
	c.suspectHeld(set, func(id GrantID) bool { return differs[id.Holder] })
}

func (c *Pairing) suspectAPIs(set *cellSet) {
	differs := make(map[[2]int]bool)
	for i, api := range c.APIs {
		for subject := range compiler.SubjectTypes {
			if SameAPI(api, compiler.SubjectTypes[subject]) && !c.touchesAPI(i, subject) {
				continue
			}
			differs[[2]int{i, subject}] = true
			c.suspectEverybody(set, i, subject)
		}
	}
	c.suspectHeld(set, func(id GrantID) bool { return differs[[2]int{id.API, id.Subject}] })
}

func (c *Pairing) touchesAPI(api, subject int) bool {
	return c.Touched.APIs[api] && compiler.SubjectTypes[subject] == compiler.User
}

func (c *Pairing) suspectEverybody(set *cellSet, api, subject int) {
	set.add(AnyThirdParty, api, subject)
	if c.hasDefault(api, subject) {
		c.suspectThirdParties(set, api, subject)
	}
	if c.open(api, subject) {
		for i := range c.Apps {
			set.add(i, api, subject)
		}
	}
}

// suspectRegistration adds what any third party can reach, where the tenant changes what those become that register themselves.
func (c *Pairing) suspectRegistration(set *cellSet) {
	if sameRegistration(c.Before, c.After) && !c.Touched.AnyThirdParty {
		return
	}
	for api := range c.APIs {
		for subject := range compiler.SubjectTypes {
			set.add(AnyThirdParty, api, subject)
		}
	}
}

func sameRegistration(b, a *compiler.Tenant) bool {
	return b.DynamicRegistration == a.DynamicRegistration && b.DynamicRegistrationMode == a.DynamicRegistrationMode
}

// suspectHeld adds the cells of the grants that applications hold.
func (c *Pairing) suspectHeld(set *cellSet, touched func(GrantID) bool) {
	for _, id := range c.IDs {
		if touched(id) {
			set.add(id.Holder, id.API, id.Subject)
		}
	}
}

// open reports whether an API needs no grant on one of the sides.
func (c *Pairing) open(api, subject int) bool {
	p, s := c.APIs[api], compiler.SubjectTypes[subject]
	return p.Before != nil && p.Before.Policy(s) == compiler.AllowAll || p.After != nil && p.After.Policy(s) == compiler.AllowAll
}

func (c *Pairing) hasDefault(api, subject int) bool {
	_, ok := c.ByID[GrantID{Holder: AnyThirdParty, API: api, Subject: subject}]
	return ok
}

// suspectUnresolved adds the cells in which an unresolved grant of one side stands for access.
func (c *Pairing) suspectUnresolved(set *cellSet) {
	for at := range c.Foreign {
		set.add(at.App, at.API, at.Subject)
	}
}
