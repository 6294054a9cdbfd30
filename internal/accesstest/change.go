package accesstest

import (
	"fmt"
	"slices"
	"strings"

	"grants/diag"
)

// Change is what a later state of the tests of a project holds access to less than an earlier one, or to something else.
type Change struct {
	Test    string
	File    string // of the test, before
	Message string
	At      diag.Range // in the later state; zero where nothing is there any more
}

// Weakened is how tests changed so that access which did not pass may pass now. Tests that came along, moved, or have another name and claim the same are
// no such change, and a claim that became narrower is none.
func Weakened(before, after *Suite) []Change {
	now, byName := map[string]bool{}, map[string]*Test{}
	for _, test := range after.Tests {
		byName[test.Name] = test
		for _, c := range test.Claims {
			now[c.text(test)] = len(test.Problems) == 0
		}
	}
	var changes []Change
	for _, test := range before.Tests {
		if len(test.Problems) > 0 {
			continue // it held access to nothing
		}
		lost := slices.DeleteFunc(slices.Clone(test.Claims), func(c *Claim) bool { return now[c.text(test)] })
		switch is := byName[test.Name]; {
		case len(lost) == 0:
		case is == nil:
			changes = append(changes, Change{test.Name, test.At.File, fmt.Sprintf("the test %q is gone", test.Name), diag.Range{}})
		case len(is.Problems) > 0:
			changes = append(changes, Change{test.Name, test.At.File, fmt.Sprintf("the test %q can't be judged any more", test.Name), is.At})
		default:
			changes = append(changes, test.changes(is, lost)...)
		}
	}
	return changes
}

// changes are those of claims that the later state of a test does not have as they were.
func (t *Test) changes(is *Test, lost []*Claim) []Change {
	var changes []Change
	add := func(at diag.Range, format string, args ...any) {
		changes = append(changes, Change{t.Name, t.At.File, fmt.Sprintf("the test %q ", t.Name) + fmt.Sprintf(format, args...), at})
	}
	if t.Values() != is.Values() {
		add(is.At, "has other variables now")
		return changes
	}
	for _, was := range lost {
		i := slices.IndexFunc(is.Claims, func(c *Claim) bool { return c.subject() == was.subject() })
		if i < 0 {
			add(is.At, "claims nothing any more of %s", was.subject())
			continue
		}
		for _, w := range was.weaker(is.Claims[i]) {
			add(w.at, "%s", w.text)
		}
	}
	return changes
}

// weakening is a bound that holds less than before.
type weakening struct {
	text string
	at   diag.Range
}

// weaker compares a claim with what it is now.
func (c *Claim) weaker(is *Claim) []weakening {
	var found []weakening
	exactly := "exactly"
	if c.WhoCan {
		exactly = "only"
	}
	for _, bound := range []struct {
		name         string
		was, is      *Set
		lower, upper bool
	}{
		{exactly, c.Exactly, is.Exactly, true, true},
		{"at_least", c.AtLeast, is.AtLeast, true, false},
		{"at_most", c.AtMost, is.AtMost, false, true},
	} {
		switch {
		case bound.was == nil:
		case bound.is == nil && (bound.name == exactly || is.Exactly == nil):
			found = append(found, weakening{"has no " + bound.name + " any more", is.At})
		case bound.is == nil: // exactly says more
		default:
			more, less := without(bound.is.Names, bound.was.Names), without(bound.was.Names, bound.is.Names)
			switch {
			case bound.upper && len(more) > 0:
				found = append(found, weakening{fmt.Sprintf("has %s in %s now", strings.Join(more, ", "), bound.name), bound.is.At})
			case bound.upper && bound.was.None && !bound.is.None:
				found = append(found, weakening{"no longer has none in " + bound.name, bound.is.At})
			}
			if bound.lower && len(less) > 0 {
				found = append(found, weakening{fmt.Sprintf("no longer has %s in %s", strings.Join(less, ", "), bound.name), bound.is.At})
			}
		}
	}
	return found
}

func without(names, others []Name) []string {
	var rest []string
	for _, name := range texts(names) {
		if !slices.Contains(texts(others), name) {
			rest = append(rest, name)
		}
	}
	return rest
}

// texts are names as they tell apart, sorted.
func texts(names []Name) []string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = name.Text
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// subject is what a claim is about.
func (c *Claim) subject() string {
	var subjects []string
	for _, subject := range c.Subjects {
		subjects = append(subjects, string(subject))
	}
	apis := strings.Join(texts(c.APIs), ", ")
	about := c.Scope.Text + " of " + apis
	if !c.WhoCan {
		about = strings.Join(texts(c.Applications), ", ") + " at " + apis
	}
	if len(subjects) == 1 {
		about += " for " + subjects[0]
	}
	return about
}

// text is all that a claim says, of a test.
func (c *Claim) text(t *Test) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%t %s %s", c.WhoCan, c.subject(), t.Values())
	for _, set := range []*Set{c.Exactly, c.AtLeast, c.AtMost} {
		if set != nil {
			fmt.Fprintf(&b, " %t %q", set.None, texts(set.Names))
		}
		b.WriteString(";")
	}
	return b.String()
}
