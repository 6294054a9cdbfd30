package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "security-mode-first-party",
	Group:    ThirdParties,
	Title:    "security mode on an application of one's own",
	Severity: diag.Error,
	Worth:    Tidy,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `The security mode says how much the platform trusts an application that belongs to somebody else. On an application of one's own it means
nothing, and the platform refuses it. Either the mode is left over, or the application is a third party's and the file does not say so,
in which case it gets far more than it should.

Write is_first_party = false if the application belongs to somebody else, and remove third_party_security_mode if not.`,
	Check: func(p *Pass) {
		for _, app := range p.applications() {
			if mode := app.Config.ThirdPartySecurityMode; app.Party == compiler.FirstParty && mode.Set {
				p.report(finding{
					at: mode.Span, address: app.Address, key: "third_party_security_mode",
					message: fmt.Sprintf("%s has the security mode %q, which only third-party applications have", app.Address, mode.Value),
					detail:  "Write is_first_party = false if it belongs to somebody else, or remove the mode.",
					related: []place{firstPartyPlace(app)},
					fix:     p.removeAttribute(app.Config.Block, setting{"third_party_security_mode", mode.Span}),
				})
			}
		}
	},
})

// firstPartyPlace is where an application says that it is one's own, or its header where it leaves that to the default.
func firstPartyPlace(app *compiler.Application) place {
	if written := app.Config.IsFirstParty; written.Set {
		return place{app.Address + " is your own", written.Span}
	}
	return place{app.Address + " states no is_first_party, and so is your own", app.Config.Header}
}
