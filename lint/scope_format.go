package lint

import (
	"fmt"
	"strings"

	"grants/diag"
)

var _ = register(Rule{
	ID:       "scope-format",
	Group:    APIDefinition,
	Title:    "scope that is not action:resource",
	Severity: diag.Info,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/user-consent-and-third-party-applications",
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
	},
	Doc: `When a user is asked for consent, the platform makes sentences of scopes: it takes what stands before the colon for what is done, and
what follows for what it is done to. A scope of another form is shown to the user as it is.

Name scopes like "read:posts" while nobody uses them; to rename one that is in use, add the new name first.`,
	Check: func(p *Pass) {
		for api := range p.customAPIs() {
			list := scopeNames(api)
			for _, item := range declaredScopes(api) {
				if action, resource, found := strings.Cut(item.Value, ":"); !found || action == "" || resource == "" {
					p.reportItem(list, item, finding{
						address: api.Address, key: item.Value,
						message: fmt.Sprintf("the scope %q is not of the form action:resource", item.Value),
						detail:  "Consent pages show such a scope as it is.",
					})
				}
			}
		}
	},
})
