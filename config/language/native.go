package language

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/config/schema"
	"grants/diag"
	"grants/internal/ignores"
	"grants/internal/intern"
	"grants/internal/parallel"
	"grants/internal/syntax"
)

// reader turns the bytes of one file into its unit.
type reader struct {
	project *project
	unit    *unit
	name    string
	content []byte
	strings intern.Strings // equal strings are kept once
	lent    bool           // the syntax tree is the parser's own, which takes it back
}

// readNative reads HCL's native syntax. A large file is parsed in several pieces at once; what a piece says is decoded at once and its
// syntax tree dropped, because keeping the trees costs five times the memory.
func (r *reader) readNative() {
	runs := slices.Collect(slices.Chunk(syntax.Split(r.content), piecesInARun))
	bodies := make([]*reader, len(runs))
	failed := make([]bool, len(runs))
	parallel.Each(len(runs), func(i int) {
		bodies[i] = r.part()
		failed[i] = slices.ContainsFunc(runs[i], func(p syntax.Piece) bool { return !bodies[i].readPiece(p) })
		bodies[i].unit.ignores = ignores.In(r.content, runs[i], r.unit.file)
	})
	if slices.Contains(failed, true) {
		r.readWhole()
		return
	}
	for _, part := range bodies {
		r.unit.add(part.unit)
	}
}

// piecesInARun is how many pieces one goroutine reads, which keeps equal strings of all of them once.
const piecesInARun = 16

// readWhole reads a file of which some piece does not parse by itself.
func (r *reader) readWhole() {
	whole := syntax.Measure(r.content)
	if problem, at := whole.Problem(); problem.Code != "" && !whole.HasTooManySigns() {
		r.unit.reject(r.project, problem, syntax.ByteSpan(r.unit.file, at))
		return
	}
	r.recover(whole.Fits())
	r.unit.ignores = append(r.unit.ignores, ignores.In(r.content, []syntax.Piece{{End: len(r.content)}}, r.unit.file)...) // as a whole: a block that is cut out loses the comment above it
}

// part is a reader for one piece of the same file.
func (r *reader) part() *reader {
	part := *r
	part.unit = &unit{file: r.unit.file}
	part.strings = intern.Strings{}
	return &part
}

func (u *unit) add(other *unit) {
	u.declarations = append(u.declarations, other.declarations...)
	u.variables = append(u.variables, other.variables...)
	u.locals = append(u.locals, other.locals...)
	u.dropped += other.dropped
	for _, d := range other.diagnostics {
		u.report(d)
	}
	u.ignores = append(u.ignores, other.ignores...)
	u.broken = u.broken || other.broken
	u.brokenLocals = u.brokenLocals || other.brokenLocals
	u.lost = u.lost || other.lost
}

// parsers are those that nobody uses. Each keeps the memory of the syntax trees that it made.
var parsers = sync.Pool{New: func() any { return &syntax.Parser{} }}

// readPiece parses and decodes one piece, and reports whether it parses.
func (r *reader) readPiece(p syntax.Piece) bool {
	parser := parsers.Get().(*syntax.Parser)
	body, ok := parser.Parse(r.name, r.content[p.Start:p.End], p.Start)
	if ok {
		r.lent = !r.project.longWay
		r.readBody(body)
		r.lent = false
	}
	if !r.project.longWay {
		parser.Recycle()
		parsers.Put(parser)
	}
	return ok
}

// lasting is a body that may be kept after the file has been read.
func (r *reader) lasting(body *hclsyntax.Body) *hclsyntax.Body {
	if !r.lent {
		return body
	}
	return (&syntax.Copy{}).Body(body)
}

// lastingExpression is an expression that may be kept after the file has been read.
func (r *reader) lastingExpression(e hclsyntax.Expression) hclsyntax.Expression {
	if !r.lent {
		return e
	}
	return (&syntax.Copy{}).Expression(e)
}

// header matches the first line of a top-level block.
var header = regexp.MustCompile(`(?m)^(` + strings.Join(schema.Names(), "|") + `)[ \t]*(?:"?([^"\s{=(]+)"?[ \t]*)?(?:\{|\r?$)`)

// recover reads a file that does not parse block by block, so that one mistake gives one diagnostic and the other blocks count. Where the whole fits
// HCL's parser, that is asked first.
func (r *reader) recover(fits bool) {
	if fits {
		file, problems := hclsyntax.ParseConfig(r.content, r.name, hcl.Pos{Line: 1, Column: 1})
		if !problems.HasErrors() { // only a cut was wrong
			r.readBody(file.Body.(*hclsyntax.Body))
			return
		}
	}
	starts := header.FindAllSubmatchIndex(r.content, -1)
	r.recoverBlock(syntax.Piece{End: blockStart(starts, 0, len(r.content))}, "", "")
	for i, at := range starts {
		name := ""
		if at[4] >= 0 {
			name = string(r.content[at[4]:at[5]])
		}
		r.recoverBlock(syntax.Piece{Start: at[0], End: blockStart(starts, i+1, len(r.content))}, string(r.content[at[2]:at[3]]), name)
	}
}

func blockStart(starts [][]int, i, end int) int {
	if i < len(starts) {
		return starts[i][0]
	}
	return end
}

// recoverBlock reads one block of a file that does not parse. Of a block that does not parse itself, the name is remembered, so that
// references to it are no further mistakes.
func (r *reader) recoverBlock(p syntax.Piece, blockType, name string) {
	part := r.part()
	if part.readPiece(p) {
		r.unit.add(part.unit)
		return
	}
	if problem, at := syntax.Measure(r.content[p.Start:p.End]).Problem(); problem.Code != "" {
		problem.Severity, problem.Range = diag.Error, r.project.files.Range(syntax.ByteSpan(r.unit.file, p.Start+at))
		r.report(problem)
	} else {
		_, problems := hclsyntax.ParseConfig(r.content[p.Start:p.End], r.name, hcl.Pos{Line: 1, Column: 1, Byte: p.Start})
		r.syntaxError(problems)
	}
	span := diag.Span{File: r.unit.file, Start: uint32(p.Start), End: uint32(p.End)}
	if blockType == "" {
		r.unit.broken, r.unit.lost = true, true // what stands before the first block that can be told
		return
	}
	r.lose(blockType, name, span)
}

// syntaxError reports the first of a block's parse errors: the others follow from it.
func (r *reader) syntaxError(problems hcl.Diagnostics) {
	r.report(syntax.ParseProblem(r.project.files, r.content, problems, r.unit.file))
}

func (r *reader) report(d diag.Diagnostic) { r.unit.report(d) }

// report keeps a diagnostic, as long as that may be reported.
func (u *unit) report(d diag.Diagnostic) {
	if len(u.diagnostics) > maxDiagnostics {
		u.dropped++
		u.broken = true
		return
	}
	u.diagnostics = append(u.diagnostics, d)
}

// span is a range of HCL's as ours.
func (r *reader) span(rng hcl.Range) diag.Span { return syntax.Span(r.unit.file, rng) }
