package compiler

import "slices"

// Reason is why a cell of the matrix is what it is.
type Reason string

// The reasons.
const (
	PolicyDenyAll        Reason = "policy_deny_all"
	PolicyAllowAll       Reason = "policy_allow_all"
	ByClientGrant        Reason = "client_grant"
	ByDefaultGrant       Reason = "default_grant"
	NoGrant              Reason = "no_grant"
	ThirdPartyNeedsGrant Reason = "third_party_needs_grant"
	SystemAPIThirdParty  Reason = "system_api_third_party"
	Unresolved           Reason = "unresolved_grant" // in plans, of a row that stands for what a grant lists which leads nowhere
)

// Unreachable is why an application cannot use a flow at all, whatever it is granted.
type Unreachable string

// The causes.
const (
	NoClientCredentialsGrantType Unreachable = "no_client_credentials_grant_type"
	PublicClient                 Unreachable = "public_client"
	DynamicallyRegistered        Unreachable = "dynamic_registration"
	NoUserFlow                   Unreachable = "no_user_flow"
)

// Access is one cell of the matrix: the most an application can get from an API for one subject type, and why. The zero Access denies.
// Its slices are shared and not to be changed.
type Access struct {
	Application *Application // nil: any third-party application that has no grant of its own
	API         *API
	SubjectType SubjectType

	Allowed     bool
	Reason      Reason
	Unreachable Unreachable    // empty where the application can use the flow
	Grant       *ClientGrant   // the deciding grant; nil where a policy decides
	Shadowed    []*ClientGrant // grants meant for this cell that do not decide it, sorted by address

	Scopes                    []string // sorted
	FutureScopes              bool     // scopes declared later are included
	UndefinedScopes           []string // sorted
	AuthorizationDetailsTypes []string // sorted
	NarrowedBy                []string // of an allowed user cell, always in this order: request, rbac, consent
	OrganizationUsage         string
	AllowAnyOrganization      bool
	Assumed                   []string // addresses of attributes that nobody states and on which the cell rests, sorted

	group int // see Group
}

// Group is a number that the cells of one walk through the matrix have in common which differ in nothing but their application: what was
// made of one of them can serve for the others. It is 0 for a cell that may be the only one of its kind.
func (a *Access) Group() int { return a.group }

// Access is the cell of an application, an API and a subject type. A nil application stands for any third-party application that has no
// grant of its own, those among them that are yet to register themselves: in the mode that they will have where the tenant lets them
// register, else strict.
//
// It follows the platform's table row by row:
// https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants
func (t *Tenant) Access(app *Application, api *API, subject SubjectType) Access {
	var cell Access
	t.resolve(&cell, app, api, subject)
	return cell
}

// StatedAccess is Access without what rests on attributes that nobody states: the least that the cell can be.
func (t *Tenant) StatedAccess(app *Application, api *API, subject SubjectType) Access {
	var cell Access
	party := t.partyOf(app)
	if t.assumesMode(app) {
		party = ThirdPartyStrict
	}
	t.resolveAs(&cell, app, api, subject, party)
	if cell.restsOnGaps(t.ownGrant(app, api, subject), t.defaultGrant(party, api, subject)) {
		return Access{Application: app, API: api, SubjectType: subject, Reason: cell.Reason, Unreachable: cell.Unreachable}
	}
	if slices.ContainsFunc(cell.Assumed, func(attribute string) bool { return attribute != RegistrationMode }) {
		cell.Unreachable = app.Unreachable(subject)
	}
	cell.Assumed = nil
	return cell
}

func (t *Tenant) resolve(cell *Access, app *Application, api *API, subject SubjectType) {
	t.resolveAs(cell, app, api, subject, t.partyOf(app))
}

func (t *Tenant) resolveAs(cell *Access, app *Application, api *API, subject SubjectType, party Party) {
	*cell = Access{Application: app, API: api, SubjectType: subject, Unreachable: app.Unreachable(subject)}
	own, byDefault := t.ownGrant(app, api, subject), t.defaultGrant(party, api, subject)
	switch {
	// Nothing overrides deny_all: https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
	case api.Policy(subject) == DenyAll:
		cell.deny(PolicyDenyAll)
	case api.excludes(party):
		cell.deny(SystemAPIThirdParty)
	case api.opensTo(party, subject):
		cell.allowEverything()
		if t.assumesMode(app) {
			cell.assume(RegistrationMode)
		}
	case own != nil: // replaces the default for this API and subject type, and does not add to it
		cell.allow(ByClientGrant, own)
	case byDefault != nil:
		cell.allow(ByDefaultGrant, byDefault)
	case party == ThirdPartyStrict:
		cell.deny(ThirdPartyNeedsGrant)
	default:
		cell.deny(NoGrant)
	}
	cell.narrow(party)
	if cell.Reason != SystemAPIThirdParty && api.assumesPolicy(subject) {
		cell.assume(api.Address + ".subject_type_authorization")
	}
	cell.assumeTokenExchange(own)
	cell.assumeGaps(own, byDefault)
	cell.Shadowed = shadowed(cell.Grant, own, byDefault)
}

