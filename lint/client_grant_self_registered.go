package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "client-grant-self-registered",
	Group:    Flows,
	Title:    "client access for an application that registered itself",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
	},
	Doc: `An application that came by dynamic registration or by a metadata document chose its own name and keys, and the platform lets none of
them act without a user. The grant can't be used.

Use subject_type = "user", or register the application yourself if it is to have access of its own.`,
	Check: func(p *Pass) {
		for g := range p.grants(unusable) {
			if unreachable(g) != compiler.DynamicallyRegistered || denied(g) || forThirdPartyOnSystemAPI(g) {
				continue
			}
			if _, reported := itemOf(g.Application.Config.GrantTypes, "client_credentials"); reported {
				continue
			}
			p.report(finding{
				at: subjectSpan(g), address: g.Address, key: "subject_type",
				message: fmt.Sprintf("%s is for client access, which %s cannot use because it registered itself", g.Address, g.Application.Address),
				detail:  `Write subject_type = "user".`,
				related: []place{{"how it was registered", g.Application.Config.ExternalMetadataType.Span}},
				fix:     p.otherSubjectType(g, compiler.User),
			})
		}
	},
})
