package lint

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "default-grant-redundant",
	Group:    ThirdParties,
	Title:    "client grant that repeats the default",
	Severity: diag.Info,
	Worth:    Tidy,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
	},
	Doc: `The application's own grant gives the same as the default grant of the API. Today it changes nothing; from now on additions to the default
pass this application by, and so does whatever is taken away from it.

Remove the client grant if the application is to have what all third parties have. Keep it if its access is to stay as it is.`,
	Check: func(p *Pass) {
		for g := range p.grants(ofThirdParty, takingEffect) {
			byDefault := p.replaced(g)
			if byDefault == nil || !givesTheSame(g, byDefault) {
				continue
			}
			p.report(finding{
				at: g.Config.Header, address: g.Address,
				message: fmt.Sprintf("%s gives %s what %s gives it", g.Address, g.Application.Address, byDefault.Address),
				detail:  "Changes of the default do not reach the application.",
				related: []place{headerPlace("the default grant", byDefault)},
			})
		}
	},
})

// replaced is the default grant that a third party's own grant takes the place of, or nil.
func (p *Pass) replaced(g *compiler.ClientGrant) *compiler.ClientGrant {
	if g.IsDefault() || !thirdParty(g.Application) || !takesEffect(g) {
		return nil
	}
	return p.Tenant.ClientGrant(compiler.GrantKey{Audience: g.API.Identifier, SubjectType: g.SubjectType})
}

// givesTheSame compares what two grants for one API and subject type give, now and later. Organizations are for own grants only.
func givesTheSame(own, byDefault *compiler.ClientGrant) bool {
	return own.API.ScopesKnown && own.AllScopes == byDefault.AllScopes &&
		slices.Equal(own.Scopes, byDefault.Scopes) &&
		slices.Equal(own.AuthorizationDetailsTypes, byDefault.AuthorizationDetailsTypes) &&
		len(organizationSettings(own.Config)) == 0
}
