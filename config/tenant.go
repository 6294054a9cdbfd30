package config

// TenantSettings is the tenant block: settings that change what access means.
type TenantSettings struct {
	Block
	Domain                                Located[string]
	DefaultAudience                       Located[Reference]
	EnableDynamicClientRegistration       Located[bool]
	DynamicClientRegistrationSecurityMode Located[string] // strict | permissive
	ResourceParameterProfile              Located[string] // audience | compatibility
	ClientIDMetadataDocumentSupported     Located[bool]
}
