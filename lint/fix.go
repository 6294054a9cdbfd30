package lint

import (
	"strconv"
	"strings"

	"grants/config"
	"grants/diag"
)

// fix repairs a finding. A safe one leaves everybody's access as it is.
type fix struct {
	title   string
	newText string // replaces the finding's own range, where there are no edits
	edits   []edit
	safe    bool
}

// edit replaces the text at a span; an empty span inserts.
type edit struct {
	at      diag.Span
	newText string
}

// replaceBy puts another name in the place of a quoted literal. What was computed, or needs escaping, is left for people to repair.
func replaceBy(name string, written config.Located[string]) *fix {
	quoted := strconv.Quote(name)
	if !literal(written) || len(quoted) != len(name)+2 || strings.ContainsAny(name, "$%") {
		return nil
	}
	return &fix{title: "write " + quoted, newText: quoted}
}

func literal(written config.Located[string]) bool {
	return int(written.Span.End)-int(written.Span.Start) == len(strconv.Quote(written.Value))
}

func (f *fix) safely() *fix {
	if f != nil {
		f.safe = true
	}
	return f
}
