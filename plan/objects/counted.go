package objects

import "grants/compiler"

// IsCounted reports whether what an API gives counts in figures. What the platform gives to everybody by its own default, and nobody here wrote,
// does not.
func IsCounted(p Pair[compiler.API]) bool {
	undeclared := func(api *compiler.API) bool { return api != nil && api.Config == nil && !api.Granted }
	return !undeclared(p.Before) || !undeclared(p.After)
}

// CountedAPIs are those of the base.
func CountedAPIs(pairs []Pair[compiler.API]) []*compiler.API {
	var apis []*compiler.API
	for _, p := range pairs {
		if p.Before != nil && IsCounted(p) {
			apis = append(apis, p.Before)
		}
	}
	return apis
}

// OpensByDefault reports whether the platform's own default is what opens a system API to everybody on both sides.
func OpensByDefault(p Pair[compiler.API], subject compiler.SubjectType) bool {
	isDefault := func(api *compiler.API) bool {
		return api != nil && api.System != "" && api.Policy(subject) == compiler.AllowAll && api.DefaultPolicy(subject) == compiler.AllowAll
	}
	return isDefault(p.Before) && isDefault(p.After)
}
