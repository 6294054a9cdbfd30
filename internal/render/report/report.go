// Package report writes a result as one HTML file that a person looks at, filters and sends a link into: the data in a block of its own, and the script
// that shows it beside what is there without a script. The same result is the same bytes.
package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"

	"grants/internal/render/text"
)

// FormatVersion is that of the data within a report.
const FormatVersion = "1.0"

// About is what a report says of where it comes from. No time is among it: the same input is the same file.
type About struct {
	Tool      string // the version of the program
	Commit    string // of the project; empty where it is of no commit
	Folder    string // of the repository that the places of files are seen from; empty for its root
	SourceURL string // where a line of a file can be seen: a template with {commit}, {path} and {line}; empty for nowhere
}

//go:embed page.html
var pageText string

var page = template.Must(template.New("page").Funcs(template.FuncMap{"plain": text.Plain}).Parse(pageText))

// head is what every report begins with in its data.
type head struct {
	Format        string `json:"format"` // grants-report
	FormatVersion string `json:"format_version"`
	Kind          string `json:"kind"` // matrix, plan
	Tool          string `json:"tool"`
	Commit        string `json:"commit"`
	Digest        string `json:"digest"` // of the resolved objects
	Folder        string `json:"folder"`
	SourceURL     string `json:"source_url"`
	Domain        string `json:"domain"`
}

func newHead(kind, domain, digest string, about About) head {
	return head{"grants-report", FormatVersion, kind, about.Tool, about.Commit, digest, about.Folder, about.SourceURL, domain}
}

// write writes a page: plain is what its template of that name shows without a script.
func write(w io.Writer, h head, data, plain any) error {
	out, code := text.NewWriter(w), codes[h.Kind]()
	view := struct {
		head
		Policy        string
		Style, Script template.HTML
		Plain         any
	}{
		head: h, Plain: plain, Policy: policy(code),
		Style: template.HTML("<style>" + code.style + "</style>"), Script: template.HTML("<script>" + code.script + "</script>"),
	}
	if err := page.ExecuteTemplate(out, "top", view); err != nil {
		return err
	}
	if err := writeBlock(out, newDocument(data)); err != nil {
		return err
	}
	if err := page.ExecuteTemplate(out, "bottom", view); err != nil {
		return err
	}
	return out.Flush()
}

// policy lets the page's own script and style in, and nothing else: nothing is fetched, and no text of the data becomes code.
func policy(page code) string {
	hash := func(s string) string {
		sum := sha256.Sum256([]byte(s))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return fmt.Sprintf("default-src 'none'; script-src %s; style-src %s; base-uri 'none'; form-action 'none'", hash(page.script), hash(page.style))
}
