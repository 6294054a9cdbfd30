package config

// Application is an application block (the Management API's client).
// Attributes: https://auth0.com/docs/get-started/applications/application-settings
type Application struct {
	Block
	DisplayName                 Located[string] // the attribute name; the label where absent
	ClientID                    Located[string] // absent for an application that does not exist yet
	Description                 Located[string]
	AppType                     Located[string]
	IsFirstParty                Located[bool]
	ThirdPartySecurityMode      Located[string] // strict | permissive
	GrantTypes                  List
	TokenEndpointAuthMethod     Located[string]
	ClientAuthenticationMethods List
	ExternalMetadataType        Located[string] // dcr | cimd
	ExternalClientID            Located[string] // the URL of the metadata document, which is the client_id that it shows
	OrganizationUsage           Located[string]
	DefaultOrganization         Located[string]
	ResourceServerIdentifier    Located[Reference]
	RedirectionPolicy           Located[string]
	TokenExchangeProfiles       List            // token_exchange.allow_any_profile_of_type
	Previously                  Located[string] // the block's former name
	PreviouslyClientID          Located[string] // the client_id before the application was replaced
}
