package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "security-mode-first-party",
	Group:    lint.ThirdParties,
	Title:    "security mode on an application of one's own",
	Severity: diag.Error,
	Worth:    lint.Tidy,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `The security mode says how much the platform trusts an application that belongs to somebody else. On an application of one's own it means
nothing, and the platform refuses it. Either the mode is left over, or the application is a third party's and the file does not say so,
in which case it gets far more than it should.

Write is_first_party = false if the application belongs to somebody else, and remove third_party_security_mode if not.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			if mode := app.Config.ThirdPartySecurityMode; app.Party == compiler.FirstParty && mode.Set {
				p.Report(lint.Finding{
					At: mode.Span, Address: app.Address, Key: "third_party_security_mode",
					Message: fmt.Sprintf("%s has the security mode %q, which only third-party applications have", app.Address, mode.Value),
					Detail:  "Write is_first_party = false if it belongs to somebody else, or remove the mode.",
					Related: []lint.Place{lint.FirstPartyPlace(app)},
					Fix:     p.RemoveAttribute(app.Config.Block, "third_party_security_mode", mode.Span),
				})
			}
		}
	},
})
