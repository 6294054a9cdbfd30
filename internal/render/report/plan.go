package report

import (
	"bytes"
	"encoding/json"
	"io"

	planformat "grants/internal/render/plan"
	"grants/lint"
	"grants/plan"
)

// planData is a plan as its JSON has it, impacts that are the same for several applications written once.
type planData struct {
	head
	Verdict string          `json:"verdict"` // who gains and who loses how much, in words
	Plan    json.RawMessage `json:"plan"`
	Told    []toldImpact    `json:"told"`
}

// Plan writes a plan as a page.
func Plan(w io.Writer, p *plan.Plan, rules []*lint.Rule, about About) error {
	data, err := newPlanData(p, rules, about)
	if err != nil {
		return err
	}
	var plain bytes.Buffer
	if err := planformat.Text(&plain, p, planformat.ShowAll, false); err != nil {
		return err
	}
	return write(w, data.head, data, plain.String())
}

func newPlanData(p *plan.Plan, rules []*lint.Rule, about About) (*planData, error) {
	var document bytes.Buffer
	if err := planformat.FoldedJSON(&document, p, rules); err != nil {
		return nil, err
	}
	about.Tool = p.Tool
	if p.Head.Revision != nil {
		about.Commit = *p.Head.Revision
	}
	domain := p.Head.Domain
	if domain == "" {
		domain = p.Base.Domain
	}
	return &planData{newHead("plan", domain, p.Head.Digest.String(), about), planformat.InWords(p) + ".", withoutIndentation(document.Bytes()), tellPlan(p)}, nil
}

// withoutIndentation makes one line of a document, in place. No string of it has a line break.
func withoutIndentation(document []byte) []byte {
	dense := document[:0]
	for line := range bytes.Lines(document) {
		dense = append(dense, bytes.Trim(line, " \n")...)
	}
	return dense
}
