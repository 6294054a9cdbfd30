package lint

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "scope-description-missing",
	Group:    APIDefinition,
	Title:    "scope without a description",
	Severity: diag.Info,
	Worth:    Tidy,
	Strict:   true,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/user-consent-and-third-party-applications",
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
	},
	Doc: `Descriptions tell administrators what a scope is for, and the consent page can show them to users. A scope without one leaves both to
guess from its name.

Write scopes as a map of names to descriptions.`,
	Check: func(p *Pass) {
		for api := range p.customAPIs() {
			if policiesRead(api.Config) && api.Policy(compiler.User) != compiler.DenyAll {
				p.reportUndescribed(api)
			}
		}
	},
})

// reportUndescribed reports the whole list where no scope has a description, and single scopes where others have one.
func (p *Pass) reportUndescribed(api *compiler.API) {
	var bare []config.Scope
	for _, scope := range api.Config.Scopes {
		if scope.Name.Set && !scope.Description.Failed && strings.TrimSpace(scope.Description.Value) == "" {
			bare = append(bare, scope)
		}
	}
	if len(bare) > 1 && len(bare) == len(api.Config.Scopes) {
		p.report(finding{
			at: api.Config.ScopesAttribute.Span, address: api.Address, key: "scopes",
			message: fmt.Sprintf("none of the %d scopes of %s has a description", len(bare), api.Address),
			detail:  "Write scopes = { \"NAME\" = \"DESCRIPTION\", ... }.",
		})
		return
	}
	for _, scope := range bare {
		p.report(finding{
			at: scope.Name.Span, address: api.Address, key: scope.Name.Value,
			message: fmt.Sprintf("the scope %q has no description", scope.Name.Value),
			detail:  "Write scopes = { \"NAME\" = \"DESCRIPTION\", ... }.",
		})
	}
}
