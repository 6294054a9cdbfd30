package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "reserved-scope-name",
	Group:    lint.Scopes,
	Title:    "API declares a scope of OpenID Connect",
	Severity: diag.Error,
	Refs:     []string{"https://auth0.com/docs/get-started/apis/add-api-permissions"},
	Doc: `Some names stand for claims about the user and for refresh tokens, and no API may declare them as scopes of its own. A token that
carries such a name would not tell which of the two it means.

Choose another name, best an action and a resource such as "read:email".`,
	Check: func(p *lint.Pass) {
		for _, api := range p.Tenant.APIs {
			if api.Config == nil {
				continue
			}
			for _, scope := range api.Config.Scopes {
				if lint.ReservedScopes.Has(scope.Name.Value) {
					p.Report(lint.Finding{
						At: scope.Name.Span, Address: api.Address, Key: scope.Name.Value,
						Message: fmt.Sprintf("%s declares the scope %q, which OpenID Connect reserves", api.Address, scope.Name.Value),
						Detail:  fmt.Sprintf("Choose another name, such as %q.", "read:"+scope.Name.Value),
					})
				}
			}
		}
	},
})
