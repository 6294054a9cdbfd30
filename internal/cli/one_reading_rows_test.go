package cli

import "strings"

// The blocks of the projects below.
const (
	readingTenant = `tenant {
  domain = "acme.eu.auth0.com"
}
`
	// An API that needs grants for everything.
	readingOrders = `api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read", "write"]
  subject_type_authorization {
    user   { policy = "require_client_grant" }
    client { policy = "require_client_grant" }
  }
}
`
	readingShop = `application "shop" {
  client_id                  = "SHOP"
  app_type                   = "regular_web"
  grant_types                = ["authorization_code", "client_credentials"]
  token_endpoint_auth_method = "client_secret_post"
}
`
	readingPartner = `application "partner" {
  client_id                 = "tpc_PARTNER"
  app_type                  = "regular_web"
  is_first_party            = false
  third_party_security_mode = "strict"
  grant_types               = ["authorization_code", "client_credentials"]
}
`
)

func readingGrant(application, audience, subject, rest string) string {
	return "client_grant \"" + application + "_" + subject + "\" {\n client_id = application." + application + "\n audience = " + audience +
		"\n subject_type = \"" + subject + "\"\n " + rest + "\n}\n"
}

func readingDefault(audience, subject, rest string) string {
	return "third_party_default \"" + subject + "\" {\n audience = " + audience + "\n subject_type = \"" + subject + "\"\n " + rest + "\n}\n"
}

// edited is a project with some of its text replaced: old, new, old, new.
func edited(project string, edits ...string) string {
	return strings.NewReplacer(edits...).Replace(project)
}

var (
	readingBase       = readingTenant + readingOrders + readingShop
	readingShopGrant  = readingBase + readingGrant("shop", "api.orders", "client", `scopes = ["read"]`)
	readingPartners   = readingTenant + readingOrders + readingPartner + readingDefault("api.orders", "user", `scopes = ["read", "write"]`) + readingDefault("api.orders", "client", `scopes = ["read"]`)
	readingPermissive = edited(readingTenant+readingOrders+readingPartner, `"strict"`, `"permissive"`, "tpc_PARTNER", "PARTNER")
	readingOpen       = edited(readingBase, `user   { policy = "require_client_grant" }`, `user   { policy = "allow_all" }`)
)

