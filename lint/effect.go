package lint

import (
	"slices"

	"grants/compiler"
	"grants/config"
)

// Applications are the applications whose kind could be read. What could not be read has been reported, and nothing may be built on it.
func (p *Pass) Applications() []*compiler.Application { return p.run.applications() }

func knownApplications(tenant *compiler.Tenant) []*compiler.Application {
	unread := func(app *compiler.Application) bool { return !app.KindRead() }
	if !slices.ContainsFunc(tenant.Applications, unread) {
		return tenant.Applications
	}
	return slices.DeleteFunc(slices.Clone(tenant.Applications), unread)
}

// TakesEffect reports whether the grant gives anybody anything. Where it does not, the rule that says so is the only one to speak.
func TakesEffect(g *compiler.ClientGrant) bool {
	return mayTakeEffect(g) && usable(g)
}

// mayTakeEffect leaves aside which flows the application can use.
func mayTakeEffect(g *compiler.ClientGrant) bool {
	return !g.IsThirdPartyOnSystemAPI() && !g.IsDenied() && !inert(g)
}

// inert: where users' access is open to all, the grants of applications that follow the policy decide nothing. Strict third parties need a
// grant in any case, and those may that nobody says the mode of.
func inert(g *compiler.ClientGrant) bool {
	return !g.IsDefault() && g.SubjectType == compiler.User && g.Application.FollowsPolicies() && !g.Application.ModeAssumed &&
		g.API.Policy(compiler.User) == compiler.AllowAll
}

// usable: a grant is of use to an application that can start a flow of its subject type. A default grant waits for one that can.
func usable(g *compiler.ClientGrant) bool { return ClosedFlow(g.Application, g.SubjectType) == "" }

// ClosedFlow is why an application that has a grant cannot use the flows of a subject type, as far as what it says of them can be relied on.
func ClosedFlow(app *compiler.Application, subject compiler.SubjectType) compiler.Unreachable {
	if Misspelt(app) {
		return ""
	}
	return app.UnreachableWithGrant(subject)
}

// Misspelt reports whether an application lists a grant type or a profile of token exchange that does not exist. That is reported, and it may have been
// meant to be the one in question.
func Misspelt(app *compiler.Application) bool {
	return app != nil && (slices.ContainsFunc(app.GrantTypes, func(name string) bool { return !GrantTypes.Has(name) }) ||
		app.Config != nil && slices.ContainsFunc(app.Config.TokenExchangeProfiles.Items, unknownProfile))
}

func unknownProfile(item config.Located[string]) bool {
	return item.Set && !TokenExchangeProfiles.Has(item.Value)
}
