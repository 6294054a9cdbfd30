package rules

import (
	"fmt"

	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "scopes-per-api-limit",
	Group:    lint.APIDefinition,
	Title:    "more scopes than an API can have",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/troubleshoot/customer-support/operational-policies/entity-limit-policy",
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
	},
	Doc: `An API can declare 1000 scopes. The platform refuses the whole list when it is longer, so that none of it arrives.

Split the API, or declare coarser scopes and leave the fine ones to the API's own rules.`,
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			if n := len(api.Scopes); n > scopesPerAPI {
				p.Report(lint.Finding{
					At: api.Config.ScopesAttribute.Span, Address: api.Address, Key: "scopes",
					Message: fmt.Sprintf("%s declares %d scopes, at most %d are allowed", api.Address, n, scopesPerAPI),
					Detail:  "Split the API, or declare coarser scopes.",
				})
			}
		}
	},
})

const scopesPerAPI = 1000
