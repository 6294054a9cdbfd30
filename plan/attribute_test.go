package plan

import (
	"cmp"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"grants/config"
	"grants/internal/golden"
)

// attributeBlocks are the blocks of a small project, each with the attributes that it has unless a case says otherwise.
var attributeBlocks = []struct {
	name, header string
	kind         any
	attributes   map[string]string
}{
	{"tenant", `tenant`, config.TenantSettings{}, map[string]string{"Domain": `"acme.auth0.com"`}},
	{"api", `api "orders"`, config.API{}, map[string]string{
		"Identifier": `"https://orders.example.com"`, "Scopes": `["read", "write"]`, "AuthorizationDetailsTypes": `["pay", "sign"]`,
		"UserPolicy": `"require_client_grant"`,
	}},
	{"open", `api "open"`, config.API{}, map[string]string{"Identifier": `"https://open.example.com"`, "Scopes": `["see"]`, "UserPolicy": `"deny_all"`}},
	{"app", `application "app"`, config.Application{}, map[string]string{"ClientID": `"app-id"`, "AppType": `"regular_web"`}},
	{"other", `application "other"`, config.Application{}, map[string]string{"ClientID": `"other-id"`, "AppType": `"regular_web"`}},
	{"partner", `application "partner"`, config.Application{}, map[string]string{"ClientID": `"partner-id"`, "AppType": `"regular_web"`, "IsFirstParty": "false"}},
	{"machine", `client_grant "machine"`, config.ClientGrant{}, map[string]string{
		"ClientID": "application.app", "Audience": "api.orders", "SubjectType": `"client"`, "Scopes": `["read"]`,
	}},
	{"people", `client_grant "people"`, config.ClientGrant{}, map[string]string{
		"ClientID": "application.app", "Audience": "api.orders", "SubjectType": `"user"`, "Scopes": `["read"]`,
	}},
	{"default", `third_party_default "orders"`, config.ClientGrant{}, map[string]string{
		"Audience": "api.orders", "SubjectType": `"user"`, "Scopes": `["read"]`,
	}},
}

// spelled are the attributes whose names are not those of their fields.
var spelled = map[string]string{
	"DisplayName": "name", "UserPolicy": "subject_type_authorization.user.policy", "ClientPolicy": "subject_type_authorization.client.policy",
	"ClientIDMetadataDocumentSupported": "client_id_metadata_document_supported",
	"TokenExchangeProfiles":             "token_exchange.allow_any_profile_of_type",
}

var words = regexp.MustCompile(`([a-z0-9])([A-Z])`)

func spell(field string) string {
	if name, ok := spelled[field]; ok {
		return name
	}
	return strings.ToLower(words.ReplaceAllString(field, "${1}_${2}"))
}

// attributeProject is the project with some attributes, by block and field, set to other values; an empty one is absent.
func attributeProject(edits ...map[string]string) string {
	var out strings.Builder
	for _, block := range attributeBlocks {
		attributes := maps.Clone(block.attributes)
		for _, edit := range edits {
			for key, value := range edit {
				if name, field, _ := strings.Cut(key, "."); name == block.name {
					attributes[field] = value
				}
			}
		}
		if attributes["DefaultFor"] != "" {
			delete(attributes, "ClientID")
		}
		fmt.Fprintf(&out, "%s {\n", block.header)
		fields := slices.SortedFunc(maps.Keys(attributes), func(x, y string) int { return cmp.Compare(spell(x), spell(y)) })
		for _, field := range fields {
			if value := attributes[field]; value != "" {
				out.WriteString(nest(strings.Split(spell(field), "."), value) + "\n")
			}
		}
		out.WriteString("}\n")
	}
	return joinPolicies(out.String())
}

func nest(path []string, value string) string {
	if len(path) == 1 {
		return path[0] + " = " + value
	}
	return path[0] + " {\n" + nest(path[1:], value) + "\n}"
}

// joinPolicies makes one block of two that may not stand twice.
func joinPolicies(text string) string {
	return strings.ReplaceAll(text, "}\n}\nsubject_type_authorization {\n", "}\n")
}

type attributeCase struct {
	attribute     string // block.Field
	before, after string
	with          map[string]string // on both sides
	why           string            // it is right that there are neither impacts nor notes
}

