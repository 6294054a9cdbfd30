package findings

import (
	"encoding/xml"
	"io"

	"grants/internal/render/document"
)

// Checkstyle writes a report in the form of Checkstyle (https://checkstyle.org/result_reports.html), which many services read.
// Columns count code points, as Checkstyle's do.
func Checkstyle(w io.Writer, findings *Report) error {
	report := checkstyleReport{Version: "10.0"}
	for i := range findings.Diagnostics {
		d := &findings.Diagnostics[i]
		at := findings.somewhere(d)
		name := findings.place(at.File)
		if last := len(report.Files) - 1; last < 0 || report.Files[last].Name != name {
			report.Files = append(report.Files, checkstyleFile{Name: name})
		}
		file := &report.Files[len(report.Files)-1]
		file.Errors = append(file.Errors, checkstyleError{
			Line: at.Start.Line, Column: at.Start.Column, Severity: d.Severity.String(), Message: headline(d), Source: "grants." + d.Code,
		})
	}
	return document.WriteXML(w, report)
}

type checkstyleReport struct {
	XMLName xml.Name         `xml:"checkstyle"`
	Version string           `xml:"version,attr"` // of Checkstyle: readers look for theirs
	Files   []checkstyleFile `xml:"file"`
}

type checkstyleFile struct {
	Name   string            `xml:"name,attr"`
	Errors []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}
