package lint

import (
	"slices"

	"grants/compiler"
	"grants/config"
)

// applications are those whose kind could be read.
func (p *Pass) applications() []*compiler.Application { return p.run.applications() }

func knownApplications(tenant *compiler.Tenant) []*compiler.Application {
	unread := func(app *compiler.Application) bool { return !kindRead(app) }
	if !slices.ContainsFunc(tenant.Applications, unread) {
		return tenant.Applications
	}
	return slices.DeleteFunc(slices.Clone(tenant.Applications), unread)
}

func policiesRead(api *config.API) bool {
	return api == nil || !api.UserPolicy.Failed && !api.ClientPolicy.Failed
}

func kindRead(app *compiler.Application) bool {
	if app == nil || app.Config == nil {
		return true
	}
	c := app.Config
	return !c.IsFirstParty.Failed && !c.ThirdPartySecurityMode.Failed && !c.AppType.Failed && !c.GrantTypes.Failed &&
		!c.TokenEndpointAuthMethod.Failed && !c.ClientAuthenticationMethods.Failed && !c.ExternalMetadataType.Failed &&
		!c.TokenExchangeProfiles.Failed
}

// takesEffect reports whether the grant gives anybody anything. Where it does not, the rule that says so is the only one to speak.
func takesEffect(g *compiler.ClientGrant) bool {
	return mayTakeEffect(g) && usable(g)
}

// mayTakeEffect leaves aside which flows the application can use.
func mayTakeEffect(g *compiler.ClientGrant) bool {
	return !forThirdPartyOnSystemAPI(g) && !denied(g) && !inert(g)
}

// forThirdPartyOnSystemAPI: the platform's own APIs are closed to third parties.
// https://auth0.com/docs/get-started/applications/third-party-applications/security-controls
func forThirdPartyOnSystemAPI(g *compiler.ClientGrant) bool {
	return g.API.System != "" && (g.IsDefault() || thirdParty(g.Application))
}

// denied: no grant overrides a policy that denies everybody.
// https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
func denied(g *compiler.ClientGrant) bool {
	return g.API.Policy(g.SubjectType) == compiler.DenyAll
}

// inert: where users' access is open to all, the grants of applications that follow the policy decide nothing. Strict third parties need a
// grant in any case, and those may that nobody says the mode of.
func inert(g *compiler.ClientGrant) bool {
	return !g.IsDefault() && g.SubjectType == compiler.User && followsPolicy(g.Application) && !g.Application.ModeAssumed &&
		g.API.Policy(compiler.User) == compiler.AllowAll
}

// usable: a grant is of use to an application that can start a flow of its subject type. A default grant waits for one that can.
func usable(g *compiler.ClientGrant) bool { return unreachable(g) == "" }

func unreachable(g *compiler.ClientGrant) compiler.Unreachable {
	return closedFlow(g.Application, g.SubjectType)
}

// closedFlow is why an application that has a grant cannot use the flows of a subject type, as far as what it says of them can be relied on.
func closedFlow(app *compiler.Application, subject compiler.SubjectType) compiler.Unreachable {
	if misspelt(app) {
		return ""
	}
	return app.UnreachableWithGrant(subject)
}

// misspelt: a grant type or a profile of token exchange that does not exist is reported for that, and may have been meant to be the one in
// question.
func misspelt(app *compiler.Application) bool {
	return app != nil && (slices.ContainsFunc(app.GrantTypes, func(name string) bool { return !knownGrantType(name) }) ||
		app.Config != nil && slices.ContainsFunc(app.Config.TokenExchangeProfiles.Items, unknownProfile))
}

func thirdParty(app *compiler.Application) bool { return app.Party != compiler.FirstParty }

func followsPolicy(app *compiler.Application) bool { return app.Party != compiler.ThirdPartyStrict }
