package plan

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/plan/operations"
)

// script is the operations in a few words each: what is called, the address and the body.
func script(operations []operations.Operation) []string {
	lines := []string{}
	for _, o := range operations {
		line := fmt.Sprintf("%d %s %s %s", o.Phase, o.Method, o.Resource, o.Address)
		if o.Key.Organization != "" {
			line += " " + o.Key.Organization
		}
		if o.Body != nil {
			said := maps.Clone(o.Body)
			delete(said, "client_metadata") // see TestANewApplicationHasAMark
			body, _ := json.Marshal(said)
			line += " " + string(body)
		}
		lines = append(lines, line)
	}
	return lines
}

// world has the objects of the cases below; a case says what replaces the text in capitals, before and after.
const world = `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = [SCOPES]
  authorization_details_types = [TYPES]
  subject_type_authorization {
    user { policy = "POLICY" }
  }
}
application "shop" {
  client_id   = "shop-id"
  grant_types = ["authorization_code", "client_credentials"]
}
application "partner" {
  client_id      = "partner-id"
  is_first_party = false
  grant_types    = ["authorization_code", "client_credentials"]
}
GRANTS
`

func grantOf(application, subject, rest string) string {
	return fmt.Sprintf("client_grant %q {\n client_id = application.%s\n audience = api.orders\n subject_type = %q\n %s\n}\n", application, application, subject, rest)
}

func defaultOf(subject, rest string) string {
	return fmt.Sprintf("third_party_default \"any\" {\n audience = api.orders\n subject_type = %q\n %s\n}\n", subject, rest)
}

// sketch is a world in three words.
type sketch struct{ scopes, policy, grants string }

func (s sketch) text() string {
	if s.policy == "" {
		s.policy = "require_client_grant"
	}
	return strings.NewReplacer("SCOPES", quoted(s.scopes), "TYPES", `"pay"`, "POLICY", s.policy, "GRANTS", s.grants).Replace(world)
}

func quoted(words string) string {
	var list []string
	for _, word := range strings.Fields(words) {
		list = append(list, fmt.Sprintf("%q", word))
	}
	return strings.Join(list, ", ")
}

