package rules

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "scope-description-missing",
	Group:    lint.APIDefinition,
	Title:    "scope without a description",
	Severity: diag.Info,
	Worth:    lint.Tidy,
	Strict:   true,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/user-consent-and-third-party-applications",
		"https://auth0.com/docs/get-started/apis/add-api-permissions",
	},
	Doc: `Descriptions tell administrators what a scope is for, and the consent page can show them to users. A scope without one leaves both to
guess from its name.

Write scopes as a map of names to descriptions.`,
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			if api.PoliciesRead() && api.Policy(compiler.User) != compiler.DenyAll {
				reportUndescribed(p, api)
			}
		}
	},
})

// reportUndescribed reports the whole list where no scope has a description, and single scopes where others have one.
func reportUndescribed(p *lint.Pass, api *compiler.API) {
	var bare []config.Scope
	for _, scope := range api.Config.Scopes {
		if scope.Name.Set && !scope.Description.Failed && strings.TrimSpace(scope.Description.Value) == "" {
			bare = append(bare, scope)
		}
	}
	if len(bare) > 1 && len(bare) == len(api.Config.Scopes) {
		p.Report(lint.Finding{
			At: api.Config.ScopesAttribute.Span, Address: api.Address, Key: "scopes",
			Message: fmt.Sprintf("none of the %d scopes of %s has a description", len(bare), api.Address),
			Detail:  "Write scopes = { \"NAME\" = \"DESCRIPTION\", ... }.",
		})
		return
	}
	for _, scope := range bare {
		p.Report(lint.Finding{
			At: scope.Name.Span, Address: api.Address, Key: scope.Name.Value,
			Message: fmt.Sprintf("the scope %q has no description", scope.Name.Value),
			Detail:  "Write scopes = { \"NAME\" = \"DESCRIPTION\", ... }.",
		})
	}
}
