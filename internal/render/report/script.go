package report

import (
	"embed"
	"strings"
)

//go:embed script/*.js
var scripts embed.FS

// The parts of the script of each kind of page, in order.
var scriptParts = map[string][]string{
	"matrix": {"page", "data", "match", "grid", "cell", "one", "who", "questions", "matrix", "start"},
	"plan":   {"page", "plan", "start"},
}

// scriptOf is the script of a kind of page, in a function of its own.
func scriptOf(kind string) string {
	var b strings.Builder
	b.WriteString("\"use strict\";\n(() => {\n")
	for _, part := range scriptParts[kind] {
		content, err := scripts.ReadFile("script/" + part + ".js")
		if err != nil {
			panic(err) // it is embedded
		}
		b.WriteString(spare(string(content)))
	}
	b.WriteString("})();\n")
	return b.String()
}

// spare is a text of ours without what only those read who change it: indentation, and lines of comments.
func spare(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if line = strings.TrimLeft(line, " "); !strings.HasPrefix(line, "//") && line != "\n" {
			b.WriteString(line)
		}
	}
	return b.String()
}
