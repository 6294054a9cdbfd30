package rules

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "api-identifier-slash-pair",
	Group:    lint.APIDefinition,
	Title:    "two APIs that differ by a trailing slash",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/auth0-overview/set-up-apis",
		"https://auth0.com/docs/get-started/apis/api-settings",
	},
	Doc: `The platform compares identifiers byte for byte, so two that differ by a slash at the end are two APIs with scopes, policies and grants
of their own. Whoever types the audience gets one of them by chance.

Keep one, and move the grants of the other to it.`,
	Check: func(p *lint.Pass) {
		first := map[string]*compiler.API{}
		for api := range p.CustomAPIs() {
			key := strings.TrimSuffix(api.Identifier, "/")
			other := first[key]
			if other == nil {
				first[key] = api
				continue
			}
			p.Report(lint.Finding{
				At: api.Config.Identifier.Span, Address: api.Address, Key: "identifier",
				Message: fmt.Sprintf("the identifiers of %s and %s differ by a trailing slash only", other.Address, api.Address),
				Detail:  "They are two APIs to the platform. Keep one.",
				Related: []lint.Place{{Message: "the identifier of " + other.Address, At: other.Config.Identifier.Span}},
			})
		}
	},
})
