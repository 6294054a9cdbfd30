package compiler

import (
	"slices"
	"strconv"
	"strings"

	"grants/config"
	"grants/internal/stringset"
	"grants/internal/suggest"
	"grants/internal/systemapi"
)

// SystemAPI names an API that the platform itself provides; empty for a custom one.
type SystemAPI = systemapi.API

// The system APIs.
const (
	Management           = systemapi.Management
	MyAccount            = systemapi.MyAccount
	MyOrganization       = systemapi.MyOrganization
	MFA                  = systemapi.MFA
	ExpressConfiguration = systemapi.ExpressConfiguration
)

// scopeLists has the scopes of a system API, and those that a user's token can carry, both sorted.
type scopeLists func(SystemAPI) (scopes, userScopes []string)

func builtinScopes(system SystemAPI) (scopes, userScopes []string) {
	return system.Scopes(), system.UserScopes()
}

// addSystemAPIs adds the system APIs that are referred to by identifier and not declared.
func (c *compilation) addSystemAPIs() {
	granted := map[string]bool{} // by identifier
	c.noteSystemAPI(granted, c.settings().DefaultAudience, false)
	for _, grant := range c.config.ClientGrants {
		c.noteSystemAPI(granted, grant.Audience, true)
	}
	for _, role := range c.config.Roles {
		for _, permission := range role.Permissions {
			c.noteSystemAPI(granted, permission.API, false)
		}
	}
	names := map[SystemAPI]bool{}
	for _, identifier := range sortedKeys(granted) {
		api := newSystemAPI(systemapi.Of(identifier, c.tenant.Domain, nil), identifier, c.scopesOf)
		api.Granted = granted[identifier]
		if names[api.System] { // several hosts, which a tenant without a domain can't tell apart
			api.Address += "[" + strconv.Quote(identifier) + "]"
		}
		names[api.System] = true
		c.tenant.APIs = append(c.tenant.APIs, api)
		c.tenant.apis[identifier] = api
	}
}

func (c *compilation) noteSystemAPI(granted map[string]bool, ref config.Located[config.Reference], byGrant bool) {
	name := ref.Value.Name
	if ref.Set && !ref.Value.IsAddress && c.tenant.apis[name] == nil && systemapi.Of(name, c.tenant.Domain, nil) != "" {
		granted[name] = granted[name] || byGrant
	}
}

// newSystemAPI is a system API that is not declared.
func newSystemAPI(system SystemAPI, identifier string, scopesOf scopeLists) *API {
	api := &API{
		Address: "system_api." + string(system), Identifier: identifier, Name: system.Name(), System: system, policies: policiesOf(system, nil),
		ScopesKnown: true, SkipsConsent: skipsConsent(system, nil),
	}
	api.Scopes, api.userScopes = scopesOf(system)
	return api
}

// everywhere are the system APIs that a tenant has whether anybody mentions them or not. My Account and My Organization, which have to be activated,
// are among them: nobody reaches them without a grant.
var everywhere = []SystemAPI{Management, MyAccount, MyOrganization}

// unmentioned are the system APIs that nothing in the project mentions, as far as their identifiers are known.
func (c *compilation) unmentioned() []*API {
	var apis []*API
	for _, system := range everywhere {
		identifier := system.Identifier(c.tenant.Domain)
		if c.tenant.Domain == "" || c.tenant.apis[identifier] != nil {
			continue
		}
		api := newSystemAPI(system, identifier, c.scopesOf)
		api.unmentioned = true
		apis = append(apis, api)
	}
	return apis
}

// Implied is a system API as every tenant has it, for a tenant that does not mention it and perhaps does not know its domain. It is not in EveryAPI.
func (t *Tenant) Implied(system SystemAPI, identifier string) *API {
	api := newSystemAPI(system, identifier, builtinScopes)
	api.unmentioned, api.index = true, len(t.every)
	return api
}

func sortedKeys(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for key := range set {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}

// keepUnlisted takes from the undefined scopes of a grant on a system API those that the platform may have all the same.
func (g *ClientGrant) keepUnlisted(sets *sets) {
	if g.API.System == "" {
		return
	}
	if g.UndefinedScopes, g.UnlistedScopes = sets.unlisted(g.API, g.UndefinedScopes); len(g.UnlistedScopes) > 0 {
		g.Scopes = sorted(slices.Concat(g.Scopes, g.UnlistedScopes))
	}
}

// unlisted parts scopes that the list of a system API lacks: its scopes become more, and no page has all of them. One that is near to a scope of the
// list is a misspelling of that, and what has a space or a comma in it is no scope.
func (s *sets) unlisted(api *API, lacking []string) (undefined, unlisted []string) {
	isMisspelt := func(scope string) bool {
		return scope == "" || strings.ContainsAny(scope, " ,") || s.isNear(scope, api)
	}
	unlisted = slices.DeleteFunc(slices.Clone(lacking), isMisspelt)
	return stringset.Difference(lacking, unlisted), unlisted
}

// isNear reports whether a scope of an API is near to another one, and remembers it: many grants have one list.
func (s *sets) isNear(scope string, api *API) bool {
	key := nearness{api, scope}
	near, known := s.near[key]
	if !known {
		if s.near == nil {
			s.near = map[nearness]bool{}
		}
		near = suggest.IsNear(scope, api.Scopes)
		s.near[key] = near
	}
	return near
}

type nearness struct {
	api   *API
	scope string
}
