package text

import (
	"strings"

	"grants/diag"
)

// Color is an ANSI colour (https://en.wikipedia.org/wiki/ANSI_escape_code#Select_Graphic_Rendition_parameters), or none.
type Color string

// The colours that are used, and no others.
const (
	Bold    Color = "1"
	Dim     Color = "2"
	Red     Color = "1;31"
	Yellow  Color = "1;33"
	cyan    Color = "1;36"
	Blue    Color = "34"
	Magenta Color = "35"
)

// Painter colours text, where colour is wanted. The text says everything without it.
type Painter bool

// Paint is a text in a colour, where colour is wanted.
func (p Painter) Paint(color Color, text string) string {
	if !p || text == "" {
		return text
	}
	return "\x1b[" + string(color) + "m" + text + "\x1b[0m"
}

// paintedColumns is the columns of a text that is safe to print and may be painted.
func paintedColumns(s string) int {
	columns := 0
	for {
		before, after, painted := strings.Cut(s, "\x1b[")
		columns += Columns(before)
		if !painted {
			return columns
		}
		_, s, _ = strings.Cut(after, "m")
	}
}

// SeverityColor is the colour of findings of a severity.
func SeverityColor(severity diag.Severity) Color {
	switch severity {
	case diag.Error:
		return Red
	case diag.Warning:
		return Yellow
	}
	return cyan
}
