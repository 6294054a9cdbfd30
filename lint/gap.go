package lint

import (
	"slices"

	"grants/config"
	"grants/diag"
)

// unsaid is the places of values that a foreign source does not say: what stands there was assumed, and nothing about it is a mistake of anybody.
func unsaid(gaps []config.Gap) map[diag.Span]bool {
	places := make(map[diag.Span]bool, len(gaps))
	for _, gap := range gaps {
		if gap.Attribute != "" && !gap.At.IsZero() {
			places[gap.At] = true
		}
	}
	return places
}

// manages reports whether the absence of an object of some kinds means that there is none: neither the settings nor the source leave any to others.
func (r *run) manages(kinds ...Kind) bool {
	return r.opts.Settings.Managed.All(kinds...) && !slices.ContainsFunc(kinds, func(kind Kind) bool {
		return slices.Contains(r.tenant.Config.Absent, config.Kind(kind))
	})
}
