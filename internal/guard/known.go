package guard

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"grants/diag"
	"grants/internal/baseline"
)

// IsKnown reports whether a file begins as one of known findings does.
func IsKnown(text []byte) bool {
	first, _, _ := bytes.Cut(text, []byte("\n"))
	return bytes.Contains(first, []byte(`"grants-baseline"`))
}

// moreKnown are files of known findings that have entries which they have not had, and no other such file either.
func moreKnown(base, head map[string][]byte) []diag.Diagnostic {
	spare := map[string]int{} // entries of the base that are not in the same file any more
	added := map[string][]baseline.Entry{}
	var found []diag.Diagnostic
	for _, name := range sortedNames(base, head) {
		times := map[string]int{}
		if known, err := baseline.Parse(base[name]); err == nil {
			for _, entry := range known.Entries() {
				times[entry.Fingerprint]++
			}
		}
		if text, has := head[name]; has {
			known, err := baseline.Parse(text)
			if err != nil {
				found = append(found, weakened(name, "", fmt.Sprintf("whether %q knows more findings can't be told: %s", name, err), diag.Range{}))
				continue
			}
			added[name] = without(known.Entries(), times)
		}
		for fingerprint, n := range times {
			spare[fingerprint] += max(n, 0)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(added)) {
		if rest := without(added[name], spare); len(rest) > 0 {
			found = append(found, weakened(name, "", fmt.Sprintf("%q knows %s", name, more(rest)), lineOf(name, head[name], rest[0].Fingerprint)))
		}
	}
	return found
}

func sortedNames(a, b map[string][]byte) []string {
	names := slices.Collect(maps.Keys(a))
	for name := range b {
		if _, both := a[name]; !both {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// without leaves out each entry as often as it is counted, and takes that from the count.
func without(entries []baseline.Entry, times map[string]int) []baseline.Entry {
	var rest []baseline.Entry
	for _, entry := range entries {
		if times[entry.Fingerprint]--; times[entry.Fingerprint] < 0 {
			rest = append(rest, entry)
		}
	}
	return rest
}

// more is how many findings came along, and of which rules the first are.
func more(added []baseline.Entry) string {
	about := added[0].Rule
	if added[0].Address != "" {
		about += " in " + added[0].Address
	}
	if len(added) == 1 {
		return "1 more finding: " + about
	}
	return fmt.Sprintf("%d more findings, the first of them %s", len(added), about)
}

// lineOf is the first line that has a text.
func lineOf(name string, content []byte, text string) diag.Range {
	at := max(bytes.Index(content, []byte(text)), 0)
	start := bytes.LastIndexByte(content[:at], '\n') + 1
	end := len(content)
	if n := bytes.IndexByte(content[at:], '\n'); n >= 0 {
		end = at + n
	}
	line := 1 + bytes.Count(content[:start], []byte("\n"))
	return diag.Range{File: name, Start: diag.Pos{Line: line, Column: 1, Byte: start}, End: diag.Pos{Line: line, Column: 1 + end - start, Byte: end}}
}
