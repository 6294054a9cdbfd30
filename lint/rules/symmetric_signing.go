package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "symmetric-signing",
	Group:    lint.APIDefinition,
	Title:    "tokens signed with a shared secret",
	Severity: diag.Info,
	Worth:    lint.Gives,
	Refs: []string{
		"https://auth0.com/docs/get-started/apis/api-settings",
		"https://auth0.com/docs/get-started/applications/signing-algorithms",
	},
	Doc: `HS256 signs and verifies with one secret. Whoever runs the API has it, and can make tokens as well as check them. RS256 signs with a key
that never leaves the platform, and the vendor recommends it.

Use "RS256" for a new API. On one that is in use, its code has to accept the new algorithm first.`,
	Check: func(p *lint.Pass) {
		for api := range p.CustomAPIs() {
			if alg := api.Config.SigningAlg; alg.Value == "HS256" {
				p.Report(lint.Finding{
					At: alg.Span, Address: api.Address, Key: "signing_alg",
					Message: api.Address + " signs its tokens with a secret that the API shares",
					Detail:  `"RS256" is recommended.`,
				})
			}
		}
	},
})