// attributeCases say of every attribute what a change of it alone does: who can do what, or a note, or nothing, and then why that is right. The
// reader to think of is the one who asks who may call what, and who would be angry to hear of it later.
var attributeCases = []attributeCase{
	{"tenant.Domain", `"acme.auth0.com"`, `"other.auth0.com"`, map[string]string{"api.Identifier": `"https://acme.auth0.com/api/v2/"`}, ""},
	{"tenant.Domain", `"acme.auth0.com"`, ``, nil, "no API of the project is of that host"},
	{"tenant.DefaultAudience", ``, `api.orders`, nil, "it fills in what a request leaves out, and gives nothing that the request could not name"},
	{"tenant.DefaultAudience", `api.orders`, `api.open`, nil, "it fills in what a request leaves out, and gives nothing that the request could not name"},
	{"tenant.EnableDynamicClientRegistration", ``, `true`, nil, ""},
	{"tenant.EnableDynamicClientRegistration", `true`, `false`, nil, ""},
	{"tenant.DynamicClientRegistrationSecurityMode", `"strict"`, `"permissive"`, map[string]string{"tenant.EnableDynamicClientRegistration": `true`, "open.UserPolicy": `"allow_all"`}, ""},
	{"tenant.DynamicClientRegistrationSecurityMode", `"strict"`, `"permissive"`, map[string]string{"partner.ExternalMetadataType": `"dcr"`, "open.UserPolicy": `"allow_all"`}, ""},
	{"tenant.ResourceParameterProfile", `"audience"`, `"compatibility"`, nil, "it says what names the API of a login, and gives nothing that audience could not name"},
	{"tenant.ClientIDMetadataDocumentSupported", ``, `true`, nil, "it tells clients what they may show, and registers nobody"},
	{"api.Resource", ``, `["https://orders.example.com"]`, nil, "it says what clients will send, and opens nothing"},
	{"api.Identifier", `"https://orders.example.com"`, `"https://buy.example.com"`, nil, ""},
	{"api.DisplayName", ``, `"Orders"`, nil, "a name"},
	{"api.Scopes", `["read", "write"]`, `["read", "write", "refund"]`, map[string]string{"machine.AllowAllScopes": `true`, "machine.Scopes": ``}, ""},
	{"api.Scopes", `["read"]`, `["read", "write"]`, map[string]string{"machine.Scopes": `["read", "write"]`}, ""},
	{"api.Scopes", `["read", "write"]`, `["write"]`, nil, ""},
	{"api.Scopes", `["read", "write"]`, `["read"]`, nil, "nobody has it"},
	{"api.AuthorizationDetailsTypes", `["pay"]`, `["pay", "sign"]`, map[string]string{"people.AuthorizationDetailsTypes": `["pay", "sign"]`}, ""},
	{"api.AuthorizationDetailsTypes", `["pay"]`, `["pay", "sign"]`, map[string]string{"api.UserPolicy": `"allow_all"`}, ""},
	{"api.UserPolicy", `"require_client_grant"`, `"allow_all"`, nil, ""},
	{"api.UserPolicy", `"require_client_grant"`, ``, nil, ""},
	{"api.UserPolicy", `"allow_all"`, ``, nil, "that is what absent means"},
	{"api.UserPolicy", `"allow_all"`, `"deny_all"`, nil, ""},
	{"api.ClientPolicy", ``, `"deny_all"`, nil, ""},
	{"api.ClientPolicy", ``, `"require_client_grant"`, nil, "that is what absent means"},
	{"api.EnforcePolicies", `true`, `false`, nil, ""},
	{"api.EnforcePolicies", ``, `true`, nil, ""},
	{"api.TokenDialect", ``, `"rfc9068_profile"`, nil, "the same content in another form"},
	{"api.TokenDialect", ``, `"access_token_authz"`, map[string]string{"api.EnforcePolicies": `true`}, "a claim with what the user may, which is not decided here"},
	{"api.TokenLifetime", `60`, `86400`, nil, "how long, not who"},
	{"api.TokenLifetimeForWeb", `60`, `7200`, nil, "how long, not who"},
	{"api.AllowOfflineAccess", ``, `true`, nil, "how long, not who"},
	{"api.SkipConsentForVerifiableFirstPartyClients", ``, `true`, nil, ""},
	{"api.SkipConsentForVerifiableFirstPartyClients", `true`, ``, nil, ""},
	{"api.ConsentPolicy", `"transactional-authorization-with-mfa"`, ``, nil, "how users consent to a transaction, not whether the application may ask"},
	{"api.SigningAlg", ``, `"HS256"`, nil, ""},
	{"api.SensitiveScopes", `["read"]`, `[]`, nil, ""},
	{"api.SensitiveScopes", ``, `["read"]`, nil, "it only makes what others gain a higher risk"},
	{"app.DisplayName", ``, `"App"`, nil, "a name"},
	{"app.ClientID", `"app-id"`, `"new-id"`, nil, ""},
	{"app.ClientID", ``, `"app-id"`, nil, ""},
	{"app.ClientID", `"app-id"`, ``, nil, ""},
	{"app.Description", ``, `"What it is for"`, nil, "a description"},
	{"app.AppType", `"regular_web"`, `"spa"`, nil, ""},
	{"app.AppType", `"spa"`, `"regular_web"`, nil, ""},
	{"app.AppType", `"regular_web"`, `"resource_server"`, nil, ""},
	{"app.AppType", `"regular_web"`, `"non_interactive"`, nil, "both can keep a secret"},
	{"app.AppType", ``, `"native"`, nil, ""},
	{"partner.AppType", `"regular_web"`, `"spa"`, nil, "it has no flow as itself either way"},
	{"app.IsFirstParty", ``, `true`, nil, "that is what absent means"},
	{"app.IsFirstParty", ``, `false`, nil, ""},
	{"app.IsFirstParty", `false`, ``, nil, ""},
	{"app.IsFirstParty", `false`, `true`, nil, ""},
	{"partner.IsFirstParty", `false`, `true`, map[string]string{"open.UserPolicy": `"allow_all"`}, ""},
	{"partner.ThirdPartySecurityMode", ``, `"permissive"`, nil, ""},
	{"partner.ThirdPartySecurityMode", ``, `"permissive"`, map[string]string{"open.UserPolicy": `"allow_all"`}, ""},
	{"partner.ThirdPartySecurityMode", ``, `"strict"`, nil, "that is what absent means"},
	{"app.ThirdPartySecurityMode", ``, `"permissive"`, nil, "a first party has no mode"},
	{"app.GrantTypes", `["authorization_code"]`, `["authorization_code", "client_credentials"]`, nil, ""},
	{"app.GrantTypes", `["authorization_code", "client_credentials"]`, `["client_credentials"]`, nil, ""},
	{"app.GrantTypes", `["authorization_code"]`, `["implicit"]`, nil, "another flow that ends with a token about a user"},
	{"app.GrantTypes", ``, `["client_credentials"]`, nil, ""},
	{"app.TokenEndpointAuthMethod", `"none"`, `"client_secret_post"`, nil, ""},
	{"app.TokenEndpointAuthMethod", `"client_secret_post"`, `"none"`, nil, ""},
	{"app.TokenEndpointAuthMethod", `"client_secret_post"`, `"client_secret_basic"`, nil, "the same secret, sent otherwise"},
	{"app.TokenEndpointAuthMethod", ``, `"client_secret_post"`, map[string]string{"app.AppType": `"spa"`, "app.GrantTypes": `["client_credentials"]`}, ""},
	{"app.ClientAuthenticationMethods", ``, `["private_key_jwt"]`, map[string]string{"app.AppType": `"spa"`, "app.GrantTypes": `["client_credentials"]`}, ""},
	{"app.ClientAuthenticationMethods", ``, `["private_key_jwt"]`, nil, "it can keep a secret without"},
	{"partner.ExternalMetadataType", ``, `"dcr"`, map[string]string{"tenant.DynamicClientRegistrationSecurityMode": `"strict"`}, "it has no flow as itself either way, and the mode of those that register themselves is its own"},
	{"partner.ExternalMetadataType", ``, `"dcr"`, map[string]string{"open.UserPolicy": `"allow_all"`}, ""},
	{"tenant.DynamicClientRegistrationSecurityMode", ``, `"strict"`, map[string]string{"partner.ExternalMetadataType": `"dcr"`, "open.UserPolicy": `"allow_all"`}, ""},
	{"tenant.DynamicClientRegistrationSecurityMode", ``, `"permissive"`, map[string]string{"partner.ExternalMetadataType": `"dcr"`, "open.UserPolicy": `"allow_all"`}, "it is what absent counts as"},
	{"partner.ExternalMetadataType", ``, `"dcr"`, map[string]string{"tenant.DynamicClientRegistrationSecurityMode": `"permissive"`, "open.UserPolicy": `"allow_all"`}, ""},
	{"partner.ExternalMetadataType", `"dcr"`, `"cimd"`, map[string]string{"tenant.DynamicClientRegistrationSecurityMode": `"permissive"`, "open.UserPolicy": `"allow_all"`}, ""},
	{"partner.ExternalMetadataType", ``, `"cimd"`, map[string]string{"machine.ClientID": `application.partner`, "partner.GrantTypes": `["client_credentials"]`}, ""},
	{"partner.ExternalClientID", ``, `"https://agent.example.com/client.json"`, nil, "a client that is registered already, and its address"},
	{"app.ExternalMetadataType", ``, `"dcr"`, nil, "only third parties register themselves"},
	{"app.OrganizationUsage", `"require"`, `"deny"`, nil, "which users may log in is not decided here"},
	{"app.DefaultOrganization", ``, `"org_1"`, map[string]string{"machine.OrganizationUsage": `"require"`, "machine.AllowAnyOrganization": `true`}, "it fills in what a request leaves out, and gives nothing that the request could not name"},
	{"app.ResourceServerIdentifier", ``, `api.orders`, map[string]string{"app.AppType": `"resource_server"`}, ""},
	{"app.ResourceServerIdentifier", `api.orders`, `api.open`, map[string]string{"app.AppType": `"resource_server"`}, ""},
	{"app.TokenExchangeProfiles", ``, `["custom_authentication"]`, map[string]string{"app.GrantTypes": `["client_credentials"]`}, ""},
	{"app.TokenExchangeProfiles", `["on_behalf_of_token_exchange"]`, `[]`, map[string]string{"app.AppType": `"resource_server"`}, ""},
	{"app.TokenExchangeProfiles", ``, `[]`, map[string]string{"app.AppType": `"resource_server"`}, ""},
	{"app.TokenExchangeProfiles", ``, `["on_behalf_of_token_exchange"]`, map[string]string{"app.AppType": `"resource_server"`, "open.UserPolicy": `"allow_all"`}, ""},
	{"app.TokenExchangeProfiles", ``, `["on_behalf_of_token_exchange"]`, map[string]string{"app.AppType": `"resource_server"`}, ""},
	{"app.TokenExchangeProfiles", ``, `["on_behalf_of_token_exchange"]`, map[string]string{"app.GrantTypes": `["client_credentials"]`}, "it is for applications that are an API"},
	{"partner.TokenExchangeProfiles", ``, `["custom_authentication"]`, map[string]string{"partner.GrantTypes": `[]`}, "it is for first parties"},
	{"partner.RedirectionPolicy", ``, `"allow_always"`, nil, "where answers are sent, not who may ask"},
	{"app.Previously", ``, `"web"`, nil, "another name of the same application"},
	{"app.PreviouslyClientID", ``, `"old-id"`, nil, ""},
	{"machine.ClientID", `application.app`, `application.other`, nil, ""},
	{"machine.ClientID", `application.app`, `application.partner`, map[string]string{"partner.GrantTypes": `["client_credentials"]`}, ""},
	{"machine.ClientID", `application.app`, `"other-id"`, nil, ""},
	{"machine.DefaultFor", ``, `"third_party_clients"`, nil, ""},
	{"machine.Audience", `api.orders`, `api.open`, map[string]string{"machine.Scopes": `["read", "see"]`}, ""},
	{"machine.SubjectType", `"client"`, ``, nil, "that is what absent means"},
	{"machine.SubjectType", `"user"`, `"client"`, map[string]string{"people.Audience": `api.open`}, ""},
	{"machine.Scopes", `["read"]`, `["read", "write"]`, nil, ""},
	{"machine.Scopes", `["read"]`, `[]`, nil, ""},
	{"machine.Scopes", `[]`, ``, nil, "that is what absent means"},
	{"machine.AllowAllScopes", ``, `true`, map[string]string{"machine.Scopes": ``}, ""},
	{"machine.AllowAllScopes", `true`, `false`, nil, ""},
	{"people.AuthorizationDetailsTypes", ``, `["pay"]`, nil, ""},
	{"machine.OrganizationUsage", ``, `"allow"`, nil, ""},
	{"machine.OrganizationUsage", `"allow"`, `"require"`, map[string]string{"machine.AllowAnyOrganization": `true`}, ""},
	{"machine.OrganizationUsage", `"require"`, `"deny"`, map[string]string{"machine.AllowAnyOrganization": `true`}, ""},
	{"machine.AllowAnyOrganization", ``, `true`, map[string]string{"machine.OrganizationUsage": `"allow"`}, ""},
	{"machine.AllowAnyOrganization", ``, `true`, nil, "without organization_usage a request may name no organization"},
	{"machine.Organizations", `["org_1"]`, `["org_1", "org_2"]`, map[string]string{"machine.OrganizationUsage": `"require"`}, ""},
	{"machine.Organizations", `["org_1"]`, `["org_2"]`, map[string]string{"machine.OrganizationUsage": `"require"`}, ""},
	{"machine.Organizations", `["org_1"]`, `[]`, map[string]string{"machine.OrganizationUsage": `"require"`}, ""},
	{"machine.Organizations", ``, `["org_1"]`, nil, "without organization_usage a request may name no organization"},
	{"default.Audience", `api.orders`, `api.open`, map[string]string{"open.UserPolicy": ``, "open.Scopes": `["read"]`}, ""},
	{"default.SubjectType", `"user"`, `"client"`, nil, ""},
	{"default.SubjectType", `"client"`, ``, nil, "that is what absent means"},
	{"default.Scopes", `["read"]`, `["read", "write"]`, nil, ""},
	{"default.AllowAllScopes", ``, `true`, map[string]string{"default.Scopes": ``}, ""},
	{"default.AuthorizationDetailsTypes", ``, `["pay"]`, nil, ""},
}

