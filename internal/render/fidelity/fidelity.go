// Package fidelity says what a foreign source does not say: all of it as JSON, and what matters most in words.
package fidelity

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"grants/config"
	"grants/diag"
)

// FormatVersion is that of the JSON.
const FormatVersion = "1.0"

// Source is a source with its gaps.
type Source struct {
	Spec  string // as it was named
	Gaps  []config.Gap
	Files *diag.Files
	Place func(file string) string // what people call a file
}

// Gap is a gap as the JSON has it.
type Gap struct {
	ID        string           `json:"id"`
	Address   string           `json:"address"`
	Attribute string           `json:"attribute"`
	File      string           `json:"file"`
	Line      int              `json:"line"` // 0 where it has no place
	Effect    config.GapEffect `json:"effect"`
	Assumed   string           `json:"assumed_value"`
	Message   string           `json:"message"`
}

type document struct {
	FormatVersion string   `json:"format_version"`
	Sources       []source `json:"sources"`
}

type source struct {
	Source  string  `json:"source"`
	Summary summary `json:"summary"`
	Gaps    []Gap   `json:"gaps"`
}

type summary struct {
	Access int `json:"access"`
	Deploy int `json:"deploy"`
	None   int `json:"none"`
}

// JSON writes all gaps of all sources.
func JSON(w io.Writer, sources []*Source) error {
	out := document{FormatVersion: FormatVersion, Sources: []source{}}
	for _, s := range sources {
		out.Sources = append(out.Sources, source{s.Spec, s.summary(), s.listed(config.GapNone)})
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(out)
}

func (s *Source) summary() (n summary) {
	for _, gap := range s.Gaps {
		switch gap.Effect {
		case config.GapAccess:
			n.Access++
		case config.GapDeploy:
			n.Deploy++
		default:
			n.None++
		}
	}
	return n
}

// listed is the gaps of an effect or a worse one, the worst first, then by place.
func (s *Source) listed(least config.GapEffect) []Gap {
	gaps := []Gap{}
	for _, gap := range s.Gaps {
		if rank(gap.Effect) > rank(least) {
			continue
		}
		at := s.Files.Range(gap.At)
		listed := Gap{
			ID: gap.ID, Address: gap.Address, Attribute: gap.Attribute, Line: at.Start.Line, Effect: gap.Effect, Assumed: gap.Assumed, Message: gap.Message,
		}
		if at.File != "" {
			listed.File = s.Place(at.File)
		}
		gaps = append(gaps, listed)
	}
	slices.SortStableFunc(gaps, func(a, b Gap) int {
		return cmp.Or(cmp.Compare(rank(a.Effect), rank(b.Effect)), cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line),
			cmp.Compare(a.Address, b.Address), cmp.Compare(a.Attribute, b.Attribute))
	})
	return gaps
}

func rank(effect config.GapEffect) int { return slices.Index(config.GapEffects, effect) }

// Most is how many gaps are told in words.
const Most = 3

// Levels are what Words takes: gaps of which effects are told.
var Levels = []string{string(config.GapAccess), string(config.GapDeploy), "all"}

// Words says of each source how many gaps there are, and those that matter most; nothing of one without gaps of the level or a worse one.
func Words(sources []*Source, level string) (lines []string) {
	least := config.GapEffect(level)
	if level == "all" {
		least = config.GapNone
	}
	for _, s := range sources {
		lines = append(lines, s.words(least)...)
	}
	return lines
}

func (s *Source) words(least config.GapEffect) []string {
	gaps := s.listed(least)
	if len(gaps) == 0 {
		return nil
	}
	bearing := s.summary().Access
	lines := []string{fmt.Sprintf("%s: %s not said, %s; what stands in their place is assumed", s.Spec, things(len(gaps)), bear(bearing))}
	told, alike := 0, causes(gaps)
	for i, of := range alike {
		if i == Most {
			return append(lines, fmt.Sprintf("  and %d more: -o fidelity=FILE writes all", len(gaps)-told))
		}
		told += len(of)
		line := "  " + of[0].words()
		if len(of) > 1 {
			line += fmt.Sprintf(" (so it is with %d more)", len(of)-1)
		}
		lines = append(lines, line)
	}
	return lines
}

// causes are the gaps that have one message, which is one cause, in the order of the first.
func causes(gaps []Gap) [][]Gap {
	var alike [][]Gap
	index := map[string]int{}
	for _, gap := range gaps {
		at, known := index[gap.Message]
		if !known {
			at = len(alike)
			index[gap.Message] = at
			alike = append(alike, nil)
		}
		alike[at] = append(alike[at], gap)
	}
	return alike
}

func bear(n int) string {
	if n == 1 {
		return "1 of which bears on access"
	}
	return fmt.Sprintf("%d of which bear on access", n)
}

func things(n int) string {
	if n == 1 {
		return "1 thing is"
	}
	return fmt.Sprintf("%d things are", n)
}

func (g *Gap) words() string {
	text := g.Message
	if g.Address != "" {
		of := g.Address
		if g.Attribute != "" {
			of += "." + g.Attribute
		}
		text = of + ": " + text
	}
	if g.File != "" {
		text = fmt.Sprintf("%s:%d: %s", g.File, g.Line, text)
	}
	return text
}

// Note is the same as one line, for what has room for one.
func Note(s *Source) string {
	gaps := s.listed(config.GapAccess)
	if len(gaps) == 0 {
		return ""
	}
	text := fmt.Sprintf("%s not said by %s, for which access may be another: %s", things(len(gaps)), s.Spec, gaps[0].words())
	if len(gaps) > 1 {
		text += fmt.Sprintf(", and %d more", len(gaps)-1)
	}
	return text
}

// Bears reports whether any gap bears on access.
func Bears(sources []*Source) bool {
	return slices.ContainsFunc(sources, func(s *Source) bool { return s.summary().Access > 0 })
}
