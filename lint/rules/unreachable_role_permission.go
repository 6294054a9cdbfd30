package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/internal/stringset"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "unreachable-role-permission",
	Group:    lint.Roles,
	Title:    "permission of a role that no application can ask for",
	Severity: diag.Warning,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedClientGrants, lint.ManagedThirdPartyDefaults},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/apis/enable-role-based-access-control-for-apis",
	},
	Doc: `A user's token carries what the user's roles permit and what the application may have, and nothing that is in only one of them. Where an API
wants a grant for users' access and no grant for users has this scope, or where its policy denies users' access, no token has it, whatever the
role says. What no grant gives to anybody is reported by unused-scope.

Add the scope to a grant for users of the applications that need it, or remove it from the role.`,
	Check: func(p *lint.Pass) {
		ceilings := userCeilings(p)
		for permission, role := range p.Permissions() {
			api := permission.API
			if !api.EnforcePolicies || !api.PoliciesRead() || api.Policy(compiler.User) == compiler.AllowAll || p.Elsewhere(api.Address, api.Identifier) {
				continue
			}
			for _, block := range permission.Config {
				for _, item := range block.Scopes.Distinct() {
					if stringset.Contains(permission.Scopes, item.Value) && !isReachable(p, ceilings[api], api, item.Value) {
						p.ReportItem(block.Scopes, item, unreachablePermission(api, role, item.Value))
					}
				}
			}
		}
	},
})

// userCeiling is what the grants of an API for users give together.
type userCeiling struct {
	every  bool // or may, as one could not be read or is misspelt
	denied bool // some of them has no effect, by the policy
	scopes map[string]bool
}

// userCeilings are those of the APIs that have such grants. A grant that has no effect counts, as another rule reports it; where the policy denies it, also
// one that is not for users.
func userCeilings(p *lint.Pass) map[*compiler.API]*userCeiling {
	all := map[*compiler.API]*userCeiling{}
	if len(p.Tenant.Roles) == 0 {
		return all
	}
	for g := range p.AllGrants(lint.ForUsers) {
		add(all, g)
	}
	for g := range p.AllGrants(lint.DeniedByPolicy) {
		add(all, g)
	}
	return all
}

func add(all map[*compiler.API]*userCeiling, g *compiler.ClientGrant) {
	ceiling := all[g.API]
	if ceiling == nil {
		ceiling = &userCeiling{scopes: map[string]bool{}}
		all[g.API] = ceiling
	}
	ceiling.every = ceiling.every || g.AllScopes || g.Config.Scopes.Failed || g.Config.AllowAllScopes.Failed || len(g.UndefinedScopes) > 0
	ceiling.denied = ceiling.denied || g.IsDenied()
	for _, scope := range g.Scopes {
		ceiling.scopes[scope] = true
	}
}

// isReachable counts what is reported where it begins: scopes that no grant gives, an API without any grant, grants that the policy denies.
func isReachable(p *lint.Pass, ceiling *userCeiling, api *compiler.API, scope string) bool {
	if all := p.Granted(api); api.GrantsDecide() && (all == nil || !all.EveryScope && !all.Scopes[scope]) {
		return true
	}
	return (api.Policy(compiler.User) != compiler.DenyAll || ceiling != nil && ceiling.denied) && ceiling != nil && (ceiling.every || ceiling.scopes[scope])
}

func unreachablePermission(api *compiler.API, role *compiler.Role, scope string) lint.Finding {
	f := lint.Finding{
		Address: role.Address, Key: api.Address + " " + scope,
		Message: fmt.Sprintf("%s permits %q of %s, and no application can ask for it for a user", role.Address, scope, api.Address),
		Detail:  "No grant for users has the scope.",
		Related: []lint.Place{lint.PolicyPlace(api, compiler.User)},
	}
	if api.Policy(compiler.User) == compiler.DenyAll {
		f.Detail = "The API's policy denies access for users."
	}
	return f
}