var silences = []silence{
	{
		row: "7.1", reading: "an own grant replaces the default for its API and subject type, and no more",
		compiler: cells{readingPartners + readingGrant("partner", "api.orders", "user", `scopes = ["read"]`), []string{
			"partner orders user allow client_grant read shadowed third_party_default.user", "partner orders client allow default_grant read"}},
		lint:       finds{readingPartners + readingGrant("partner", "api.orders", "user", `scopes = ["read"]`), []string{"default-grant-shadow-ambiguous warning"}},
		plan:       differs{readingPartners, readingPartners + readingGrant("partner", "api.orders", "user", `scopes = ["read"]`), []string{`partner orders user + -write none breaking`}},
		operations: sends{readingPartners, readingPartners + readingGrant("partner", "api.orders", "user", `scopes = ["read"]`), []string{`POST client-grants client_grant.partner_user {"audience":"https://orders.example.com","client_id":"tpc_PARTNER","scope":["read"],"subject_type":"user"}`}},
	},
	{
		row: "7.2", reading: "there is no client policy allow_all: it counts as require_client_grant",
		compiler:   cells{edited(readingBase, `client { policy = "require_client_grant" }`, `client { policy = "allow_all" }`), []string{"shop orders client deny no_grant"}},
		lint:       finds{edited(readingBase, `client { policy = "require_client_grant" }`, `client { policy = "allow_all" }`), []string{"client-policy-allow-all error"}},
		plan:       differs{readingBase, edited(readingBase, `client { policy = "require_client_grant" }`, `client { policy = "allow_all" }`), []string{}},
		operations: sends{readingBase, edited(readingBase, `client { policy = "require_client_grant" }`, `client { policy = "allow_all" }`), []string{}},
	},
	{
		row: "7.3", reading: "a scope that the API does not declare gives nothing, and is not sent",
		compiler:   cells{edited(readingShopGrant, `["read"]`, `["read", "raed"]`), []string{"shop orders client allow client_grant read undefined raed"}},
		lint:       finds{edited(readingShopGrant, `["read"]`, `["read", "raed"]`), []string{"undefined-scope error"}},
		plan:       differs{readingShopGrant, edited(readingShopGrant, `["read"]`, `["read", "raed"]`), []string{}},
		operations: sends{readingShopGrant, edited(readingShopGrant, `["read"]`, `["read", "raed"]`), []string{}},
	},
	{
		row: "7.4", reading: "a default grant has a subject type, and without one it is client",
		compiler:   cells{edited(readingPartners, ` subject_type = "client"`, ``), []string{"partner orders client allow default_grant read", "partner orders user allow default_grant read,write"}},
		lint:       finds{edited(readingPartners, ` subject_type = "client"`, ``), []string{"default-subject-type-implicit warning"}},
		plan:       differs{edited(readingPartners, ` subject_type = "client"`, ``), readingPartners, []string{}},
		operations: sends{edited(readingPartners, `third_party_default "client"`, `third_party_default "gone"`, ` subject_type = "client"`, ``), readingPartners, []string{}},
	},
	{
		row: "7.5", reading: "no third party reaches the platform's own APIs, in whatever mode and whatever it is granted",
		compiler:   cells{readingPermissive + readingGrant("partner", `"https://acme.eu.auth0.com/api/v2/"`, "user", `scopes = ["read:current_user"]`), []string{"partner system_api.management user deny system_api_third_party shadowed client_grant.partner_user"}},
		lint:       finds{readingPermissive + readingGrant("partner", `"https://acme.eu.auth0.com/api/v2/"`, "user", `scopes = ["read:current_user"]`), []string{"third-party-system-api-grant error"}},
		plan:       differs{readingPermissive, readingPermissive + readingGrant("partner", `"https://acme.eu.auth0.com/api/v2/"`, "user", `scopes = ["read:current_user"]`), []string{}},
		operations: sends{readingPermissive, readingPermissive + readingGrant("partner", `"https://acme.eu.auth0.com/api/v2/"`, "user", `scopes = ["read:current_user"]`), []string{}},
	},
	{
		row: "7.6", reading: "a default grant is for permissive third parties too, where a policy requires grants",
		compiler:   cells{readingPermissive + readingDefault("api.orders", "user", `scopes = ["read"]`), []string{"partner orders user allow default_grant read"}},
		lint:       finds{readingPermissive + readingDefault("api.orders", "user", `scopes = ["read"]`), []string{"not default-grant-unused", "not unreachable-api"}},
		plan:       differs{readingPermissive, readingPermissive + readingDefault("api.orders", "user", `scopes = ["read"]`), []string{`any orders user +read - high any-third-party-gain`, `partner orders user +read - high third-party-gain implicit-gain`}},
		operations: sends{readingPermissive, readingPermissive + readingDefault("api.orders", "user", `scopes = ["read"]`), []string{`POST client-grants third_party_default.user {"audience":"https://orders.example.com","default_for":"third_party_clients","scope":["read"],"subject_type":"user"}`}},
	},
	{
		row: "7.7", reading: "tokens are signed with RS256 unless an API says otherwise, and to change that is worth a note",
		compiler:   none("how tokens are signed does not decide who gets one"),
		lint:       finds{edited(readingBase, "scopes     =", "signing_alg = \"HS256\"\nscopes =") + readingGrant("shop", "api.orders", "client", `scopes = ["read"]`), []string{"symmetric-signing info"}},
		plan:       differs{readingBase, edited(readingBase, "scopes     =", "signing_alg = \"HS256\"\nscopes ="), []string{`note signing-alg-change`}},
		operations: sends{readingBase, edited(readingBase, "scopes     =", "signing_alg = \"HS256\"\nscopes ="), []string{`PATCH resource-servers api.orders {"signing_alg":"HS256"}`}},
	},
	{
		row: "7.8", reading: "who states no authentication method can keep a secret, unless it is a spa or native",
		compiler:   cells{edited(readingShopGrant, ` token_endpoint_auth_method = "client_secret_post"`, ``), []string{"shop orders client allow client_grant read"}},
		lint:       finds{edited(readingShopGrant, `token_endpoint_auth_method = "client_secret_post"`, ``, "regular_web", "spa"), []string{"client-grant-public-client error"}},
		plan:       differs{edited(readingShopGrant, `token_endpoint_auth_method = "client_secret_post"`, ``), readingShopGrant, []string{}},
		operations: sends{readingTenant, readingTenant + "application \"new\" {\n app_type = \"spa\"\n}\n", []string{`POST clients application.new {"app_type":"spa","client_metadata":{"grants_application":"application.new first_party"},"grant_types":["authorization_code","implicit","refresh_token"],"name":"new","token_endpoint_auth_method":"none"}`}},
	},
	{
		row: "7.9", reading: "an organization allows or blocks third parties, and denies nothing",
		compiler:   none("no organization opens or closes a cell"),
		lint:       finds{readingBase + "organization \"acme\" {\n third_party_client_access = \"block\"\n}\n", []string{"not unknown-block", "not organization-access-value"}},
		plan:       none("what an organization admits is no access of its own"),
		operations: none("what an organization admits is no access of its own"),
	},
	{
		row: "7.10", reading: "a grant has scopes in the files, and scope on the wire",
		compiler:   cells{readingShopGrant, []string{"shop orders client allow client_grant read"}},
		lint:       finds{edited(readingShopGrant, `scopes = ["read"]`, `scope = ["read"]`), []string{"unknown-attribute error"}},
		plan:       differs{readingShopGrant, edited(readingShopGrant, `scopes = ["read"]`, `scopes = ["read", "write"]`), []string{`shop orders client +write - low direct-gain`}},
		operations: sends{readingShopGrant, edited(readingShopGrant, `scopes = ["read"]`, `scopes = ["read", "write"]`), []string{`PATCH client-grants client_grant.shop_client {"scope":["read","write"]}`}},
	},
	{
		row: "7.11", reading: "organization_usage is require, never required",
		compiler:   none("what is not of the enumeration does not compile"),
		lint:       finds{edited(readingShopGrant, `scopes = ["read"]`, "scopes = [\"read\"]\norganization_usage = \"required\""), []string{"unknown-value error"}},
		plan:       none("what is not of the enumeration does not compile"),
		operations: none("what is not of the enumeration does not compile"),
	},
	{
		row: "7.12", reading: "what Actions do to tokens is not decided here: the matrix is what the configuration gives",
		compiler:   none("a cell says what the configuration gives, and narrowed_by names nothing of Actions"),
		lint:       finds{readingBase + "action \"login\" {\n code = \"x\"\n}\n", []string{"unknown-block error"}},
		plan:       none("the language can't say it"),
		operations: none("the language can't say it"),
	},
	{
		row: "7.13", reading: "an application has two grants for an API, one for each subject type",
		compiler: cells{readingShopGrant + readingGrant("shop", "api.orders", "user", `scopes = ["write"]`), []string{"shop orders client allow client_grant read", "shop orders user allow client_grant write"}},
		lint: finds{readingShopGrant + readingGrant("shop", "api.orders", "user", `scopes = ["write"]`) +
			edited(readingGrant("shop", "api.orders", "user", `scopes = ["write"]`), "shop_user", "third"), []string{"grants-per-api-limit error"}},
		plan:       none("a third one does not compile"),
		operations: none("a third one does not compile"),
	},
	{
		row: "7.14", reading: "a grant without scopes gives access without permissions, whether its list is empty or absent",
		compiler:   cells{edited(readingShopGrant, `scopes = ["read"]`, ``), []string{"shop orders client allow client_grant"}},
		lint:       finds{edited(readingShopGrant, `scopes = ["read"]`, ``), []string{"scope-ceiling-missing warning", "not empty-scope-grant"}},
		plan:       differs{edited(readingShopGrant, `scopes = ["read"]`, ``), edited(readingShopGrant, `scopes = ["read"]`, `scopes = []`), []string{}},
		operations: sends{readingBase, edited(readingShopGrant, `scopes = ["read"]`, ``), []string{`POST client-grants client_grant.shop_client {"audience":"https://orders.example.com","client_id":"SHOP","scope":[],"subject_type":"client"}`}},
	},
	{
		row: "7.15", reading: "allow_all_scopes says nothing about types of authorization details",
		compiler:   cells{readingTyped + readingGrant("shop", "api.orders", "user", `allow_all_scopes = true`), []string{"shop orders user allow client_grant read,write"}},
		lint:       finds{readingTyped + readingGrant("shop", "api.orders", "user", `allow_all_scopes = true`), []string{"rar-type-ungranted info"}},
		plan:       differs{readingTyped + readingGrant("shop", "api.orders", "user", `scopes = ["read", "write"]`), readingTyped + readingGrant("shop", "api.orders", "user", `allow_all_scopes = true`), []string{`shop orders user + - medium opens`}},
		operations: sends{readingTyped, readingTyped + readingGrant("shop", "api.orders", "user", `allow_all_scopes = true`), []string{`POST client-grants client_grant.shop_user {"allow_all_scopes":true,"audience":"https://orders.example.com","client_id":"SHOP","subject_type":"user"}`}},
	},
	{
		row: "7.16", reading: "the grants of an API go before the API",
		compiler:   none("it is about a change"),
		lint:       finds{edited(readingShopGrant, readingOrders, "", "api.orders", `"https://orders.example.com"`), []string{"unknown-audience error"}},
		plan:       differs{readingShopGrant, readingTenant + readingShop, []string{`shop orders client + -read none breaking`}},
		operations: sends{readingShopGrant, readingTenant + readingShop, []string{`DELETE client-grants client_grant.shop_client`, `DELETE resource-servers api.orders`}},
	},
	{
		row: "7.17", reading: "organizations work for strict third parties, and for one with a metadata document as for any",
		compiler:   none("which organizations users log in through decides no cell"),
		lint:       finds{edited(readingPartners, "grant_types  ", "external_metadata_type = \"cimd\"\norganization_usage = \"allow\"\ngrant_types"), []string{"third-party-organization-usage warning"}},
		plan:       differs{readingPartners, edited(readingPartners, "grant_types  ", "organization_usage = \"allow\"\ngrant_types"), []string{}},
		operations: sends{readingPartners, edited(readingPartners, "grant_types  ", "organization_usage = \"allow\"\ngrant_types"), []string{`PATCH clients application.partner {"organization_usage":"allow"}`}},
	},
	{
		row: "7.18", reading: "a strict third party that names no grant types has authorization_code and refresh_token",
		compiler:   cells{edited(readingPartners, `grant_types               = ["authorization_code", "client_credentials"]`, ``), []string{"partner orders user allow default_grant read,write", "partner orders client allow default_grant read no_client_credentials_grant_type"}},
		lint:       finds{edited(readingPartners, `grant_types               = ["authorization_code", "client_credentials"]`, ``), []string{"not user-grant-without-user-flow", "default-grant-client-unusable warning"}},
		plan:       differs{edited(readingPartners, `grant_types               = ["authorization_code", "client_credentials"]`, ``), edited(readingPartners, `"client_credentials"`, `"refresh_token"`), []string{}},
		operations: sends{edited(readingPartners, `grant_types               = ["authorization_code", "client_credentials"]`, ``), edited(readingPartners, `"client_credentials"`, `"refresh_token"`), []string{}},
	},
	{
		row: "7.19", reading: "organization_usage on a third party is sent, and lint warns of it",
		compiler:   none("which organizations users log in through decides no cell"),
		lint:       finds{edited(readingPartners, "grant_types  ", "organization_usage = \"allow\"\ngrant_types"), []string{"third-party-organization-usage warning"}},
		plan:       differs{readingPartners, edited(readingPartners, "grant_types  ", "organization_usage = \"allow\"\ngrant_types"), []string{}},
		operations: sends{readingPartners, edited(readingPartners, "grant_types  ", "organization_usage = \"allow\"\ngrant_types"), []string{`PATCH clients application.partner {"organization_usage":"allow"}`}},
	},
	{
		row: "7.20", reading: "the security mode of an application is never changed: another one is another application",
		compiler:   none("it is about a change"),
		lint:       none("it is about a change"),
		plan:       differs{readingPermissive, edited(readingPermissive, `"permissive"`, `"strict"`), []string{`note ownership-change`}},
		operations: neverSends{readingPermissive, edited(readingPermissive, `"permissive"`, `"strict"`), []string{"PATCH third_party_security_mode"}},
	},
	{
		row: "7.21", reading: "a dialect with permissions is taken without roles, and lint warns that they stay empty",
		compiler:   cells{edited(readingOpen, "scopes     =", "token_dialect = \"access_token_authz\"\nscopes ="), []string{"shop orders user allow policy_allow_all read,write"}},
		lint:       finds{edited(readingBase, "scopes     =", "token_dialect = \"access_token_authz\"\nscopes ="), []string{"authz-dialect-without-rbac warning"}},
		plan:       differs{readingBase, edited(readingBase, "scopes     =", "token_dialect = \"access_token_authz\"\nscopes ="), []string{}},
		operations: sends{readingBase, edited(readingBase, "scopes     =", "token_dialect = \"access_token_authz\"\nscopes ="), []string{`PATCH resource-servers api.orders {"token_dialect":"access_token_authz"}`}},
	},
	{
		row: "7.22", reading: "a permissive third party can have any grant type, and lint warns of password",
		compiler:   cells{edited(readingPermissive, `["authorization_code", "client_credentials"]`, `["password"]`, `user   { policy = "require_client_grant" }`, `user { policy = "allow_all" }`), []string{"partner orders user allow policy_allow_all read,write"}},
		lint:       finds{edited(readingPermissive, `["authorization_code", "client_credentials"]`, `["password"]`), []string{"risky-grant-type info"}},
		plan:       differs{edited(readingPermissive, `["authorization_code", "client_credentials"]`, `[]`) + readingDefault("api.orders", "user", `scopes = ["read"]`), edited(readingPermissive, `["authorization_code", "client_credentials"]`, `["password"]`) + readingDefault("api.orders", "user", `scopes = ["read"]`), []string{`partner orders user +read - high third-party-gain implicit-gain`}},
		operations: sends{edited(readingPermissive, `["authorization_code", "client_credentials"]`, `[]`), edited(readingPermissive, `["authorization_code", "client_credentials"]`, `["password"]`), []string{`PATCH clients application.partner {"grant_types":["password"]}`}},
	},
	{
		row: "7.23", reading: "the platform's own APIs are a fixed list, known by their identifiers",
		compiler:   cells{readingBase + readingGrant("shop", `"https://acme.eu.auth0.com/api/v2/"`, "client", `scopes = ["read:users"]`), []string{"shop system_api.management client allow client_grant read:users"}},
		lint:       finds{readingBase + readingGrant("shop", `"https://acme.eu.auth0.com/api/v3/"`, "client", `scopes = ["read:users"]`), []string{"unknown-audience error"}},
		plan:       differs{readingBase, readingBase + readingGrant("shop", `"https://acme.eu.auth0.com/api/v2/"`, "client", `scopes = ["read:users"]`), []string{`shop system_api.management client +read:users - high system-api-gain`}},
		operations: sends{readingBase, readingBase + readingGrant("shop", `"https://acme.eu.auth0.com/api/v2/"`, "client", `scopes = ["read:users"]`), []string{`POST client-grants client_grant.shop_client {"audience":"https://acme.eu.auth0.com/api/v2/","client_id":"SHOP","scope":["read:users"],"subject_type":"client"}`}},
	},
	{
		row: "7.24", reading: "the MFA API requires grants where nobody states its policies, and nothing is concluded from that",
		compiler:   cells{readingBase + readingGrant("shop", `"https://acme.eu.auth0.com/mfa/"`, "user", `scopes = ["enroll"]`), []string{"shop system_api.mfa user allow client_grant enroll", "shop system_api.mfa client deny no_grant"}},
		lint:       finds{readingBase + readingGrant("shop", `"https://acme.eu.auth0.com/mfa/"`, "user", `scopes = ["enroll"]`), []string{"not inert-user-grant", "not blocked-grant", "not undefined-scope"}},
		plan:       differs{readingBase, readingBase + readingGrant("shop", `"https://acme.eu.auth0.com/mfa/"`, "user", `scopes = ["enroll"]`), []string{`shop system_api.mfa user +enroll - high system-api-gain`}},
		operations: sends{readingBase, readingBase + readingGrant("shop", `"https://acme.eu.auth0.com/mfa/"`, "user", `scopes = ["enroll"]`), []string{`POST client-grants client_grant.shop_user {"audience":"https://acme.eu.auth0.com/mfa/","client_id":"SHOP","scope":["enroll"],"subject_type":"user"}`}},
	},
	{
		row: "7.25", reading: "the Management API is open to users of first parties, whose tokens carry the current-user scopes only",
		compiler:   cells{readingManaged, []string{"shop system_api.management user allow policy_allow_all " + currentUserScopes + " shadowed client_grant.shop_user"}},
		lint:       finds{readingManaged, []string{"inert-user-grant warning"}},
		plan:       differs{readingBase, readingManaged, []string{}},
		operations: sends{readingBase, readingManaged, []string{`POST client-grants client_grant.shop_user {"audience":"https://acme.eu.auth0.com/api/v2/","client_id":"SHOP","scope":["read:current_user"],"subject_type":"user"}`}},
	},
	{
		row: "7.26", reading: "a third party that is granted nothing is worth a warning: grants may be managed elsewhere",
		compiler:   cells{readingTenant + readingOrders + readingPartner, []string{"partner orders user deny third_party_needs_grant"}},
		lint:       finds{readingTenant + readingOrders + readingPartner, []string{"third-party-without-grant warning"}},
		plan:       differs{readingTenant + readingOrders, readingTenant + readingOrders + readingPartner, []string{}},
		operations: none("nothing is sent for what is not there"),
	},
	{
		row: "7.27", reading: "a grant that an open policy makes inert is deployed, and worth a warning: it may be meant for a later policy",
		compiler:   cells{readingOpen + readingGrant("shop", "api.orders", "user", `scopes = ["read"]`), []string{"shop orders user allow policy_allow_all read,write shadowed client_grant.shop_user"}},
		lint:       finds{readingOpen + readingGrant("shop", "api.orders", "user", `scopes = ["read"]`), []string{"inert-user-grant warning"}},
		plan:       differs{readingOpen, readingOpen + readingGrant("shop", "api.orders", "user", `scopes = ["read"]`), []string{}},
		operations: sends{readingOpen, readingOpen + readingGrant("shop", "api.orders", "user", `scopes = ["read"]`), []string{`POST client-grants client_grant.shop_user {"audience":"https://orders.example.com","client_id":"SHOP","scope":["read"],"subject_type":"user"}`}},
	},
	{
		row: "7.28", reading: "applications that are yet to register themselves have one row for each API",
		compiler:   cells{readingRegistered + readingDefault("api.orders", "user", `scopes = ["read"]`), []string{"any orders user allow default_grant read"}},
		lint:       finds{readingRegistered, []string{"dcr-without-default-grant error"}},
		plan:       differs{readingRegistered, readingRegistered + readingDefault("api.orders", "user", `scopes = ["read"]`), []string{`any orders user +read - high any-third-party-gain`}},
		operations: none("they are not in the files"),
	},
	{
		row: "7.29", reading: "a default grant for client access is for third parties that an administrator registered and that can keep a secret",
		compiler:   cells{readingPartners + edited(readingPartner, `"partner"`, `"mcp"`, "tpc_PARTNER", "tpc_MCP", "grant_types  ", "external_metadata_type = \"dcr\"\ngrant_types"), []string{"partner orders client allow default_grant read", "mcp orders client allow default_grant read dynamic_registration"}},
		lint:       finds{edited(readingPartners, `"authorization_code", "client_credentials"`, `"authorization_code"`), []string{"default-grant-client-unusable warning"}},
		plan:       differs{edited(readingPartners, `third_party_default "client"`, `third_party_default "gone"`, ` subject_type = "client"`, ` subject_type = "client"`), edited(readingPartners, `scopes = ["read"]`, `scopes = ["read", "write"]`), []string{`any orders client +write - high any-third-party-gain`, `partner orders client +write - high third-party-gain implicit-gain`}},
		operations: sends{edited(readingPartners, `scopes = ["read"]`, `scopes = []`), readingPartners, []string{`PATCH client-grants third_party_default.client {"scope":["read"]}`}},
	},
	{
		row: "7.30", reading: "identifiers are compared byte for byte",
		compiler:   cells{edited(readingShopGrant, `audience = api.orders`, `audience = "https://orders.example.com/"`), []string{"shop orders client deny no_grant"}},
		lint:       finds{edited(readingShopGrant, `audience = api.orders`, `audience = "https://orders.example.com/"`), []string{"audience-near-miss error"}},
		plan:       differs{readingShopGrant, edited(readingShopGrant, `audience = api.orders`, `audience = "https://orders.example.com/"`), []string{`shop orders client + -read none breaking`, `shop  client +read - high unresolved-grant`, `note grant-replaced`}},
		operations: sends{readingShopGrant, edited(readingShopGrant, `audience = api.orders`, `audience = "https://orders.example.com/"`), []string{`POST client-grants client_grant.shop_client {"audience":"https://orders.example.com/","client_id":"SHOP","scope":["read"],"subject_type":"client"}`, `DELETE client-grants client_grant.shop_client`}},
	},
	{
		row: "7.31", reading: "identifiers are never rewritten, whatever clients make of a resource parameter",
		compiler:   none("identifiers stay as they are: see 7.30"),
		lint:       finds{edited(readingBase, "domain =", "resource_parameter_profile = \"compatibility\"\ndomain ="), []string{"not unknown-attribute"}},
		plan:       differs{readingTenant, readingTenant + edited(readingOrders, "example.com", "example.com/"), []string{}},
		operations: sends{readingTenant, readingTenant + edited(readingOrders, "example.com", "example.com/"), []string{`POST resource-servers api.orders {"identifier":"https://orders.example.com/","scopes":[{"value":"read"},{"value":"write"}],"subject_type_authorization":{"client":{"policy":"require_client_grant"},"user":{"policy":"require_client_grant"}}}`}},
	},
	{
		row: "7.32", reading: "limits that differ by plan are a warning, and stop nothing",
		compiler:   none("no limit of a plan decides a cell"),
		lint:       finds{readingBase, []string{"not scopes-per-api-limit", "not organization-links-limit"}},
		plan:       none("a limit is the same on both sides"),
		operations: none("the platform answers what is too much"),
	},
	{
		row: "7.33", reading: "both halves of the access policies are sent, and of the Management API the user's only",
		compiler:   cells{edited(readingBase, `client { policy = "require_client_grant" }`, ``), []string{"shop orders client deny no_grant"}},
		lint:       finds{edited(readingBase, `client { policy = "require_client_grant" }`, ``), []string{"not client-policy-allow-all"}},
		plan:       differs{readingBase, edited(readingBase, `client { policy = "require_client_grant" }`, ``), []string{}},
		operations: sends{readingBase, edited(readingBase, `user   { policy = "require_client_grant" }`, `user { policy = "deny_all" }`), []string{`PATCH resource-servers api.orders {"subject_type_authorization":{"client":{"policy":"require_client_grant"},"user":{"policy":"deny_all"}}}`}},
	},
	{
		row: "7.34", reading: "My Account and My Organization are never deleted or renamed",
		compiler:   cells{readingAccount, []string{"shop account user deny policy_deny_all"}},
		lint:       finds{edited(readingAccount, "identifier =", "name = \"Accounts\"\nidentifier ="), []string{"system-api-attribute error"}},
		plan:       differs{readingAccount, edited(readingAccount, "identifier =", "name = \"Accounts\"\nidentifier ="), []string{}},
		operations: neverSends{readingAccount, readingBase, []string{"DELETE resource-servers"}},
	},
}

var (
	readingTyped      = edited(readingBase, "scopes     =", "authorization_details_types = [\"pay\"]\nscopes =")
	readingManaged    = readingBase + readingGrant("shop", `"https://acme.eu.auth0.com/api/v2/"`, "user", `scopes = ["read:current_user"]`)
	readingRegistered = edited(readingTenant, "domain =", "enable_dynamic_client_registration = true\ndynamic_client_registration_security_mode = \"strict\"\ndomain =") + readingOrders
	readingAccount    = readingBase + `api "account" {
  identifier = "https://acme.eu.auth0.com/me/"
  subject_type_authorization {
    user { policy = "deny_all" }
  }
}
`
)

const currentUserScopes = "create:current_user_device_credentials,create:current_user_metadata,delete:current_user_device_credentials,delete:current_user_metadata,read:current_user,update:current_user_identities,update:current_user_metadata"
