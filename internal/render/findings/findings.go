// Package findings writes what a run of lint has to say, one file for each format.
package findings

import (
	"grants/diag"
	"grants/lint"
	"grants/lint/telling"
)

// Report is what a run of lint has to say: the input of every format.
type Report struct {
	Diagnostics []diag.Diagnostic   // what is shown, sorted
	Told        []telling.Told      // likewise, as text tells it; nil where each of them stands by itself
	Tally       []telling.RuleCount // of the shown, in the order of the text
	AllNames    bool                // text names everything that a finding stands for, however much it is
	Total       Counts              // what was found, shown or not
	Ignored     int                 // findings that a comment ignores; not in Total
	Suppressed  []diag.Diagnostic   // those of them that are shown by formats with a place for them, sorted
	Baseline    int                 // findings that the baseline knows; not in Total
	Fixable     int                 // of the shown, how many have a fix that changes nobody's access
	Files       int
	Rules       []*lint.Rule // there are, whether they found something or not, sorted by ID
	Torn        bool         // a part of the project could not be read, so that findings are missing

	// Source is the text of a file, nil where there is none. It is called again for a file only when much was read since.
	Source func(file string) []byte
	// Place is what people call a file, as seen from where the program runs. Nil where that is its name.
	Place func(file string) string
	// Repository is a file's path from the root of its repository, which is what code hosts want; absolute for a file outside.
	// Nil where that is its name.
	Repository func(file string) string
	// Project is the file that stands for the project where a service wants a file and the finding has no source.
	Project string

	Version string // of the program
	Width   int    // columns of the terminal that is written to; 0 where it is none
}

// Counts is a number of findings for each severity.
type Counts struct{ Error, Warning, Info int }

// Count counts diagnostics. One that stands for several objects counts once.
func Count(diagnostics []diag.Diagnostic) Counts {
	var counts Counts
	for i := range diagnostics {
		counts.Add(diagnostics[i].Severity)
	}
	return counts
}

// Add counts a diagnostic.
func (c *Counts) Add(severity diag.Severity) {
	switch severity {
	case diag.Error:
		c.Error++
	case diag.Warning:
		c.Warning++
	case diag.Info:
		c.Info++
	}
}
