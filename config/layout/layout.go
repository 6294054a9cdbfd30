// Package layout lays out the text of configuration in the canonical way, and writes a tree as such a text.
package layout

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
	"grants/internal/files"
	"grants/internal/parallel"
	"grants/internal/syntax"
)

// Format lays out a file of native syntax in the canonical way: HCL's spaces, indentation and alignment; no blank lines at the edges of
// blocks, and no two in a row; brackets of lists over several lines on lines of their own with a comma after the last item, and no such comma in
// others; no spaces at the ends of lines, and a line end at the end. How lines are grouped, and every comment, stays. Line ends stay CRLF where
// the first one is; a byte order mark goes.
//
// A file that does not parse has diagnostics and no layout. Formatting what was formatted changes nothing.
func Format(name string, content []byte) ([]byte, []diag.Diagnostic) {
	f := &file{name: name, content: content}
	f.id = f.files.Add(name)
	f.files.SetContent(f.id, content)
	if problem, span := syntax.Refuse(content, f.id); problem.Code != "" {
		return nil, f.unformatted(problem, span)
	}
	items, parses := topLevelItems(name, content)
	if !parses {
		var problems []diag.Diagnostic
		if items, problems = f.itemsAtOnce(); len(problems) > 0 {
			return nil, problems
		}
	}
	out := layOut(content, items)
	if len(out) > files.MaxSize && len(out) > len(content) {
		return nil, f.unformatted(diag.Diagnostic{
			Code:    syntax.CodeLimit,
			Message: fmt.Sprintf("with its spaces the file would have %d bytes; at most %d are read", len(out), files.MaxSize),
			Detail:  "Split it: the boundaries of files mean nothing.",
		}, diag.Span{File: f.id})
	}
	return out, nil
}

// file is what is formatted.
type file struct {
	name    string
	content []byte
	files   diag.Files // has the file alone
	id      diag.FileID
}

// topLevelItems are the top-level items of a file, which is parsed as it is when it is read: in pieces, whose syntax trees are dropped at once. Where one
// does not parse by itself, ok is false.
func topLevelItems(name string, content []byte) (items []extent, ok bool) {
	cut := syntax.Split(content)
	found, parses := make([][]extent, len(cut)), make([]bool, len(cut))
	names := make([][]string, len(cut))
	parallel.Each(len(cut), func(i int) {
		var body *hclsyntax.Body
		if body, parses[i] = syntax.ParsePiece(name, content[cut[i].Start:cut[i].End], cut[i].Start); parses[i] {
			found[i], names[i] = extents(body), slices.Collect(maps.Keys(body.Attributes))
		}
	})
	if slices.Contains(parses, false) || hasTwice(names) {
		return nil, false
	}
	return slices.Concat(found...), true
}

// hasTwice reports whether a name is in two of the lists.
func hasTwice(lists [][]string) bool {
	seen := map[string]bool{}
	for _, names := range lists {
		for _, name := range names {
			if seen[name] {
				return true
			}
			seen[name] = true
		}
	}
	return false
}

// itemsAtOnce parses the file at once, and says what is wrong with it.
func (f *file) itemsAtOnce() ([]extent, []diag.Diagnostic) {
	if problem, at := syntax.Measure(f.content).Problem(); problem.Code != "" {
		return nil, f.unformatted(problem, syntax.ByteSpan(f.id, at))
	}
	parsed, problems := hclsyntax.ParseConfig(f.content, f.name, hcl.InitialPos)
	if problems.HasErrors() {
		first := slices.MinFunc(problems, func(a, b *hcl.Diagnostic) int { return a.Subject.Start.Byte - b.Subject.Start.Byte })
		return nil, []diag.Diagnostic{syntax.Problem(&f.files, syntax.CodeSyntax, first, f.id)}
	}
	return extents(parsed.Body.(*hclsyntax.Body)), nil
}

func (f *file) unformatted(problem diag.Diagnostic, at diag.Span) []diag.Diagnostic {
	problem.Severity, problem.Range = diag.Error, f.files.Range(at)
	return []diag.Diagnostic{problem}
}

// maxLayouts bounds how often a text is laid out until nothing changes: a second look is needed where a first one moved comments.
const maxLayouts = 8

// layOut formats a text that parses, piece by piece.
func layOut(content []byte, items []extent) []byte {
	text := bytes.TrimPrefix(content, []byte("\ufeff"))
	settled := pieces(text, items, len(content)-len(text))
	lineEnd := []byte("\n")
	if endsLinesWithCRLF(text, settled) {
		lineEnd = []byte("\r\n")
	}
	parallel.Each(len(settled), func(i int) { settled[i] = settle(settled[i], lineEnd) })
	return bytes.Join(settled, lineEnd)
}

// endsLinesWithCRLF reports whether the first line of a text does, line ends within values apart.
func endsLinesWithCRLF(text []byte, pieces [][]byte) bool {
	if !bytes.Contains(text, []byte("\r\n")) {
		return false
	}
	for _, piece := range pieces {
		l := syntax.Lex(piece)
		for _, t := range l.Tokens {
			if at := bytes.IndexByte(l.Bytes(t), '\n'); t.HasLineEnds() && at >= 0 {
				return at > 0 && l.Bytes(t)[at-1] == '\r'
			}
		}
	}
	return false
}

// settle formats a text until nothing changes. One whose layout does not settle, or where more than the layout would change, stays as it is.
func settle(content, lineEnd []byte) []byte {
	given := syntax.Lex(content)
	text := given.With(withLineEnds(given, []byte("\r\n"), []byte("\n")))
	for range maxLayouts {
		next := laidOutOnce(text)
		if !bytes.Equal(next.Text, text.Text) {
			text = next
			continue
		}
		result := text.With(withLineEnds(text, []byte("\n"), lineEnd))
		if bytes.Equal(content, result.Text) || sameCode(given, result) {
			return result.Text
		}
		break
	}
	return content
}

func laidOutOnce(l syntax.Lexed) syntax.Lexed {
	opened := l.With(openLists(l))
	aligned := opened.With(spaced(opened))
	return aligned.With(tidyLines(aligned))
}

// withLineEnds puts other line ends in the place of some, but for those in values. What stands between tokens stays.
func withLineEnds(l syntax.Lexed, from, to []byte) []byte {
	if bytes.Equal(from, to) || !bytes.Contains(l.Text, from) {
		return l.Text
	}
	out := make([]byte, 0, len(l.Text)+len(l.Text)/16)
	at := int32(0)
	for _, t := range l.Tokens {
		out = append(out, l.Text[at:t.Start]...)
		if t.HasLineEnds() {
			out = append(out, bytes.ReplaceAll(l.Bytes(t), from, to)...)
		} else {
			out = append(out, l.Bytes(t)...)
		}
		at = t.End
	}
	return append(out, l.Text[at:]...)
}
