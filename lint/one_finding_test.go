package lint_test

import (
	"strings"
	"testing"

	"grants/lint"
)

// project is an API that requires grants for everything, the Management API with its domain, and what is added to it.
func project(parts ...string) string {
	return `
tenant {
  domain = "acme.eu.auth0.com"
}

api "orders" {
  identifier                  = "https://orders.example.com"
  scopes                      = ["read:orders"]
  authorization_details_types = ["order_approval"]

  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
` + strings.Join(parts, "\n")
}

// application is one named app with some attributes.
func application(attributes ...string) string {
	return "application \"app\" {\n" + strings.Join(attributes, "\n") + "\n}\n"
}

// grant is one for application.app with some attributes.
func grant(attributes ...string) string {
	return "client_grant \"app\" {\nclient_id = application.app\n" + strings.Join(attributes, "\n") + "\n}\n"
}

func TestOneMistakeIsOneFinding(t *testing.T) {
	const (
		orders     = `audience = api.orders`
		management = `audience = "https://acme.eu.auth0.com/api/v2/"`
		service    = `app_type = "non_interactive"`
		web        = `app_type = "regular_web"`
		thirdParty = `is_first_party = false`
		permissive = `third_party_security_mode = "permissive"`
		forClient  = `subject_type = "client"`
		forUser    = `subject_type = "user"`
		scopes     = `scopes = ["read:orders"]`
		anyOrg     = `allow_any_organization = true`
	)
	for name, test := range map[string]struct{ source, want string }{
		"all scopes of a system API": {
			project(application(service), grant(management, forClient, `allow_all_scopes = true`)), "allow-all-scopes-system-api"},
		"all scopes of a system API and a list": {
			project(application(service), grant(management, forClient, `allow_all_scopes = true`, `scopes = ["read:users"]`)), "allow-all-scopes-system-api"},
		"any organization on a system API": {
			project(application(service), grant(management, forClient, anyOrg, `scopes = ["read:users"]`)), "organization-on-system-api"},
		"any organization for users": {
			project(application(web), grant(orders, forUser, anyOrg, scopes)), "organization-on-user-grant"},
		"any organization for users of a third party": {
			project(application(web, thirdParty), grant(orders, forUser, anyOrg, scopes)), "organization-on-user-grant"},
		"any organization for a third party": {
			project(application(web, thirdParty, `grant_types = ["client_credentials"]`), grant(orders, forClient, anyOrg, scopes)), "third-party-any-organization"},
		"organization settings on a default grant of a system API": {
			project("client_grant \"all\" {\ndefault_for = \"third_party_clients\"\n" + management + "\n" + forUser + "\norganization_usage = \"deny\"\nscopes = [\"read:users\"]\n}"),
			"default-grant-system-api"},
		"default grant of a system API with everything wrong": {
			project("third_party_default \"all\" {\n" + management + "\nscopes = [\"nothing\", \"nothing\"]\nauthorization_details_types = [\"x\"]\n}"),
			"default-grant-system-api duplicate-grant-scope"},
		"scopes and an empty list": {
			project(application(service), grant(orders, forClient, `scopes = []`, `allow_all_scopes = true`)), "allow-all-scopes-future"},
		"all scopes that could not be read": {
			project(application(service), grant(orders, forClient, `allow_all_scopes = "yes"`)), ""},
		"no scopes, and all scopes that could not be read": {
			project(application(service), grant(orders, forClient, `scopes = []`, `allow_all_scopes = "yes"`)), ""},
		"no scopes, and types that could not be read": {
			project(application(web), grant(orders, forUser, `scopes = []`, `authorization_details_types = local.nowhere`)), ""},
		"any organization, and a usage that could not be read": {
			project(application(service), grant(orders, forClient, scopes, anyOrg, `organization_usage = "required"`)), ""},
		"type of application that could not be read": {
			project(application(`app_type = "web"`, `grant_types = []`), grant(orders, forClient, scopes)), ""},
		"grant types that could not be read": {
			project(application(web, thirdParty, `grant_types = local.nowhere`), grant(orders, forClient, scopes)), ""},
		"party that could not be read": {
			project(application(web, `is_first_party = "no"`), grant(management, forClient, `scopes = ["nothing"]`)), ""},
		"security mode that could not be read": {
			project(application(web, thirdParty, `third_party_security_mode = "lax"`), grant(management, forClient, `scopes = ["read:users"]`)), ""},
		"origin that could not be read": {
			project(application(web, thirdParty, `external_metadata_type = "self"`), grant(orders, forClient, scopes)), ""},
		"authentication that could not be read": {
			project(application(`token_endpoint_auth_method = "secret"`, `grant_types = ["authorization_code"]`), grant(orders, forClient, scopes)), ""},
		"types of the API that could not be read": {
			strings.Replace(project(application(web), grant(orders, forUser, scopes, `authorization_details_types = ["x"]`)), `["order_approval"]`, `local.nowhere`, 1), ""},
		"client policy that could not be read": {
			strings.Replace(project(application(web), grant(orders, forUser, scopes, anyOrg)), `user { policy = "require_client_grant" }`,
				"user { policy = \"require_client_grant\" }\nclient { policy = \"none\" }", 1), ""},
		"users of a permissive third party under an open policy": {
			strings.Replace(project(application(web, thirdParty, permissive), grant(orders, forUser, `scopes = []`)), `"require_client_grant"`, `"allow_all"`, 1),
			"open-user-policy inert-user-grant"},
		"writing grants on behalf of users": {
			project(application(web), grant(management, forUser, `scopes = ["create:client_grants"]`)), "inert-user-grant management-api-user-scope"},
		"updating grants": {
			project(application(service), grant(management, forClient, `scopes = ["update:client_grants"]`)), "self-escalation-scope"},
		"scopes on My Account": {
			project(application(web), grant(`audience = "https://acme.eu.auth0.com/me/"`, forUser, `scopes = ["read:me:factors"]`)), ""},
	} {
		t.Run(name, func(t *testing.T) {
			wantCodes(t, run(t, test.source, lint.Options{}), strings.Fields(test.want)...)
		})
	}
}
