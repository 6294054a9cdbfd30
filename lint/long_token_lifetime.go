package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "long-token-lifetime",
	Group:    APIDefinition,
	Title:    "third parties hold tokens for long",
	Severity: diag.Info,
	Worth:    Gives,
	Options: []Option{{
		Name: "maximum", Default: 60 * 60, Weaker: larger,
		Doc: "How many seconds a token of a third party may live without a remark.",
	}},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/revoke-api-access",
		"https://auth0.com/docs/get-started/apis/api-settings",
	},
	Doc: `An access token that has been issued stays good until it expires, whatever is revoked meanwhile. Third-party applications can get
tokens for this API, and keep access for its whole token lifetime after their grant is gone. The platform's default is a day: where
nothing is stated, it is said under the preset strict only, since it is true of almost every project with third parties.

Set token_lifetime to an hour or less, and let applications renew tokens by refresh tokens, which can be revoked.`,
	Check: func(p *Pass) {
		granted, permissive := p.run.granted(), p.hasPermissiveThirdParty()
		for api := range p.customAPIs() {
			open := permissive && api.Policy(compiler.User) == compiler.AllowAll
			if reached := granted[api] != nil && granted[api].thirdParties || open; reached && policiesRead(api.Config) {
				p.reportLongLifetime(api)
			}
		}
	},
})

func (p *Pass) hasPermissiveThirdParty() bool {
	for _, app := range p.applications() {
		if app.Party == compiler.ThirdPartyPermissive && !app.ModeAssumed && app.Unreachable(compiler.User) == "" {
			return true
		}
	}
	return false
}

func (p *Pass) reportLongLifetime(api *compiler.API) {
	written := api.Config.TokenLifetime
	f := finding{
		at: written.Span, address: api.Address, key: "token_lifetime",
		message: fmt.Sprintf("third parties get tokens for %s that live for %d seconds", api.Address, written.Value),
		detail:  "A token stays good until it expires, whatever is revoked meanwhile.",
	}
	switch {
	case written.Failed || written.Set && (written.Value <= int64(option[int](p, "maximum", api.Config.Header)) || !inLifetimeRange(written.Value)):
		return
	case !written.Set:
		f.at = api.Config.Header
		f.mild = true // it is true of every API that leaves the platform's default
		f.message = fmt.Sprintf("third parties get tokens for %s, which states no token_lifetime, so that they live for a day", api.Address)
	}
	p.report(f)
}
