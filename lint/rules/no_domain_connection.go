package rules

import (
	"slices"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "no-domain-connection",
	Group:    lint.ThirdParties,
	Title:    "users have no way to log in to third parties",
	Severity: diag.Error,
	Refs: []string{
		"https://auth0.com/docs/authenticate/identity-providers/promote-connections-to-domain-level",
		"https://auth0.com/docs/get-started/applications/third-party-applications/troubleshoot-third-party-applications",
	},
	Doc: `Users log in to a third-party application only by a connection that is promoted to the level of the domain: to enable a connection for the application
is not enough. The project declares connections, which counts as all of them, and none is promoted; so whatever is granted, the login page of every third
party offers nothing. Machines need no connection.

Write is_domain_connection = true in the connection that users of third parties have. It opens that connection to every third party at once.`,
	Check: func(p *lint.Pass) {
		if !p.ConnectionsKnown() || slices.ContainsFunc(p.Tenant.Connections, func(c *compiler.Connection) bool { return c.Promoted }) {
			return
		}
		apis := p.LoginsOfThirdParties()
		if len(apis) == 0 {
			return
		}
		first := p.Tenant.Connections[0].Config
		f := lint.Finding{
			At: first.Header, Address: first.Address, Key: "is_domain_connection",
			Message: "no connection is promoted to the level of the domain, so no user can log in to a third party, which " + lint.Addresses(apis) + " is granted to",
			Detail:  "Write is_domain_connection = true in one of them. It opens that connection to every third party.",
		}
		for _, other := range p.Tenant.Connections[1:] {
			f.Related = append(f.Related, lint.Place{Message: other.Address + " is not promoted either", At: other.Config.Header})
		}
		if len(p.Tenant.Connections) == 1 {
			f.Fix = p.ReplaceOrAdd(first.Block, "is_domain_connection", first.IsDomainConnection, true)
		}
		p.Report(f)
	},
})
