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

// equip gives a system API its built-in scopes. Whatever the config declares for it, the platform does not take.
func (c *compilation) equip(api *API) {
	api.Scopes, api.userScopes = c.scopesOf(api.System)
	api.ScopesKnown = true
}

// addSystemAPIs adds the system APIs that are referred to by identifier and not declared.
func (c *compilation) addSystemAPIs() {
	identifiers := map[string]bool{}
	c.noteSystemAPI(identifiers, c.settings().DefaultAudience)
	for _, grant := range c.config.ClientGrants {
		c.noteSystemAPI(identifiers, grant.Audience)
	}
	names := map[SystemAPI]bool{}
	for _, identifier := range sortedKeys(identifiers) {
		api := c.systemAPI(identifier)
		if names[api.System] { // several hosts, which a tenant without a domain can't tell apart
			api.Address += "[" + strconv.Quote(identifier) + "]"
		}
		names[api.System] = true
		c.tenant.APIs = append(c.tenant.APIs, api)
		c.tenant.apis[identifier] = api
	}
}

func (c *compilation) noteSystemAPI(identifiers map[string]bool, ref config.Located[config.Reference]) {
	name := ref.Value.Name
	if ref.Set && !ref.Value.IsAddress && c.tenant.apis[name] == nil && systemapi.Of(name, c.tenant.Domain, nil) != "" {
		identifiers[name] = true
	}
}

func (c *compilation) systemAPI(identifier string) *API {
	system := systemapi.Of(identifier, c.tenant.Domain, nil)
	api := &API{
		Address: "system_api." + string(system), Identifier: identifier, Name: system.Name(), System: system, policies: policiesOf(system, nil),
	}
	c.equip(api)
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

// keepUnlisted takes from the undefined scopes of a grant on a system API those that the platform may have all the same: its scopes become
// more, and no page has all of them. One that is near to a scope of the list is a misspelling of that, and what has a space or a comma in it is no
// scope.
func (g *ClientGrant) keepUnlisted(sets *sets) {
	if g.API.System == "" {
		return
	}
	isMisspelt := func(scope string) bool {
		return scope == "" || strings.ContainsAny(scope, " ,") || sets.isNear(scope, g.API)
	}
	g.UnlistedScopes = slices.DeleteFunc(slices.Clone(g.UndefinedScopes), isMisspelt)
	if len(g.UnlistedScopes) == 0 {
		return
	}
	g.UndefinedScopes = stringset.Difference(g.UndefinedScopes, g.UnlistedScopes)
	g.Scopes = sorted(slices.Concat(g.Scopes, g.UnlistedScopes))
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
