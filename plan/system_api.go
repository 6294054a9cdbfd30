package plan

import (
	"grants/compiler"
	"grants/config"
	"grants/internal/systemapi"
)

// completeSystemAPIs gives every system API to both sides. The platform has it in every tenant, with its defaults where nobody changed them, whether
// the files mention it or not: declaring it is no new API, and no longer declaring it is no API that is gone.
func completeSystemAPIs(pairs []pair[compiler.API], before, after *compiler.Tenant) []pair[compiler.API] {
	for i := range pairs {
		switch p := &pairs[i]; {
		case p.before == nil && p.after.System != "":
			p.before = before.Implied(p.after.System, p.after.Identifier)
		case p.after == nil && p.before.System != "":
			p.after = after.Implied(p.before.System, p.before.Identifier)
		}
	}
	return pairs
}

// isCounted reports whether what an API gives counts in figures. What the platform gives to everybody by its own default, and nobody here wrote,
// does not.
func isCounted(p pair[compiler.API]) bool {
	undeclared := func(api *compiler.API) bool { return api != nil && api.Config == nil && !api.Granted }
	return !undeclared(p.before) || !undeclared(p.after)
}

// countedAPIs are those of the base.
func countedAPIs(pairs []pair[compiler.API]) []*compiler.API {
	var apis []*compiler.API
	for _, p := range pairs {
		if p.before != nil && isCounted(p) {
			apis = append(apis, p.before)
		}
	}
	return apis
}

// opensByDefault reports whether the platform's own default is what opens a system API to everybody on both sides.
func opensByDefault(p pair[compiler.API], subject compiler.SubjectType) bool {
	isDefault := func(api *compiler.API) bool {
		return api != nil && api.System != "" && api.Policy(subject) == compiler.AllowAll && api.DefaultPolicy(subject) == compiler.AllowAll
	}
	return isDefault(p.before) && isDefault(p.after)
}

// isPlatformDefault reports whether an impact is what an unchanged default gives to an application or no longer does, because the application is
// new, gone, or another than before. Under one policy on both sides, nothing else but conditions can differ.
func (c *comparison) isPlatformDefault(i *Impact, at cell) bool {
	return opensByDefault(c.apis[at.api], compiler.SubjectTypes[at.subject]) && len(i.Relaxed)+len(i.Tightened)+len(i.Latent.Relaxed)+len(i.Latent.Tightened) == 0
}

// isLikeSystem reports whether an API is the platform's own on one of the sides, or has the shape of one: an API of the platform that is declared as
// one's own stays what it is.
func isLikeSystem(p pair[compiler.API]) bool {
	looks := func(api *compiler.API) bool { return api != nil && systemapi.LooksLike(api.Identifier, api.Scopes) }
	return isSystem(p) || looks(p.before) || looks(p.after)
}

// apiDefaults are what the platform has for the attributes of an API where nobody says otherwise; nil where that is not known.
type apiDefaults struct {
	name                  any
	lifetime, webLifetime any
	offlineAccess, skips  bool
}

func defaultsOf(system compiler.SystemAPI) apiDefaults {
	own := system.Defaults()
	d := apiDefaults{lifetime: own.TokenLifetime, webLifetime: own.TokenLifetimeForWeb, offlineAccess: own.AllowOfflineAccess, skips: own.SkipsConsent}
	if system != "" {
		d.name = system.Name()
	}
	return d
}

// undeclaredObject is a system API as the platform has it, for the side that does not declare it.
func undeclaredObject(api *compiler.API, declared *object) *object {
	written := *api
	written.Config = &config.API{Block: config.Block{Address: declared.block.Address}, Identifier: config.Located[string]{Value: api.Identifier, Set: true}}
	return &object{block: written.Config.Block, key: declared.key, properties: apiProperties(nil, &written), undeclared: true}
}

// saysNothing reports whether a declared API is a system API as the platform has it anyway.
func saysNothing(t *compiler.Tenant, api *compiler.API) bool {
	if api.System == "" {
		return false
	}
	declared := apiObject(api)
	anyway := undeclaredObject(t.Implied(api.System, api.Identifier), declared)
	return len(compareProperties(anyway.properties, declared.properties)) == 0
}
