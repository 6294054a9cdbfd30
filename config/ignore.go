package config

import "grants/diag"

// Ignore is a comment that says which findings are known, or in JSON a property "//". What it says is for package lint to read.
type Ignore struct {
	Text   string    // from grants:ignore on, as it was written
	Span   diag.Span // of the text; in JSON it is longer than the text where that has escapes
	Covers diag.Span // what it stands beside, above or, in JSON, in; zero where that is nothing
}
