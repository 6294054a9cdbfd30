package lint

import (
	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "redirection-policy-without-effect",
	Group:    ThirdParties,
	Title:    "redirection policy that the platform does not look at",
	Severity: diag.Warning,
	Worth:    Tidy,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `The redirection policy is part of strict mode. On an application of one's own, and on a third party in permissive mode, it protects
nothing, while a reader of the file believes it does.

Remove redirection_policy.`,
	Check: func(p *Pass) {
		for _, app := range p.applications() {
			if policy := app.Config.RedirectionPolicy; app.Party != compiler.ThirdPartyStrict && policy.Set {
				p.report(finding{
					at: policy.Span, address: app.Address, key: "redirection_policy",
					message: app.Address + " sets redirection_policy, which works for strict third parties only",
					detail:  "Remove it.",
					related: []place{kindPlace(app)},
					fix:     p.removeAttribute(app.Config.Block, setting{"redirection_policy", policy.Span}).safely(),
				})
			}
		}
	},
})
