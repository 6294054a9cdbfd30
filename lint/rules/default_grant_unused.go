package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "default-grant-unused",
	Group:    lint.ThirdParties,
	Title:    "default grant and no third party",
	Severity: diag.Info,
	Worth:    lint.Tidy,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedApplications},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/applications/dynamic-client-registration",
	},
	Doc: `The project has no third-party application, and none can register itself. The default grant gives nobody anything today, and lets the
first third party in that somebody creates, without anybody deciding about it.

Remove the default grant until there is a third party. Ignore the finding, with a reason, if applications are managed elsewhere.`,
	Check: func(p *lint.Pass) {
		if p.MayHaveThirdParties() || len(p.PromotedForNobody()) > 0 { // the connection is told with its default grants
			return
		}
		for g := range p.Grants(lint.ByDefault, lint.TakingEffect) {
			p.Report(lint.Finding{
				At: g.Config.Header, Address: g.Address,
				Message: g.Address + " is for third-party applications, and there is none",
				Detail:  "Nor may applications register themselves with this tenant.",
			})
		}
	},
})
