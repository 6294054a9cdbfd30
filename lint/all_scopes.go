package lint

import (
	"fmt"

	"grants/compiler"
)

// followsAPI reports whether a grant gives all scopes of its API, those declared later too. A list beside allow_all_scopes and a system API
// have rules of their own.
func followsAPI(g *compiler.ClientGrant) bool {
	return g.AllScopes && g.API.System == "" && len(g.Config.Scopes.Items) == 0 && takesEffect(g)
}

// allScopes is a finding about allow_all_scopes.
func allScopes(g *compiler.ClientGrant, message string) finding {
	return finding{
		at: g.Config.AllowAllScopes.Span, address: g.Address, key: "allow_all_scopes",
		message: message, detail: todaysScopes(g),
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
	return holder + " has " + listed(g.API.Scopes) + " today."
}

func declaresNoScopes(api *compiler.API) bool { return api.ScopesKnown && len(api.Scopes) == 0 }
