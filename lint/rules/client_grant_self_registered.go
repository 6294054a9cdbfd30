package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "client-grant-self-registered",
	Group:    lint.Flows,
	Title:    "client access for an application that registered itself",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
	},
	Doc: `An application that came by dynamic registration or by a metadata document chose its own name and keys, and the platform lets none of
them act without a user. The grant can't be used.

Use subject_type = "user", or register the application yourself if it is to have access of its own.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.Unusable) {
			if lint.ClosedFlow(g.Application, g.SubjectType) != compiler.DynamicallyRegistered || g.IsDenied() || g.IsThirdPartyOnSystemAPI() {
				continue
			}
			if _, reported := g.Application.Config.GrantTypes.Item("client_credentials"); reported {
				continue
			}
			p.Report(lint.Finding{
				At: lint.SubjectSpan(g), Address: g.Address, Key: "subject_type",
				Message: fmt.Sprintf("%s is for client access, which %s cannot use because it registered itself", g.Address, g.Application.Address),
				Detail:  `Write subject_type = "user".`,
				Related: []lint.Place{{Message: "how it was registered", At: g.Application.Config.ExternalMetadataType.Span}},
				Fix:     p.OtherSubjectType(g, compiler.User),
			})
		}
	},
})
