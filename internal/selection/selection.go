// Package selection says which applications, APIs, cells and impacts the globs on a command line mean, and refuses those that mean nothing.
package selection

import (
	"fmt"
	"slices"
	"strings"

	"grants/compiler"
	"grants/internal/suggest"
	"grants/internal/wildcard"
)

// Names is what globs may mean: every name that an application or an API goes by.
type Names struct{ applications, apis [][]string }

// Add takes the names of a tenant along.
func (s *Names) Add(t *compiler.Tenant) {
	for _, app := range t.Applications {
		s.applications = append(s.applications, namesOf(app))
	}
	for _, api := range t.EveryAPI() {
		s.apis = append(s.apis, []string{api.Address, strings.TrimPrefix(api.Address, "api."), api.Name, api.Identifier})
	}
	for _, g := range t.UnresolvedGrants {
		if g.Application != nil {
			s.applications = append(s.applications, namesOf(g.Application))
		}
		s.apis = append(s.apis, []string{g.API.Address, strings.TrimPrefix(g.API.Address, "api."), g.API.Identifier})
	}
}

func namesOf(app *compiler.Application) []string {
	return []string{app.Address, strings.TrimPrefix(app.Address, "application."), app.Name, app.ClientID}
}

// Of is what the things of a kind, application or api, are called by: their addresses, with the kind and without, their names and identifiers.
func (s *Names) Of(kind string) []string {
	if kind == "api" {
		return known(s.apis)
	}
	return known(s.applications)
}

// Check refuses a glob that matches nothing of a kind, application or api.
func (s *Names) Check(flag, kind, pattern string) error {
	things, called := s.applications, "application"
	if kind == "api" {
		things, called = s.apis, "API"
	}
	match := Glob(pattern)
	if match == nil || slices.ContainsFunc(things, func(names []string) bool { return slices.ContainsFunc(names, match) }) {
		return nil
	}
	near := ""
	if found := suggest.Closest(pattern, known(things)); found != "" {
		near = fmt.Sprintf("; did you mean %q?", found)
	}
	return fmt.Errorf("%s: %q matches no %s%s", flag, pattern, called, near)
}

// known are all names that are not empty, each once, sorted.
func known(things [][]string) []string {
	var names []string
	for _, thing := range things {
		for _, name := range thing {
			if name != "" {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Glob matches whole names, in which * and ? stand for any characters. It is nil for the empty pattern, which filters nothing.
func Glob(pattern string) func(string) bool {
	if pattern == "" {
		return nil
	}
	return func(name string) bool { return wildcard.Match(pattern, name) }
}
