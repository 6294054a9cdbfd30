package objects

import (
	"grants/compiler"
	"grants/config"
	"grants/internal/systemapi"
)

// completeSystemAPIs gives every system API to both sides. The platform has it in every tenant, with its defaults where nobody changed them, whether
// the files mention it or not: declaring it is no new API, and no longer declaring it is no API that is gone.
func completeSystemAPIs(pairs []Pair[compiler.API], before, after *compiler.Tenant) []Pair[compiler.API] {
	for i := range pairs {
		switch p := &pairs[i]; {
		case IsGuess(*p, before, after):
			p.Before = nil
		case IsGuess(Pair[compiler.API]{p.After, p.Before}, after, before):
			p.After = nil
		case p.Before == nil && p.After.System != "":
			p.Before = before.Implied(p.After.System, p.After.Identifier)
		case p.After == nil && p.Before.System != "":
			p.After = after.Implied(p.Before.System, p.Before.Identifier)
		}
	}
	return pairs
}

// IsGuess reports whether a side without a domain took an API for the platform's, by its identifier alone, that the other side knows by its domain to be
// one's own: to declare it creates it.
func IsGuess(p Pair[compiler.API], of, other *compiler.Tenant) bool {
	return p.Before != nil && p.After != nil && p.Before.System != "" && p.Before.Config == nil && of.Domain == "" && p.After.System == "" && other.Domain != ""
}

// findGuesses remembers the APIs of which isGuess holds, by identifier.
func (c *Pairing) findGuesses() {
	c.guessed = map[string]bool{}
	for _, api := range c.Before.EveryAPI() {
		if c.APIs[c.APIIndex[api.Identifier]].Before == nil {
			c.guessed[api.Identifier] = true
		}
	}
	for _, api := range c.After.EveryAPI() {
		if c.APIs[c.APIIndex[api.Identifier]].After == nil {
			c.guessed[api.Identifier] = true
		}
	}
}

// guessedGrant is a grant on an API that the side has taken for the platform's and that is not: the other side knows it, and this one does not.
func guessedGrant(grant *compiler.ClientGrant) *compiler.UnresolvedGrant {
	audience := compiler.UnresolvedReference{Block: grant.Config.Block, Attribute: "audience", Reference: grant.Config.Audience}
	return &compiler.UnresolvedGrant{ClientGrant: *grant, Audience: &audience}
}

// IsLikeSystem reports whether an API is the platform's own on one of the sides, or has the shape of one: an API of the platform that is declared as
// one's own stays what it is, also where a side only guesses so.
func (c *Pairing) IsLikeSystem(p Pair[compiler.API]) bool {
	looks := func(api *compiler.API) bool {
		return api != nil && (systemapi.LooksLike(api.Identifier, api.Scopes) || c.guessed[api.Identifier])
	}
	return IsSystem(p) || looks(p.Before) || looks(p.After)
}

// APIDefaults are what the platform has for the attributes of an API where nobody says otherwise; nil where that is not known.
type APIDefaults struct {
	name                  any
	Lifetime, webLifetime any
	offlineAccess, Skips  bool
}

// DefaultsOf is what the platform has for an API of its own, or for any other.
func DefaultsOf(system compiler.SystemAPI) APIDefaults {
	own := system.Defaults()
	d := APIDefaults{Lifetime: own.TokenLifetime, webLifetime: own.TokenLifetimeForWeb, offlineAccess: own.AllowOfflineAccess, Skips: own.SkipsConsent}
	if system != "" {
		d.name = system.Name()
	}
	return d
}

// undeclaredObject is a system API as the platform has it, for the side that does not declare it.
func undeclaredObject(api *compiler.API, declared *object) *object {
	written := *api
	written.Config = &config.API{Block: config.Block{Address: declared.block.Address}, Identifier: config.Located[string]{Value: api.Identifier, Set: true}}
	return &object{block: written.Config.Block, key: declared.key, properties: APIProperties(nil, &written), undeclared: true}
}

// saysNothing reports whether a declared API is a system API as the platform has it anyway.
func saysNothing(t *compiler.Tenant, api *compiler.API) bool {
	if api.System == "" {
		return false
	}
	declared := apiObject(api)
	anyway := undeclaredObject(t.Implied(api.System, api.Identifier), declared)
	return len(CompareProperties(anyway.properties, declared.properties)) == 0
}
