package lint

import (
	"cmp"
	"slices"
	"sort"

	"grants/config"
	"grants/diag"
)

// part is a stretch of an ignore's text; the whole where escapes make the source look different.
func (ig *ignore) part(from, to int) diag.Span {
	if int(ig.Span.End-ig.Span.Start) != len(ig.Text) {
		return ig.Span
	}
	return diag.Span{File: ig.Span.File, Start: ig.Span.Start + uint32(from), End: ig.Span.Start + uint32(to)}
}

// name is a rule as the comment names it.
func (ig *ignore) name(rule *ignoredRule) string { return ig.Text[rule.from:rule.to] }

// reportIgnored reports something about a rule that a comment names.
func (p *Pass) reportIgnored(ig *ignore, rule *ignoredRule, f finding) {
	f.at, f.address, f.key = ig.part(rule.from, rule.to), p.run.objectAt(ig), ig.name(rule)
	p.report(f)
}

// settled is what holds for a rule that a comment names where the comment stands; nil where the rule does not report there.
func (p *Pass) settled(ig *ignore, rule *Rule) *Resolved {
	if !p.run.runs(rule) {
		return nil
	}
	resolved := p.run.resolve(rule, p.Config.Files.Name(ig.Span.File))
	if resolved.Severity.Value == Off {
		return nil
	}
	return resolved
}

// objectAt is the address of the object that a comment stands in or above, or nothing.
func (r *run) objectAt(ig *ignore) string {
	if r.ignores.blocks == nil {
		r.ignores.blocks = blocksOf(r.tenant.Config)
	}
	at := ig.Covers
	if at.IsZero() {
		at = ig.Span
	}
	return addressAt(r.ignores.blocks, at)
}

// addressAt is the address of the object around a place, or nothing.
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
	blocks := make([]config.Block, 0, len(cfg.APIs)+len(cfg.Applications)+len(cfg.ClientGrants)+1)
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
	slices.SortFunc(blocks, func(a, b config.Block) int {
		return cmp.Or(cmp.Compare(a.Span.File, b.Span.File), cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Address, b.Address))
	})
	return blocks
}
