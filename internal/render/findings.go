package render

import "grants/diag"

// Findings is what a run of lint has to say: the input of every DiagnosticsX.
type Findings struct {
	Diagnostics []diag.Diagnostic // what is shown, sorted
	Total       Counts            // what was found, shown or not
	Ignored     int               // findings that a comment ignores; not in Total
	Baseline    int               // findings that the baseline knows; not in Total
	Files       int

	// Source is the text of a file, nil where there is none. It is called once for each file.
	Source func(file string) []byte
	// Place is what people call a file, as seen from where the program runs. Nil where that is its name.
	Place func(file string) string
}

// Counts is a number of findings for each severity.
type Counts struct{ Error, Warning, Info int }

// Count counts diagnostics. One that stands for several objects counts once.
func Count(diagnostics []diag.Diagnostic) Counts {
	var counts Counts
	for i := range diagnostics {
		switch diagnostics[i].Severity {
		case diag.Error:
			counts.Error++
		case diag.Warning:
			counts.Warning++
		case diag.Info:
			counts.Info++
		}
	}
	return counts
}
