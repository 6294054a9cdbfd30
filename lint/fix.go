package lint

import (
	"strconv"
	"strings"

	"grants/config"
	"grants/diag"
)

// fix replaces a stretch of source, or several. A safe one leaves everybody's access as it is.
type fix struct {
	at      diag.Span // zero: the finding's own place
	title   string
	newText string
	edits   []edit // instead of at and newText, where there are several
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

// turnOff writes false where true stands. Only a literal is that short.
func turnOff(name string, written config.Located[bool]) *fix {
	if !written.Value || int(written.Span.End)-int(written.Span.Start) != len("true") {
		return nil
	}
	return &fix{at: written.Span, title: "write " + name + " = false", newText: "false"}
}

// safelyWithin is for a literal of the block's own. One that came through a local or for_each may serve elsewhere too, where replacing it does harm.
func (f *fix) safelyWithin(block config.Block, written config.Located[string]) *fix {
	if block.Key != "" || !block.Span.Contains(written.Span) {
		return f
	}
	return f.safely()
}

func (f *fix) safely() *fix {
	if f != nil {
		f.safe = true
	}
	return f
}

// elsewhere is for a repair that is not at the finding's own place.
func (f *fix) elsewhere(at diag.Span) *fix {
	if f != nil {
		f.at = at
	}
	return f
}
