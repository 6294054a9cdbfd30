package systemapi

// Defaults are what the platform has for the attributes of an API where nobody says otherwise.
type Defaults struct {
	TokenLifetime, TokenLifetimeForWeb int64 // seconds
	AllowOfflineAccess, SkipsConsent   bool
}

// Defaults are those of a system API, or of one of one's own where there is none. It is so in the platform's answers and on these pages:
// https://auth0.com/docs/get-started/apis/api-settings, https://auth0.com/docs/manage-users/my-account-api,
// https://auth0.com/docs/manage-users/my-organization-api and
// https://auth0.com/docs/secure/multi-factor-authentication/manage-mfa-auth0-apis/manage-authenticator-factors-mfa-api
func (a API) Defaults() Defaults {
	switch a {
	case MyAccount:
		return Defaults{TokenLifetime: 600, TokenLifetimeForWeb: 600, AllowOfflineAccess: true, SkipsConsent: true}
	case MyOrganization, MFA:
		return Defaults{TokenLifetime: 600, TokenLifetimeForWeb: 600}
	}
	return Defaults{TokenLifetime: 86400, TokenLifetimeForWeb: 7200}
}
