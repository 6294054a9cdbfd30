package ask

import (
	"fmt"
	"slices"
	"strings"

	"grants/compiler"
	"grants/internal/english"
	"grants/internal/stringset"
	"grants/internal/suggest"
)

// AnyThirdParty is the name of those that have no grant of their own, and AnyThirdPartyArgument another that needs no quotes.
const (
	AnyThirdParty         = "any third party"
	AnyThirdPartyArgument = "any-third-party"
)

// FindApplication is the application that a name means: its address, with the kind or without, its name or its client_id; nil for AnyThirdParty. A name
// that means none or several is an error that says what could be meant.
func FindApplication(t *compiler.Tenant, name string) (*compiler.Application, error) {
	if name == AnyThirdParty || name == AnyThirdPartyArgument {
		return nil, nil
	}
	for _, grant := range t.UnresolvedGrants {
		if grant.ClientID != nil && grant.Application.ClientID == name {
			return nil, fmt.Errorf("no file declares the client %q, so nobody can judge here what it gets; %s is for it", name, grant.Address)
		}
	}
	return find(name, "application", t.Applications, func(app *compiler.Application) []string {
		return []string{app.Address, strings.TrimPrefix(app.Address, "application."), app.Name, app.ClientID}
	})
}

// FindAPI is the API that a name means: its address, with the kind or without, its name or its identifier. The platform's own are system_api.management
// and so on, of a tenant whose domain is known.
func FindAPI(t *compiler.Tenant, name string) (*compiler.API, error) {
	for _, grant := range t.UnresolvedGrants {
		if grant.Audience != nil && grant.API.Identifier == name {
			return nil, fmt.Errorf("no file declares the API %q, so nobody can judge here who gets what from it; %s is for it", name, grant.Address)
		}
	}
	api, err := find(name, "API", t.EveryAPI(), NamesOfAPI)
	if err != nil && t.Domain == "" && slices.ContainsFunc(systemNames, func(system compiler.SystemAPI) bool {
		return name == string(system) || name == "system_api."+string(system) || name == system.Name()
	}) {
		return nil, fmt.Errorf("%q is the platform's own, and nothing here says at which domain: state tenant.domain", name)
	}
	return api, err
}

// FindRole is the role that a name means: its address, with the kind or without, its name or its id.
func FindRole(t *compiler.Tenant, name string) (*compiler.Role, error) {
	return find(name, "role", t.Roles, func(role *compiler.Role) []string {
		return []string{role.Address, strings.TrimPrefix(role.Address, "role."), role.Name, role.ID}
	})
}

var systemNames = []compiler.SystemAPI{compiler.Management, compiler.MyAccount, compiler.MyOrganization, compiler.MFA, compiler.ExpressConfiguration}

// NamesOfAPI are the names that an API goes by.
func NamesOfAPI(api *compiler.API) []string {
	short := strings.TrimPrefix(strings.TrimPrefix(api.Address, "api."), "system_api.")
	return []string{api.Address, short, api.Name, api.Identifier}
}

// find is the thing with a name. A whole address means one thing, whatever else is called so.
func find[T comparable](name, kind string, things []T, names func(T) []string) (found T, err error) {
	var none T
	var all []T
	for _, thing := range things {
		called := names(thing)
		if called[0] == name {
			return thing, nil
		}
		if name != "" && slices.Contains(called, name) {
			all = append(all, thing)
		}
	}
	switch len(all) {
	case 0:
		return none, fmt.Errorf("no %s is called %q%s", kind, name, meant(name, things, names))
	case 1:
		return all[0], nil
	}
	candidates := make([]string, len(all))
	for i, thing := range all {
		candidates[i] = names(thing)[0]
	}
	return none, fmt.Errorf("%q may mean %s: name it by its address", name, alternatives(candidates))
}

// alternatives are some names of which one is meant.
func alternatives(names []string) string {
	const most = 5
	if len(names) <= most {
		return english.Alternatives(names)
	}
	return fmt.Sprintf("%s or %d more", strings.Join(names[:most], ", "), len(names)-most)
}

func meant[T any](name string, things []T, names func(T) []string) string {
	var all []string
	for _, thing := range things {
		all = append(all, names(thing)...)
	}
	if hint := suggest.DidYouMean(name, all); hint != "" {
		return "; " + hint
	}
	return ""
}

// CheckScope refuses a scope of which nothing says that the API could have it: it is misspelt, and "nobody" would be a false comfort.
func CheckScope(t *compiler.Tenant, api *compiler.API, scope string) error {
	if scope == "" || !api.ScopesKnown || stringset.Contains(api.Scopes, scope) || isListed(t, api, scope) {
		return nil
	}
	hint := suggest.DidYouMean(scope, api.Scopes)
	switch {
	case hint != "":
		hint = "; " + hint
	case len(api.Scopes) == 0:
		hint = ": it declares no scopes"
	default:
		hint = ": it has " + named(api.Scopes)
	}
	return fmt.Errorf("%s declares no scope %q, and no grant lists it%s", api.CommonName(), scope, hint)
}

// isListed reports whether a grant on an API lists a scope.
func isListed(t *compiler.Tenant, api *compiler.API, scope string) bool {
	lists := func(grant *compiler.ClientGrant) bool {
		return grant.API.Identifier == api.Identifier && (stringset.Contains(grant.Scopes, scope) || stringset.Contains(grant.UndefinedScopes, scope))
	}
	return slices.ContainsFunc(t.ClientGrants, lists) ||
		slices.ContainsFunc(t.UnresolvedGrants, func(u *compiler.UnresolvedGrant) bool { return lists(&u.ClientGrant) })
}

// CheckScopes refuses a scope, or a glob, that no API of those that are wanted has and no grant lists.
func CheckScopes(t *compiler.Tenant, w Wanted, asked string) error {
	if w.Scope == nil {
		return nil
	}
	s := newSearch(t, w)
	var declared []string
	for _, api := range t.EveryAPI() {
		if !s.wants(api) {
			continue
		}
		if !api.ScopesKnown || len(s.matching(api.Scopes)) > 0 {
			return nil
		}
		declared = append(declared, api.Scopes...)
	}
	listed := func(g *compiler.ClientGrant) bool {
		return s.wants(g.API) && (len(s.matching(g.Scopes)) > 0 || len(s.matching(g.UndefinedScopes)) > 0)
	}
	if slices.ContainsFunc(t.ClientGrants, listed) ||
		slices.ContainsFunc(t.UnresolvedGrants, func(u *compiler.UnresolvedGrant) bool { return listed(&u.ClientGrant) }) {
		return nil
	}
	hint := suggest.DidYouMean(asked, declared)
	if hint != "" {
		hint = "; " + hint
	}
	return fmt.Errorf("no API declares a scope %q, and no grant lists one%s", asked, hint)
}
