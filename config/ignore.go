package config

import "grants/diag"

// Ignore is such a comment, or in JSON such a property "//". What it says is for package lint to read.
type Ignore struct {
	Text   string    // from grants:ignore on, as it was written
	Span   diag.Span // of the text; in JSON it is longer than the text where that has escapes
	Covers diag.Span // what it stands beside, above or, in JSON, in; zero where that is nothing
}
