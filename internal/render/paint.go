package render

import "grants/diag"

// paint is an ANSI colour (https://en.wikipedia.org/wiki/ANSI_escape_code#Select_Graphic_Rendition_parameters), or none.
type paint string

const (
	bold    paint = "1"
	dim     paint = "2"
	red     paint = "1;31"
	yellow  paint = "1;33"
	cyan    paint = "1;36"
	blue    paint = "34"
	magenta paint = "35"
)

// painter colours text, where colour is wanted. The text says everything without it.
type painter bool

func (p painter) paint(color paint, text string) string {
	if !p || text == "" {
		return text
	}
	return "\x1b[" + string(color) + "m" + text + "\x1b[0m"
}

func severityPaint(severity diag.Severity) paint {
	switch severity {
	case diag.Error:
		return red
	case diag.Warning:
		return yellow
	}
	return cyan
}
