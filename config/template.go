package config

import (
	"slices"

	"grants/diag"
)

// Template is a place where a text was read that came from a template, such as "${var.stage}/api".
type Template struct {
	Span  diag.Span
	Value diag.Span // where the value was written that went into it; zero where there are several
}

// Template is the one at a place, and whether there is one.
func (c *Config) Template(at diag.Span) (Template, bool) {
	i, found := slices.BinarySearchFunc(c.Templates, at, func(t Template, at diag.Span) int { return t.Span.Compare(at) })
	if !found {
		return Template{}, false
	}
	return c.Templates[i], true
}
