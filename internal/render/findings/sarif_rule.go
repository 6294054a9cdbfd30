package findings

import (
	"strings"
	"unicode/utf8"

	"grants/diag"
	"grants/internal/render/rulepage"
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
	Security  string   `json:"security-severity,omitempty"`
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
		HelpURI:       firstOf(rule.Refs),
		Help:          sarifHelp{Text: strings.Join(append([]string{rule.Doc, ""}, rule.Refs...), "\n"), Markdown: rulepage.Help(rule)},
		Configuration: sarifConfiguration{sarifLevel(rule.Severity)},
		Properties:    sarifProperties{Precision: "very-high", Severity: "error", Tags: []string{"access-control", slug(rule.Group)}},
	}
	// Precision says how often people agree that there is something to do: about what the platform refuses always.
	switch rule.Severity {
	case diag.Warning:
		converted.Properties.Precision, converted.Properties.Severity = "high", "warning"
	case diag.Info:
		converted.Properties.Precision, converted.Properties.Severity = "medium", "recommendation"
	}
	if rule.Check != nil && rule.Worth == lint.Gives {
		converted.Properties.Security = securitySeverities[rule.Severity]
		converted.Properties.Tags = append(converted.Properties.Tags, "security")
	}
	return converted
}

// securitySeverities are scores for rules about access that is more than it seems: high from 7.0, medium from 4.0, low below. GitHub shows an alert by its
// score where its rule has the tag security.
// https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#reportingdescriptor-object
var securitySeverities = map[diag.Severity]string{diag.Error: "8.0", diag.Warning: "5.5", diag.Info: "2.0"}

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
