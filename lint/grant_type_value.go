package lint

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "grant-type-value",
	Group:    Flows,
	Title:    "grant type that the platform does not know",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-grant-types",
		"https://github.com/auth0/auth0-deploy-cli/issues/45",
	},
	Doc: `An application may use the flows whose grant types it lists, under the exact names that the platform gives them, some of which are
long URNs. It refuses any other name. Case counts.

Write the name as the platform's list of grant types has it.`,
	Check: func(p *Pass) {
		names := slices.Sorted(maps.Keys(grantTypes))
		for _, app := range p.Tenant.Applications {
			for _, item := range distinct(app.Config.GrantTypes.Items) {
				if !item.Set || knownGrantType(item.Value) {
					continue
				}
				f := p.unknownGrantType(app, item, names)
				if f.hint != "" || !namespaced(item.Value) {
					p.reportItem(app.Config.GrantTypes, item, f)
				}
			}
		}
	},
})

func (p *Pass) unknownGrantType(app *compiler.Application, item config.Located[string], names []string) finding {
	f := finding{
		address: app.Address, key: item.Value,
		message: fmt.Sprintf("there is no grant type %q", item.Value),
		detail:  `The most used are "authorization_code", "client_credentials" and "refresh_token".`,
	}
	if full := namedInFull(item.Value, names); full != "" {
		f.detail, f.hint, f.fix = "", fmt.Sprintf("did you mean %q?", full), replaceBy(full, item)
		return f
	}
	if p.suggest(&f, nil, item, names) {
		f.detail = ""
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
