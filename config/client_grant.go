package config

// ClientGrant is a client_grant block, or a third_party_default block, which is a client grant with default_for = "third_party_clients".
// Attributes: https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants
type ClientGrant struct {
	Block
	ClientID                  Located[Reference] // exactly one of ClientID and DefaultFor is Set, unless one of them Failed
	DefaultFor                Located[string]    // third_party_clients; in a third_party_default block its Span is the header
	Audience                  Located[Reference]
	SubjectType               Located[string] // user | client
	Scopes                    List
	AllowAllScopes            Located[bool]
	AuthorizationDetailsTypes List
	OrganizationUsage         Located[string]
	AllowAnyOrganization      Located[bool]
	Organizations             List

	// System says that the platform created the grant: nobody else can create, change or delete it. Only what is read from elsewhere has it.
	// https://auth0.com/docs/api/management/v2/client-grants/get-client-grants
	System bool
}

// ThirdPartyClients is the only value of default_for.
const ThirdPartyClients = "third_party_clients"
