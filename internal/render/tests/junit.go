package tests

import (
	"io"
	"strings"

	"grants/internal/accesstest"
	"grants/internal/render/junit"
	"grants/internal/render/text"
)

// JUnit writes a run for services that show test reports. The class of a test is its file.
func JUnit(w io.Writer, r *Report) error {
	suite := junit.NewSuite("grants test")
	for _, result := range r.Results {
		suite.Add(r.junitTest(result))
	}
	for _, d := range r.loose() {
		suite.Add(junit.Test{
			Class: text.Plain(r.place(d.Range.File)), Name: "the file is read", File: r.place(d.Range.File), Line: d.Range.Start.Line,
			Error: &junit.Outcome{Type: d.Code, Message: text.Plain(d.Message)},
		})
	}
	return suite.Write(w)
}

func (r *Report) junitTest(result *accesstest.Result) junit.Test {
	file := r.place(result.Test.At.File)
	test := junit.Test{Class: text.Plain(file), Name: text.Plain(result.Test.Name), File: file, Line: result.Test.At.Start.Line}
	var story strings.Builder
	_ = Text(&story, &Report{Results: []*accesstest.Result{result}, Place: r.Place}, false) // a builder takes everything
	lines := strings.Split(strings.TrimSuffix(story.String(), "\n"), "\n")
	outcome := &junit.Outcome{Type: string(result.Outcome), Message: strings.TrimSpace(strings.Join(lines[1:min(2, len(lines)-1)], "")), Text: strings.Join(lines[:len(lines)-1], "\n")}
	switch result.Outcome {
	case accesstest.Failed:
		test.Failure = outcome
	case accesstest.Broken:
		test.Error = outcome
	}
	return test
}
