package compiler

import (
	"grants/config"
	"grants/diag"
)

// SubjectType says on whose behalf a token is asked for. The platform is adding more, hence a list and not a pair.
type SubjectType string

// The subject types.
const (
	User   SubjectType = "user"   // every flow that ends with a token about a user
	Client SubjectType = "client" // the client credentials flow
)

// SubjectTypes are all subject types, in the order of the matrix.
var SubjectTypes = []SubjectType{Client, User}

// Policy is an API's access policy for one subject type.
// https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
type Policy string

// The policies. AllowAll exists for User only.
const (
	AllowAll           Policy = "allow_all"
	RequireClientGrant Policy = "require_client_grant"
	DenyAll            Policy = "deny_all"
)

// Party says who owns an application, and for third parties in which security mode it runs.
// https://auth0.com/docs/get-started/applications/third-party-applications
type Party string

// The parties.
const (
	FirstParty           Party = "first_party"
	ThirdPartyStrict     Party = "third_party_strict"
	ThirdPartyPermissive Party = "third_party_permissive"
)

// SystemAPI names an API that the platform itself provides; empty for a custom one.
type SystemAPI string

// The system APIs.
const (
	Management           SystemAPI = "management"
	MyAccount            SystemAPI = "my_account"
	MyOrganization       SystemAPI = "my_organization"
	MFA                  SystemAPI = "mfa"
	ExpressConfiguration SystemAPI = "express_configuration"
)

// Tenant is a config with links resolved and platform defaults explicit. Its lists are sorted by address and are not to be changed.
type Tenant struct {
	Domain                  string
	DefaultAudience         *API // nil where none is set
	DynamicRegistration     bool
	DynamicRegistrationMode Party // ThirdPartyStrict or ThirdPartyPermissive: what applications that register themselves become
	APIs                    []*API
	Applications            []*Application
	ClientGrants            []*ClientGrant
	Config                  *config.Config

	grants map[GrantKey]*ClientGrant
}

// API is an API with its platform defaults.
type API struct {
	Address                   string // api.social; system_api.management for a system API that is granted on but not declared
	Identifier                string
	Name                      string
	System                    SystemAPI
	Scopes                    []string // the names declared (of a system API: built in), sorted, without duplicates
	ScopesKnown               bool     // false where the scopes could not be read, which has been reported
	AuthorizationDetailsTypes []string // sorted, without duplicates
	EnforcePolicies           bool
	SkipsConsent              bool        // skip_consent_for_verifiable_first_party_clients
	SensitiveScopes           []string    // sorted
	Config                    *config.API // nil for a system API that is not declared

	policies map[SubjectType]Policy
}

// Application is an application with its platform defaults.
type Application struct {
	Address    string
	ClientID   string // empty for an application that does not exist yet
	Name       string
	Party      Party
	GrantTypes []string // after defaults, sorted
	Public     bool     // can't keep a secret: spa, native, or token_endpoint_auth_method none
	Origin     string   // dcr or cimd: how a third party registered itself; else empty
	Config     *config.Application
}

// ClientGrant is a client grant with its links resolved.
type ClientGrant struct {
	Address                   string
	Application               *Application // nil for a default grant of third-party applications
	API                       *API
	SubjectType               SubjectType
	AllScopes                 bool
	Scopes                    []string // the ceiling: granted and declared, sorted, without duplicates; every declared scope under AllScopes
	UndefinedScopes           []string // granted but not declared, sorted, without duplicates
	AuthorizationDetailsTypes []string // listed and registered by the API, sorted; user grants only
	OrganizationUsage         string   // deny, allow or require; empty for user grants
	AllowAnyOrganization      bool
	Config                    *config.ClientGrant
}

// IsDefault reports whether the grant is a default for third-party applications.
func (g *ClientGrant) IsDefault() bool { return g.Application == nil }

// GrantKey identifies a client grant on the platform: no two grants share it, and none of it can be changed in place.
// https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants
type GrantKey struct {
	Holder      string // the application's address; empty for a default grant
	Audience    string // the API's identifier
	SubjectType SubjectType
}

// Key is the grant's identity, for duplicates and plans.
func (g *ClientGrant) Key() GrantKey {
	key := GrantKey{Audience: g.API.Identifier, SubjectType: g.SubjectType}
	if g.Application != nil {
		key.Holder = g.Application.Address
	}
	return key
}

// Policy is the access policy for a subject type, defaults applied.
func (a *API) Policy(subject SubjectType) Policy { return a.policies[subject] }

// Range is where a span of the configuration stands.
func (t *Tenant) Range(span diag.Span) diag.Range { return t.Config.Files.Range(span) }

// ClientGrant is the grant with a key, or nil. An empty holder asks for the default grant of third parties.
func (t *Tenant) ClientGrant(key GrantKey) *ClientGrant { return t.grants[key] }
