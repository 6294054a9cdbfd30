package rules_test

import (
	"strings"
	"testing"

	"grants/internal/sample"
	"grants/lint"
)

// closed is a project whose API denies client access.
func closed(source string) string {
	return strings.Replace(source, `client { policy = "require_client_grant" }`, `client { policy = "deny_all" }`, 1)
}

func TestOneMistakeIsOneFinding(t *testing.T) {
	const (
		orders     = `audience = api.orders`
		management = `audience = "https://acme.eu.auth0.com/api/v2/"`
		service    = `app_type = "non_interactive"`
		web        = `app_type = "regular_web"`
		thirdParty = "is_first_party = false\nthird_party_security_mode = \"strict\""
		permissive = "is_first_party = false\nthird_party_security_mode = \"permissive\""
		forClient  = `subject_type = "client"`
		forUser    = `subject_type = "user"`
		scopes     = `scopes = ["read:orders"]`
		anyOrg     = `allow_any_organization = true`
	)
	for name, test := range map[string]struct{ source, want string }{
		"all scopes of a system API": {
			sample.Tenant(sample.Application(service), sample.Grant(management, forClient, `allow_all_scopes = true`)), "allow-all-scopes-system-api"},
		"all scopes of a system API and a list": {
			sample.Tenant(sample.Application(service), sample.Grant(management, forClient, `allow_all_scopes = true`, `scopes = ["read:users"]`)), "allow-all-scopes-system-api"},
		"any organization on a system API": {
			sample.Tenant(sample.Application(service), sample.Grant(management, forClient, anyOrg, `scopes = ["read:users"]`)), "organization-on-system-api"},
		"any organization for users": {
			sample.Project(sample.Application(web), sample.Grant(orders, forUser, anyOrg, scopes)), "organization-on-user-grant"},
		"any organization for users of a third party": {
			sample.Project(sample.Application(web, thirdParty), sample.Grant(orders, forUser, anyOrg, scopes)), "organization-on-user-grant"},
		"any organization for a third party": {
			sample.Project(sample.Application(web, thirdParty, `grant_types = ["client_credentials"]`), sample.Grant(orders, forClient, anyOrg, scopes)), "third-party-any-organization"},
		"organization settings on a default grant of a system API": {
			sample.Tenant("client_grant \"all\" {\ndefault_for = \"third_party_clients\"\n" + management + "\n" + forUser + "\norganization_usage = \"deny\"\nscopes = [\"read:users\"]\n}"),
			"default-grant-system-api"},
		"default grant of a system API with everything wrong": {
			sample.Tenant("third_party_default \"all\" {\n" + management + "\nscopes = [\"nothing\", \"nothing\"]\nauthorization_details_types = [\"x\"]\n}"),
			"default-grant-system-api duplicate-grant-scope"},
		"scopes and an empty list": {
			sample.Project(sample.Application(service), sample.Grant(orders, forClient, `scopes = []`, `allow_all_scopes = true`)), "allow-all-scopes-future"},
		"all scopes that could not be read": {
			sample.Project(sample.Application(service), sample.Grant(orders, forClient, `allow_all_scopes = "yes"`)), ""},
		"no scopes, and all scopes that could not be read": {
			sample.Project(sample.Application(service), sample.Grant(orders, forClient, `scopes = []`, `allow_all_scopes = "yes"`)), ""},
		"no scopes, and types that could not be read": {
			sample.Project(sample.Application(web), sample.Grant(orders, forUser, `scopes = []`, `authorization_details_types = local.nowhere`)), ""},
		"any organization, and a usage that could not be read": {
			sample.Project(sample.Application(service), sample.Grant(orders, forClient, scopes, anyOrg, `organization_usage = "required"`)), ""},
		"type of application that could not be read": {
			sample.Project(sample.Application(`app_type = "web"`, `grant_types = []`), sample.Grant(orders, forClient, scopes)), ""},
		"grant types that could not be read": {
			sample.Project(sample.Application(web, thirdParty, `grant_types = local.nowhere`), sample.Grant(orders, forClient, scopes)), ""},
		"party that could not be read": {
			sample.Tenant(sample.Application(web, `is_first_party = "no"`), sample.Grant(management, forClient, `scopes = ["nothing"]`)), ""},
		"security mode that could not be read": {
			sample.Tenant(sample.Application(web, "is_first_party = false", `third_party_security_mode = "lax"`), sample.Grant(management, forClient, `scopes = ["read:users"]`)), ""},
		"origin that could not be read": {
			sample.Project(sample.Application(web, thirdParty, `external_metadata_type = "self"`), sample.Grant(orders, forClient, scopes)), ""},
		"authentication that could not be read": {
			sample.Project(sample.Application(`token_endpoint_auth_method = "secret"`, `grant_types = ["authorization_code"]`), sample.Grant(orders, forClient, scopes)), ""},
		"types of the API that could not be read": {
			strings.Replace(sample.Project(sample.Application(web), sample.Grant(orders, forUser, scopes, `authorization_details_types = ["x"]`)), `["order_approval"]`, `local.nowhere`, 1), ""},
		"client policy that could not be read": {
			strings.Replace(sample.Project(sample.Application(web), sample.Grant(orders, forUser, scopes, anyOrg)), `client { policy = "require_client_grant" }`,
				`client { policy = "none" }`, 1), ""},
		"users of a permissive third party under an open policy": {
			strings.Replace(sample.Project(sample.Application(web, permissive), sample.Grant(orders, forUser, `scopes = []`)), `"require_client_grant"`, `"allow_all"`, 1),
			"open-user-policy permissive-third-party inert-user-grant"},
		"writing grants on behalf of users": {
			sample.Tenant(sample.Application(web), sample.Grant(management, forUser, `scopes = ["create:client_grants"]`)), "inert-user-grant management-api-user-scope"},
		"updating grants": {
			sample.Tenant(sample.Application(service), sample.Grant(management, forClient, `scopes = ["update:client_grants"]`)), "self-escalation-scope"},
		"third party without client credentials on a system API": {
			sample.Tenant(sample.Application(web, thirdParty), sample.Grant(management, forClient, `scopes = ["create:client_grants"]`)), "third-party-system-api-grant"},
		"third party that registered itself on a system API": {
			sample.Tenant(sample.Application(web, thirdParty, `external_metadata_type = "dcr"`), sample.Grant(management, forClient, `scopes = ["read:users"]`)),
			"third-party-system-api-grant"},
		"third party on a system API that denies": {
			sample.Tenant(sample.Application(web, thirdParty), sample.Grant(`audience = "https://acme.eu.auth0.com/me/"`, forClient, `authorization_details_types = ["x"]`)),
			"third-party-system-api-grant"},
		"permissive third party without user flow on a system API": {
			sample.Tenant(sample.Application(web, permissive, `grant_types = []`), sample.Grant(management, forUser, `authorization_details_types = ["x"]`)),
			"permissive-third-party third-party-system-api-grant"},
		"default grant of a system API that denies": {
			sample.Tenant("third_party_default \"all\" {\naudience = \"https://acme.eu.auth0.com/me/\"\nscopes = []\n}"), "default-grant-system-api"},
		"blocked grant of an application that registered itself": {
			closed(sample.Project(sample.Application(web, thirdParty, `external_metadata_type = "dcr"`), sample.Grant(orders, forClient, scopes))), "blocked-grant"},
		"blocked grant of an application without client credentials": {
			closed(sample.Project(sample.Application(web, `grant_types = []`), sample.Grant(orders, forClient))), "blocked-grant"},
		"blocked grant of all scopes": {
			closed(sample.Project(sample.Application(service), sample.Grant(orders, forClient, `allow_all_scopes = true`))), "blocked-grant"},
		"blocked grant of all scopes on a system API": {
			sample.Tenant(sample.Application(service), sample.Grant(`audience = "https://acme.eu.auth0.com/me/"`, forClient, `allow_all_scopes = true`, anyOrg)), "blocked-grant"},
		"blocked grant of an application without user flow": {
			strings.Replace(sample.Project(sample.Application(web, `grant_types = []`), sample.Grant(orders, forUser, scopes)), "require_client_grant", "deny_all", 1), "blocked-grant"},
		"blocked grant beside a default for the other subject type": {
			strings.Replace(sample.Project(sample.Application(web, thirdParty, `grant_types = ["client_credentials", "authorization_code"]`), sample.Grant(orders, forUser, scopes),
				sample.DefaultGrant(orders, forClient, scopes)), "require_client_grant", "deny_all", 1), "blocked-grant"},
		"inert grant of an application without user flow": {
			strings.Replace(sample.Project(sample.Application(web, `grant_types = []`), sample.Grant(orders, forUser, scopes)), "require_client_grant", "allow_all", 1),
			"open-user-policy user-grant-without-user-flow"},
		"inert grant in the place of a default": {
			strings.Replace(sample.Project(sample.Application(web, permissive), sample.Grant(orders, forUser, scopes), sample.DefaultGrant(orders, forUser, scopes)),
				"require_client_grant", "allow_all", 1), "open-user-policy permissive-third-party inert-user-grant"},
		"first party beside a default for the other subject type": {
			sample.Project(sample.Application(web), sample.Grant(orders, forUser, scopes), sample.DefaultGrant(orders, forClient, scopes)), "default-grant-unused"},
		"client grant without subject type": {
			sample.Project(sample.Application(service), sample.Grant(orders, scopes)), ""},
		"organization settings on a default grant for users": {
			sample.Project(sample.Application(web, thirdParty), "client_grant \"all\" {\ndefault_for = \"third_party_clients\"\n"+orders+"\n"+forUser+"\norganizations = []\n"+scopes+"\n}"),
			"organization-on-default-grant"},
		"any organization on a default grant": {
			sample.Project(sample.Application(service, thirdParty, `grant_types = ["client_credentials"]`), "client_grant \"all\" {\ndefault_for = \"third_party_clients\"\n"+orders+"\n"+forClient+"\n"+anyOrg+"\n"+scopes+"\n}"),
			"organization-on-default-grant"},
		"any organization for users on a system API": {
			sample.Tenant(sample.Application(web), sample.Grant(`audience = "https://acme.eu.auth0.com/me/"`, forUser, `scopes = ["read:me:factors"]`, anyOrg)), "organization-on-system-api"},
		"unknown types for client access": {
			sample.Project(sample.Application(service), sample.Grant(orders, forClient, scopes, `authorization_details_types = ["x"]`)), "rar-on-client-grant"},
		"unknown scope of the Management API for users": {
			sample.Tenant(sample.Application(web), sample.Grant(management, forUser, `scopes = ["read:widgets"]`)), "inert-user-grant unlisted-system-scope"},
		"misspelt and unknown scopes of the Management API": {
			sample.Tenant(sample.Application(service), sample.Grant(management, forClient, `scopes = ["read:usres", "read:widgets", "read:gadgets"]`)),
			"undefined-scope unlisted-system-scope"},
		"unknown scope of the Management API for a third party": {
			sample.Tenant(sample.Application(service, thirdParty), sample.Grant(management, forClient, `scopes = ["read:widgets"]`)), "third-party-system-api-grant"},
		"tenant scope for users where the Management API denies them": {
			sample.Tenant(sample.Application(web), sample.Grant(management, forUser, `scopes = ["read:users"]`),
				"api \"management\" {\nidentifier = \"https://acme.eu.auth0.com/api/v2/\"\nsubject_type_authorization {\nuser { policy = \"deny_all\" }\n}\n}"),
			"blocked-grant"},
		"scope of another API that is called like one of the Management API": {
			strings.Replace(sample.Project(sample.Application(service), sample.Grant(orders, forClient, `scopes = ["create:client_grants"]`)), `["read:orders"]`, `["create:client_grants"]`, 1), ""},
		"writing grants without client credentials": {
			sample.Tenant(sample.Application(web, `grant_types = ["authorization_code"]`), sample.Grant(management, forClient, `scopes = ["create:client_grants"]`)),
			"client-grant-without-grant-type"},
		"first party without grants": {
			sample.Tenant(sample.Application(service)), ""},
		"third party without grants whose origin could not be read": {
			sample.Tenant(sample.Application(web, thirdParty, `external_metadata_type = "self"`)), ""},
		"all scopes for a third party": {
			sample.Project(sample.Application(web, thirdParty), sample.Grant(orders, forUser, `allow_all_scopes = true`)), "allow-all-scopes-third-party"},
		"all scopes of an API without scopes": {
			strings.Replace(sample.Project(sample.Application(service), sample.Grant(orders, forClient, `allow_all_scopes = true`)), `["read:orders"]`, `[]`, 1), "allow-all-scopes-empty-api"},
		"all scopes for every third party": {
			sample.Project(sample.Application(web, thirdParty), sample.DefaultGrant(orders, forUser, `allow_all_scopes = true`)), "allow-all-scopes-default"},
		"all scopes of an API without scopes for a third party": {
			strings.Replace(sample.Project(sample.Application(web, thirdParty), sample.Grant(orders, forUser, `allow_all_scopes = true`)), `["read:orders"]`, `[]`, 1),
			"allow-all-scopes-third-party"},
		"scope of OpenID Connect": {
			sample.Project(sample.Application(web), sample.Grant(orders, forUser, `scopes = ["read:orders", "openid"]`)), "reserved-scope-granted"},
		"scope of OpenID Connect twice": {
			sample.Project(sample.Application(web), sample.Grant(orders, forUser, `scopes = ["openid", "openid"]`)), "reserved-scope-granted duplicate-grant-scope"},
		"declared scope of OpenID Connect": {
			strings.Replace(sample.Project(sample.Application(web), sample.Grant(orders, forUser, `scopes = ["email"]`)), `["read:orders"]`, `["email"]`, 1), "reserved-scope-name"},
		"open policy of the default audience": {
			strings.Replace(strings.Replace(sample.Project(sample.Application(web)), "require_client_grant", "allow_all", 1), "domain =", "default_audience = api.orders\ndomain =", 1),
			"default-audience-open"},
		"client policy that does not exist on an API without grants": {
			strings.Replace(sample.Project(), `client { policy = "require_client_grant" }`, `client { policy = "allow_all" }`, 1), "client-policy-allow-all"},
		"self-registration, and a default grant without subject type": {
			strings.Replace(sample.Project(sample.DefaultGrant(orders, scopes)), "domain =", "enable_dynamic_client_registration = true\ndynamic_client_registration_security_mode = \"strict\"\ndomain =", 1), "default-subject-type-implicit"},
		"self-registration, and a default grant for client access": {
			strings.Replace(sample.Project(sample.DefaultGrant(orders, forClient, scopes)), "domain =", "enable_dynamic_client_registration = true\ndynamic_client_registration_security_mode = \"strict\"\ndomain =", 1),
			"default-grant-client-unusable"},
		"self-registration without a mode, where a policy is open": {
			strings.Replace(strings.Replace(sample.Project(), "require_client_grant", "allow_all", 1), "domain =", "enable_dynamic_client_registration = true\ndomain =", 1),
			"dcr-without-default-grant security-mode-implicit open-user-policy"},
		"application that registered itself in nobody knows which mode, with a grant on an open API": {
			strings.Replace(sample.Project(sample.Application(web, `is_first_party = false`, `external_metadata_type = "dcr"`, `organization_usage = "allow"`), sample.Grant(orders, forUser, scopes)),
				"require_client_grant", "allow_all", 1), "open-user-policy security-mode-implicit third-party-organization-usage"},
		"self-registration that could not be read, and a default grant": {
			strings.Replace(sample.Project(sample.DefaultGrant(orders, forUser, scopes)), "domain =", "enable_dynamic_client_registration = \"yes\"\ndomain =", 1), ""},
		"mode of self-registration that could not be read": {
			strings.Replace(sample.Tenant(), "domain =", "enable_dynamic_client_registration = true\ndynamic_client_registration_security_mode = \"lax\"\ndomain =", 1), ""},
		"default grant in a project with an application that could not be read": {
			sample.Project(sample.Application(web, `is_first_party = "no"`), sample.DefaultGrant(orders, forUser, scopes)), ""},
		"grant that repeats the default": {
			sample.Project(sample.Application(web, thirdParty), sample.Grant(orders, forUser, scopes), sample.DefaultGrant(orders, forUser, scopes)), "default-grant-redundant"},
		"permissive third party under an open policy": {
			strings.Replace(sample.Project(sample.Application(web, permissive)), "require_client_grant", "allow_all", 1), "open-user-policy permissive-policy-bypass"},
		"permissive application with a metadata document": {
			sample.Tenant(sample.Application(web, permissive, `external_metadata_type = "cimd"`)), "cimd-permissive"},
		"security mode and id of a third party on an application of one's own": {
			sample.Tenant(sample.Application(web, `client_id = "tpc_1"`, `third_party_security_mode = "strict"`)), "security-mode-first-party"},
		"permissive third party with the id of a strict one": {
			sample.Tenant(sample.Application(web, permissive, `client_id = "tpc_1"`)), "tpc-prefix-mismatch"},
		"grant type that strict mode excludes, in an assumed strict mode": {
			sample.Project(sample.Application(web, `is_first_party = false`, `grant_types = ["implicit"]`), sample.Grant(orders, forUser, scopes)), "security-mode-implicit"},
		"roles that could not be read": {
			strings.Replace(sample.Project(sample.Application(`app_type = "spa"`), sample.Grant(orders, forUser, scopes)), "scopes    ", "enforce_policies = \"no\"\nscopes    ", 1), ""},
		"client credentials and a client grant of an application that registered itself": {
			sample.Project(sample.Application(web, thirdParty, `external_metadata_type = "dcr"`, `grant_types = ["client_credentials"]`), sample.Grant(orders, forClient, scopes)),
			"self-registered-client-credentials"},
		"client credentials and a client grant of a public third party": {
			sample.Project(sample.Application(`app_type = "spa"`, thirdParty, `grant_types = ["client_credentials"]`), sample.Grant(orders, forClient, scopes)),
			"third-party-client-credentials-public"},
		"misspelt client credentials, and a default grant for client access": {
			sample.Project(sample.Application(service, thirdParty, `grant_types = ["client_credential"]`), sample.DefaultGrant(orders, forClient, scopes)), "grant-type-value"},
		"grant type that strict mode excludes, and a risk elsewhere": {
			sample.Project(sample.Application(web, thirdParty, `grant_types = ["authorization_code", "password"]`), sample.Grant(orders, forUser, scopes)), "strict-grant-type"},
		"legacy grant type of a strict third party": {
			sample.Project(sample.Application(web, thirdParty, `grant_types = ["http://auth0.com/oauth/legacy/grant-type/ro"]`), sample.Grant(orders, forUser, scopes)), "strict-grant-type"},
		"scopes on My Account": {
			sample.Tenant(sample.Application(web), sample.Grant(`audience = "https://acme.eu.auth0.com/me/"`, forUser, `scopes = ["read:me:factors"]`)), ""},
	} {
		t.Run(name, func(t *testing.T) {
			sample.WantCodes(t, sample.Lint(t, test.source, lint.Options{}), strings.Fields(test.want)...)
		})
	}
}