func (t *Tenant) partyOf(app *Application) Party {
	switch {
	case app != nil:
		return app.Party
	case t.DynamicRegistration:
		return t.DynamicRegistrationMode
	}
	return ThirdPartyStrict
}

// RegistrationMode is the attribute that says which mode applications get that register themselves. Where nobody states it, one page of the platform says
// strict, and another one that tenants keep what they had, which can be permissive.
// https://auth0.com/docs/troubleshoot/product-lifecycle/deprecations-and-migrations/migrate-to-enhanced-security-third-party-applications
const RegistrationMode = "tenant.dynamic_client_registration_security_mode"

// assumesMode reports whether an application, or any third party, would follow no policy if the tenant's mode were stated as strict.
func (t *Tenant) assumesMode(app *Application) bool {
	if app == nil {
		return t.DynamicRegistration && t.RegistrationModeAssumed
	}
	return app.ModeAssumed
}

func (t *Tenant) ownGrant(app *Application, api *API, subject SubjectType) *ClientGrant {
	if app == nil {
		return nil
	}
	return app.grants.find(api, subject)
}

// defaultGrant is the default for third-party applications, permissive ones among them; nil for a first party, which it never reaches.
func (t *Tenant) defaultGrant(party Party, api *API, subject SubjectType) *ClientGrant {
	if party == FirstParty {
		return nil
	}
	return t.defaults.find(api, subject)
}

func (a *Access) deny(reason Reason) { a.Allowed, a.Reason = false, reason }

// allowEverything is what a policy allow_all does: grants are inert, and every type of authorization details can be asked for.
// https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests
func (a *Access) allowEverything() {
	a.Allowed, a.Reason = true, PolicyAllowAll
	a.Scopes, a.FutureScopes = a.API.carried(a.API.Scopes, a.SubjectType), true
	a.AuthorizationDetailsTypes = a.API.AuthorizationDetailsTypes
}

func (a *Access) allow(reason Reason, grant *ClientGrant) {
	a.Allowed, a.Reason, a.Grant = true, reason, grant
	a.Scopes, a.FutureScopes = a.API.carried(grant.Scopes, a.SubjectType), grant.AllScopes
	a.UndefinedScopes = grant.UndefinedScopes
	a.AuthorizationDetailsTypes = grant.AuthorizationDetailsTypes
	a.OrganizationUsage, a.AllowAnyOrganization = grant.OrganizationUsage, grant.AllowAnyOrganization
}

// What takes scopes from a user's token at run time; index by whether the API has RBAC and whether users are asked for consent.
var narrowings = [2][2][]string{
	{{"request"}, {"request", "consent"}},
	{{"request", "rbac"}, {"request", "rbac", "consent"}},
}

// narrow says what narrows a cell that is an upper bound. Users are always asked for consent to a third party, and to a first party unless
// the API says otherwise. Whether its callback can be verified, which that also takes, is not in the files.
// https://auth0.com/docs/get-started/applications/third-party-applications/user-consent-and-third-party-applications
func (a *Access) narrow(party Party) {
	if a.Allowed && a.SubjectType == User {
		asks := party != FirstParty || !a.API.SkipsConsent
		a.NarrowedBy = narrowings[index(a.API.EnforcePolicies)][index(asks)]
	}
}

// assume notes that the cell rests on an attribute that nobody states.
func (a *Access) assume(attribute string) {
	at, found := slices.BinarySearch(a.Assumed, attribute)
	if !found {
		a.Assumed = slices.Insert(slices.Clone(a.Assumed), at, attribute)
	}
}

func index(condition bool) int {
	if condition {
		return 1
	}
	return 0
}

// shadowed is the grants other than the deciding one, sorted by address.
func shadowed(deciding, own, byDefault *ClientGrant) []*ClientGrant {
	if own == deciding {
		own = nil
	}
	if byDefault == deciding {
		byDefault = nil
	}
	switch {
	case own == nil && byDefault == nil:
		return nil
	case byDefault == nil:
		return []*ClientGrant{own}
	case own == nil:
		return []*ClientGrant{byDefault}
	case byDefault.Address < own.Address:
		return []*ClientGrant{byDefault, own}
	}
	return []*ClientGrant{own, byDefault}
}
