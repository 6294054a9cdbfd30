package rules

import (
	"fmt"

	"grants/compiler"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "default-grant-shadow-ambiguous",
	Group:    lint.ThirdParties,
	Title:    "client grant for one subject type, default for the other",
	Severity: diag.Warning,
	Worth:    lint.Gives,
	Absence:  true,
	Kinds:    []lint.Kind{lint.ManagedClientGrants},
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
	},
	Doc: `An application's own grant takes precedence over the default grant of an API. The documentation does not say whether a grant
for users also displaces the default for client access, or the other way round. The matrix takes the reading that hides no access: the
default stays in force for the subject type that has no grant of its own.

Give the application a grant for each subject type it uses on this API, so that nothing hangs on the reading.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.OfThirdParty) {
			if g.IsDenied() {
				continue
			}
			for _, other := range compiler.SubjectTypes {
				if byDefault := remainingDefault(p, g, other); byDefault != nil {
					p.Report(shadowAmbiguous(g, byDefault))
				}
			}
		}
	},
})

// remainingDefault is the default grant that the application of g may still have for another subject type of the same API.
func remainingDefault(p *lint.Pass, g *compiler.ClientGrant, other compiler.SubjectType) *compiler.ClientGrant {
	byDefault := p.Tenant.DefaultGrant(g.API, other)
	key := g.Key()
	key.SubjectType = other
	if byDefault == nil || p.Tenant.ClientGrant(key) != nil || p.MayBeMeant(key) {
		return nil
	}
	imagined := *byDefault
	imagined.Application = g.Application
	if !lint.TakesEffect(&imagined) {
		return nil
	}
	return byDefault
}

func shadowAmbiguous(g, byDefault *compiler.ClientGrant) lint.Finding {
	return lint.Finding{
		At: lint.SubjectSpan(g), Address: g.Address, Key: string(byDefault.SubjectType),
		Message: fmt.Sprintf("%s is for %s access, and it is not documented whether %s still gives %s %s access",
			g.Address, g.SubjectType, byDefault.Address, g.Application.Address, byDefault.SubjectType),
		Detail: fmt.Sprintf("The matrix says that it does. Add a client_grant with subject_type = %q to decide it.", byDefault.SubjectType),
		Related: []lint.Place{
			lint.Place{Message: fmt.Sprintf("the default grant for %s access", byDefault.SubjectType), At: byDefault.Config.Header},
		},
	}
}