// What a new attribute or a changed meaning does shows in testdata/attributes.txt, which is to be read line by line.
func TestEveryAttributeThatDecidesIsAnImpactOrANote(t *testing.T) {
	covered := map[string]bool{}
	var out strings.Builder
	for _, c := range attributeCases {
		name, field, _ := strings.Cut(c.attribute, ".")
		for _, block := range attributeBlocks {
			if block.name == name {
				covered[reflect.TypeOf(block.kind).Name()+"."+field] = true
			}
		}
		got := outcome(Diff(
			read(t, attributeProject(c.with, map[string]string{c.attribute: c.before})),
			read(t, attributeProject(c.with, map[string]string{c.attribute: c.after}))))
		title := fmt.Sprintf("%s: %s to %s%s", c.attribute, cmp.Or(c.before, "absent"), cmp.Or(c.after, "absent"), given(c.with))
		if (len(got) == 0) != (c.why != "") {
			t.Errorf("%s\ngot %q: a case says why, if nothing happens, and only then", title, got)
		}
		if len(got) == 0 {
			got = []string{"nothing: " + c.why}
		}
		fmt.Fprintf(&out, "%s\n    %s\n", title, strings.Join(got, "\n    "))
	}
	golden.Check(t, "testdata/attributes.txt", []byte(out.String()))
	for _, kind := range []any{config.TenantSettings{}, config.API{}, config.Application{}, config.ClientGrant{}} {
		for _, field := range reflect.VisibleFields(reflect.TypeOf(kind)) {
			name := reflect.TypeOf(kind).Name() + "." + field.Name
			if len(field.Index) == 1 && field.Name != "Block" && field.Name != "ScopesAttribute" && field.Name != "System" && !covered[name] {
				t.Errorf("%s has no case: what does a change of it do to who can do what?", name)
			}
		}
	}
}

// given is what a case has on both sides beside the project.
func given(with map[string]string) string {
	var all []string
	for _, key := range slices.Sorted(maps.Keys(with)) {
		all = append(all, key+" "+cmp.Or(with[key], "absent"))
	}
	if len(all) == 0 {
		return ""
	}
	return ", with " + strings.Join(all, ", ")
}

// outcome is the impacts and notes of a plan in a few words.
func outcome(p *Plan) []string {
	var lines []string
	for _, i := range expanded(p) {
		who := cmp.Or(strings.TrimPrefix(i.Application, "application."), "any third party")
		if i.ClientID != nil && *i.ClientID != who+"-id" {
			who += "/" + *i.ClientID
		}
		all := parts(&i)
		slices.Sort(all)
		line := fmt.Sprintf("%s %s %s:", who, strings.TrimPrefix(i.API, "api."), i.SubjectType)
		for _, part := range all {
			line += " " + part
		}
		if i.Gains() || i.GainsLatent() {
			line += fmt.Sprintf(" (%s %v)", i.Risk, i.RiskReasons)
		}
		lines = append(lines, line)
	}
	for _, d := range p.Diagnostics {
		lines = append(lines, "note "+d.Rule)
	}
	return lines
}
