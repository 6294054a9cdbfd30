package plan

import (
	"grants/compiler"
	"iter"
	"slices"
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
func (s *cellSet) sorted() iter.Seq[cell] {
	slices.Sort(s.packed)
	s.packed = slices.Compact(s.packed)
	return func(yield func(cell) bool) {
		for _, p := range s.packed {
			if !yield(cell{app: int(p>>32) - 1, api: int(p>>4) & (1<<28 - 1), subject: int(p & 15)}) {
				return
			}
		}
	}
}

// suspects are the cells that may differ: those of a grant, an application or an API that differs. A cell whose own grant, application,
// API and default grant are all the same on both sides has the same access, so most of a tenant is never looked at.
func (c *comparison) suspects() iter.Seq[cell] {
	set := &cellSet{packed: make([]uint64, 0, c.countSuspects())}
	c.collectSuspects(set)
	return set.sorted()
}

// countSuspects is how many they are at most.
func (c *comparison) countSuspects() int {
	set := &cellSet{counts: true}
	c.collectSuspects(set)
	return set.counted
}

func (c *comparison) collectSuspects(set *cellSet) {
	c.suspectGrants(set)
	c.suspectApplications(set)
	c.suspectAPIs(set)
	c.suspectRegistration(set)
	c.suspectUnresolved(set)
}

func (c *comparison) suspectGrants(set *cellSet) {
	for i, grant := range c.grants {
		if sameGrant(grant) {
			continue
		}
		id := c.ids[i]
		set.add(id.holder, id.api, id.subject)
		if id.holder == anyThirdParty {
			c.suspectThirdParties(set, id.api, id.subject)
		}
	}
}

func (c *comparison) suspectThirdParties(set *cellSet, api, subject int) {
	for i, app := range c.apps {
		if isThirdParty(app.before) || isThirdParty(app.after) {
			set.add(i, api, subject)
		}
	}
}

// suspectApplications adds what an application that differs can reach on either side: its own grants, the APIs that are open to
// everybody, and the default grants.
func (c *comparison) suspectApplications(set *cellSet) {
	differs := make(map[int]bool)
	for i, app := range c.apps {
		if sameApplication(app) {
			continue
		}
		differs[i] = true
		for j := range c.apis {
			for subject := range compiler.SubjectTypes {
				if c.open(j, subject) || c.hasDefault(j, subject) {
					set.add(i, j, subject)
				}
			}
		}
	}
	c.suspectHeld(set, func(id grantID) bool { return differs[id.holder] })
}

func (c *comparison) suspectAPIs(set *cellSet) {
	differs := make(map[[2]int]bool)
	for i, api := range c.apis {
		for subject := range compiler.SubjectTypes {
			if sameAPI(api, compiler.SubjectTypes[subject]) {
				continue
			}
			differs[[2]int{i, subject}] = true
			c.suspectEverybody(set, i, subject)
		}
	}
	c.suspectHeld(set, func(id grantID) bool { return differs[[2]int{id.api, id.subject}] })
}

func (c *comparison) suspectEverybody(set *cellSet, api, subject int) {
	set.add(anyThirdParty, api, subject)
	if c.hasDefault(api, subject) {
		c.suspectThirdParties(set, api, subject)
	}
	if c.open(api, subject) {
		for i := range c.apps {
			set.add(i, api, subject)
		}
	}
}

// suspectRegistration adds what any third party can reach, where the tenant changes what those become that register themselves.
func (c *comparison) suspectRegistration(set *cellSet) {
	if sameRegistration(c.before, c.after) {
		return
	}
	for api := range c.apis {
		for subject := range compiler.SubjectTypes {
			set.add(anyThirdParty, api, subject)
		}
	}
}

func sameRegistration(b, a *compiler.Tenant) bool {
	return b.DynamicRegistration == a.DynamicRegistration && b.DynamicRegistrationMode == a.DynamicRegistrationMode
}

// suspectHeld adds the cells of the grants that applications hold.
func (c *comparison) suspectHeld(set *cellSet, touched func(grantID) bool) {
	for _, id := range c.ids {
		if touched(id) {
			set.add(id.holder, id.api, id.subject)
		}
	}
}

// open reports whether an API needs no grant on one of the sides.
func (c *comparison) open(api, subject int) bool {
	p, s := c.apis[api], compiler.SubjectTypes[subject]
	return p.before != nil && p.before.Policy(s) == compiler.AllowAll || p.after != nil && p.after.Policy(s) == compiler.AllowAll
}

func (c *comparison) hasDefault(api, subject int) bool {
	_, ok := c.byID[grantID{holder: anyThirdParty, api: api, subject: subject}]
	return ok
}
