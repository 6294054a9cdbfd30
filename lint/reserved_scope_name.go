package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "reserved-scope-name",
	Group:    Scopes,
	Title:    "API declares a scope of OpenID Connect",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/get-started/apis/add-api-permissions"},
	Doc: `Some names stand for claims about the user and for refresh tokens, and no API may declare them as scopes of its own. A token that
carries such a name would not tell which of the two it means.

Choose another name, best an action and a resource such as "read:email".`,
	Check: func(p *Pass) {
		for _, api := range p.Tenant.APIs {
			if api.Config == nil {
				continue
			}
			for _, scope := range api.Config.Scopes {
				if reserved(scope.Name.Value) {
					p.report(finding{
						at: scope.Name.Span, address: api.Address, key: scope.Name.Value,
						message: fmt.Sprintf("%s declares the scope %q, which OpenID Connect reserves", api.Address, scope.Name.Value),
						detail:  fmt.Sprintf("Choose another name, such as %q.", "read:"+scope.Name.Value),
					})
				}
			}
		}
	},
})

func reserved(scope string) bool {
	_, found := reservedScopes[scope]
	return found
}

// https://auth0.com/docs/get-started/apis/add-api-permissions
var reservedScopes = map[string]struct{}{
	"address": {}, "created_at": {}, "email": {}, "email_verified": {}, "family_name": {}, "given_name": {}, "identities": {},
	"name": {}, "nickname": {}, "offline_access": {}, "openid": {}, "phone": {}, "picture": {}, "profile": {},
}
