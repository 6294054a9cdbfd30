package report

import (
	"bytes"
	"embed"
	"io"
	"io/fs"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

//go:embed script/*.js *.css
var files embed.FS // of the pages, as they are written

// code is script and style of a kind of page, without what only those read who change them.
type code struct{ script, style string }

var codes = map[string]func() code{
	"matrix": sync.OnceValue(func() code {
		return newCode([]string{"page", "data", "match", "grid", "told", "cell", "one", "who", "questions", "matrix", "start"}, []string{"report", "matrix"})
	}),
	"plan": sync.OnceValue(func() code { return newCode([]string{"page", "plan", "start"}, []string{"report", "plan"}) }),
}

// newCode takes files in order.
func newCode(scripts, styles []string) code {
	var script, style bytes.Buffer
	script.WriteString("\"use strict\";\n(() => {\n") // a function of its own, whose names nobody else sees
	for _, name := range scripts {
		script.Write(content("script/" + name + ".js"))
	}
	script.WriteString("})();\n")
	for _, name := range styles {
		style.Write(content(name + ".css"))
	}
	return code{minified(&script, (&js.Minifier{Version: 2022}).Minify), minified(&style, (&css.Minifier{}).Minify)}
}

func content(name string) []byte {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		panic(err) // it is embedded
	}
	return text
}

func minified(text io.Reader, shorten func(*minify.M, io.Writer, io.Reader, map[string]string) error) string {
	var out bytes.Buffer
	if err := shorten(minify.New(), &out, text, nil); err != nil {
		panic(err) // what is embedded has been tested
	}
	return out.String()
}
