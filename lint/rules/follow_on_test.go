package rules_test

import (
	"slices"
	"strings"
	"testing"

	"grants/internal/sample"
	"grants/lint"
)

// What follows from a mistake is not reported beside it, not even as a remark.
func TestFollowOnsAreSilent(t *testing.T) {
	const (
		orders     = `audience = api.orders`
		service    = `app_type = "non_interactive"`
		web        = `app_type = "regular_web"`
		forUser    = `subject_type = "user"`
		scopes     = `scopes = ["read:orders"]`
		own        = `subject_type = "client"`
		thirdParty = "is_first_party = false\nthird_party_security_mode = \"strict\""
		registers  = "enable_dynamic_client_registration = true\ndynamic_client_registration_security_mode = \"strict\"\ndomain ="
		exchange   = "token_exchange {\nallow_any_profile_of_type = [\"on_behalf_of_token_exchange\"]\n}"
		system     = `audience = "https://acme.eu.auth0.com/api/v2/"`
	)
	denied := func(project string) string {
		return strings.Replace(project, `client { policy = "require_client_grant" }`, `client { policy = "deny_all" }`, 1)
	}
	enforcing := func(project string) string {
		return strings.Replace(project, "scopes ", "enforce_policies = true\nscopes ", 1)
	}
	role := func(scope string) string {
		return "role \"clerk\" {\npermission {\napi = api.orders\nscopes = [" + scope + "]\n}\n}"
	}
	for name, test := range map[string]struct{ source, want, unwanted string }{
		"a misspelt scope leaves another one unused": {
			sample.Project(sample.Application(web), sample.Grant(orders, forUser, `scopes = ["raed:orders"]`)), "undefined-scope", "unused-scope"},
		"a misspelt type leaves another one ungranted": {
			sample.Project(sample.Application(web), sample.Grant(orders, forUser, scopes, `authorization_details_types = ["order_aproval"]`)), "undefined-rar-type", "rar-type-ungranted"},
		"a misspelt grant type is not a missing one": {
			sample.Project(sample.Application(service, `grant_types = ["client_credential"]`), sample.Grant(orders, own, scopes)), "grant-type-value", "client-grant-without-grant-type"},
		"a misspelt grant type is no refresh token": {
			sample.Project(sample.Application(web, `grant_types = ["authorization_code", "refresh_tokn"]`), sample.Grant(orders, forUser, scopes)), "grant-type-value", "offline-access-mismatch"},
		"an application that contradicts itself cannot use its grant": {
			sample.Project(sample.Application(service, `token_endpoint_auth_method = "none"`, `grant_types = ["client_credentials"]`), sample.Grant(orders, own, scopes)),
			"public-client-credentials", "client-grant-public-client"},
		"a grant without subject type for a public application": {
			sample.Project(sample.Application(`app_type = "spa"`), sample.Grant(orders, scopes)), "client-grant-public-client", "subject-type-implicit"},
		"a grant without subject type that lists types": {
			sample.Project(sample.Application(service), sample.Grant(orders, scopes, `authorization_details_types = ["order_approval"]`)), "rar-on-client-grant", "subject-type-implicit"},
		"a scope with a blank is of no form": {
			strings.Replace(sample.Project(), `["read:orders"]`, `["read orders"]`, 1), "scope-characters", "scope-format"},
		"a reserved scope is of no form": {
			strings.Replace(sample.Project(), `["read:orders"]`, `["email"]`, 1), "reserved-scope-name", "scope-format"},
		"grants that a refused policy would deny": {
			sample.Project("api \"management\" {\nidentifier = \"https://acme.eu.auth0.com/api/v2/\"\nsubject_type_authorization {\nclient { policy = \"deny_all\" }\n}\n}",
				sample.Application(service), sample.Grant(system, own, `scopes = ["read:users"]`)), "system-api-client-policy", "blocked-grant"},
		"a lifetime for the web on a system API": {
			sample.Project("api \"me\" {\nidentifier = \"https://acme.eu.auth0.com/me/\"\ntoken_lifetime_for_web = 9999999\n}"), "system-api-attribute", "token-lifetime-range"},
		"a lifetime out of range is long": {
			strings.Replace(sample.Project(sample.DefaultGrant(orders, forUser, scopes)), "scopes ", "token_lifetime = 9999999\nscopes ", 1), "token-lifetime-range", "long-token-lifetime"},
		"an empty list leaves all scopes unused": {
			sample.Project(sample.Application(web), sample.Grant(orders, forUser, `scopes = []`)), "empty-scope-grant", "unused-scope"},
		"the only API without a grant, of the only third party without one": {
			sample.Project(sample.LonelyPartner), "third-party-without-grant", "unreachable-api"},
		"client credentials of a third party that has no grant at all": {
			sample.Project(sample.Application(service, thirdParty, `grant_types = ["client_credentials"]`)), "third-party-without-grant", "client-credentials-without-grant"},
		"client credentials, and a grant that is denied as it is for users": {
			strings.Replace(sample.Project(sample.Application(service, `grant_types = ["client_credentials"]`), sample.Grant(orders, forUser, scopes)), "require_client_grant", "deny_all", 1),
			"blocked-grant", "client-credentials-without-grant"},
		"the only API without a grant, where clients register themselves": {
			strings.Replace(sample.Project(), "domain =", registers, 1), "dcr-without-default-grant", "unreachable-api"},
		"self-registration, and a default for client access that is denied": {
			strings.Replace(denied(sample.Project(sample.DefaultGrant(orders, own, scopes))), "domain =", registers, 1), "default-grant-client-unusable", "blocked-default-grant"},
		"a permission of a role on an API without a grant": {
			enforcing(sample.Project(role(`"read:orders"`))), "unreachable-api", "unreachable-role-permission"},
		"a permission of a role on an API whose grant is denied": {
			enforcing(strings.Replace(sample.Project(sample.Application(web), sample.Grant(orders, forUser, scopes), role(`"read:orders"`)), "require_client_grant", "deny_all", 1)),
			"blocked-grant", "unreachable-role-permission"},
		"a permission of a role for what a grant lists in vain, too": {
			sample.Project(sample.Application(web), sample.Grant(orders, forUser, `scopes = ["refund:orders"]`), role(`"refund:orders"`)), "undefined-scope", "undefined-role-permission"},
		"a link to an API of what is none, and exchanges tokens": {
			sample.Project(sample.Application(service, `resource_server_identifier = api.orders`, exchange)), "resource-server-link", "token-exchange-without-effect"},
		"a grant of what is linked to an API, is none, and has no other flow for users": {
			sample.Project(sample.Application(service, `resource_server_identifier = api.orders`, `grant_types = []`, exchange), sample.Grant(orders, forUser, scopes)),
			"resource-server-link", "user-grant-without-user-flow"},
		"an exchange whose grant is for client access": {
			denied(sample.Project(sample.Application(`app_type = "resource_server"`, `resource_server_identifier = api.orders`, exchange), sample.Grant(orders, own, scopes))),
			"blocked-grant", "obo-grant-missing"},
		"a default grant beside a connection, both for nobody": {
			sample.Project(sample.DefaultGrant(orders, forUser, scopes), "connection \"users\" {\nis_domain_connection = true\n}"),
			"domain-connection-without-third-party", "default-grant-unused"},
		"an identifier without a path that clients name with one": {
			strings.Replace(sample.Project(sample.Application(web, thirdParty), sample.Grant(orders, forUser, scopes)), "scopes ", "resource = [\"https://orders.example.com/mcp\"]\nscopes ", 1),
			"resource-not-identifier", "identifier-host-only"},
		"an organization that nobody can name": {
			sample.Project(sample.Application(web, `grant_types = ["authorization_code"]`), sample.Grant(orders, own, scopes, `organization_usage = "require"`)),
			"client-grant-without-grant-type", "required-organization-unlinked"},
	} {
		t.Run(name, func(t *testing.T) {
			got := sample.Codes(sample.Lint(t, test.source, lint.Options{}))
			if !slices.Contains(got, test.want) || slices.Contains(got, test.unwanted) {
				t.Errorf("got findings %q, want %q without %q", got, test.want, test.unwanted)
			}
		})
	}
}

