package accesstest

import (
	"slices"
	"strconv"
	"strings"

	"grants/compiler"
	"grants/diag"
)

// Update is what a value of exactly would have to be for its claim to hold.
type Update struct {
	Test *Test
	At   diag.Range // of the value
	Text string     // the new one; empty where there is none
	Why  string     // why there is none
}

// Updates are those of the claims of tests that failed, as far as they say exactly what an application gets. No other claim is a record of what is: it says
// what has to be.
func Updates(t *compiler.Tenant, results []*Result) []Update {
	j := &judge{book: newBook(t), cells: t, doubts: doubtsOf(t)}
	var updates []Update
	for _, result := range results {
		if result.Outcome != Failed {
			continue
		}
		for i := range result.Failures {
			c := result.Failures[i].Claim
			seen := i > 0 && result.Failures[i-1].Claim == c
			if !seen && !c.WhoCan && c.Exactly != nil {
				u := Update{Test: result.Test, At: c.Exactly.At}
				u.Text, u.Why = j.update(c)
				updates = append(updates, u)
			}
		}
	}
	return updates
}

// update is what all cells of a claim give, or why that can't be written.
func (j *judge) update(c *Claim) (text, why string) {
	switch {
	case strings.HasSuffix(c.Exactly.At.File, ".json"):
		return "", "JSON is written by programs"
	case !c.Exactly.Plain:
		return "", "it is computed"
	}
	apis, _ := j.findAPIs(c.APIs)
	who, _ := j.holders(c.Applications)
	var first *known
	for cell, stranger := range j.cellsOf(who, apis, c.Subjects) {
		is := j.known(cell)
		switch {
		case stranger != "" && (is.isOpen || is.unbounded):
			return "", stranger + " has access as well"
		case stranger != "":
		case is.unbounded || is.isOpen != is.leastOpen || !slices.Equal(is.least, is.most):
			return "", "not all of it is known: " + strings.Join(is.gaps, ", ")
		case first == nil:
			first = &is
		case first.isOpen != is.isOpen || !slices.Equal(first.most, is.most):
			return "", "its cells give different scopes"
		}
	}
	if first == nil || !first.isOpen {
		return "none", ""
	}
	return listText(first.most), ""
}

// mostOnALine is how many bytes a list has in one line.
const mostOnALine = 80

// listText is a list as it is written, over several lines where it is long.
func listText(scopes []string) string {
	items := make([]string, len(scopes))
	for i, scope := range scopes {
		items[i] = escapeTemplates.Replace(strconv.Quote(scope))
	}
	if text := "[" + strings.Join(items, ", ") + "]"; len(text) <= mostOnALine {
		return text
	}
	return "[\n      " + strings.Join(items, ",\n      ") + ",\n    ]"
}
