package config

// API is an api block (the Management API's resource server).
// Attributes: https://auth0.com/docs/get-started/apis/api-settings
type API struct {
	Block
	Identifier                                Located[string]
	DisplayName                               Located[string]   // the attribute name
	Scopes                                    []Scope           // in the order written
	ScopesAttribute                           Located[struct{}] // whether and where scopes stands
	AuthorizationDetailsTypes                 List
	UserPolicy                                Located[string] // subject_type_authorization.user.policy
	ClientPolicy                              Located[string] // subject_type_authorization.client.policy
	EnforcePolicies                           Located[bool]
	TokenDialect                              Located[string]
	TokenLifetime                             Located[int64] // seconds
	TokenLifetimeForWeb                       Located[int64] // seconds
	AllowOfflineAccess                        Located[bool]
	SkipConsentForVerifiableFirstPartyClients Located[bool]
	ConsentPolicy                             Located[string]
	SigningAlg                                Located[string]
	SensitiveScopes                           List
	Resource                                  List // the URLs that clients send as the resource
}

// Scope is one scope that an API declares.
type Scope struct {
	Name        Located[string]
	Description Located[string]
}

// ScopeNames are the names of the scopes that could be read, in the order written.
func (a *API) ScopeNames() []string {
	names := make([]string, 0, len(a.Scopes))
	for i := range a.Scopes {
		if name := &a.Scopes[i].Name; !name.Failed {
			names = append(names, name.Value)
		}
	}
	return names
}
