package lint

import (
	"fmt"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "scopes-per-api-limit",
	Group:    APIDefinition,
	Title:    "more scopes than an API can have",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/troubleshoot/customer-support/operational-policies/entity-limit-policy",
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
	},
	Doc: `An API can declare 1000 scopes. The platform refuses the whole list when it is longer, so that none of it arrives.

Split the API, or declare coarser scopes and leave the fine ones to the API's own rules.`,
	Check: func(p *Pass) {
		for api := range p.customAPIs() {
			if n := len(api.Scopes); n > scopesPerAPI {
				p.report(finding{
					at: api.Config.ScopesAttribute.Span, address: api.Address, key: "scopes",
					message: fmt.Sprintf("%s declares %d scopes, at most %d are allowed", api.Address, n, scopesPerAPI),
					detail:  "Split the API, or declare coarser scopes.",
				})
			}
		}
	},
})

const scopesPerAPI = 1000
