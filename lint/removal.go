package lint

import (
	"strconv"

	"grants/config"
	"grants/diag"
)

// removeItem takes an item and its comma out of a list. It does so only where the list is plainly written out, brackets, literals and commas
// with nothing else between them: what is computed, or has a comment that may belong to the item, is left for people to repair.
func (p *Pass) removeItem(list config.List, i int) *fix {
	items := list.Items
	if !p.plain(list) || len(items) == 1 && list.Span.End != items[0].Span.End+1 {
		return nil
	}
	cut := items[i].Span
	switch {
	case i+1 < len(items):
		cut.End = items[i+1].Span.Start
	case i > 0:
		cut.Start = items[i-1].Span.End
	}
	return &fix{at: cut, title: "remove " + strconv.Quote(items[i].Value)}
}

// plain reports whether a list is written out. It goes by the room between the items, as rules see no source: one byte is a bracket or a
// comma, and beyond that there may be a space, or the indentation of the next line.
func (p *Pass) plain(list config.List) bool {
	if len(list.Items) == 0 {
		return false
	}
	edge := diag.Span{File: list.Span.File, Start: list.Span.Start, End: list.Span.Start}
	for i, item := range list.Items {
		room, most := item.Span, uint32(1)
		if i > 0 {
			most = 2
		}
		if !literal(item) || !list.Span.Contains(room) || !p.adjoins(edge, room, most) {
			return false
		}
		edge = room
	}
	return p.adjoins(edge, diag.Span{File: edge.File, Start: list.Span.End, End: list.Span.End}, 2)
}

// adjoins reports whether there are at most so many bytes between two stretches, or one and a line break and indentation.
func (p *Pass) adjoins(before, after diag.Span, most uint32) bool {
	if after.Start < before.End {
		return false
	}
	room := after.Start - before.End
	if room <= most {
		return true
	}
	end, start := p.Tenant.Range(before).End, p.Tenant.Range(after).Start
	return start.Line == end.Line+1 && room <= uint32(len(",\n")+start.Column-1)
}