func TestOperations(t *testing.T) {
	for _, c := range []struct {
		name          string
		before, after sketch
		want          []string
	}{
		{"nothing changes", sketch{scopes: "read"}, sketch{scopes: "read"}, []string{}},
		{
			"a grant changes to a scope that replaces another: the API declares both meanwhile",
			sketch{scopes: "read write", grants: grantOf("shop", "client", `scopes = ["read", "write"]`)},
			sketch{scopes: "read erase", grants: grantOf("shop", "client", `scopes = ["read", "erase"]`)},
			[]string{
				`1 PATCH resource-servers api.orders {"scopes":[{"value":"erase"},{"value":"read"},{"value":"write"}]}`,
				`3 PATCH client-grants client_grant.shop {"scope":["erase","read"]}`,
				`5 PATCH resource-servers api.orders {"scopes":[{"value":"erase"},{"value":"read"}]}`,
			},
		},
		{
			"a scope is replaced that no grant lists: one call",
			sketch{scopes: "read write", grants: grantOf("shop", "client", `scopes = ["read"]`)},
			sketch{scopes: "read erase", grants: grantOf("shop", "client", `scopes = ["read"]`)},
			[]string{`1 PATCH resource-servers api.orders {"scopes":[{"value":"erase"},{"value":"read"}]}`},
		},
		{
			"a grant goes on listing a scope that goes: it loses it first",
			sketch{scopes: "read write", grants: grantOf("shop", "client", `scopes = ["read", "write"]`)},
			sketch{scopes: "read", grants: grantOf("shop", "client", `scopes = ["read", "write"]`)},
			[]string{
				`4 PATCH client-grants client_grant.shop {"scope":["read"]}`,
				`5 PATCH resource-servers api.orders {"scopes":[{"value":"read"}]}`,
			},
		},
		{
			"a grant that listed a scope before the API declares it",
			sketch{scopes: "read", grants: grantOf("shop", "client", `scopes = ["read", "write"]`)},
			sketch{scopes: "read write", grants: grantOf("shop", "client", `scopes = ["read", "write"]`)},
			[]string{
				`1 PATCH resource-servers api.orders {"scopes":[{"value":"read"},{"value":"write"}]}`,
				`3 PATCH client-grants client_grant.shop {"scope":["read","write"]}`,
			},
		},
		{
			"a scope that was never declared leaves the list, too",
			sketch{scopes: "read", grants: grantOf("shop", "client", `scopes = ["read", "write"]`)},
			sketch{scopes: "read", grants: grantOf("shop", "client", `scopes = ["read"]`)},
			[]string{`4 PATCH client-grants client_grant.shop {"scope":["read"]}`},
		},
		{
			"allow_all_scopes is given up in one call",
			sketch{scopes: "read write", grants: grantOf("shop", "client", `allow_all_scopes = true`)},
			sketch{scopes: "read write", grants: grantOf("shop", "client", `scopes = []`)},
			[]string{`4 PATCH client-grants client_grant.shop {"allow_all_scopes":false,"scope":[]}`},
		},
		{
			"allow_all_scopes is given up before the API declares more",
			sketch{scopes: "read", grants: grantOf("shop", "client", `allow_all_scopes = true`)},
			sketch{scopes: "read write erase", grants: grantOf("shop", "client", `scopes = ["read", "write"]`)},
			[]string{
				`4 PATCH client-grants client_grant.shop {"allow_all_scopes":false,"scope":["read"]}`,
				`1 PATCH resource-servers api.orders {"scopes":[{"value":"erase"},{"value":"read"},{"value":"write"}]}`,
				`3 PATCH client-grants client_grant.shop {"scope":["read","write"]}`,
			},
		},
		{
			"allow_all_scopes is given once the API declares less",
			sketch{scopes: "read write", grants: grantOf("shop", "client", `scopes = ["read", "write"]`)},
			sketch{scopes: "read", grants: grantOf("shop", "client", `allow_all_scopes = true`)},
			[]string{
				`4 PATCH client-grants client_grant.shop {"scope":["read"]}`,
				`5 PATCH resource-servers api.orders {"scopes":[{"value":"read"}]}`,
				`3 PATCH client-grants client_grant.shop {"allow_all_scopes":true}`,
			},
		},
		{
			"a policy closes once the grants are there",
			sketch{scopes: "read", policy: "allow_all"},
			sketch{scopes: "read", grants: grantOf("shop", "user", `scopes = ["read"]`)},
			[]string{
				`3 POST client-grants client_grant.shop {"audience":"https://orders.example.com","client_id":"shop-id","scope":["read"],"subject_type":"user"}`,
				`5 PATCH resource-servers api.orders {"subject_type_authorization":{"client":{"policy":"require_client_grant"},"user":{"policy":"require_client_grant"}}}`,
			},
		},
		{
			"a policy closes with the first new scope, so that nobody sees it by the policy",
			sketch{scopes: "read", policy: "allow_all"},
			sketch{scopes: "read write", grants: grantOf("shop", "user", `scopes = ["read", "write"]`)},
			[]string{
				`3 POST client-grants client_grant.shop {"audience":"https://orders.example.com","client_id":"shop-id","scope":["read"],"subject_type":"user"}`,
				`1 PATCH resource-servers api.orders {"scopes":[{"value":"read"},{"value":"write"}],"subject_type_authorization":{"client":{"policy":"require_client_grant"},"user":{"policy":"require_client_grant"}}}`,
				`3 PATCH client-grants client_grant.shop {"scope":["read","write"]}`,
			},
		},
		{
			"a policy opens before the grants go that it makes needless",
			sketch{scopes: "read", grants: grantOf("shop", "user", `scopes = ["read"]`)},
			sketch{scopes: "read", policy: "allow_all"},
			[]string{
				`1 PATCH resource-servers api.orders {"subject_type_authorization":{"client":{"policy":"require_client_grant"},"user":{"policy":"allow_all"}}}`,
				`4 DELETE client-grants client_grant.shop`,
			},
		},
		{
			"a policy denies before the grants change that it makes void",
			sketch{scopes: "read", grants: grantOf("shop", "user", `scopes = []`)},
			sketch{scopes: "read", policy: "deny_all", grants: grantOf("shop", "user", `scopes = ["read"]`)},
			[]string{
				`5 PATCH resource-servers api.orders {"subject_type_authorization":{"client":{"policy":"require_client_grant"},"user":{"policy":"deny_all"}}}`,
				`3 PATCH client-grants client_grant.shop {"scope":["read"]}`,
			},
		},
		{
			"a third party's own grant goes after the default has narrowed",
			sketch{scopes: "read write", grants: defaultOf("user", `scopes = ["read", "write"]`) + grantOf("partner", "user", `scopes = []`)},
			sketch{scopes: "read write", grants: defaultOf("user", `scopes = ["read"]`)},
			[]string{
				`4 PATCH client-grants third_party_default.any {"scope":["read"]}`,
				`4 DELETE client-grants client_grant.partner`,
			},
		},
		{
			"a default narrows late where a policy opens, and a strict third party's own grant goes even later",
			sketch{scopes: "read write", grants: defaultOf("user", `scopes = ["read", "write"]`) + grantOf("partner", "user", `scopes = []`)},
			sketch{scopes: "read write", policy: "allow_all", grants: defaultOf("user", `scopes = ["read"]`)},
			[]string{
				`1 PATCH resource-servers api.orders {"subject_type_authorization":{"client":{"policy":"require_client_grant"},"user":{"policy":"allow_all"}}}`,
				`4 PATCH client-grants third_party_default.any {"scope":["read"]}`,
				`4 DELETE client-grants client_grant.partner`,
			},
		},
		{
			"a third party's own grant comes before the default widens",
			sketch{scopes: "read write", grants: defaultOf("user", `scopes = ["read"]`)},
			sketch{scopes: "read write", grants: defaultOf("user", `allow_all_scopes = true`) + grantOf("partner", "user", `scopes = ["read"]`)},
			[]string{
				`3 POST client-grants client_grant.partner {"audience":"https://orders.example.com","client_id":"partner-id","scope":["read"],"subject_type":"user"}`,
				`3 PATCH client-grants third_party_default.any {"allow_all_scopes":true}`,
			},
		},
		{
			"a grant with another subject type comes before the old one goes",
			sketch{scopes: "read", grants: grantOf("shop", "client", `scopes = ["read"]`)},
			sketch{scopes: "read", grants: grantOf("shop", "user", `scopes = ["read"]`)},
			[]string{
				`3 POST client-grants client_grant.shop {"audience":"https://orders.example.com","client_id":"shop-id","scope":["read"],"subject_type":"user"}`,
				`4 DELETE client-grants client_grant.shop`,
			},
		},
		{
			"types are cleared by an empty list",
			sketch{scopes: "read", grants: grantOf("shop", "user", `scopes = ["read"]`+"\n"+`authorization_details_types = ["pay"]`)},
			sketch{scopes: "read", grants: grantOf("shop", "user", `scopes = ["read"]`)},
			[]string{`4 PATCH client-grants client_grant.shop {"authorization_details_types":[]}`},
		},
		{
			"organizations are unlinked before scopes come and linked after scopes go",
			sketch{scopes: "read write", grants: grantOf("shop", "client", `scopes = ["read"]`+"\norganization_usage = \"require\"\norganizations = [\"org_1\", \"org_2\"]")},
			sketch{scopes: "read write", grants: grantOf("shop", "client", `scopes = ["write"]`+"\norganization_usage = \"require\"\norganizations = [\"org_2\", \"org_3\"]")},
			[]string{
				`4 DELETE organizations/{id}/client-grants client_grant.shop org_1`,
				`3 PATCH client-grants client_grant.shop {"scope":["write"]}`,
				`3 POST organizations/{id}/client-grants client_grant.shop org_3 {"grant_id":"${client_grant.shop.id}"}`,
			},
		},
		{
			"an organization that goes does not see the scope that comes, whatever all scopes are",
			sketch{scopes: "read", grants: grantOf("shop", "client", "allow_all_scopes = true\norganization_usage = \"require\"\norganizations = [\"org_1\"]")},
			sketch{scopes: "read write", grants: grantOf("shop", "client", "allow_all_scopes = true\norganization_usage = \"require\"\norganizations = [\"org_2\"]")},
			[]string{
				`4 DELETE organizations/{id}/client-grants client_grant.shop org_1`,
				`4 PATCH client-grants client_grant.shop {"allow_all_scopes":false,"scope":["read"]}`,
				`3 POST organizations/{id}/client-grants client_grant.shop org_2 {"grant_id":"${client_grant.shop.id}"}`,
				`1 PATCH resource-servers api.orders {"scopes":[{"value":"read"},{"value":"write"}]}`,
				`3 PATCH client-grants client_grant.shop {"allow_all_scopes":true}`,
			},
		},
		{
			"an organization that comes does not see the scope that goes",
			sketch{scopes: "read write", grants: grantOf("shop", "client", "allow_all_scopes = true\norganization_usage = \"require\"\norganizations = [\"org_1\"]")},
			sketch{scopes: "read", grants: grantOf("shop", "client", "allow_all_scopes = true\norganization_usage = \"require\"\norganizations = [\"org_2\"]")},
			[]string{
				`5 PATCH resource-servers api.orders {"scopes":[{"value":"read"}]}`,
				`4 DELETE organizations/{id}/client-grants client_grant.shop org_1`,
				`3 POST organizations/{id}/client-grants client_grant.shop org_2 {"grant_id":"${client_grant.shop.id}"}`,
			},
		},
		{
			"an organization that goes with its grant does not see the scope that comes with the default",
			sketch{scopes: "read", grants: defaultOf("client", "allow_all_scopes = true") +
				grantOf("partner", "client", "allow_all_scopes = true\norganization_usage = \"allow\"\norganizations = [\"org_1\"]")},
			sketch{scopes: "read write", grants: defaultOf("client", "allow_all_scopes = true")},
			[]string{
				`4 PATCH client-grants client_grant.partner {"allow_all_scopes":false,"scope":["read"]}`,
				`1 PATCH resource-servers api.orders {"scopes":[{"value":"read"},{"value":"write"}]}`,
				`4 DELETE client-grants client_grant.partner`,
			},
		},
		{
			"to admit organizations is to widen",
			sketch{scopes: "read", grants: grantOf("shop", "client", `scopes = ["read"]`)},
			sketch{scopes: "read", grants: grantOf("shop", "client", `scopes = ["read"]`+"\norganization_usage = \"allow\"")},
			[]string{`3 PATCH client-grants client_grant.shop {"organization_usage":"allow"}`},
		},
		{
			"organizations are linked while any is allowed",
			sketch{scopes: "read", grants: grantOf("shop", "client", `scopes = ["read"]`+"\norganization_usage = \"allow\"\nallow_any_organization = true")},
			sketch{scopes: "read", grants: grantOf("shop", "client", `scopes = ["read"]`+"\norganization_usage = \"allow\"\norganizations = [\"org_1\"]")},
			[]string{
				`3 POST organizations/{id}/client-grants client_grant.shop org_1 {"grant_id":"${client_grant.shop.id}"}`,
				`4 PATCH client-grants client_grant.shop {"allow_any_organization":false}`,
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) { checkScript(t, c.before.text(), c.after.text(), c.want) })
	}
}

