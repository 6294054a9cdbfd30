// Package tests writes what became of the tests that a team has of its access.
package tests

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/internal/accesstest"
	"grants/internal/english"
	"grants/internal/render/text"
)

// Report is a run of tests.
type Report struct {
	Results  []*accesstest.Result
	Problems []diag.Diagnostic    // what is wrong with the files of tests, sorted; those that belong to a test stand at its result as well
	Coverage *accesstest.Coverage // nil where nobody asked

	Place func(file string) string // what people call a file of tests; nil where that is its name
	Width int                      // columns of the terminal that is written to; 0 where it is none
}

// count is how many tests there are of an outcome.
func (r *Report) count(outcome accesstest.Outcome) int {
	n := 0
	for _, result := range r.Results {
		if result.Outcome == outcome {
			n++
		}
	}
	return n
}

func (r *Report) place(file string) string {
	if r.Place == nil || file == "" {
		return file
	}
	return r.Place(file)
}

// position is a place, as files and lines are written.
func position(file string, at diag.Range) string {
	if at.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s:%d", text.Plain(file), at.Start.Line)
}

// summary counts.
func (r *Report) summary() string {
	parts := []string{english.Count(len(r.Results), "test"), fmt.Sprintf("%d failed", r.count(accesstest.Failed))}
	if n := r.count(accesstest.Broken) + len(r.loose()); n > 0 {
		parts = append(parts, fmt.Sprintf("%d could not be judged", n))
	}
	return strings.Join(parts, ", ") + "."
}

// holder is what people call whose cell it is.
func holder(f *accesstest.Failure) string {
	switch {
	case f.Stranger != "":
		return text.Plain(f.Stranger)
	case f.Cell.Application == nil:
		return accesstest.AnyThirdParty
	}
	return short(f.Cell.Application.Address)
}

// short is an address without the kind.
func short(address string) string {
	_, name, _ := strings.Cut(address, ".")
	return text.Spoken(name)
}

func apiName(api *compiler.API) string {
	if api.System != "" {
		return api.CommonName()
	}
	return short(api.Address)
}

// cell is whose cell it is, and which.
func cell(f *accesstest.Failure) string {
	return fmt.Sprintf("%s, %s, %s", holder(f), apiName(f.Cell.API), text.Acting(f.Cell.SubjectType))
}

// verdict is what is wrong with a cell of a block access, or may be.
func verdict(f *accesstest.Failure) string {
	var parts []string
	switch {
	case f.Open && len(f.TooMany) == 0:
		parts = append(parts, "it gets tokens, without scopes")
	case len(f.TooMany) > 0:
		parts = append(parts, "too many: "+text.List(f.TooMany))
	}
	if len(f.Missing) > 0 {
		parts = append(parts, "missing: "+text.List(f.Missing))
	}
	if f.Unknown {
		return strings.TrimSuffix("not known, "+strings.Join(parts, ", "), ", ")
	}
	return strings.Join(parts, ", ")
}

// wants is what a block access claims, in words.
func wants(c *accesstest.Claim) string {
	var parts []string
	for _, bound := range []struct {
		word string
		of   *accesstest.Set
	}{{"exactly", c.Exactly}, {"at least", c.AtLeast}, {"at most", c.AtMost}} {
		if bound.of == nil {
			continue
		}
		parts = append(parts, bound.word+" "+names(bound.of))
	}
	return strings.Join(parts, ", ")
}

func names(set *accesstest.Set) string {
	if set.None {
		return "no access"
	}
	if len(set.Names) == 0 {
		return "no scopes"
	}
	all := make([]string, len(set.Names))
	for i, name := range set.Names {
		all[i] = name.Text
	}
	return text.SomeOf(spoken(all), mostNames)
}

func spoken(names []string) []string {
	all := make([]string, len(names))
	for i, name := range names {
		all[i] = text.Delimited(name)
	}
	return all
}

// mostNames is how many names people read in a line.
const mostNames = 12

// gets is what a cell gives, in words.
func gets(cell *compiler.Access) string {
	switch {
	case !cell.Allowed:
		return "no access"
	case cell.Unreachable != "":
		return "no access, for want of a flow"
	case len(cell.Scopes) == 0:
		return "tokens without scopes"
	}
	return text.SomeOf(spoken(cell.Scopes), mostNames)
}

// question is what a block who_can asks.
func question(c *accesstest.Claim) string {
	var apis []string
	for _, api := range c.APIs {
		name := api.Text
		if api.Reference {
			name = short(name)
		}
		apis = append(apis, text.Spoken(name))
	}
	scope := text.Delimited(c.Scope.Text)
	if c.Scope.Text == "*" {
		scope = "any access"
	}
	return scope + " of " + strings.Join(apis, ", ")
}
