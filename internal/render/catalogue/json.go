package catalogue

import (
	"io"

	"grants/internal/render/document"
	"grants/lint"
)

// JSON writes the catalogue, or a part of it.
func JSON(w io.Writer, rules []*lint.Rule) error {
	catalogue := catalogueJSON{FormatVersion: formatVersion, Rules: make([]ruleJSON, 0, len(rules))}
	for _, rule := range rules {
		catalogue.Rules = append(catalogue.Rules, ruleJSON{
			ID: rule.ID, Group: string(rule.Group), Title: rule.Title, Severity: rule.Severity.String(), Doc: rule.Doc,
			Refs: document.List(rule.Refs), Optional: rule.Check != nil, Preset: presetOf(rule), Options: optionsJSON(rule),
		})
	}
	return document.Write(w, catalogue)
}

type catalogueJSON struct {
	FormatVersion string     `json:"format_version"`
	Rules         []ruleJSON `json:"rules"`
}

type ruleJSON struct {
	ID       string       `json:"id"`
	Group    string       `json:"group"`
	Title    string       `json:"title"`
	Severity string       `json:"severity"`
	Doc      string       `json:"doc"`
	Refs     []string     `json:"refs"`
	Optional bool         `json:"optional"` // false where it is reported while the configuration is read, and can't be left out
	Preset   string       `json:"preset"`   // the mildest that has it
	Options  []optionJSON `json:"options"`
}

type optionJSON struct {
	Name    string `json:"name"`
	Takes   string `json:"takes"`
	Default any    `json:"default"`
	Doc     string `json:"doc"`
}

func optionsJSON(rule *lint.Rule) []optionJSON {
	options := make([]optionJSON, 0, len(rule.Options))
	for _, option := range rule.Options {
		options = append(options, optionJSON{option.Name, option.Type(), option.Default, option.Doc})
	}
	return options
}

func presetOf(rule *lint.Rule) string {
	if rule.Strict {
		return string(lint.Strict)
	}
	return string(lint.Recommended)
}

// formatVersion is what the document starts with: the minor grows with additions, the major with what could break a reader.
const formatVersion = "1.0"
