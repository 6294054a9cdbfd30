package lint

import (
	"strings"

	"grants/config"
	"grants/diag"
)

// This file has the repairs that add and take away source. A rule sees places and no text, so each of them is made only where the places
// prove what the text looks like; elsewhere it is nil, and people repair it.

// removeAttribute takes out the line, or lines, of an attribute that nothing else stands on. In a for_each block the attribute may be right
// for other instances.
func (p *Pass) removeAttribute(block config.Block, written setting) *fix {
	lines := p.Config.Files.Lines(written.at)
	if !p.native(written.at) || block.Key != "" || !block.Span.Contains(lines) || lines.Start < block.Header.End {
		return nil
	}
	startsLine := written.at.Start < lines.Start+uint32(len(written.name)+len("="))
	if startsLine || lines.End != written.at.End+1 {
		return nil // part of an expression over several lines, or with a comment behind it
	}
	return &fix{title: "remove " + written.name, edits: []edit{{at: lines}}}
}

// removeAttributes takes out all of them, or none.
func (p *Pass) removeAttributes(block config.Block, written []setting) *fix {
	all := &fix{}
	for _, each := range written {
		one := p.removeAttribute(block, each)
		if one == nil {
			return nil
		}
		all.edits = append(all.edits, one.edits...)
	}
	all.title = "remove " + settingNames(written)
	return all
}

// addAttribute writes an attribute at the end of a block that has none of this name.
func (p *Pass) addAttribute(block config.Block, name, value string) *fix {
	brace := diag.Span{File: block.Span.File, Start: block.Span.End - 1, End: block.Span.End - 1}
	opened, closed := p.Tenant.Range(block.Header), p.Tenant.Range(brace)
	if !p.native(brace) || closed.Start.Column != 1 || closed.Start.Line == opened.Start.Line {
		return nil
	}
	text := name + " = " + value
	return &fix{title: "add " + text, edits: []edit{{brace, "  " + text + "\n"}}}
}

// removeItem takes an item that is not the first out of a list that is written out in one line, or with every item on a line of its own.
func (p *Pass) removeItem(list config.List, i int) *fix {
	item := list.Items[i]
	removed := &fix{title: "remove it", safe: true}
	lines := p.Config.Files.Lines(item.Span)
	switch {
	case !literal(item) || !p.native(item.Span):
		return nil
	case writtenInARow(list):
		removed.edits = []edit{{at: diag.Span{File: item.Span.File, Start: list.Items[i-1].Span.End, End: item.Span.End}}}
	case list.Span.Contains(lines) && lines.Start > list.Span.Start && lines.End == item.Span.End+uint32(len(",\n")) &&
		!lines.Contains(list.Items[i-1].Span):
		removed.edits = []edit{{at: lines}}
	default:
		return nil
	}
	return removed
}

// writtenInARow holds for ["a", "b"]: a bracket, literals with two bytes between them, a bracket.
func writtenInARow(list config.List) bool {
	end := list.Span.Start + uint32(len("["))
	for i, item := range list.Items {
		if i > 0 {
			end += uint32(len(", "))
		}
		if item.Span.File != list.Span.File || item.Span.Start != end || !literal(item) {
			return false
		}
		end = item.Span.End
	}
	return end+uint32(len("]")) == list.Span.End
}

// native: JSON has commas between attributes, which are no part of them.
func (p *Pass) native(at diag.Span) bool {
	name := p.Config.Files.Name(at.File)
	return name != "" && !strings.HasSuffix(name, ".json")
}
