package findings

import (
	"fmt"
	"io"

	"grants/diag"
	"grants/internal/render/junit"
	"grants/internal/render/text"
)

// JUnit writes findings as tests that fail, for services that show test reports
// (https://docs.gitlab.com/ci/testing/unit_test_reports/). Rules are the classes. An info is a test that was skipped, and a project
// without findings has a test that passed, because readers take a report without tests for a mistake.
func JUnit(w io.Writer, findings *Report) error {
	suite := junit.NewSuite("grants lint")
	names := map[[2]string]int{}
	for i := range findings.Diagnostics {
		d := &findings.Diagnostics[i]
		test := findings.junitTest(d)
		key := [2]string{test.Class, test.Name}
		if names[key]++; names[key] > 1 {
			test.Name = fmt.Sprintf("%s (%d)", test.Name, names[key])
		}
		suite.Add(test)
	}
	if len(suite.Tests) == 0 {
		suite.Add(junit.Test{Class: "grants", Name: "no findings"})
	}
	return suite.Write(w)
}

func (f *Report) junitTest(d *diag.Diagnostic) junit.Test {
	test := junit.Test{Class: d.Code, Name: junitName(d)}
	text := fmt.Sprintf("%s: %s", d.Severity, story(d, f.repositoryPath))
	if !d.Range.IsZero() {
		test.File, test.Line = f.repositoryPath(d.Range.File), d.Range.Start.Line
		text = position(test.File, d.Range) + ": " + text
	}
	outcome := &junit.Outcome{Message: headline(d), Text: text}
	if d.Severity == diag.Info {
		test.Skipped = outcome
		return test
	}
	outcome.Type = d.Severity.String()
	test.Failure = outcome
	return test
}

// junitName says what a finding is about in words that stay when lines move: GitLab compares the names of two branches.
func junitName(d *diag.Diagnostic) string {
	switch {
	case d.Address == "" && d.Range.IsZero():
		return text.Plain(d.Message)
	case d.Address == "":
		return text.Plain(d.Range.File)
	case d.Key == "":
		return text.Plain(d.Address)
	}
	return text.Plain(d.Address) + ": " + text.Plain(d.Key)
}
