package render

import (
	"strings"
	"unicode/utf8"

	"grants/diag"
	"grants/lint"
)

// sarifRule is a rule as a SARIF reportingDescriptor, with what GitHub asks for beyond the standard.
type sarifRule struct {
	ID            string             `json:"id"`
	Short         sarifText          `json:"shortDescription"`
	Full          sarifText          `json:"fullDescription"`
	Help          sarifHelp          `json:"help"`
	HelpURI       string             `json:"helpUri,omitempty"`
	Configuration sarifConfiguration `json:"defaultConfiguration"`
	Properties    sarifProperties    `json:"properties"`
}

type sarifHelp struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown"`
}

type sarifConfiguration struct {
	Level string `json:"level"`
}

type sarifProperties struct {
	Precision string   `json:"precision"`
	Severity  string   `json:"problem.severity"`
	Tags      []string `json:"tags"`
}

// maxDescription is the number of characters that GitHub keeps of a description.
const maxDescription = 1024

func newSARIFRule(rule *lint.Rule) sarifRule {
	why, _, _ := strings.Cut(rule.Doc, "\n\n")
	converted := sarifRule{
		ID:            rule.ID,
		Short:         sarifText{cut(sentenceOf(rule.Title), maxDescription)},
		Full:          sarifText{cut(strings.Join(strings.Fields(why), " "), maxDescription)},
		Help:          sarifHelp{Text: strings.Join(append([]string{rule.Doc, ""}, rule.Refs...), "\n"), Markdown: ruleHelp(rule)},
		Configuration: sarifConfiguration{sarifLevel(rule.Severity)},
		Properties:    sarifProperties{"very-high", "error", []string{"access-control", slug(rule.Group)}},
	}
	if len(rule.Refs) > 0 {
		converted.HelpURI = rule.Refs[0]
	}
	// Precision says how often people agree that there is something to do: about what the platform refuses always.
	switch rule.Severity {
	case diag.Warning:
		converted.Properties.Precision, converted.Properties.Severity = "high", "warning"
	case diag.Info:
		converted.Properties.Precision, converted.Properties.Severity = "medium", "recommendation"
	}
	return converted
}

func sentenceOf(title string) string {
	if title == "" {
		return title
	}
	return strings.ToUpper(title[:1]) + title[1:]
}

// cut is the start of a text, of at most n characters.
func cut(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	return string([]rune(text)[:n-1]) + "…"
}

func slug(group lint.Group) string {
	return strings.ReplaceAll(strings.ToLower(string(group)), " ", "-")
}
