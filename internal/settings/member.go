package settings

import (
	"fmt"
	"slices"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/diag"
	"grants/internal/english"
	"grants/internal/suggest"
	"grants/internal/syntax"
	"grants/lint"
)

// reader fills settings and remembers what is wrong with them. The codes of its diagnostics are those of the same mistakes in configuration.
type reader struct {
	settings  *Settings
	known     []*lint.Rule // the rules that there are
	checkGate func(string) error
	files     *diag.Files
	problems  []diag.Diagnostic
	allPaths  int // that the settings have
}

// member is an attribute or a block that may stand in a body.
type member struct {
	name      string
	attribute func(*hclsyntax.Attribute) // nil for a block
	block     func(*hclsyntax.Block)
	once      bool // a block of which there is one at most
}

// members reads a body, in the order of the source. What says whose body it is.
func (r *reader) members(what string, body *hclsyntax.Body, members []member) {
	names := make([]string, len(members))
	for i := range members {
		names[i] = members[i].name
	}
	find := func(name string) *member {
		if i := slices.Index(names, name); i >= 0 {
			return &members[i]
		}
		return nil
	}
	for _, a := range syntax.InOrder(body.Attributes) {
		switch m := find(a.Name); {
		case m == nil:
			r.unknown("unknown-attribute", a.NameRange, what, "attribute", a.Name, names)
		case m.attribute == nil:
			r.report("unknown-attribute", a.NameRange, fmt.Sprintf("%q is a block", a.Name), fmt.Sprintf("Write %s { ... }, without =.", a.Name))
		default:
			m.attribute(a)
		}
	}
	first := map[string]*hclsyntax.Block{}
	for _, block := range body.Blocks {
		switch m := find(block.Type); {
		case m == nil:
			r.unknown("unknown-block", block.TypeRange, what, "block", block.Type, names)
		case m.block == nil:
			r.report("unknown-block", block.TypeRange, fmt.Sprintf("%q is an attribute", block.Type), fmt.Sprintf("Write %s = ...", block.Type))
		case m.once && first[block.Type] != nil:
			r.twice(block.TypeRange, fmt.Sprintf("a second %s block", block.Type), first[block.Type].TypeRange)
		default:
			first[block.Type] = block
			m.block(block)
		}
	}
}

func (r *reader) rng(rng hcl.Range) diag.Range {
	return r.files.Range(diag.Span{File: 1, Start: uint32(rng.Start.Byte), End: uint32(rng.End.Byte)})
}

func (r *reader) report(code string, at hcl.Range, message, detail string) *diag.Diagnostic {
	r.problems = append(r.problems, diag.Diagnostic{Code: code, Severity: diag.Error, Message: message, Detail: detail, Range: r.rng(at)})
	return &r.problems[len(r.problems)-1]
}

func (r *reader) unknown(code string, at hcl.Range, what, kind, name string, known []string) {
	detail := fmt.Sprintf("It has %s.", english.List(known))
	if what == File {
		detail += " Configuration stands in files whose names end in .grants.hcl."
	}
	problem := r.report(code, at, fmt.Sprintf("%s has no %s %q", what, kind, name), detail)
	problem.Hint = suggest.DidYouMean(name, known)
}

func (r *reader) twice(at hcl.Range, message string, first hcl.Range) {
	problem := r.report("duplicate-name", at, message, "")
	problem.Related = []diag.Related{{Message: "the first", Range: r.rng(first)}}
}

// unlabelled reports a name behind a type of block that takes none.
func (r *reader) unlabelled(block *hclsyntax.Block) {
	if len(block.Labels) > 0 {
		r.report("unknown-attribute", block.LabelRanges[0], fmt.Sprintf("a block %q has no name", block.Type), "")
	}
}
