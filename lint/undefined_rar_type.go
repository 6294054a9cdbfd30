package lint

import (
	"fmt"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/stringset"
)

var _ = register(Rule{
	ID:       "undefined-rar-type",
	Group:    RAR,
	Title:    "type of rich authorization request that the API does not register",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests"},
	Doc: `An application can only send authorization_details whose type the API has registered. A grant that lists another type, often a
misspelt one, lets the application ask for nothing.

Correct the name, or register the type in the API's authorization_details_types.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(onKnownAPI, forUsers, withTypes) {
			if forThirdPartyOnSystemAPI(g) || !typesRead(g.API) {
				continue
			}
			list := g.Config.AuthorizationDetailsTypes
			for _, item := range distinct(list.Items) {
				if !stringset.Contains(g.API.AuthorizationDetailsTypes, item.Value) {
					p.reportItem(list, item, p.undefinedType(g, item))
				}
			}
		}
	},
})

func typesRead(api *compiler.API) bool {
	return api.Config == nil || !api.Config.AuthorizationDetailsTypes.Failed
}

func (p *Pass) undefinedType(g *compiler.ClientGrant, item config.Located[string]) finding {
	name := item.Value
	f := finding{
		address: g.Address, key: name,
		message: fmt.Sprintf("%s registers no authorization_details type %q", g.API.Address, name),
		related: []place{typesPlace(g.API)},
	}
	switch registered := g.API.AuthorizationDetailsTypes; {
	case p.suggest(&f, g.API, item, registered):
	case len(registered) == 0:
		f.detail = fmt.Sprintf("%s registers none. Add authorization_details_types to it, or remove the type here.", g.API.Address)
	default:
		f.detail = fmt.Sprintf("%s registers %s.", g.API.Address, listed(registered))
	}
	return f
}

func typesPlace(api *compiler.API) place {
	switch {
	case api.Config == nil:
		return place{}
	case api.Config.AuthorizationDetailsTypes.Set:
		return place{"the types of " + api.Address, api.Config.AuthorizationDetailsTypes.Span}
	}
	return place{api.Address, api.Config.Header}
}

// mayRepeat compares the values of a short list, and takes a long one for repetitive.
func mayRepeat(items []config.Located[string]) bool {
	if len(items) > 8 {
		return true
	}
	for i := range items {
		for j := range i {
			if items[i].Value == items[j].Value {
				return true
			}
		}
	}
	return false
}

// distinct is the items without repetitions of a value, which duplicate-grant-scope reports.
func distinct(items []config.Located[string]) []config.Located[string] {
	if !mayRepeat(items) {
		return items
	}
	var kept []config.Located[string]
	seen := make(map[string]bool, len(items))
	for _, item := range items {
		if !seen[item.Value] {
			seen[item.Value] = true
			kept = append(kept, item)
		}
	}
	return kept
}
