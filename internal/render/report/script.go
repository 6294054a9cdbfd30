package report

import (
	"embed"
	"strings"
)

//go:embed script/*.js
var scripts embed.FS

// The parts of the script of each kind of page, in order.
var scriptParts = map[string][]string{
	"matrix": {"page", "data", "match", "grid", "told", "cell", "one", "who", "questions", "matrix", "start"},
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
		b.WriteString(spare(string(content), aroundOfScript))
	}
	b.WriteString("})();\n")
	return b.String()
}

//go:embed *.css
var styles embed.FS

// styleOf is the style of a kind of page: what all pages have, and what this kind has.
func styleOf(kind string) string {
	var b strings.Builder
	for _, name := range []string{"report", kind} {
		content, err := styles.ReadFile(name + ".css")
		if err != nil {
			panic(err) // it is embedded
		}
		b.WriteString(strings.ReplaceAll(spare(string(content), aroundOfStyle), ": ", ":"))
	}
	return b.String()
}

// What in a script and in a style needs no space around it. Regular expressions of the script have none.
const (
	aroundOfScript = "=<>!&|?:,;(){}[]*%"
	aroundOfStyle  = "{};,"
)

// spare is a text of ours without what only those read who change it: indentation, lines of comments, and spaces around some signs outside of strings.
func spare(text, around string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if line = strings.TrimLeft(line, " "); !strings.HasPrefix(line, "//") && line != "\n" {
			writeSpare(&b, line, around)
		}
	}
	return b.String()
}

func writeSpare(b *strings.Builder, line, around string) {
	quote, last := byte(0), byte(0) // the quote of the string that we are in, and what was written last
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case quote != 0 && c == '\\':
			b.WriteByte(c)
			i++
			c = line[i]
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'' || c == '`':
			quote = c
		case c == ' ' && (strings.IndexByte(around, last) >= 0 || strings.IndexByte(around, line[i+1]) >= 0):
			continue
		}
		b.WriteByte(c)
		last = c
	}
}
