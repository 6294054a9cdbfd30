package selection

import (
	"fmt"
	"slices"
	"strings"

	"grants/compiler"
	"grants/plan"
	"grants/plan/cell"
)

// Impacts is what selectors of the form KEY=VALUE want: of those of one kind any must match, and of different kinds all.
func Impacts(selectors []string) (func(*plan.Impact) bool, error) {
	wanted := map[string][]func(*plan.Impact) bool{}
	for _, selector := range selectors {
		key, value, _ := strings.Cut(selector, "=")
		match, err := parseOnly(key, value)
		if err != nil {
			return nil, fmt.Errorf("--only: %w", err)
		}
		wanted[key] = append(wanted[key], match)
	}
	return func(i *plan.Impact) bool {
		return matchesAny(wanted["application"], i) && matchesAny(wanted["api"], i) && matchesAny(wanted["risk"], i)
	}, nil
}

func parseOnly(key, value string) (func(*plan.Impact) bool, error) {
	level, isLevel := plan.ParseLevel(value)
	switch {
	case value == "":
	case key == "application":
		match := Glob(value)
		return func(i *plan.Impact) bool {
			return match(i.Application) || match(strings.TrimPrefix(i.Application, "application.")) || i.ClientID != nil && match(*i.ClientID)
		}, nil
	case key == "api":
		match := Glob(value)
		return func(i *plan.Impact) bool {
			return match(i.API) || match(strings.TrimPrefix(i.API, "api.")) || match(i.Audience)
		}, nil
	case key == "risk" && isLevel:
		return func(i *plan.Impact) bool { return i.Risk.AtLeast(level) }, nil
	}
	return nil, fmt.Errorf("%q: expected application=GLOB, api=GLOB, risk=low, risk=medium or risk=high", key+"="+value)
}

func matchesAny(matchers []func(*plan.Impact) bool, i *plan.Impact) bool {
	for _, match := range matchers {
		if match(i) {
			return true
		}
	}
	return len(matchers) == 0
}

// About tells the impacts that are about what has one of some addresses.
func About(addresses map[string]bool) func(*plan.Impact) bool {
	return func(i *plan.Impact) bool {
		return addresses[i.Application] || addresses[i.API] ||
			slices.ContainsFunc(i.Because, func(c cell.Cause) bool { return addresses[c.Address] })
	}
}

// Both is what two selections want.
func Both(a, b func(*plan.Impact) bool) func(*plan.Impact) bool {
	return func(i *plan.Impact) bool { return a(i) && b(i) }
}

// CheckImpacts refuses a selector whose glob matches no application or API of any tenant: the answer would look as if nothing changed for it.
func CheckImpacts(selectors []string, tenants ...*compiler.Tenant) error {
	for _, selector := range selectors {
		key, value, _ := strings.Cut(selector, "=")
		if key != "application" && key != "api" {
			continue
		}
		names := &Names{}
		for _, t := range tenants {
			names.Add(t)
		}
		if err := names.Check("--only "+key, key, value); err != nil {
			return err
		}
	}
	return nil
}
