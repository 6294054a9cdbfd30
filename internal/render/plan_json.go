package render

import (
	"bufio"
	"io"

	"grants/diag"
	"grants/lint"
	"grants/plan"
)

// PlanJSON writes a plan in the shape of the schema plan.
func PlanJSON(w io.Writer, p *plan.Plan) error {
	document := *p
	document.Diagnostics = documented(p.Diagnostics)
	out := bufio.NewWriterSize(w, bufferSize)
	if err := writeJSON(out, &document); err != nil {
		return err
	}
	return out.Flush()
}

// documented are findings with the sources of their rules.
func documented(findings []diag.Finding) []diag.Finding {
	refs := map[string][]string{}
	for _, rule := range lint.Rules() {
		refs[rule.ID] = rule.Refs
	}
	with := make([]diag.Finding, len(findings))
	for i := range findings {
		with[i] = findings[i]
		with[i].Docs = list(refs[findings[i].Rule])
	}
	return with
}
