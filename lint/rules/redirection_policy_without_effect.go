package rules

import (
	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "redirection-policy-without-effect",
	Group:    lint.ThirdParties,
	Title:    "redirection policy that the platform does not look at",
	Severity: diag.Warning,
	Worth:    lint.Tidy,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/api/management/v2/clients/post-clients",
	},
	Doc: `The redirection policy is part of strict mode. On an application of one's own, and on a third party in permissive mode, it protects
nothing, while a reader of the file believes it does.

Remove redirection_policy.`,
	Check: func(p *lint.Pass) {
		for _, app := range p.Applications() {
			if policy := app.Config.RedirectionPolicy; app.Party != compiler.ThirdPartyStrict && policy.Set {
				p.Report(lint.Finding{
					At: policy.Span, Address: app.Address, Key: "redirection_policy",
					Message: app.Address + " sets redirection_policy, which works for strict third parties only",
					Detail:  "Remove it.",
					Related: []lint.Place{lint.KindPlace(app)},
					Fix:     p.RemoveAttribute(app.Config.Block, "redirection_policy", policy.Span).Safely(),
				})
			}
		}
	},
})
