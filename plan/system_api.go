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
		case isGuess(*p, before, after):
			p.before = nil
		case isGuess(pair[compiler.API]{p.after, p.before}, after, before):
			p.after = nil
		case p.before == nil && p.after.System != "":
			p.before = before.Implied(p.after.System, p.after.Identifier)
		case p.after == nil && p.before.System != "":
			p.after = after.Implied(p.before.System, p.before.Identifier)
		}
	}
	return pairs
}

// isGuess reports whether a side without a domain took an API for the platform's, by its identifier alone, that the other side knows by its domain to be
// one's own: to declare it creates it.
func isGuess(p pair[compiler.API], of, other *compiler.Tenant) bool {
	return p.before != nil && p.after != nil && p.before.System != "" && p.before.Config == nil && of.Domain == "" && p.after.System == "" && other.Domain != ""
}

// findGuesses remembers the APIs of which isGuess holds, by identifier.
func (c *pairing) findGuesses() {
	c.guessed = map[string]bool{}
	for _, api := range c.before.EveryAPI() {
		if c.apis[c.apiIndex[api.Identifier]].before == nil {
			c.guessed[api.Identifier] = true
		}
	}
	for _, api := range c.after.EveryAPI() {
		if c.apis[c.apiIndex[api.Identifier]].after == nil {
			c.guessed[api.Identifier] = true
		}
	}
}

// guessedGrant is a grant on an API that the side has taken for the platform's and that is not: the other side knows it, and this one does not.
func guessedGrant(grant *compiler.ClientGrant) *compiler.UnresolvedGrant {
	audience := compiler.UnresolvedReference{Block: grant.Config.Block, Attribute: "audience", Reference: grant.Config.Audience}
	return &compiler.UnresolvedGrant{ClientGrant: *grant, Audience: &audience}
}

// isLikeSystem reports whether an API is the platform's own on one of the sides, or has the shape of one: an API of the platform that is declared as
// one's own stays what it is, also where a side only guesses so.
func (c *pairing) isLikeSystem(p pair[compiler.API]) bool {
	looks := func(api *compiler.API) bool {
		return api != nil && (systemapi.LooksLike(api.Identifier, api.Scopes) || c.guessed[api.Identifier])
	}
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
