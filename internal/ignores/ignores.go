// Package ignores finds the comments that ignore findings, and what each of them covers.
package ignores

import (
	"bytes"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/config"
	"grants/diag"
	"grants/internal/syntax"
)

// ignoreMark is how a comment starts that says which findings are known.
const ignoreMark = "grants:ignore"

// In finds the comments that ignore something, in pieces of a text that make sense by themselves. What they cover follows from
// brackets, line ends and commas alone, so that it needs no syntax tree, and a file that does not parse has ignores too.
func In(content []byte, pieces []syntax.Piece, file diag.FileID) []config.Ignore {
	var found []config.Ignore
	for _, p := range pieces {
		if text := content[p.Start:p.End]; bytes.Contains(text, []byte(ignoreMark)) {
			found = append(found, ignoresOf(text, p.Start, file)...)
		}
	}
	return found
}

// ignoresOf is ignoresIn for what stands at the byte offset start of a file.
func ignoresOf(text []byte, start int, file diag.FileID) []config.Ignore {
	tokens, _ := hclsyntax.LexConfig(text, "", hcl.Pos{Line: 1, Column: 1, Byte: start})
	l := &items{file: file, brackets: []bracket{{}}}
	for _, token := range tokens {
		l.token(token)
	}
	return l.ignores
}

// ignoreText is what a comment says from grants:ignore on, and where in the comment that starts; -1 where it does not begin so.
func ignoreText(comment string) (string, int) {
	comment = strings.TrimSuffix(comment, "*/")
	text := strings.TrimLeft(comment, "#/* \t\r\n")
	if !strings.HasPrefix(text, ignoreMark) {
		return "", -1
	}
	return strings.TrimRight(text, " \t\r\n"), len(comment) - len(text)
}

// items follows the items of a text: attributes and blocks, elements of lists, pairs of objects.
type items struct {
	file     diag.FileID
	brackets []bracket // that are open; the first is the file
	line     int       // on which the last token ended that is neither a comment nor a line end
	ignores  []config.Ignore
}

// bracket is an open bracket with the item that is being read in it.
type bracket struct {
	closer byte // as in opening; 0 for the file
	opaque bool // has no items of its own: arguments, templates, for expressions
	fresh  bool // nothing has been read in it
	open   bool // an item is being read
	item   item
	row    item    // the items that ended before, as far as they ended on one line
	now    []claim // ignores of the open item
	next   []int   // ignores of the next item
}

// item is a stretch of bytes, and the line on which it ends.
type item struct{ start, end, line int }

// claim is an ignore of an item that is not at its end yet.
type claim struct{ ignore, start int }

func (l *items) top() *bracket { return &l.brackets[len(l.brackets)-1] }

func (l *items) token(t hclsyntax.Token) {
	switch t.Type {
	case hclsyntax.TokenComment:
		l.comment(t)
		if bytes.HasSuffix(t.Bytes, []byte("\n")) {
			l.newline()
		}
		return
	case hclsyntax.TokenNewline:
		l.newline()
		return
	case hclsyntax.TokenEOF:
		for i := range l.brackets {
			l.end(&l.brackets[i])
		}
		return
	case hclsyntax.TokenComma:
		l.end(l.top())
		l.line = t.Range.End.Line
		return
	}
	if closer := syntax.Closing[t.Type]; closer != 0 && closer == l.top().closer {
		l.end(l.top())
		l.brackets = l.brackets[:len(l.brackets)-1]
	}
	l.extend(t)
	if closer := syntax.Opening[t.Type]; closer != 0 {
		l.brackets = append(l.brackets, bracket{closer: closer, opaque: t.Type != hclsyntax.TokenOBrace && t.Type != hclsyntax.TokenOBrack, fresh: true})
	}
}

// newline ends an item, but in a list, where only commas do.
func (l *items) newline() {
	if l.top().closer != ']' {
		l.end(l.top())
	}
}

// extend makes a token part of the item that is being read, or the first of a new one.
func (l *items) extend(t hclsyntax.Token) {
	l.line = t.Range.End.Line
	b := l.top()
	if b.fresh && t.Type == hclsyntax.TokenIdent && string(t.Bytes) == "for" && len(l.brackets) > 1 {
		l.close(b)
	}
	b.fresh = false
	if b.opaque {
		return
	}
	if !b.open {
		b.open, b.item = true, item{start: t.Range.Start.Byte}
		for _, ignore := range b.next {
			b.now = append(b.now, claim{ignore, b.item.start})
		}
		b.next = nil
	}
	b.item.end, b.item.line = t.Range.End.Byte, t.Range.End.Line
}

// close takes the items away from a bracket that turns out to be a for expression. It is part of an item of the bracket around it.
func (l *items) close(b *bracket) {
	b.opaque = true
	around := &l.brackets[l.withItems(len(l.brackets)-1)]
	for _, ignore := range b.next {
		around.now = append(around.now, claim{ignore, around.item.start})
	}
	b.next = nil
}

// end ends the item that is being read, if there is one.
func (l *items) end(b *bracket) {
	if !b.open {
		return
	}
	for _, claim := range b.now {
		l.cover(claim.ignore, claim.start, b.item.end)
	}
	start := b.item.start
	if b.row.line == b.item.line {
		start = b.row.start
	}
	b.row = item{start, b.item.end, b.item.line}
	b.open, b.now = false, nil
}

func (l *items) cover(ignore, start, end int) {
	l.ignores[ignore].Covers = diag.Span{File: l.file, Start: uint32(start), End: uint32(end)}
}

// comment finds what a comment covers. Behind something that is what stands before it on its line, else the item after it.
func (l *items) comment(t hclsyntax.Token) {
	text, at := ignoreText(string(t.Bytes))
	if at < 0 {
		return
	}
	start := t.Range.Start.Byte + at
	ignore := len(l.ignores)
	l.ignores = append(l.ignores, config.Ignore{Text: text, Span: diag.Span{File: l.file, Start: uint32(start), End: uint32(start + len(text))}})
	inner := l.withItems(len(l.brackets) - 1)
	b := &l.brackets[inner]
	switch line := t.Range.Start.Line; {
	case l.line != line && (inner == len(l.brackets)-1 || !b.open):
		b.next = append(b.next, ignore)
	case b.open && l.line == line && b.row.line == line:
		b.now = append(b.now, claim{ignore, b.row.start})
	case b.open:
		b.now = append(b.now, claim{ignore, b.item.start})
	case b.row.line == line:
		l.cover(ignore, b.row.start, b.row.end)
	case inner > 0: // behind the bracket that opens b: that is part of an item of the bracket around it
		b = &l.brackets[l.withItems(inner-1)]
		b.now = append(b.now, claim{ignore, b.item.start})
	}
}

// withItems is the innermost bracket up to one that has items.
func (l *items) withItems(i int) int {
	for l.brackets[i].opaque {
		i--
	}
	return i
}
