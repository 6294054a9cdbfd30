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
	return &fix{title: "remove " + written.name, at: lines}
}

// removeAttributes takes out all of them, or none.
func (p *Pass) removeAttributes(block config.Block, written []setting) *fix {
	all := &fix{title: "remove " + settingNames(written)}
	for _, each := range written {
		one := p.removeAttribute(block, each)
		if one == nil {
			return nil
		}
		all.edits = append(all.edits, edit{at: one.at})
	}
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
	return &fix{title: "add " + text, at: brace, newText: "  " + text + "\n"}
}

// native: JSON has commas between attributes, which are no part of them.
func (p *Pass) native(at diag.Span) bool {
	name := p.Config.Files.Name(at.File)
	return name != "" && !strings.HasSuffix(name, ".json")
}
