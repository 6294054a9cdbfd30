// Package junit writes test reports, for services that show them.
package junit

import (
	"encoding/xml"
	"io"

	"grants/internal/render/document"
)

// Suite is the tests of one command, in the form that Jenkins holds reports to
// (https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd).
type Suite struct {
	counts
	Skipped int    `xml:"skipped,attr"` // a report must not have it
	Tests   []Test `xml:"testcase"`
}

// Test is one test: it failed, could not be run, was skipped, or passed.
type Test struct {
	Class   string   `xml:"classname,attr"`
	Name    string   `xml:"name,attr"` // unique within the class: GitLab ignores a second one
	File    string   `xml:"file,attr,omitempty"`
	Line    int      `xml:"line,attr,omitempty"`
	Time    string   `xml:"time,attr"` // not measured
	Failure *Outcome `xml:"failure"`
	Error   *Outcome `xml:"error"`
	Skipped *Outcome `xml:"skipped"`
}

// Outcome is what became of a test that did not pass.
type Outcome struct {
	Type    string `xml:"type,attr,omitempty"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

// counts are the attributes that a report and a suite have in common.
type counts struct {
	Name     string `xml:"name,attr"`
	Count    int    `xml:"tests,attr"`
	Failures int    `xml:"failures,attr"`
	Errors   int    `xml:"errors,attr"`
	Time     string `xml:"time,attr"`
}

// NewSuite is a suite without tests.
func NewSuite(name string) *Suite {
	return &Suite{counts: counts{Name: name, Time: "0"}}
}

// Add counts a test.
func (s *Suite) Add(test Test) {
	test.Time = "0"
	s.Tests = append(s.Tests, test)
	s.Count++
	switch {
	case test.Failure != nil:
		s.Failures++
	case test.Error != nil:
		s.Errors++
	case test.Skipped != nil:
		s.Skipped++
	}
}

// Write writes a report of one suite.
func (s *Suite) Write(w io.Writer) error {
	report := struct {
		XMLName xml.Name `xml:"testsuites"`
		counts
		Suites []*Suite `xml:"testsuite"`
	}{counts: s.counts, Suites: []*Suite{s}}
	report.Name = "grants"
	return document.WriteXML(w, report)
}
