package findings

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"golang.org/x/mod/semver"

	"grants/diag"
	"grants/internal/english"
	"grants/internal/render/document"
	"grants/internal/render/text"
)

// What GitHub takes
// (https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning#validating-your-sarif-file):
// a file with more results than that is refused, and more related places are not shown.
const (
	maxResults = 25_000
	maxRelated = 100
)

// SARIF writes a SARIF 2.1.0 log (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html) for code scanning. Columns count
// code points, and the log says so. What a comment ignores is left out: the standard has suppressions for it, but GitHub does not look at them and
// would open an alert (https://github.com/github/codeql-action/issues/1230).
func SARIF(w io.Writer, findings *Report) error {
	return writeSARIF(w, findings, maxResults)
}

func writeSARIF(w io.Writer, findings *Report, most int) error {
	s := &sarifWriter{findings: findings, sources: newSources(findings.Source), known: newIdentities(), rules: map[string]int{}}
	driver := sarifDriver{Name: "grants", Version: findings.Version, SemanticVersion: semanticVersion(findings.Version), Rules: []sarifRule{}}
	for i, rule := range findings.Rules {
		driver.Rules = append(driver.Rules, newSARIFRule(rule))
		s.rules[rule.ID] = i
	}
	shown := worst(findings.Diagnostics, most)
	run := sarifRun{
		Tool:        sarifTool{driver},
		Invocations: []sarifInvocation{s.invocation(len(findings.Diagnostics)-len(shown), most)},
		BaseIDs:     map[string]sarifBase{sarifRoot: {sarifText{"the root of the repository"}}},
		ColumnKind:  "unicodeCodePoints", Results: make([]sarifResult, 0, len(shown)),
	}
	for i := range shown {
		run.Results = append(run.Results, s.result(&shown[i]))
	}
	return document.Write(w, sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}})
}

// worst is the n diagnostics of the highest severities, in their order.
func worst(diagnostics []diag.Diagnostic, n int) []diag.Diagnostic {
	if len(diagnostics) <= n {
		return diagnostics
	}
	chosen := slices.Clone(diagnostics)
	slices.SortStableFunc(chosen, func(a, b diag.Diagnostic) int { return cmp.Compare(b.Severity, a.Severity) })
	chosen = chosen[:n]
	diag.Sort(chosen)
	return chosen
}

// invocation says what is not in the log: findings beyond the most, and those that a file which could not be read may hide.
func (s *sarifWriter) invocation(leftOut, most int) sarifInvocation {
	run := sarifInvocation{Successful: !s.findings.Torn}
	if s.findings.Torn {
		run.Notifications = append(run.Notifications, sarifNotification{"error", sarifText{"a part of the project could not be read: what is wrong in it is not here, nor what follows from it"}})
	}
	if leftOut > 0 {
		message := fmt.Sprintf("%s left out: GitHub takes %d", english.Plural(leftOut, "finding is", "findings are"), most)
		run.Notifications = append(run.Notifications, sarifNotification{"warning", sarifText{message}})
	}
	return run
}

// semanticVersion is a module's version as https://semver.org has it, empty for a build without one.
func semanticVersion(version string) string {
	if !semver.IsValid(version) {
		return ""
	}
	return strings.TrimPrefix(semver.Canonical(version), "v") + semver.Build(version)
}

type sarifWriter struct {
	findings *Report
	sources  *sources
	known    *identities
	rules    map[string]int // by ID, where they stand in the list
}

func (s *sarifWriter) result(d *diag.Diagnostic) sarifResult {
	location := s.location(s.findings.somewhere(d))
	if d.Address != "" {
		location.Logical = []sarifLogical{{Name: d.Address}}
	}
	related := d.Related[:min(len(d.Related), maxRelated)]
	result := sarifResult{
		RuleID: d.Code, RuleIndex: s.rules[d.Code], Level: sarifLevel(d.Severity), Message: sarifText{sarifMessage(d, related)},
		Locations:    []sarifLocation{location},
		Fingerprints: map[string]string{"primaryLocationLineHash": fmt.Sprintf("%s:%d", d.Fingerprint(), s.known.next(d))},
	}
	for i, place := range related {
		if !place.Range.IsZero() {
			other := s.location(place.Range)
			other.ID, other.Message = i+1, &sarifText{text.Plain(place.Message)}
			result.Related = append(result.Related, other)
		}
	}
	for _, fix := range d.Fixes {
		result.Fixes = append(result.Fixes, s.fix(fix))
	}
	return result
}

// sarifMessage is sentences, because GitHub shows the first where space is short, and links to the related places.
func sarifMessage(d *diag.Diagnostic, related []diag.Related) string {
	parts := []string{unlinked(inSentences(d))}
	for i, place := range related {
		message := strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(text.Plain(place.Message))
		if place.Range.IsZero() {
			parts = append(parts, unlinked(sentence(text.Plain(place.Message))))
			continue
		}
		parts = append(parts, fmt.Sprintf("See [%s](%d).", message, i+1))
	}
	return strings.Join(parts, "\n")
}

// unlinked is a text in which nothing from the project reads as a link: [words](target).
func unlinked(message string) string { return strings.ReplaceAll(message, "](", "] (") }

func (s *sarifWriter) location(r diag.Range) sarifLocation {
	return sarifLocation{Physical: sarifPhysical{Artifact: newSARIFArtifact(s.findings.repositoryPath(r.File)), Region: newSARIFRegion(s.sources.firstLine(r))}}
}

// fix has the edits by file. A region of an edit may span lines, as it says what is replaced and not what is shown.
func (s *sarifWriter) fix(fix diag.Fix) sarifFix {
	converted := sarifFix{Description: sarifText{fixTitle(fix)}}
	for _, edit := range fix.Edits {
		artifact := newSARIFArtifact(s.findings.repositoryPath(edit.Range.File))
		at := slices.IndexFunc(converted.Changes, func(c sarifChange) bool { return c.Artifact == artifact })
		if at < 0 {
			at = len(converted.Changes)
			converted.Changes = append(converted.Changes, sarifChange{Artifact: artifact})
		}
		change := &converted.Changes[at]
		change.Replacements = append(change.Replacements, sarifReplacement{Deleted: newSARIFRegion(edit.Range), Inserted: sarifText{edit.NewText}})
	}
	return converted
}

func sarifLevel(severity diag.Severity) string {
	switch severity {
	case diag.Error:
		return "error"
	case diag.Warning:
		return "warning"
	case diag.Info:
		return "note"
	}
	panic("no level of SARIF for " + severity.String())
}
