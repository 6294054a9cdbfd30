package render

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"grants/diag"
	"grants/lint"
	"grants/plan"
)

// PlanJSON writes a plan in the shape of the schema plan. The impacts are written one by one, since there may be a great many.
func PlanJSON(w io.Writer, p *plan.Plan) error {
	document := *p
	document.Impacts, document.Diagnostics = []plan.Impact{}, documented(p.Diagnostics)
	var around bytes.Buffer
	if err := writeJSON(&around, &document); err != nil {
		return err
	}
	const list = "\n  \"impacts\": [" // no string has a line break in it
	before, after, _ := bytes.Cut(around.Bytes(), []byte(list))
	out := bufio.NewWriterSize(w, bufferSize)
	out.Write(before)
	out.WriteString(list)
	if err := writeImpacts(out, p); err != nil {
		return err
	}
	out.Write(after)
	return out.Flush()
}

func writeImpacts(out *bufio.Writer, p *plan.Plan) error {
	const indent = "    "
	var item bytes.Buffer
	encoder := json.NewEncoder(&item)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent(indent, "  ")
	separator, end := "\n"+indent, ""
	for i := range p.Expand() {
		item.Reset()
		if err := encoder.Encode(i); err != nil {
			return err
		}
		out.WriteString(separator)
		out.Write(bytes.TrimSuffix(item.Bytes(), []byte("\n")))
		separator, end = ",\n"+indent, "\n  "
	}
	_, err := out.WriteString(end)
	return err
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
