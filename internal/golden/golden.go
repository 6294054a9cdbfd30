// Package golden compares what a test got with a file that says what it should get.
package golden

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Check fails the test where got differs from the file at path, and shows the lines that differ.
// With UPDATE_GOLDEN=1 in the environment it writes the file instead.
func Check(t testing.TB, path string, got []byte) {
	t.Helper()
	if os.Getenv("UPDATE_GOLDEN") == "1" {
		update(t, path, got)
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Errorf("%v\nUPDATE_GOLDEN=1 go test ./... writes it; read it before you commit it", err)
		return
	}
	if !bytes.Equal(want, got) {
		t.Errorf("%s: lines marked - are wanted, lines marked + are what came out:\n%s"+
			"UPDATE_GOLDEN=1 go test ./... accepts what came out; read the diff before you commit it", path, Diff(string(want), string(got)))
	}
}

func update(t testing.TB, path string, got []byte) {
	t.Helper()
	if old, err := os.ReadFile(path); err == nil && bytes.Equal(old, got) {
		return // keeps the modification time, and with it the test cache
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, got, 0o666); err != nil {
		t.Fatal(err)
	}
}

// context is the number of equal lines kept around a difference.
const context = 2

// Diff is what differs between two texts, line by line.
func Diff(want, got string) string {
	matcher := diffmatchpatch.New()
	matcher.DiffTimeout = 0
	a, b, lines := matcher.DiffLinesToChars(want, got)
	diffs := matcher.DiffCharsToLines(matcher.DiffMain(a, b, false), lines)
	var text strings.Builder
	for i, d := range diffs {
		switch d.Type {
		case diffmatchpatch.DiffDelete:
			writeLines(&text, "- ", split(d.Text))
		case diffmatchpatch.DiffInsert:
			writeLines(&text, "+ ", split(d.Text))
		default:
			writeLines(&text, "  ", shorten(split(d.Text), i == 0, i == len(diffs)-1))
		}
	}
	return text.String()
}

// split keeps the line ends, so that a missing one shows.
func split(text string) []string {
	lines := strings.SplitAfter(text, "\n")
	if last := len(lines) - 1; lines[last] == "" {
		return lines[:last]
	}
	return lines
}

// shorten leaves the lines next to a difference.
func shorten(lines []string, first, last bool) []string {
	if len(lines) <= 2*context+1 && !first && !last {
		return lines
	}
	var kept []string
	if !first {
		kept = append(kept, lines[:min(context, len(lines))]...)
	}
	kept = append(kept, "...\n")
	if !last {
		kept = append(kept, lines[max(0, len(lines)-context):]...)
	}
	return kept
}

func writeLines(text *strings.Builder, mark string, lines []string) {
	for _, line := range lines {
		text.WriteString(mark)
		text.WriteString(line)
		if !strings.HasSuffix(line, "\n") {
			text.WriteString("⏎ missing\n")
		}
	}
}
