package lint

import "grants/diag"

var _ = register(Rule{
	ID:       "symmetric-signing",
	Group:    APIDefinition,
	Title:    "tokens signed with a shared secret",
	Severity: diag.Info,
	Worth:    Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-settings",
		"https://auth0.com/docs/get-started/applications/signing-algorithms",
	},
	Doc: `HS256 signs and verifies with one secret. Whoever runs the API has it, and can make tokens as well as check them. RS256 signs with a key
that never leaves the platform, and the vendor recommends it.

Use "RS256" for a new API. On one that is in use, its code has to accept the new algorithm first.`,
	Check: func(p *Pass) {
		for api := range p.customAPIs() {
			if alg := api.Config.SigningAlg; alg.Value == "HS256" {
				p.report(finding{
					at: alg.Span, address: api.Address, key: "signing_alg",
					message: api.Address + " signs its tokens with a secret that the API shares",
					detail:  `"RS256" is recommended.`,
				})
			}
		}
	},
})
