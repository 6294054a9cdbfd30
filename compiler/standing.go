package compiler

// IsThirdParty reports whether the application belongs to somebody else.
func (a *Application) IsThirdParty() bool { return a.Party != FirstParty }

// FollowsPolicies reports whether an access policy "allow_all" opens an API to the application: strict third parties need a grant in any case.
// https://auth0.com/docs/get-started/applications/third-party-applications/security-controls
func (a *Application) FollowsPolicies() bool { return a.Party != ThirdPartyStrict }

// IsAPI reports whether the application stands for an API, which exchanges the tokens that it is called with.
// https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange
func (a *Application) IsAPI() bool { return a.Config.AppType.Value == "resource_server" }

// HasStrictID reports whether the application has an id of the kind that the platform gives third parties in strict mode, and no others.
// https://auth0.com/docs/get-started/applications/third-party-applications/configure-third-party-applications
func (a *Application) HasStrictID() bool { return hasStrictID(a.Config) }

// ModeKnown reports whether the security mode of a third party is more than an assumption: it is written down, or follows from how the
// application came about.
func (a *Application) ModeKnown() bool {
	return a.Config.ThirdPartySecurityMode.Set || a.HasStrictID() || a.Origin == "cimd" || a.Origin == "dcr" && !a.ModeAssumed
}

// IsKnownStrict reports whether the application belongs to a third party that is known to be in strict mode.
func (a *Application) IsKnownStrict() bool { return a.Party == ThirdPartyStrict && a.ModeKnown() }

// KindRead reports whether all could be read that says what kind of application it is, and which flows it has. What could not be read has been reported,
// and nothing may be built on it. A nil application, any third party, is known.
func (a *Application) KindRead() bool {
	if a == nil || a.Config == nil {
		return true
	}
	c := a.Config
	return !c.IsFirstParty.Failed && !c.ThirdPartySecurityMode.Failed && !c.AppType.Failed && !c.GrantTypes.Failed &&
		!c.TokenEndpointAuthMethod.Failed && !c.ClientAuthenticationMethods.Failed && !c.ExternalMetadataType.Failed &&
		!c.TokenExchangeProfiles.Failed
}

// PoliciesRead reports whether what the project says of the API's access policies could be read.
func (a *API) PoliciesRead() bool {
	return a.Config == nil || !a.Config.UserPolicy.Failed && !a.Config.ClientPolicy.Failed
}

// DeclaresNoScopes reports whether the API is known to have none.
func (a *API) DeclaresNoScopes() bool { return a.ScopesKnown && len(a.Scopes) == 0 }

// GrantsDecide reports whether no policy opens the API, and some policy lets grants open it.
// https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
func (a *API) GrantsDecide() bool {
	user, client := a.Policy(User), a.Policy(Client)
	return user != AllowAll && (user == RequireClientGrant || client == RequireClientGrant)
}

// CommonName is what people call the API: one of the platform's by the platform's name for it.
func (a *API) CommonName() string {
	if a.System != "" {
		return "the " + a.System.Name()
	}
	return a.Address
}

// IsDenied reports whether the policy for the grant's subject type denies everybody, which no grant overrides.
// https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
func (g *ClientGrant) IsDenied() bool { return g.API.Policy(g.SubjectType) == DenyAll }

// IsThirdPartyOnSystemAPI reports whether the grant is for third parties on an API of the platform, which is closed to them whatever they are granted.
// https://auth0.com/docs/get-started/applications/third-party-applications/security-controls
func (g *ClientGrant) IsThirdPartyOnSystemAPI() bool {
	return g.API.System != "" && (g.IsDefault() || g.Application.IsThirdParty())
}

// DefaultGrant is the default grant of third parties for an API and a subject type, or nil.
func (t *Tenant) DefaultGrant(api *API, subject SubjectType) *ClientGrant {
	return t.ClientGrant(GrantKey{Audience: api.Identifier, SubjectType: subject})
}

// AssumesStrict reports whether a third party that did not register itself states no mode, and nothing else says it: it is taken to be strict.
func (a *Application) AssumesStrict() bool {
	return a.IsThirdParty() && !a.Config.ThirdPartySecurityMode.Set && !a.Config.ThirdPartySecurityMode.Failed && a.Origin == "" && !a.HasStrictID()
}
