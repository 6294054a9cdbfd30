package answer

import (
	"fmt"
	"io"

	"grants/compiler"
	"grants/compiler/ask"
	"grants/internal/english"
	"grants/internal/render/document"
	"grants/internal/render/text"
)

// Simulated is what becomes of a request.
type Simulated struct {
	Tenant  *compiler.Tenant
	Outcome *ask.Outcome
}

// Simulation writes what becomes of a request, for people. The width is the terminal's columns, 0 for as wide as the lines are.
func Simulation(w io.Writer, s *Simulated, width int, color bool) error {
	out := &page{Writer: text.NewWriter(w), tenant: s.Tenant, width: width, painter: text.Painter(color)}
	o := s.Outcome
	out.paragraph("", text.Plain(o.Verdict())+".")
	fmt.Fprintln(out)
	x := &ask.Explanation{Steps: o.Steps, Bases: o.Bases}
	out.steps(x)
	out.bases(x)
	out.block("Not decided here", english.List(o.NotDecided))
	return out.Flush()
}

// simulated is the document of a simulation: grants schema simulate.
type simulated struct {
	FormatVersion  string     `json:"format_version"`
	Request        request    `json:"request"`
	Answer         ask.Answer `json:"answer"`
	Verdict        string     `json:"verdict"`
	Token          bool       `json:"token"`
	Error          string     `json:"error"` // empty where a token is issued, and where no page names it
	Scopes         []string   `json:"scopes"`
	Links          []link     `json:"links"`
	HangsOn        []basis    `json:"hangs_on"`
	NotDecidedHere []string   `json:"not_decided_here"`
}

type request struct {
	Application  string   `json:"application"`
	API          string   `json:"api"`
	SubjectType  string   `json:"subject_type"`
	Scopes       []string `json:"scopes"`
	Roles        []string `json:"roles"`
	Organization string   `json:"organization"`
}

// SimulationJSON writes the same with everything there is about it.
func SimulationJSON(w io.Writer, s *Simulated) error {
	o := s.Outcome
	made := encode(s.Tenant, &ask.Explanation{Question: o.Question, Cell: o.Cell, Steps: o.Steps, Bases: o.Bases})
	return document.Write(w, simulated{
		FormatVersion: FormatVersion,
		Request:       request{made.Question.Application, made.Question.API, made.Question.SubjectType, document.List(o.Request), made.Question.Roles, o.Organization},
		Answer:        o.Answer, Verdict: o.Verdict() + ".", Token: o.Token, Error: o.Error, Scopes: document.List(o.Carried),
		Links: made.Links, HangsOn: made.HangsOn, NotDecidedHere: document.List(o.NotDecided),
	})
}
