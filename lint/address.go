package lint

import (
	"cmp"
	"slices"
	"sort"

	"grants/config"
	"grants/diag"
)

// AddressAt is the address of the object that stands around a place, or nothing; of the instances of a block, that of the first.
func (p *Pass) AddressAt(at diag.Span) string { return addressAt(p.run.blocks(), at) }

func addressAt(blocks []config.Block, at diag.Span) string {
	i := sort.Search(len(blocks), func(i int) bool {
		return cmp.Or(cmp.Compare(blocks[i].Span.File, at.File), cmp.Compare(blocks[i].Span.Start, at.Start)) > 0
	}) - 1
	for i > 0 && blocks[i-1].Span == blocks[i].Span {
		i-- // the first of the instances
	}
	if i < 0 || !blocks[i].Span.Contains(at) {
		return ""
	}
	return blocks[i].Address
}

// blocksOf is all objects of a configuration, in the order of the source.
func blocksOf(cfg *config.Config) []config.Block {
	blocks := make([]config.Block, 0, len(cfg.APIs)+len(cfg.Applications)+len(cfg.ClientGrants)+len(cfg.Roles)+len(cfg.Connections)+len(cfg.Organizations)+1)
	if cfg.Tenant != nil {
		blocks = append(blocks, cfg.Tenant.Block)
	}
	for _, api := range cfg.APIs {
		blocks = append(blocks, api.Block)
	}
	for _, app := range cfg.Applications {
		blocks = append(blocks, app.Block)
	}
	for _, grant := range cfg.ClientGrants {
		blocks = append(blocks, grant.Block)
	}
	for _, role := range cfg.Roles {
		blocks = append(blocks, role.Block)
	}
	for _, connection := range cfg.Connections {
		blocks = append(blocks, connection.Block)
	}
	for _, organization := range cfg.Organizations {
		blocks = append(blocks, organization.Block)
	}
	slices.SortFunc(blocks, func(a, b config.Block) int {
		return cmp.Or(cmp.Compare(a.Span.File, b.Span.File), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Address, b.Address))
	})
	return blocks
}
