package tests

import (
	"encoding/xml"
	"io"
	"strings"

	"grants/internal/accesstest"
	"grants/internal/render/text"
)

// JUnit writes a run for services that show test reports, in the form that Jenkins holds them to
// (https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd). The class of a test
// is its file.
func JUnit(w io.Writer, r *Report) error {
	suite := junitSuite{junitCounts: r.counts("grants test")}
	for _, result := range r.Results {
		suite.Tests = append(suite.Tests, r.junitTest(result))
	}
	for _, d := range r.loose() {
		suite.Tests = append(suite.Tests, junitTest{
			Class: text.Plain(r.place(d.Range.File)), Name: "the file is read", File: r.place(d.Range.File), Line: d.Range.Start.Line, Time: "0",
			Error: &junitOutcome{Type: d.Code, Message: text.Plain(d.Message)},
		})
	}
	report := junitReport{junitCounts: suite.junitCounts, Suites: []junitSuite{suite}}
	report.Name = "grants"
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(report); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

type junitReport struct {
	XMLName xml.Name `xml:"testsuites"`
	junitCounts
	Suites []junitSuite `xml:"testsuite"`
}

type junitSuite struct {
	junitCounts
	Skipped int         `xml:"skipped,attr"`
	Tests   []junitTest `xml:"testcase"`
}

type junitCounts struct {
	Name     string `xml:"name,attr"`
	Count    int    `xml:"tests,attr"`
	Failures int    `xml:"failures,attr"`
	Errors   int    `xml:"errors,attr"`
	Time     string `xml:"time,attr"`
}

type junitTest struct {
	Class   string        `xml:"classname,attr"`
	Name    string        `xml:"name,attr"`
	File    string        `xml:"file,attr,omitempty"`
	Line    int           `xml:"line,attr,omitempty"`
	Time    string        `xml:"time,attr"`
	Failure *junitOutcome `xml:"failure"`
	Error   *junitOutcome `xml:"error"`
}

type junitOutcome struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func (r *Report) counts(name string) junitCounts {
	return junitCounts{
		Name: name, Count: len(r.Results) + len(r.loose()), Failures: r.count(accesstest.Failed),
		Errors: r.count(accesstest.Broken) + len(r.loose()), Time: "0",
	}
}

func (r *Report) junitTest(result *accesstest.Result) junitTest {
	file := r.place(result.Test.At.File)
	test := junitTest{Class: text.Plain(file), Name: text.Plain(result.Test.Name), File: file, Line: result.Test.At.Start.Line, Time: "0"}
	var story strings.Builder
	_ = Text(&story, &Report{Results: []*accesstest.Result{result}, Place: r.Place}, false) // a builder takes everything
	lines := strings.Split(strings.TrimSuffix(story.String(), "\n"), "\n")
	outcome := &junitOutcome{Type: string(result.Outcome), Message: strings.TrimSpace(strings.Join(lines[1:min(2, len(lines)-1)], "")), Text: strings.Join(lines[:len(lines)-1], "\n")}
	switch result.Outcome {
	case accesstest.Failed:
		test.Failure = outcome
	case accesstest.Broken:
		test.Error = outcome
	}
	return test
}
