package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "long-token-lifetime",
	Group:    lint.APIDefinition,
	Title:    "third parties hold tokens for long",
	Severity: diag.Info,
	Worth:    lint.Gives,
	Options:  []lint.Option{lint.MaximumOption(60*60, "How many seconds a token of a third party may live without a remark.")},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/revoke-api-access",
		"https://auth0.com/docs/get-started/apis/api-settings",
	},
	Doc: `An access token that has been issued stays good until it expires, whatever is revoked meanwhile. Third-party applications can get
tokens for this API, and keep access for its whole token lifetime after their grant is gone. The platform's default is a day: where
nothing is stated, it is said under the preset strict only, since it is true of almost every project with third parties.

Set token_lifetime to an hour or less, and let applications renew tokens by refresh tokens, which can be revoked.`,
	Check: func(p *lint.Pass) {
		permissive := hasPermissiveThirdParty(p)
		for api := range p.CustomAPIs() {
			open := permissive && api.Policy(compiler.User) == compiler.AllowAll
			if granted := p.Granted(api); (granted != nil && granted.ThirdParties || open) && api.PoliciesRead() {
				reportLongLifetime(p, api)
			}
		}
	},
})

func hasPermissiveThirdParty(p *lint.Pass) bool {
	for _, app := range p.Applications() {
		if app.Party == compiler.ThirdPartyPermissive && !app.ModeAssumed && app.Unreachable(compiler.User) == "" {
			return true
		}
	}
	return false
}

func reportLongLifetime(p *lint.Pass, api *compiler.API) {
	written := api.Config.TokenLifetime
	f := lint.Finding{
		At: written.Span, Address: api.Address, Key: "token_lifetime",
		Message: fmt.Sprintf("third parties get tokens for %s that live for %d seconds", api.Address, written.Value),
		Detail:  "A token stays good until it expires, whatever is revoked meanwhile.",
	}
	switch {
	case written.Failed || written.Set && (written.Value <= int64(p.Maximum(api.Config.Header)) || !lint.InLifetimeRange(written.Value)):
		return
	case !written.Set:
		f.At = api.Config.Header
		f.Mild = true // it is true of every API that leaves the platform's default
		f.Message = fmt.Sprintf("third parties get tokens for %s, which states no token_lifetime, so that they live for a day", api.Address)
	}
	p.Report(f)
}
