package findings

import (
	"io"
	"strings"

	"grants/diag"
	"grants/internal/render/document"
	"grants/internal/render/rulepage"
)

// RDJSON writes findings for reviewdog (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf). Columns count bytes of UTF-8.
// Reviewdog refuses a document that has a key it does not know, so places that explain a finding stand in its message.
func RDJSON(w io.Writer, findings *Report) error {
	report := rdjsonDocument{Source: rdjsonSource{Name: "grants"}, Diagnostics: make([]rdjsonDiagnostic, 0, len(findings.Diagnostics))}
	pages := rulepage.Sources(findings.Rules)
	sources := newSources(findings.Source)
	for i := range findings.Diagnostics {
		d := &findings.Diagnostics[i]
		at := findings.somewhere(d)
		report.Diagnostics = append(report.Diagnostics, rdjsonDiagnostic{
			Message:     strings.Join(append([]string{story(d, findings.place)}, unsafeFixes(d)...), "\n"),
			Location:    rdjsonLocation{Path: findings.place(at.File), Range: sources.rdjsonRange(at)},
			Severity:    strings.ToUpper(d.Severity.String()),
			Code:        rdjsonCode{Value: d.Code, URL: firstOf(pages[d.Code])},
			Suggestions: sources.rdjsonSuggestions(d),
		})
	}
	return document.Write(w, report)
}

type rdjsonDocument struct {
	Source      rdjsonSource       `json:"source"`
	Diagnostics []rdjsonDiagnostic `json:"diagnostics"`
}

type rdjsonSource struct {
	Name string `json:"name"`
}

type rdjsonDiagnostic struct {
	Message     string             `json:"message"`
	Location    rdjsonLocation     `json:"location"`
	Severity    string             `json:"severity"`
	Code        rdjsonCode         `json:"code"`
	Suggestions []rdjsonSuggestion `json:"suggestions"`
}

type rdjsonLocation struct {
	Path  string      `json:"path"` // from where the program runs: reviewdog adds the way there from the root of the repository
	Range rdjsonRange `json:"range"`
}

type rdjsonRange struct {
	Start rdjsonPosition `json:"start"`
	End   rdjsonPosition `json:"end"`
}

type rdjsonPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdjsonCode struct {
	Value string `json:"value"`
	URL   string `json:"url,omitempty"`
}

type rdjsonSuggestion struct {
	Range rdjsonRange `json:"range"`
	Text  string      `json:"text"`
}

func (s *sources) rdjsonRange(r diag.Range) rdjsonRange {
	return rdjsonRange{
		Start: rdjsonPosition{r.Start.Line, s.byteColumn(r.File, r.Start)},
		End:   rdjsonPosition{r.End.Line, s.byteColumn(r.File, r.End)},
	}
}

// rdjsonSuggestions is the fixes that change nobody's access and are one edit where the finding is: reviewdog offers each suggestion with a button,
// alone and on the commented lines, so half of a fix could be accepted, or somebody's access taken by a click.
func (s *sources) rdjsonSuggestions(d *diag.Diagnostic) []rdjsonSuggestion {
	suggestions := []rdjsonSuggestion{}
	for _, fix := range d.Fixes {
		if fix.Safe && len(fix.Edits) == 1 && fix.Edits[0].Range.File == d.Range.File {
			suggestions = append(suggestions, rdjsonSuggestion{s.rdjsonRange(fix.Edits[0].Range), fix.Edits[0].NewText})
		}
	}
	return suggestions
}

// unsafeFixes tells the fixes that somebody has to think about.
func unsafeFixes(d *diag.Diagnostic) []string {
	var lines []string
	for _, fix := range d.Fixes {
		if !fix.Safe {
			lines = append(lines, "grants lint --fix-unsafe: "+fixTitle(fix))
		}
	}
	return lines
}

// firstOf is the page that says most about a rule: the first it rests on, empty for a rule that rests on none.
func firstOf(pages []string) string {
	if len(pages) == 0 {
		return ""
	}
	return pages[0]
}
