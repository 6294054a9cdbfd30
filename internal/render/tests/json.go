package tests

import (
	"io"

	"grants/compiler"
	"grants/diag"
	"grants/internal/accesstest"
	"grants/internal/render/document"
)

// formatVersion is what the document starts with: the minor grows with additions, the major with what could break a reader.
const formatVersion = "1.0"

// JSON writes a run, with everything that is known of a failure.
func JSON(w io.Writer, r *Report) error {
	out := runJSON{
		FormatVersion: formatVersion,
		Summary: summaryJSON{
			Tests: len(r.Results), Passed: r.count(accesstest.Passed), Failed: r.count(accesstest.Failed), Broken: r.count(accesstest.Broken),
		},
		Tests: []testJSON{}, Problems: r.findings(r.loose()), Coverage: coverageOf(r.Coverage),
	}
	for _, result := range r.Results {
		out.Tests = append(out.Tests, r.test(result))
	}
	return document.Write(w, out)
}

type runJSON struct {
	FormatVersion string         `json:"format_version"`
	Summary       summaryJSON    `json:"summary"`
	Tests         []testJSON     `json:"tests"`
	Problems      []diag.Finding `json:"problems"` // that belong to no test
	Coverage      *coverageJSON  `json:"coverage"` // null where nobody asked
}

type summaryJSON struct {
	Tests  int `json:"tests"`
	Passed int `json:"passed"`
	Failed int `json:"failed"`
	Broken int `json:"broken"`
}

type testJSON struct {
	Name     string         `json:"name"`
	File     string         `json:"file"`
	Line     int            `json:"line"`
	Outcome  string         `json:"outcome"`
	Problems []diag.Finding `json:"problems"`
	Failures []failureJSON  `json:"failures"`
	More     int            `json:"more_failures"` // that are not listed
	Latent   int            `json:"latent"`        // cells that would make it fail if their application had the flow
}

type failureJSON struct {
	Claim    string       `json:"claim"` // who_can, access
	File     string       `json:"file"`
	Line     int          `json:"line"`
	Cell     compiler.Row `json:"cell"`
	Holder   string       `json:"holder"` // of a cell without application: any third party, or what is known of one that no file declares
	TooMany  []string     `json:"too_many"`
	Missing  []string     `json:"missing"`
	Open     bool         `json:"open"` // a token can be had, and must not
	Unknown  bool         `json:"unknown"`
	NotKnown []string     `json:"not_known"` // what it hangs on, where it is unknown
	Because  []stepJSON   `json:"because"`
}

type stepJSON struct {
	Text string `json:"text"`
	File string `json:"file"`
	Line int    `json:"line"`
}

// loose are the problems that belong to no test.
func (r *Report) loose() []diag.Diagnostic {
	var loose []diag.Diagnostic
	at := map[diag.Range]bool{}
	for _, result := range r.Results {
		for _, d := range result.Problems {
			at[d.Range] = true
		}
	}
	for _, d := range r.Problems {
		if !at[d.Range] {
			loose = append(loose, d)
		}
	}
	return loose
}

func (r *Report) findings(problems []diag.Diagnostic) []diag.Finding {
	found := []diag.Finding{}
	for i := range problems {
		finding := diag.NewFinding(&problems[i], nil)
		finding.Relocate(r.place)
		found = append(found, finding)
	}
	return found
}

func (r *Report) test(result *accesstest.Result) testJSON {
	test := testJSON{
		Name: result.Test.Name, File: r.place(result.Test.At.File), Line: result.Test.At.Start.Line, Outcome: string(result.Outcome),
		Problems: r.findings(result.Problems), Failures: []failureJSON{}, More: result.More, Latent: result.Latent,
	}
	for i := range result.Failures {
		test.Failures = append(test.Failures, r.failure(&result.Failures[i]))
	}
	return test
}

func (r *Report) failure(f *accesstest.Failure) failureJSON {
	out := failureJSON{
		Claim: "access", File: r.place(f.Claim.At.File), Line: f.Claim.At.Start.Line, Cell: f.Cell.Row(), Holder: f.Stranger,
		TooMany: document.List(f.TooMany), Missing: document.List(f.Missing), Open: f.Open, Unknown: f.Unknown, NotKnown: document.List(f.Gaps),
		Because: []stepJSON{},
	}
	if f.Claim.WhoCan {
		out.Claim = "who_can"
	}
	if f.Stranger == "" && f.Cell.Application == nil {
		out.Holder = accesstest.AnyThirdParty
	}
	for _, step := range f.Because {
		out.Because = append(out.Because, stepJSON{step.Text, step.At.File, step.At.Start.Line})
	}
	return out
}
