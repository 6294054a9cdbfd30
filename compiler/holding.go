package compiler

import (
	"cmp"
	"slices"
	"strings"
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

// deal hands the grants out to their holders, each of whom gets its part of one array.
func (c *compilation) deal(grants []*ClientGrant) {
	byHolder := slices.Clone(grants)
	slices.SortFunc(byHolder, compareHeld)
	for start := 0; start < len(byHolder); {
		holder, end := byHolder[start].Application, start+1
		for end < len(byHolder) && byHolder[end].Application == holder {
			end++
		}
		held := holding(byHolder[start:end:end])
		if holder == nil {
			c.tenant.defaults = held
		} else {
			holder.grants = held
		}
		start = end
	}
}

// compareHeld orders by holder, then API and subject type, then address, so that of duplicates the first comes first.
func compareHeld(a, b *ClientGrant) int {
	if order := cmp.Or(a.holderIndex()-b.holderIndex(), a.API.index-b.API.index); order != 0 {
		return order
	}
	return cmp.Or(strings.Compare(string(a.SubjectType), string(b.SubjectType)), strings.Compare(a.Address, b.Address))
}

func (g *ClientGrant) holderIndex() int {
	if g.Application == nil {
		return -1
	}
	return g.Application.index
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
