package rules

import (
	"fmt"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/stringset"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "undefined-rar-type",
	Group:    lint.RAR,
	Title:    "type of rich authorization request that the API does not register",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests"},
	Doc: `An application can only send authorization_details whose type the API has registered. A grant that lists another type, often a
misspelt one, lets the application ask for nothing.

Correct the name, or register the type in the API's authorization_details_types.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.OnKnownAPI, lint.ForUsers, lint.WithTypes) {
			if g.IsThirdPartyOnSystemAPI() || !typesRead(g.API) {
				continue
			}
			list := g.Config.AuthorizationDetailsTypes
			for _, item := range list.Distinct() {
				if !stringset.Contains(g.API.AuthorizationDetailsTypes, item.Value) {
					p.ReportItem(list, item, undefinedType(p, g, item))
				}
			}
		}
	},
})

func typesRead(api *compiler.API) bool {
	return api.Config == nil || !api.Config.AuthorizationDetailsTypes.Failed
}

func undefinedType(p *lint.Pass, g *compiler.ClientGrant, item config.Located[string]) lint.Finding {
	name := item.Value
	f := lint.Finding{
		Address: g.Address, Key: name,
		Message: fmt.Sprintf("%s registers no authorization_details type %q", g.API.Address, name),
		Related: []lint.Place{typesPlace(g.API)},
	}
	switch registered := g.API.AuthorizationDetailsTypes; {
	case p.Suggest(&f, g.API, item, registered):
	case len(registered) == 0:
		f.Detail = fmt.Sprintf("%s registers none. Add authorization_details_types to it, or remove the type here.", g.API.Address)
	default:
		f.Detail = fmt.Sprintf("%s registers %s.", g.API.Address, lint.Listed(registered))
	}
	return f
}

func typesPlace(api *compiler.API) lint.Place {
	switch {
	case api.Config == nil:
		return lint.Place{}
	case api.Config.AuthorizationDetailsTypes.Set:
		return lint.Place{Message: "the types of " + api.Address, At: api.Config.AuthorizationDetailsTypes.Span}
	}
	return lint.Place{Message: api.Address, At: api.Config.Header}
}
