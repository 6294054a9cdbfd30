package findings

import (
	"encoding/xml"
	"fmt"
	"io"

	"grants/diag"
	"grants/internal/render/text"
)

// JUnit writes findings as tests that fail, for services that show test reports
// (https://docs.gitlab.com/ci/testing/unit_test_reports/), in the form that Jenkins holds them to
// (https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd). Rules are the classes. An info is a test that was skipped, and a project
// without findings has a test that passed, because readers take a report without tests for a mistake.
func JUnit(w io.Writer, findings *Report) error {
	suite := junitSuite{junitCounts: junitCounts{Name: "grants lint", Time: "0"}}
	names := map[[2]string]int{}
	for i := range findings.Diagnostics {
		d := &findings.Diagnostics[i]
		test := findings.junitTest(d)
		key := [2]string{test.Class, test.Name}
		if names[key]++; names[key] > 1 {
			test.Name = fmt.Sprintf("%s (%d)", test.Name, names[key])
		}
		suite.add(test)
	}
	if len(suite.Tests) == 0 {
		suite.add(junitTest{Class: "grants", Name: "no findings", Time: "0"})
	}
	report := junitReport{junitCounts: suite.junitCounts, Suites: []junitSuite{suite}}
	report.Name = "grants"
	return writeXML(w, report)
}

type junitReport struct {
	XMLName xml.Name `xml:"testsuites"`
	junitCounts
	Suites []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	junitCounts
	Skipped int         `xml:"skipped,attr"` // a report must not have it, by Jenkins' junit-10.xsd
	Tests   []junitTest `xml:"testcase"`
}

// junitCounts are the attributes that a report and a suite have in common.
type junitCounts struct {
	Name     string `xml:"name,attr"`
	Count    int    `xml:"tests,attr"`
	Failures int    `xml:"failures,attr"`
	Errors   int    `xml:"errors,attr"`
	Time     string `xml:"time,attr"`
}

type junitTest struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"` // unique within the class: GitLab ignores a second one
	File    string        `xml:"file,attr,omitempty"`
	Line    int           `xml:"line,attr,omitempty"`
	Time    string        `xml:"time,attr"`
	Failure *junitOutcome `xml:"failure"`
	Skipped *junitOutcome `xml:"skipped"`
}

type junitOutcome struct {
	Type    string `xml:"type,attr,omitempty"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func (s *junitSuite) add(test junitTest) {
	s.Tests = append(s.Tests, test)
	s.Count++
	if test.Failure != nil {
		s.Failures++
	}
	if test.Skipped != nil {
		s.Skipped++
	}
}

func (f *Report) junitTest(d *diag.Diagnostic) junitTest {
	test := junitTest{Class: d.Code, Name: junitName(d), Time: "0"}
	text := fmt.Sprintf("%s: %s", d.Severity, story(d, f.repositoryPath))
	if !d.Range.IsZero() {
		test.File, test.Line = f.repositoryPath(d.Range.File), d.Range.Start.Line
		text = position(test.File, d.Range) + ": " + text
	}
	outcome := &junitOutcome{Message: headline(d), Text: text}
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
