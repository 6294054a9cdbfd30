// Package baseline remembers findings by their fingerprints, so that only new ones are reported.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"grants/diag"
)

// MaxBytes is the number of bytes of a baseline's file that are read.
const MaxBytes = 256 << 20

// Baseline is findings that are known. One that is there several times is known so often. The zero Baseline knows nothing.
type Baseline struct{ entries []Entry } // sorted

// Entry is one finding about one object.
type Entry struct {
	Rule        string `json:"rule"`
	Address     string `json:"address"`
	Key         string `json:"key"`
	Fingerprint string `json:"fingerprint"`
}

// header is the first line of a baseline's file.
type header struct {
	Format        string `json:"format"`
	FormatVersion string `json:"format_version"`
}

var current = header{Format: "grants-baseline", FormatVersion: "1.0"}

// Of is the baseline that knows some findings. A finding about several objects is several entries.
func Of(found []diag.Diagnostic) *Baseline {
	b := &Baseline{}
	for i := range found {
		for _, address := range addresses(&found[i]) {
			b.entries = append(b.entries, entryOf(&found[i], address))
		}
	}
	slices.SortFunc(b.entries, compare)
	return b
}

func addresses(d *diag.Diagnostic) []string {
	return append([]string{d.Address}, d.Also...)
}

func entryOf(d *diag.Diagnostic, address string) Entry {
	about := diag.Diagnostic{Code: d.Code, Address: address, Key: d.Key}
	return Entry{Rule: d.Code, Address: address, Key: d.Key, Fingerprint: about.Fingerprint()}
}

// compare orders entries for people. The order is total, so that branches that write the same entries write the same file.
func compare(a, b Entry) int {
	return cmp.Or(
		cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Address, b.Address), cmp.Compare(a.Key, b.Key), cmp.Compare(a.Fingerprint, b.Fingerprint),
	)
}

// Parse reads what Bytes has written. Lines may stand in any order, as they do after a merge.
func Parse(text []byte) (*Baseline, error) {
	b := &Baseline{}
	var first header
	n := 0
	for line := range bytes.Lines(text) {
		n++
		line = bytes.TrimSpace(line)
		if n == 1 {
			if err := json.Unmarshal(line, &first); err != nil || first.Format != current.Format {
				return nil, fmt.Errorf(`its first line is not {"format":%q,...}`, current.Format)
			}
			if major, _, _ := strings.Cut(first.FormatVersion, "."); major != "1" {
				return nil, fmt.Errorf("it is of format version %q, and this program reads %q", first.FormatVersion, current.FormatVersion)
			}
			continue
		}
		if len(line) == 0 {
			continue
		}
		entry, err := parseEntry(line)
		if err != nil {
			return nil, fmt.Errorf("line %d %w", n, err)
		}
		b.entries = append(b.entries, entry)
	}
	if n == 0 {
		return nil, errors.New("it is empty")
	}
	slices.SortFunc(b.entries, compare)
	return b, nil
}

func parseEntry(line []byte) (Entry, error) {
	var entry Entry
	for _, mark := range []string{"<<<<<<<", "=======", ">>>>>>>", "|||||||"} {
		if bytes.HasPrefix(line, []byte(mark)) {
			return entry, errors.New("is left over from a merge; keep the entries of both sides")
		}
	}
	if err := json.Unmarshal(line, &entry); err != nil || entry.Fingerprint == "" {
		return entry, errors.New("is not an entry: expected a JSON object with a fingerprint")
	}
	return entry, nil
}

// Bytes is the baseline as a file: a line that says what it is, and a line for each entry, sorted, so that changes of two branches merge.
func (b *Baseline) Bytes() []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(current) // strings can always be encoded, and a buffer takes everything
	for _, entry := range b.entries {
		_ = encoder.Encode(entry)
	}
	return out.Bytes()
}

// Entries are all findings that are known, sorted. They are not to be changed.
func (b *Baseline) Entries() []Entry { return b.entries }

// Len is the number of entries.
func (b *Baseline) Len() int { return len(b.entries) }

// Subtract takes the known findings out of some, and says how many those are. A finding about several objects stays for those that are not known.
// What the baseline knows and the findings have not is stale.
func (b *Baseline) Subtract(found []diag.Diagnostic) (left []diag.Diagnostic, known int, stale []Entry) {
	times := map[string]int{}
	for _, entry := range b.entries {
		times[entry.Fingerprint]++
	}
	for _, d := range found {
		unknown := slices.DeleteFunc(addresses(&d), func(address string) bool {
			fingerprint := entryOf(&d, address).Fingerprint
			times[fingerprint]--
			return times[fingerprint] >= 0
		})
		if len(unknown) == 0 {
			known++
			continue
		}
		d.Address, d.Also = unknown[0], slices.Clip(unknown[1:])
		left = append(left, d)
	}
	for _, entry := range b.entries {
		if times[entry.Fingerprint] > 0 {
			times[entry.Fingerprint]--
			stale = append(stale, entry)
		}
	}
	return left, known, stale
}

// Without is the baseline without some of its entries.
func (b *Baseline) Without(entries []Entry) *Baseline {
	times := map[Entry]int{}
	for _, entry := range entries {
		times[entry]++
	}
	kept := &Baseline{}
	for _, entry := range b.entries {
		if times[entry]--; times[entry] < 0 {
			kept.entries = append(kept.entries, entry)
		}
	}
	return kept
}
