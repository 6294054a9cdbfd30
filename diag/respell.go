package diag

import (
	"strconv"
	"strings"
)

// Respell is the repair that writes another text in the place of a quoted one, or nothing where the place can't be that literal as it is: what was
// computed, or needs escapes, is left for people. It is not safe: nobody knows that the other text was meant.
func Respell(at Range, written, meant string) []Fix {
	quoted := strconv.Quote(meant)
	if meant == "" || at.IsZero() || at.End.Byte-at.Start.Byte != len(strconv.Quote(written)) ||
		len(quoted) != len(meant)+2 || strings.ContainsAny(meant, "$%") {
		return nil
	}
	return []Fix{{Title: "write " + quoted, Edits: []Edit{{Range: at, NewText: quoted}}}}
}
