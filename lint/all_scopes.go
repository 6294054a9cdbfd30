package lint

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// FollowsAPI reports whether a grant gives all scopes of its API, those declared later too. A list beside allow_all_scopes and a system API
// have rules of their own.
func FollowsAPI(g *compiler.ClientGrant) bool {
	return g.AllScopes && g.API.System == "" && len(g.Config.Scopes.Items) == 0 && TakesEffect(g)
}

// AllScopes is a finding about allow_all_scopes.
func AllScopes(g *compiler.ClientGrant, message string) Finding {
	return Finding{
		At: g.Config.AllowAllScopes.Span, Address: g.Address, Key: "allow_all_scopes",
		Message: message, Detail: todaysScopes(g),
	}
}

func todaysScopes(g *compiler.ClientGrant) string {
	holder := "Any third-party application without a grant of its own"
	if !g.IsDefault() {
		holder = g.Application.Address
	}
	switch {
	case !g.API.ScopesKnown:
		return ""
	case len(g.API.Scopes) == 0:
		return fmt.Sprintf("Today %s declares none.", g.API.Address)
	}
	return holder + " has " + Listed(g.API.Scopes) + " today."
}

// minFullList is the number of scopes from which on a full list is worth a word: a list of one says nothing about intentions.
const minFullList = 2

// ListsEveryScope holds for a list that was typed out. What is computed from the API's own scopes, or shares a local with them, follows the API.
// System APIs know no other way than a list.
func ListsEveryScope(g *compiler.ClientGrant) bool {
	api, list := g.API, g.Config.Scopes
	full := api.ScopesKnown && !g.AllScopes && len(g.Scopes) == len(api.Scopes) && len(g.UndefinedScopes) == 0
	if !full || api.System != "" || len(api.Scopes) < minFullList {
		return false
	}
	declared := make(map[diag.Span]bool, len(api.Scopes))
	for _, scope := range api.Config.Scopes {
		declared[scope.Name.Span] = true
	}
	return !slices.ContainsFunc(list.Items, func(item config.Located[string]) bool {
		return !literal(item) || item.Span == list.Span || declared[item.Span]
	})
}
