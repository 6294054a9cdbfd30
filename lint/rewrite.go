package lint

import (
	"strconv"
	"strings"

	"grants/config"
	"grants/diag"
)

// This file has the repairs that add and take away source. A rule sees places and no text, so each of them is made only where the places
// prove what the text looks like; elsewhere it is nil, and people repair it.

// RemoveAttribute takes out the line, or lines, of an attribute that nothing else stands on. In a for_each block the attribute may be right
// for other instances. At is the place of its value.
func (p *Pass) RemoveAttribute(block config.Block, name string, at diag.Span) *Fix {
	lines := p.Config.Files.Lines(at)
	if !p.native(at) || block.Key != "" || !block.Span.Contains(lines) || lines.Start < block.Header.End {
		return nil
	}
	startsLine := at.Start < lines.Start+uint32(len(name)+len("="))
	if startsLine || lines.End != at.End+1 {
		return nil // part of an expression over several lines, or with a comment behind it
	}
	return &Fix{Title: "remove " + name, Edits: []Edit{{At: lines}}}
}

// AddAttribute writes an attribute at the end of a block that has none of this name. At is the place of its value: one that is null has a place, and a
// second one beside it would be a mistake.
func (p *Pass) AddAttribute(block config.Block, name string, at diag.Span, value string) *Fix {
	if !at.IsZero() {
		return nil
	}
	brace := diag.Span{File: block.Span.File, Start: block.Span.End - 1, End: block.Span.End - 1}
	opened, closed := p.Tenant.Range(block.Header), p.Tenant.Range(brace)
	if !p.native(brace) || closed.Start.Column != 1 || closed.Start.Line == opened.Start.Line {
		return nil
	}
	text := name + " = " + value
	return &Fix{Title: "add " + text, Edits: []Edit{{At: brace, NewText: "  " + text + "\n"}}}
}

// native: JSON has commas between attributes, which are no part of them.
func (p *Pass) native(at diag.Span) bool {
	name := p.Config.Files.Name(at.File)
	return name != "" && !strings.HasSuffix(name, ".json")
}

// RemoveItem takes an item and its comma out of a list. It does so only where the list is plainly written out, brackets, literals and commas
// with nothing else between them: what is computed, or has a comment that may belong to the item, is left for people to repair.
func (p *Pass) RemoveItem(list config.List, i int) *Fix {
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
	return &Fix{Title: "remove " + strconv.Quote(items[i].Value), Edits: []Edit{{At: cut}}}
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
