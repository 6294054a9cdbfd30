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
	ID:       "grant-type-value",
	Group:    lint.Flows,
	Title:    "grant type that the platform does not know",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-grant-types",
		"https://github.com/auth0/auth0-deploy-cli/issues/45",
	},
	Doc: `An application may use the flows whose grant types it lists, under the exact names that the platform gives them, some of which are
long URNs. It refuses any other name. Case counts.

Write the name as the platform's list of grant types has it.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Tenant.Applications {
			for _, item := range app.Config.GrantTypes.Distinct() {
				if !item.Set || lint.GrantTypes.Has(item.Value) {
					continue
				}
				f := unknownGrantType(p, app, item)
				if f.Hint != "" || !namespaced(item.Value) {
					p.ReportItem(app.Config.GrantTypes, item, f)
				}
			}
		}
	},
})

func unknownGrantType(p *lint.Pass, app *compiler.Application, item config.Located[string]) lint.Finding {
	f := lint.Finding{
		Address: app.Address, Key: item.Value,
		Message: fmt.Sprintf("there is no grant type %q", item.Value),
		Detail:  `The most used are "authorization_code", "client_credentials" and "refresh_token".`,
	}
	if full := namedInFull(item.Value, lint.GrantTypes); full != "" {
		f.Detail, f.Hint, f.Fix = "", fmt.Sprintf("did you mean %q?", full), lint.ReplaceBy(full, item)
		return f
	}
	if p.Suggest(&f, nil, item, lint.GrantTypes) {
		f.Detail = ""
	}
	return f
}

// namespaced names may be new ones of the platform's, and so are reported only where they look like one that is known.
func namespaced(name string) bool {
	return strings.HasPrefix(name, "urn:") || strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://")
}

// namedInFull is the grant type that somebody wrote the last part of.
func namedInFull(part string, names []string) string {
	for _, name := range names {
		if part != "" && (strings.HasSuffix(name, ":"+part) || strings.HasSuffix(name, "/"+part)) {
			return name
		}
	}
	return ""
}
