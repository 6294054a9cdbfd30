package syntax

import (
	"bytes"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
	"grants/internal/plainhcl"
)

// Piece is a stretch of whole top-level blocks.
type Piece struct{ Start, End int }

// pieceSize is about how many bytes are parsed at a time. Small pieces are not for parallelism alone: HCL's lexer makes one growing list of all tokens, a
// hundred times the size of the text, and its garbage is a quarter of what parsing allocates.
const pieceSize = 8 << 10

// Split cuts a file after lines that consist of a closing brace. A cut in the middle of a heredoc or comment makes a piece that does not parse, and then the
// file is read as a whole.
func Split(content []byte) []Piece {
	var pieces []Piece
	start := 0
	for len(content)-start > 2*pieceSize {
		cut := bytes.Index(content[start+pieceSize:], []byte("\n}\n"))
		if cut < 0 {
			break
		}
		end := start + pieceSize + cut + len("\n}\n")
		pieces = append(pieces, Piece{start, end})
		start = end
	}
	return append(pieces, Piece{start, len(content)})
}

// Parser parses pieces one after the other. The zero value is ready for use, by one goroutine.
type Parser struct{ memory plainhcl.Memory }

// Recycle takes back the memory of all that was parsed, for what is parsed next. What is to last must be a Copy.
func (p *Parser) Recycle() { p.memory.Recycle() }

// ParsePiece is Parse by a parser of its own.
func ParsePiece(name string, text []byte, start int) (body *hclsyntax.Body, ok bool) {
	return new(Parser).Parse(name, text, start)
}

// Parse parses what stands at the byte offset start of a file. Where it does not parse, or goes beyond a limit, ok is false.
func (p *Parser) Parse(name string, text []byte, start int) (body *hclsyntax.Body, ok bool) {
	body, plain := plainhcl.Parse(&p.memory, text, name, start, func(text []byte, start int) (hclsyntax.Expression, bool) {
		if !Measure(text).Fits() {
			return nil, false
		}
		expr, problems := hclsyntax.ParseExpression(text, name, hcl.Pos{Line: 1, Column: 1, Byte: start})
		return expr, !problems.HasErrors()
	})
	if plain {
		return body, true
	}
	if !Measure(text).Fits() {
		return nil, false
	}
	file, problems := hclsyntax.ParseConfig(text, name, hcl.Pos{Line: 1, Column: 1, Byte: start})
	if problems.HasErrors() {
		return nil, false
	}
	return file.Body.(*hclsyntax.Body), true
}

// Span is a range of HCL's as ours.
func Span(file diag.FileID, rng hcl.Range) diag.Span {
	return diag.Span{File: file, Start: uint32(rng.Start.Byte), End: uint32(rng.End.Byte)}
}
