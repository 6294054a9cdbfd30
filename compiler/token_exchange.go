package compiler

import (
	"slices"

	"grants/config"
)

// TokenExchange is the user flows of an application that none of its grant types names.
type TokenExchange struct {
	Custom     bool // by a profile of its own; first parties only
	OnBehalfOf bool // with the token that an API was called with; of applications that are an API
	Assumed    bool // nobody says whether an application that is an API can: it counts as able to where it has a grant for users
}

// tokenExchange leaves out what opens nothing. A list that is stated decides, also an empty one.
// https://auth0.com/docs/authenticate/custom-token-exchange/configure-custom-token-exchange and
// https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange
func tokenExchange(declared *config.Application) TokenExchange {
	profiles, isAPI := declared.TokenExchangeProfiles, declared.AppType.Value == "resource_server"
	states := func(profile string) bool {
		return slices.ContainsFunc(profiles.Items, func(item config.Located[string]) bool { return item.Value == profile })
	}
	return TokenExchange{
		Custom:     states("custom_authentication"),
		OnBehalfOf: states("on_behalf_of_token_exchange") && isAPI,
		Assumed:    !profiles.Set && isAPI,
	}
}

// ExchangesTokens reports whether the application is said to be able to.
func (a *Application) ExchangesTokens() bool {
	return a.TokenExchange.OnBehalfOf || a.TokenExchange.Custom && a.Party == FirstParty
}

// UnreachableWithGrant is Unreachable for an API for which the application has a grant of its own.
func (a *Application) UnreachableWithGrant(subject SubjectType) Unreachable {
	if subject == User && a.AssumesTokenExchange() {
		return ""
	}
	return a.Unreachable(subject)
}

// AssumesTokenExchange reports whether nothing but its grants for users speaks for a user flow of the application: why else the grants? It is
// an API, and says nothing of token exchange.
func (a *Application) AssumesTokenExchange() bool {
	return a != nil && a.TokenExchange.Assumed && a.Unreachable(User) != ""
}

// assumeTokenExchange makes the cell reachable that such a grant is for.
func (a *Access) assumeTokenExchange(own *ClientGrant) {
	if a.SubjectType == User && own != nil && a.Application.AssumesTokenExchange() {
		a.Unreachable = ""
		a.assume(a.Application.tokenExchangeAttribute())
	}
}

func (a *Application) tokenExchangeAttribute() string { return a.Address + ".token_exchange" }
