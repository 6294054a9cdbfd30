package compiler

import (
	"slices"

	"grants/config"
	"grants/internal/stringset"
	"grants/internal/systemapi"
)

// Policy is an API's access policy for one subject type.
// https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
type Policy string

// The policies. AllowAll exists for User only.
const (
	AllowAll           Policy = "allow_all"
	RequireClientGrant Policy = "require_client_grant"
	DenyAll            Policy = "deny_all"
)

// API is an API with its platform defaults.
type API struct {
	Address                   string // api.social; system_api.management for a system API that is granted on but not declared
	Identifier                string
	Name                      string
	System                    SystemAPI
	Scopes                    []string    // the names declared (of a system API: built in), sorted, without duplicates
	ScopesKnown               bool        // false where the scopes could not be read, which has been reported
	AuthorizationDetailsTypes []string    // sorted, without duplicates; none of a system API
	EnforcePolicies           bool        // never of a system API
	SkipsConsent              bool        // of first-party applications
	SensitiveScopes           []string    // sorted, without duplicates
	Config                    *config.API // nil for a system API that is not declared
	Granted                   bool        // of a system API that is not declared: some grant names it

	unmentioned bool // a system API that nothing in the project mentions: it has the platform's defaults, and no grants

	gaps       []string // see gapsByAddress
	policies   policies
	userScopes []string // of a system API: those of Scopes that a user's token can carry
	index      int      // in Tenant.every
}

// policies is a policy for each subject type.
type policies struct{ user, client Policy }

// Policy is the access policy for a subject type, defaults applied.
func (a *API) Policy(subject SubjectType) Policy {
	switch subject {
	case User:
		return a.policies.user
	case Client:
		return a.policies.client
	}
	return ""
}

// IsMentioned reports whether the project says anything of the API. Only the platform's own can be there without.
func (a *API) IsMentioned() bool { return !a.unmentioned }

// DefaultPolicy is the access policy that the platform has where nobody changed it.
func (a *API) DefaultPolicy(subject SubjectType) Policy {
	unchanged := API{policies: policiesOf(a.System, nil)}
	return unchanged.Policy(subject)
}

// assumesPolicy reports whether the policy is our reading of a silence: no page says what MFA and Express Configuration have.
func (a *API) assumesPolicy(subject SubjectType) bool {
	switch {
	case a.System != MFA && a.System != ExpressConfiguration:
		return false
	case a.Config == nil:
		return true
	case subject == User:
		return !a.Config.UserPolicy.Set
	}
	return !a.Config.ClientPolicy.Set
}

// opensTo reports whether the policy alone gives a party access, so that grants are inert.
// https://auth0.com/docs/get-started/applications/third-party-applications/permissive-mode
func (a *API) opensTo(party Party, subject SubjectType) bool {
	return a.Policy(subject) == AllowAll && party != ThirdPartyStrict && !a.excludes(party)
}

// excludes reports whether a party has no way to the API whatever it is granted.
// https://auth0.com/docs/get-started/applications/third-party-applications/security-controls
func (a *API) excludes(party Party) bool { return a.System != "" && party != FirstParty }

// carried is what of some scopes a token can carry.
func (a *API) carried(scopes []string, subject SubjectType) []string {
	switch {
	case subject != User || a.System == "":
		return scopes
	case slices.Equal(scopes, a.Scopes): // all of them: share the list
		return a.userScopes
	}
	isCarried := func(scope string) bool {
		if stringset.Contains(a.Scopes, scope) {
			return stringset.Contains(a.userScopes, scope)
		}
		return a.System.CarriedUnlisted(scope)
	}
	return slices.DeleteFunc(slices.Clone(scopes), func(scope string) bool { return !isCarried(scope) })
}

func (c *compilation) api(declared *config.API) *API {
	names := declared.ScopeNames()
	api := &API{
		Address:         declared.Address,
		Identifier:      declared.Identifier.Value,
		Name:            declared.DisplayName.Value,
		System:          systemapi.Of(declared.Identifier.Value, c.tenant.Domain, names),
		ScopesKnown:     !declared.ScopesAttribute.Failed,
		SensitiveScopes: set(declared.SensitiveScopes),
		Config:          declared,
	}
	api.policies, api.SkipsConsent = policiesOf(api.System, declared), skipsConsent(api.System, declared)
	if api.System != "" { // whatever is declared for it, the platform does not take
		api.Scopes, api.userScopes = c.scopesOf(api.System)
		api.ScopesKnown = true
		return api
	}
	api.ScopesKnown = api.ScopesKnown && len(names) == len(declared.Scopes)
	api.Scopes = sorted(names)
	api.AuthorizationDetailsTypes, api.EnforcePolicies = set(declared.AuthorizationDetailsTypes), declared.EnforcePolicies.Value
	return api
}

// skipsConsent says whether first parties get users' tokens without asking them, declared nil for a system API that is not. Of the
// platform's own APIs, only My Account has been seen to skip consent where nobody says so.
// https://auth0.com/docs/get-started/applications/third-party-applications/user-consent-and-third-party-applications
func skipsConsent(system SystemAPI, declared *config.API) bool {
	if declared != nil && declared.SkipConsentForVerifiableFirstPartyClients.Set {
		return declared.SkipConsentForVerifiableFirstPartyClients.Value
	}
	return system == MyAccount
}

// policiesOf are the access policies of an API, declared nil for a system API that is not.
//
// For client access the platform's API and its page on policies know no allow_all, although one page's dashboard steps offer "All apps
// allowed": it counts as require_client_grant, so that no access is claimed that nobody has, and lint reports it.
// https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
//
// The defaults of the system APIs are those of their pages. No page has any for MFA and Express Configuration: those are taken to require a grant.
// https://auth0.com/docs/manage-users/my-account-api and https://auth0.com/docs/manage-users/my-organization-api
func policiesOf(system SystemAPI, declared *config.API) policies {
	p := policies{user: AllowAll, client: RequireClientGrant}
	if system != "" && system != Management {
		p.user = RequireClientGrant
	}
	if system == MyAccount || system == MyOrganization {
		p.client = DenyAll
	}
	if declared == nil {
		return p
	}
	if declared.UserPolicy.Set {
		p.user = Policy(declared.UserPolicy.Value)
	}
	switch stated := declared.ClientPolicy; {
	case !stated.Set || system == MyAccount: // which denies client access whatever is declared
	case Policy(stated.Value) == DenyAll:
		p.client = DenyAll
	default:
		p.client = RequireClientGrant
	}
	return p
}
