package rules

import (
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "domain-connection-without-third-party",
	Group:    lint.ThirdParties,
	Title:    "connection that is open to third parties, of which there are none",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedApplications},
	Refs: []string{
		"https://auth0.com/docs/authenticate/identity-providers/promote-connections-to-domain-level",
		"https://auth0.com/docs/get-started/auth0-overview/create-applications/register-applications-with-cimd",
	},
	Doc: `A connection that is promoted to the level of the domain can be used by every third party, also by those that come later. The project has no third
party, and lets none register itself, so the connection is open for nobody's sake. That this is better taken back is least privilege, and no page of the
platform says so.

Write is_domain_connection = false, until there is a third party whose users are to log in.`,
	Check: func(p *lint.Pass) {
		var unused []lint.Place
		for g := range p.Grants(lint.ByDefault, lint.TakingEffect) {
			unused = append(unused, lint.Place{Message: g.Address + " is for third parties, too", At: g.Config.Header})
		}
		for _, c := range p.PromotedForNobody() {
			p.Report(lint.Finding{
				At: c.Config.IsDomainConnection.Span, Address: c.Address, Key: "is_domain_connection",
				Message: c.Address + " is promoted to the level of the domain, and there is no third party to use it",
				Detail:  "Write is_domain_connection = false, until there is one.",
				Related: unused,
				Fix:     lint.WriteBool("is_domain_connection", false, c.Config.IsDomainConnection),
			})
		}
	},
})
