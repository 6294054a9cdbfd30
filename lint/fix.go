package lint

import (
	"strconv"
	"strings"

	"grants/config"
)

// fix replaces the finding's own range. A safe one leaves everybody's access as it is.
type fix struct {
	title   string
	newText string
	safe    bool
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
