package plan

import (
	"grants/compiler"
	"grants/plan/objects"
)

// isCounted reports whether what an API gives counts in figures. What the platform gives to everybody by its own default, and nobody here wrote,
// does not.
func isCounted(p objects.Pair[compiler.API]) bool {
	undeclared := func(api *compiler.API) bool { return api != nil && api.Config == nil && !api.Granted }
	return !undeclared(p.Before) || !undeclared(p.After)
}

// countedAPIs are those of the base.
func countedAPIs(pairs []objects.Pair[compiler.API]) []*compiler.API {
	var apis []*compiler.API
	for _, p := range pairs {
		if p.Before != nil && isCounted(p) {
			apis = append(apis, p.Before)
		}
	}
	return apis
}

// opensByDefault reports whether the platform's own default is what opens a system API to everybody on both sides.
func opensByDefault(p objects.Pair[compiler.API], subject compiler.SubjectType) bool {
	isDefault := func(api *compiler.API) bool {
		return api != nil && api.System != "" && api.Policy(subject) == compiler.AllowAll && api.DefaultPolicy(subject) == compiler.AllowAll
	}
	return isDefault(p.Before) && isDefault(p.After)
}

// isPlatformDefault reports whether an impact is what an unchanged default gives to an application or no longer does, because the application is
// new, gone, or another than before. Under one policy on both sides, nothing else but conditions can differ.
func (c *comparison) isPlatformDefault(i *Impact, at objects.Cell, before, after *view) bool {
	return before.foreign == nil && after.foreign == nil && opensByDefault(c.APIs[at.API], compiler.SubjectTypes[at.Subject]) && len(i.Relaxed)+len(i.Tightened)+len(i.Latent.Relaxed)+len(i.Latent.Tightened) == 0
}
