package rules

import (
	"fmt"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "risky-grant-type",
	Group:    lint.Flows,
	Title:    "grant type that shows passwords or tokens",
	Severity: diag.Info,
	Worth:    lint.Gives,
	Options:  []lint.Option{lint.ExemptOption},
	Refs: []string{
		"https://auth0.com/docs/get-started/authentication-and-authorization-flow/which-oauth-2-0-flow-should-i-use",
		"https://auth0.com/docs/get-started/applications/application-grant-types",
	},
	Doc: `The implicit flow hands access tokens to the browser in a URL, and the password flows show the user's password to the application.
OAuth 2.1 drops both, and the vendor recommends the authorization code flow with PKCE in their place. It is said once for an application.

List "authorization_code" instead, unless an application that can't be changed needs the old flow.`,
	Gather: &lint.Gathering{Message: func(_ *compiler.Tenant, found []diag.Diagnostic) string {
		risks := make([]string, len(found))
		for i, d := range found {
			risks[i] = fmt.Sprintf("%q, which %s", d.Key, riskyGrantTypes[d.Key])
		}
		return fmt.Sprintf("%s may use the grant types %s", found[0].Address, strings.Join(risks, ", and "))
	}},
	Check: func(p *lint.Pass) {
		for _, app := range p.Tenant.Applications {
			if app.Party == compiler.ThirdPartyStrict { // to strict ones it is refused, which is for another rule to say
				continue
			}
			for _, item := range app.Config.GrantTypes.Distinct() {
				if risk := riskyGrantTypes[item.Value]; risk != "" && !p.Exempts(app, app.Config.Header) {
					p.ReportItem(app.Config.GrantTypes, item, lint.Finding{
						Address: app.Address, Key: item.Value,
						Message: fmt.Sprintf("%s may use the grant type %q, which %s", app.Address, item.Value, risk),
						Detail:  `Use "authorization_code" with PKCE instead.`,
					})
				}
			}
		}
	},
})

// riskyGrantTypes say what each of them gives away.
var riskyGrantTypes = map[string]string{
	"implicit": "puts access tokens into URLs",
	"password": "shows it the user's password",
	"http://auth0.com/oauth/grant-type/password-realm": "shows it the user's password",
}
