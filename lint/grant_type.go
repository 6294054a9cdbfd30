package lint

// knownGrantType reports whether the platform has a grant type of that name, in today's terms or in those of tenants from before 2017.
// https://auth0.com/docs/get-started/applications/application-grant-types
func knownGrantType(name string) bool { return grantTypes[name] }

var grantTypes = map[string]bool{
	"authorization_code": true,
	"client_credentials": true,
	"implicit":           true,
	"password":           true,
	"refresh_token":      true,
	"urn:ietf:params:oauth:grant-type:device_code":                                       true,
	"urn:ietf:params:oauth:grant-type:token-exchange":                                    true,
	"urn:okta:params:oauth:grant-type:webauthn":                                          true,
	"urn:openid:params:grant-type:ciba":                                                  true,
	"urn:auth0:params:oauth:grant-type:token-exchange:federated-connection-access-token": true,
	"http://auth0.com/oauth/grant-type/password-realm":                                   true,
	"http://auth0.com/oauth/grant-type/mfa-oob":                                          true,
	"http://auth0.com/oauth/grant-type/mfa-otp":                                          true,
	"http://auth0.com/oauth/grant-type/mfa-recovery-code":                                true,
	"http://auth0.com/oauth/grant-type/passwordless/otp":                                 true,
	"http://auth0.com/oauth/legacy/grant-type/ro":                                        true,
	"http://auth0.com/oauth/legacy/grant-type/ro/jwt-bearer":                             true,
	"http://auth0.com/oauth/legacy/grant-type/delegation/refresh_token":                  true,
	"http://auth0.com/oauth/legacy/grant-type/delegation/id_token":                       true,
	"http://auth0.com/oauth/legacy/grant-type/access_token":                              true,
}
