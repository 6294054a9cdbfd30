package rules

import (
	"fmt"
	"slices"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/internal/stringset"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "default-grant-shadowed",
	Group:    lint.ThirdParties,
	Title:    "client grant takes the place of the default",
	Severity: diag.Info,
	Worth:    lint.Tidy,
	Strict:   true,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications",
	},
	Doc: `A third-party application with a grant of its own no longer gets the default grant of that API: the one replaces the other, they do
not add up. Scopes that only the default lists are lost to this application, and later additions to the default pass it by.

Nothing, if that is the intention. Otherwise list in the client grant all that the application is to have, or remove the client grant.`,
	Check: func(p *lint.Pass) {
		for g := range p.Grants(lint.OfThirdParty, lint.TakingEffect) {
			byDefault := p.Tenant.DefaultGrant(g.API, g.SubjectType)
			if byDefault == nil || lint.GivesTheSame(g, byDefault) {
				continue
			}
			p.Report(lint.Finding{
				At: g.Config.Header, Address: g.Address,
				Message: fmt.Sprintf("%s replaces %s for %s", g.Address, byDefault.Address, g.Application.Address),
				Detail:  exchange(byDefault, g),
				Related: []lint.Place{lint.Place{Message: "the default grant", At: byDefault.Config.Header}},
			})
		}
	},
})

// exchange says what an application gains and loses by a grant of its own.
func exchange(byDefault, own *compiler.ClientGrant) string {
	if !own.API.ScopesKnown {
		return ""
	}
	var sentences []string
	if only := onlyIn(byDefault, own); len(only) > 0 {
		sentences = append(sentences, "Lost: "+lint.Listed(only)+".")
	}
	if only := onlyIn(own, byDefault); len(only) > 0 {
		sentences = append(sentences, "Gained: "+lint.Listed(only)+".")
	}
	switch {
	case own.AllScopes && !byDefault.AllScopes:
		sentences = append(sentences, "Gained: scopes declared later.")
	case byDefault.AllScopes && !own.AllScopes:
		sentences = append(sentences, "Lost: scopes declared later.")
	case len(sentences) == 0:
		return "Both give the same scopes today."
	}
	return strings.Join(sentences, " ")
}

// onlyIn is the scopes, and then the authorization_details types, that one grant has and the other has not.
func onlyIn(one, other *compiler.ClientGrant) []string {
	return slices.Concat(
		without(one.Scopes, other.Scopes),
		without(one.AuthorizationDetailsTypes, other.AuthorizationDetailsTypes),
	)
}

func without(names, sorted []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return stringset.Contains(sorted, name) })
}
