package compiler

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
// Its slices are shared and sorted, and not to be changed.
type Access struct {
	Application *Application // nil: any third-party application that has no grant of its own
	API         *API
	SubjectType SubjectType

	Allowed     bool
	Reason      Reason
	Unreachable Unreachable    // empty where the application can use the flow
	Grant       *ClientGrant   // the deciding grant; nil where a policy decides
	Shadowed    []*ClientGrant // grants for this cell that do not decide it, sorted by address

	Scopes                    []string
	FutureScopes              bool // scopes declared later are included
	UndefinedScopes           []string
	AuthorizationDetailsTypes []string
	NarrowedBy                []string // of an allowed user cell, sorted: consent, rbac, request
	OrganizationUsage         string
	AllowAnyOrganization      bool
}
