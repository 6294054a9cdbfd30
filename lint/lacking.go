package lint

import (
	"slices"

	"grants/compiler"
)

// WithoutGrants are the APIs, none of them the platform's own, whose policies wait for a grant, and that have none.
func (p *Pass) WithoutGrants() []*compiler.API {
	var apis []*compiler.API
	for api := range p.CustomAPIs() {
		if p.Granted(api) == nil && !p.Elsewhere(api.Address, api.Identifier) && api.PoliciesRead() && waitsForGrants(api) {
			apis = append(apis, api)
		}
	}
	return apis
}

// waitsForGrants leaves out an API with a client policy "allow_all": that does not exist, was meant to open the API, and has a rule of its own.
func waitsForGrants(api *compiler.API) bool {
	return api.GrantsDecide() && compiler.Policy(api.Config.ClientPolicy.Value) != compiler.AllowAll
}

// StrictWithoutGrants are the strict third parties that no grant is for, neither one of their own nor a default.
func (p *Pass) StrictWithoutGrants() []*compiler.Application {
	var apps []*compiler.Application
	for _, app := range p.Tenant.Applications {
		if app.Party == compiler.ThirdPartyStrict && app.KindRead() && !p.hasGrant(app) && !p.Elsewhere(app.Address, app.ClientID) {
			apps = append(apps, app)
		}
	}
	return apps
}

// hasGrant reports whether an application has a grant of its own or by default.
func (p *Pass) hasGrant(app *compiler.Application) bool {
	return p.Held(app) != 0 ||
		p.Held(nil)&ForUsers != 0 && ClosedFlow(app, compiler.User) == "" ||
		p.Held(nil)&ForClients != 0 && ClosedFlow(app, compiler.Client) == ""
}

// MachinesWithoutGrants are the applications that say that they may use the client credentials flow, can, and have no grant for it; but for those that have a
// grant which the policy of its API denies, and strict third parties without any grant: either is reported by itself.
func (p *Pass) MachinesWithoutGrants() []*compiler.Application {
	var apps []*compiler.Application
	for _, app := range p.Tenant.Applications {
		_, says := app.Config.GrantTypes.Item("client_credentials")
		if !says || !app.KindRead() || app.Unreachable(compiler.Client) != "" || p.Held(app)&(ForClients|DeniedByPolicy) != 0 || p.Elsewhere(app.Address, app.ClientID) {
			continue
		}
		if app.IsThirdParty() && (p.Held(nil)&ForClients != 0 || !p.Manages(ManagedThirdPartyDefaults) || app.Party == compiler.ThirdPartyStrict && !p.hasGrant(app)) {
			continue
		}
		apps = append(apps, app)
	}
	return apps
}

// ExchangersWithoutGrants are the applications that may exchange tokens on behalf of users, have no other flow for them, and no grant for users of another
// API than the one that they are; nor is there an API that they need none for. It leaves out those with a grant that has no effect, as that is reported.
// https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange
func (p *Pass) ExchangersWithoutGrants() []*compiler.Application {
	lacks := func(app *compiler.Application) bool {
		return app.TokenExchange.OnBehalfOf && app.KindRead() && !app.NamesUserFlow() && !Misspelt(app) && p.Held(app)&(DeniedByPolicy|Unusable) == 0 &&
			!p.Elsewhere(app.Address, app.ClientID)
	}
	if !slices.ContainsFunc(p.Tenant.Applications, lacks) {
		return nil
	}
	served := map[*compiler.Application]bool{}
	for g := range p.AllGrants(ForUsers) {
		served[g.Application] = served[g.Application] || g.Application != nil && !isItself(g.Application, g.API)
	}
	return slices.DeleteFunc(slices.Clone(p.Tenant.Applications), func(app *compiler.Application) bool {
		return !lacks(app) || served[app] || app.IsThirdParty() && p.Held(nil)&ForUsers != 0 || p.someOtherIsOpen(app)
	})
}

// isItself reports whether an API is the one that an application is.
func isItself(app *compiler.Application, api *compiler.API) bool {
	link := app.Config.ResourceServerIdentifier.Value
	return link.Name == api.Identifier || link.IsAddress && link.Name == api.Address
}

// someOtherIsOpen reports whether some API of the project lets the application in for users without a grant, or might.
func (p *Pass) someOtherIsOpen(app *compiler.Application) bool {
	for api := range p.CustomAPIs() {
		if !isItself(app, api) && (!api.PoliciesRead() || app.FollowsPolicies() && api.Policy(compiler.User) == compiler.AllowAll) {
			return true
		}
	}
	return false
}

// RegisteredLackDefault reports whether applications may register themselves and then have no default grant for users to call anything by. A default that is
// for client access only was meant for them, and is reported by itself.
func (p *Pass) RegisteredLackDefault() bool {
	return p.Tenant.DynamicRegistration && p.RegisteredReachNothing() && !slices.ContainsFunc(p.DefaultsForNobody(), p.MeantForStrangers)
}

// TheMissingGrant is the only API without grants, where exactly one application lacks one, or those that register themselves do: then one grant is missing, and
// it is told of who lacks it. It is nil where more is missing.
func (p *Pass) TheMissingGrant() *compiler.API {
	apis := p.WithoutGrants()
	if len(apis) != 1 {
		return nil
	}
	strict, exchangers, registered := p.StrictWithoutGrants(), p.ExchangersWithoutGrants(), p.RegisteredLackDefault()
	if lacking := len(strict) + len(exchangers); lacking > 1 || registered == (lacking == 1) || len(p.MachinesWithoutGrants()) > 0 {
		return nil
	}
	forUsers, forClients := apis[0].Policy(compiler.User) == compiler.RequireClientGrant, apis[0].Policy(compiler.Client) == compiler.RequireClientGrant
	switch {
	case len(strict) > 0:
		forUsers = forUsers && ClosedFlow(strict[0], compiler.User) == "" || forClients && ClosedFlow(strict[0], compiler.Client) == ""
	case len(exchangers) > 0:
		forUsers = forUsers && !isItself(exchangers[0], apis[0])
	}
	if !forUsers {
		return nil
	}
	return apis[0]
}

// MissingGrantPlace is where the API is that TheMissingGrant names; none where it names none.
func (p *Pass) MissingGrantPlace() []Place {
	api := p.TheMissingGrant()
	if api == nil {
		return nil
	}
	return []Place{{api.Address + " is the only API without a grant", api.Config.Header}}
}