// Where more than one grant is missing, each side is told what it lacks.
func TestSeveralMissingGrantsAreToldOnBothSides(t *testing.T) {
	const another = "api \"stock\" {\nidentifier = \"https://stock.example.com\"\nsubject_type_authorization {\nuser { policy = \"require_client_grant\" }\n}\n}"
	for name, source := range map[string]string{
		"two APIs and a third party":        sample.Project(sample.LonelyPartner, another),
		"an API and two third parties":      sample.Project(sample.LonelyPartner, strings.Replace(sample.LonelyPartner, "partner", "other", 1)),
		"an API that denies the only party": strings.Replace(sample.Project(sample.LonelyPartner), "require_client_grant", "deny_all", 1),
	} {
		t.Run(name, func(t *testing.T) {
			got := sample.Codes(sample.Lint(t, source, lint.Options{}))
			if !slices.Contains(got, "unreachable-api") || !slices.Contains(got, "third-party-without-grant") {
				t.Errorf("got findings %q", got)
			}
		})
	}
}

// trueOfTheProject are findings of the bare project, whatever is added to it.
var trueOfTheProject = []string{"scope-description-missing", "rar-type-ungranted", "unreachable-api", "default-grant-unused"}

// An attribute that could not be read has been reported, and no rule speaks of it.
func TestRulesAreSilentAboutWhatCouldNotBeRead(t *testing.T) {
	for name, source := range map[string]string{
		"grant types":          sample.Project(sample.Application(`grant_types = local.nowhere`, `token_endpoint_auth_method = "none"`)),
		"authentication":       sample.Project(sample.Application(`grant_types = ["client_credentials"]`, `token_endpoint_auth_method = "nothing"`, `client_authentication_methods = ["private_key_jwt"]`)),
		"methods":              sample.Project(sample.Application(`token_endpoint_auth_method = "none"`, `client_authentication_methods = [1, 2]`)),
		"type of application":  sample.Project(sample.Application(`app_type = "server"`, `resource_server_identifier = api.orders`)),
		"lifetime":             strings.Replace(sample.Project(sample.DefaultGrant(`audience = api.orders`, `subject_type = "user"`, `scopes = ["read:orders"]`)), "scopes ", "token_lifetime = \"3600\"\ntoken_lifetime_for_web = 90000\nscopes ", 1),
		"roles":                strings.Replace(sample.Project(), "scopes ", "enforce_policies = \"yes\"\ntoken_dialect = \"access_token_authz\"\nscopes ", 1),
		"types of the API":     strings.Replace(sample.Project(), `["order_approval"]`, `local.nowhere`, 1),
		"scopes of the API":    strings.Replace(sample.Project(), `["read:orders"]`, `local.nowhere`, 1),
		"organizations linked": sample.Project(sample.Application(`app_type = "non_interactive"`), sample.Grant(`audience = api.orders`, `subject_type = "client"`, `scopes = ["read:orders"]`, `organization_usage = "require"`, `organizations = local.nowhere`)),
		"usage":                sample.Project(sample.Application(`default_organization = "org_8dKx2LmQ5vTn1RzP"`), sample.Grant(`audience = api.orders`, `subject_type = "client"`, `scopes = ["read:orders"]`, `organization_usage = "required"`)),
	} {
		t.Run(name, func(t *testing.T) {
			found := sample.Lint(t, source, lint.Options{Skip: trueOfTheProject})
			if len(found) > 0 {
				t.Errorf("got findings %q, want none", sample.Codes(found))
			}
		})
	}
}
