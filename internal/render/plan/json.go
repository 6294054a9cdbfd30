package plan

import (
	"bufio"
	"bytes"
	"io"

	"grants/diag"
	"grants/internal/render/document"
	"grants/internal/render/rulepage"
	"grants/internal/render/text"
	"grants/lint"
	"grants/plan"
)

// JSON writes a plan in the shape of the schema plan, its findings with what the rules rest on. The impacts are written one by one, since there may be a
// great many.
func JSON(w io.Writer, p *plan.Plan, rules []*lint.Rule) error { return writeJSON(w, p, rules, false) }

// FoldedJSON is JSON with impacts that are the same for several applications written once.
func FoldedJSON(w io.Writer, p *plan.Plan, rules []*lint.Rule) error {
	return writeJSON(w, p, rules, true)
}

func writeJSON(w io.Writer, p *plan.Plan, rules []*lint.Rule, fold bool) error {
	outline := *p
	outline.Impacts, outline.Diagnostics = []plan.Impact{}, documented(p.Diagnostics, rules)
	var around bytes.Buffer
	if err := document.Write(&around, &outline); err != nil {
		return err
	}
	const list = "\n  \"impacts\": [" // no string has a line break in it
	before, after, _ := bytes.Cut(around.Bytes(), []byte(list))
	out := text.NewWriter(w)
	out.Write(before)
	out.WriteString(list)
	if err := writeImpacts(out, p, fold); err != nil {
		return err
	}
	out.Write(after)
	return out.Flush()
}

func writeImpacts(out *bufio.Writer, p *plan.Plan, fold bool) error {
	encoder := newImpactEncoder()
	separator, end := "\n"+impactIndent, ""
	next := func() {
		out.WriteString(separator)
		separator, end = ",\n"+impactIndent, "\n  "
	}
	if fold {
		for n := range p.Impacts {
			next()
			if err := encoder.folded(out, &p.Impacts[n]); err != nil {
				return err
			}
		}
	} else {
		var holder plan.Holder // one for all: there may be millions
		for i, h := range p.Members() {
			next()
			holder = h
			if err := encoder.member(out, i, &holder); err != nil {
				return err
			}
		}
	}
	_, err := out.WriteString(end)
	return err
}

// documented are findings with the sources of their rules.
func documented(findings []diag.Finding, rules []*lint.Rule) []diag.Finding {
	sources := rulepage.Sources(rules)
	with := make([]diag.Finding, len(findings))
	for i := range findings {
		with[i] = findings[i]
		with[i].Docs = document.List(sources[findings[i].Rule])
	}
	return with
}