// checkScript also sends the operations to the model of the platform.
func checkScript(t *testing.T, before, after string, want []string) {
	t.Helper()
	b, a := read(t, before), read(t, after)
	operations := Diff(b, a).Operations
	if got := script(operations); !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	r := newReplay(t, b, a, nil)
	r.run(operations)
	r.arrive()
}

const settledAPI = `
api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read", "write"]
}
`

func TestOperationsOnApplications(t *testing.T) {
	crm := `application "crm" {
  for_each = toset(["eu"])
  grant_types = ["client_credentials"]
}
client_grant "crm" {
  client_id = application.crm["eu"]
  audience  = api.orders
  scopes    = ["read"]
}
`
	partner := `application "partner" {
  is_first_party = false
  grant_types    = ["client_credentials"]
}
`
	byDefault := `third_party_default "any" {
  audience = api.orders
  scopes   = ["read", "write"]
}
`
	const newCRM = `2 POST clients application.crm["eu"] {"grant_types":["client_credentials"],"name":"crm"}`
	const grantForCRM = `3 POST client-grants client_grant.crm {"audience":"https://orders.example.com","client_id":"${application.crm[\"eu\"].client_id}","scope":["read"],"subject_type":"client"}`
	for _, c := range []struct {
		name, before, after string
		want                []string
	}{
		{"one without client_id is a placeholder", settledAPI, settledAPI + crm, []string{newCRM, grantForCRM}},
		{
			"one that has no client_id takes its grants along", settledAPI + crm, settledAPI,
			[]string{`5 DELETE clients application.crm["eu"]`},
		},
		{
			"a third party with less than the default is created without a flow", settledAPI + byDefault,
			settledAPI + byDefault + partner + "client_grant \"partner\" {\n client_id = application.partner\n audience = api.orders\n scopes = [\"read\"]\n}\n",
			[]string{
				`2 POST clients application.partner {"grant_types":[],"is_first_party":false,"name":"partner","third_party_security_mode":"strict"}`,
				`3 POST client-grants client_grant.partner {"audience":"https://orders.example.com","client_id":"${application.partner.client_id}","scope":["read"],"subject_type":"client"}`,
				`2 PATCH clients application.partner {"grant_types":["client_credentials"]}`,
			},
		},
		{
			"one that changes hands is created anew", settledAPI + "application \"shop\" {\n client_id = \"shop-id\"\n}\n",
			settledAPI + "application \"shop\" {\n client_id = \"shop-id\"\n is_first_party = false\n}\n",
			[]string{
				`2 POST clients application.shop {"grant_types":["authorization_code","refresh_token"],"is_first_party":false,"name":"shop","third_party_security_mode":"strict"}`,
				`5 PATCH clients application.shop {"grant_types":[]}`,
				`5 DELETE clients application.shop`,
			},
		},
		{
			"a third party that is to have what the default will be is created without a flow", settledAPI + byDefault,
			settledAPI + strings.Replace(byDefault, `, "write"`, "", 1) + partner,
			[]string{
				`2 POST clients application.partner {"grant_types":[],"is_first_party":false,"name":"partner","third_party_security_mode":"strict"}`,
				`4 PATCH client-grants third_party_default.any {"scope":["read"]}`,
				`2 PATCH clients application.partner {"grant_types":["client_credentials"]}`,
			},
		},
		{
			"a third party is created without a flow until RBAC is on",
			settledAPI + strings.Replace(byDefault, "scopes", "subject_type = \"user\"\n scopes", 1),
			strings.Replace(settledAPI, "scopes", "enforce_policies = true\n scopes", 1) + strings.Replace(byDefault, "scopes", "subject_type = \"user\"\n scopes", 1) +
				strings.Replace(partner, "client_credentials", "authorization_code", 1),
			[]string{
				`2 POST clients application.partner {"grant_types":[],"is_first_party":false,"name":"partner","third_party_security_mode":"strict"}`,
				`5 PATCH resource-servers api.orders {"enforce_policies":true}`,
				`2 PATCH clients application.partner {"grant_types":["authorization_code"]}`,
			},
		},
		{
			"one that learns to keep a secret does so with its new flow",
			settledAPI + "application \"shop\" {\n app_type = \"spa\"\n grant_types = [\"authorization_code\", \"client_credentials\"]\n}\n",
			settledAPI + "application \"shop\" {\n app_type = \"regular_web\"\n grant_types = [\"client_credentials\"]\n}\n",
			[]string{
				`2 PATCH clients application.shop {"grant_types":["client_credentials"]}`,
				`2 PATCH clients application.shop {"app_type":"regular_web","token_endpoint_auth_method":null}`,
			},
		},
		{
			"a new one comes after an open API has narrowed", settledAPI, strings.Replace(settledAPI, `, "write"`, "", 1) + "application \"kiosk\" {}\n",
			[]string{
				`5 PATCH resource-servers api.orders {"scopes":[{"value":"read"}]}`,
				`2 POST clients application.kiosk {"grant_types":["authorization_code","client_credentials","implicit","refresh_token"],"name":"kiosk"}`,
			},
		},
		{
			"an old one goes before an open API relaxes", strings.Replace(settledAPI, "scopes", "enforce_policies = true\n scopes", 1) + "application \"kiosk\" {}\n", settledAPI,
			[]string{
				`5 DELETE clients application.kiosk`,
				`1 PATCH resource-servers api.orders {"enforce_policies":false}`,
			},
		},
		{
			"flows close first and open last", settledAPI + crm,
			strings.Replace(settledAPI, `"write"`, `"erase"`, 1) + strings.Replace(crm, `["client_credentials"]`, `["authorization_code"]`, 1),
			[]string{
				`2 PATCH clients application.crm["eu"] {"grant_types":[]}`,
				`1 PATCH resource-servers api.orders {"scopes":[{"value":"erase"},{"value":"read"}]}`,
				`2 PATCH clients application.crm["eu"] {"grant_types":["authorization_code"]}`,
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) { checkScript(t, c.before, c.after, c.want) })
	}
}

