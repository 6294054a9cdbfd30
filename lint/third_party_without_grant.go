package lint

import (
	"slices"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "third-party-without-grant",
	Group:    ThirdParties,
	Title:    "third-party application that can call nothing",
	Severity: diag.Warning,
	Absence:  true,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/third-party-applications/security-controls",
		"https://auth0.com/docs/get-started/applications/third-party-applications/troubleshooting",
	},
	Doc: `A third-party application in strict mode needs a grant for every API, whatever the policy of the API. This one has no client grant,
and no default grant covers it, so each request for a token ends with "unauthorized_client".

Add a client grant for the application, or a default grant for third parties, on the APIs it is meant to call.`,
	Check: func(p *Pass) {
		granted := holdersOf(p.Tenant.ClientGrants)
		for _, app := range p.Tenant.Applications {
			if app.Party != compiler.ThirdPartyStrict || !kindRead(app) || granted.include(app) {
				continue
			}
			p.report(finding{
				at: app.Config.Header, address: app.Address,
				message: app.Address + " is a third party in strict mode, and no grant gives it access to any API",
				detail:  "Add a client_grant for it, or a third_party_default on the APIs that third parties may call.",
				related: []place{partyPlace(app)},
			})
		}
	},
})

// holders are those with a grant of some kind. A grant that has no effect counts, as another rule reports it.
type holders struct {
	applications map[*compiler.Application]bool
	byDefault    map[compiler.SubjectType]bool
}

func holdersOf(grants []*compiler.ClientGrant) holders {
	granted := holders{map[*compiler.Application]bool{}, map[compiler.SubjectType]bool{}}
	for _, g := range grants {
		if g.IsDefault() {
			granted.byDefault[g.SubjectType] = true
		} else {
			granted.applications[g.Application] = true
		}
	}
	return granted
}

func (h holders) include(app *compiler.Application) bool {
	return h.applications[app] || slices.ContainsFunc(compiler.SubjectTypes, func(subject compiler.SubjectType) bool {
		return h.byDefault[subject] && closedFlow(app, subject) == ""
	})
}
