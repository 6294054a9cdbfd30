package lint

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "default-grant-shadow-ambiguous",
	Group:    ThirdParties,
	Title:    "client grant for one subject type, default for the other",
	Severity: diag.Warning,
	Worth:    Gives,
	Absence:  true,
	Kinds:    []Kind{ManagedClientGrants},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
	},
	Doc: `An application's own grant takes precedence over the default grant of an API. The documentation does not say whether a grant
for users also displaces the default for client access, or the other way round. The matrix takes the reading that hides no access: the
default stays in force for the subject type that has no grant of its own.

Give the application a grant for each subject type it uses on this API, so that nothing hangs on the reading.`,
	Check: func(p *Pass) {
		for g := range p.grants(ofThirdParty) {
			if denied(g) {
				continue
			}
			for _, other := range compiler.SubjectTypes {
				if byDefault := p.remainingDefault(g, other); byDefault != nil {
					p.report(shadowAmbiguous(g, byDefault))
				}
			}
		}
	},
})

// remainingDefault is the default grant that the application of g may still have for another subject type of the same API.
func (p *Pass) remainingDefault(g *compiler.ClientGrant, other compiler.SubjectType) *compiler.ClientGrant {
	key := compiler.GrantKey{Audience: g.API.Identifier, SubjectType: other}
	byDefault := p.Tenant.ClientGrant(key)
	key.Holder = g.Application.Address
	if byDefault == nil || p.Tenant.ClientGrant(key) != nil || p.run.meant().grants[key] {
		return nil
	}
	imagined := *byDefault
	imagined.Application = g.Application
	if !takesEffect(&imagined) {
		return nil
	}
	return byDefault
}

func shadowAmbiguous(g, byDefault *compiler.ClientGrant) finding {
	return finding{
		at: subjectSpan(g), address: g.Address, key: string(byDefault.SubjectType),
		message: fmt.Sprintf("%s is for %s access, and it is not documented whether %s still gives %s %s access",
			g.Address, g.SubjectType, byDefault.Address, g.Application.Address, byDefault.SubjectType),
		detail: fmt.Sprintf("The matrix says that it does. Add a client_grant with subject_type = %q to decide it.", byDefault.SubjectType),
		related: []place{
			headerPlace(fmt.Sprintf("the default grant for %s access", byDefault.SubjectType), byDefault),
		},
	}
}