func TestOperationsOnAPIsAndSettings(t *testing.T) {
	const management = "tenant {\n domain = \"acme.example.com\"\n}\napi \"management\" {\n identifier = \"https://acme.example.com/api/v2/\"\n MORE\n}\n"
	manage := func(more string) string { return strings.Replace(management, "MORE", more, 1) }
	policy := func(word string) string {
		return `subject_type_authorization {` + "\n user { policy = \"" + word + "\" }\n}"
	}
	for _, c := range []struct {
		name, before, after string
		want                []string
	}{
		{
			"another identifier is another API", settledAPI, strings.Replace(settledAPI, "orders.example.com", "shop.example.com", 1),
			[]string{
				`1 POST resource-servers api.orders {"identifier":"https://shop.example.com","scopes":[{"value":"read"},{"value":"write"}],"subject_type_authorization":{"client":{"policy":"require_client_grant"},"user":{"policy":"allow_all"}}}`,
				`5 DELETE resource-servers api.orders`,
			},
		},
		{
			"attributes are said only where they differ", settledAPI,
			strings.Replace(settledAPI, "scopes", "name = \"Orders\"\n token_lifetime = 60\n enforce_policies = true\n scopes", 1),
			[]string{`1 PATCH resource-servers api.orders {"enforce_policies":true,"name":"Orders","token_lifetime":60}`},
		},
		{
			"the Management API takes the policy for users only", manage(policy("allow_all")), manage(policy("deny_all")),
			[]string{`5 PATCH resource-servers api.management {"subject_type_authorization":{"user":{"policy":"deny_all"}}}`},
		},
		{"what a system API does not take is not sent", manage(""), manage("enforce_policies = true\n name = \"Mine\""), []string{}},
		{
			"registration opens last", settledAPI, strings.Replace(settledAPI, `"write"`, `"erase"`, 1) + "tenant {\n enable_dynamic_client_registration = true\n default_audience = api.orders\n}\n",
			[]string{
				`1 PATCH resource-servers api.orders {"scopes":[{"value":"erase"},{"value":"read"}]}`,
				`2 PATCH tenants/settings tenant {"default_audience":"https://orders.example.com"}`,
				`2 PATCH tenants/settings tenant {"flags":{"enable_dynamic_client_registration":true}}`,
			},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			operations := Diff(read(t, c.before), read(t, c.after)).Operations
			if got := script(operations); !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// TestNobodyIsOpenEndedForAnInstant shows what no order of calls can keep: a default grant with allow_all_scopes gives way to an open policy
// while the API declares more. Strict third parties are not to see the new scope, so the default is closed before; permissive ones have
// what is declared later on both sides, and not between. Nothing is declared between, so nobody misses anything.
func TestNobodyIsOpenEndedForAnInstant(t *testing.T) {
	before := sketch{scopes: "read", grants: defaultOf("user", `allow_all_scopes = true`)}
	after := sketch{scopes: "read write", policy: "allow_all"}
	checkScript(t, before.text(), after.text(), []string{
		`4 PATCH client-grants third_party_default.any {"allow_all_scopes":false,"scope":["read"]}`,
		`1 PATCH resource-servers api.orders {"scopes":[{"value":"read"},{"value":"write"}]}`,
		`1 PATCH resource-servers api.orders {"subject_type_authorization":{"client":{"policy":"require_client_grant"},"user":{"policy":"allow_all"}}}`,
		`4 DELETE client-grants third_party_default.any`,
	})
}

func TestOperationsAreTheSameEveryTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawDeployment(t)
		if one, two := script(Diff(before, after).Operations), script(Diff(before, after).Operations); !slices.Equal(one, two) {
			t.Errorf("got\n%s\nand\n%s", strings.Join(one, "\n"), strings.Join(two, "\n"))
		}
	})
}
