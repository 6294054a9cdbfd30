package compiler

import (
	"slices"
	"strings"

	"grants/internal/parallel"
)

// holding is the grants of one holder, an application or all third parties, sorted by API and subject type.
type holding []*ClientGrant

// find is the grant for an API and a subject type, or nil.
func (h holding) find(api *API, subject SubjectType) *ClientGrant {
	i, found := slices.BinarySearchFunc(h, api, func(grant *ClientGrant, api *API) int {
		if grant.API != api {
			return grant.API.index - api.index
		}
		return strings.Compare(string(grant.SubjectType), string(subject))
	})
	if !found {
		return nil
	}
	return h[i]
}

// hold gives every holder its grants, reports those that a holder has twice, and returns the others. Grants are sorted by address, and so
// is the result.
func (c *compilation) hold(grants []*ClientGrant) []*ClientGrant {
	c.deal(grants)
	duplicates := map[*ClientGrant]bool{}
	c.tenant.defaults = c.distinct(c.tenant.defaults, duplicates)
	for _, app := range c.tenant.Applications {
		app.grants = c.distinct(app.grants, duplicates)
	}
	if len(duplicates) == 0 {
		return grants
	}
	c.tenant.Incomplete = true
	return slices.DeleteFunc(grants, func(grant *ClientGrant) bool { return duplicates[grant] })
}

// deal hands the grants out to their holders, each of whom gets its part of one array: the default grants the first.
func (c *compilation) deal(grants []*ClientGrant) {
	applications := c.tenant.Applications
	starts := make([]int, len(applications)+2) // of each holder's part, and after the last one
	for _, grant := range grants {
		starts[grant.holderIndex()+1]++
	}
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	byHolder, filled := make([]*ClientGrant, len(grants)), slices.Clone(starts)
	for _, grant := range grants {
		i := grant.holderIndex()
		byHolder[filled[i]] = grant
		filled[i]++
	}
	part := func(i int) holding {
		held := holding(byHolder[starts[i]:starts[i+1]:starts[i+1]])
		slices.SortFunc(held, compareHeld)
		return held
	}
	c.tenant.defaults = part(0)
	parallel.Parts(len(applications), leastPart, func(start, end int) {
		for i := start; i < end; i++ {
			applications[i].grants = part(i + 1)
		}
	})
}

// compareHeld orders the grants of one holder by API and subject type, then by address, so that of duplicates the first comes first.
func compareHeld(a, b *ClientGrant) int {
	if a.API != b.API {
		return a.API.index - b.API.index
	}
	if a.SubjectType != b.SubjectType {
		return strings.Compare(string(a.SubjectType), string(b.SubjectType))
	}
	return strings.Compare(a.Address, b.Address)
}

// holderIndex counts the applications from 1.
func (g *ClientGrant) holderIndex() int {
	if g.Application == nil {
		return 0
	}
	return g.Application.index + 1
}

// distinct is a holding without the grants whose API and subject type an earlier one has.
func (c *compilation) distinct(held holding, duplicates map[*ClientGrant]bool) holding {
	same := func(a, b *ClientGrant) bool { return a.API == b.API && a.SubjectType == b.SubjectType }
	if !hasNeighbours(held, same) {
		return held
	}
	for start := 0; start < len(held); {
		end := start + 1
		for end < len(held) && held[end].API == held[start].API {
			end++
		}
		c.reportRepeats(held[start:end], duplicates)
		start = end
	}
	return slices.CompactFunc(slices.Clone(held), same)
}

func hasNeighbours(held holding, same func(a, b *ClientGrant) bool) bool {
	for i := 1; i < len(held); i++ {
		if same(held[i-1], held[i]) {
			return true
		}
	}
	return false
}

// reportRepeats reports what is too much among the grants of one holder for one API: at most one for each subject type.
func (c *compilation) reportRepeats(held holding, duplicates map[*ClientGrant]bool) {
	overLimit := held[0].Application != nil && len(held) > len(SubjectTypes)
	first := held[0]
	for _, grant := range held[1:] {
		if grant.SubjectType != first.SubjectType {
			first = grant
			continue
		}
		duplicates[grant] = true
		if !overLimit {
			c.reportDuplicateGrant(grant, first)
		}
	}
	if overLimit {
		c.reportGrantsPerAPI(held)
	}
}
