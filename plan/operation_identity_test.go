package plan

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"grants/plan/notes"
	"grants/plan/objects"
	"grants/plan/operations"
)

const linked = `api "x" {
  identifier = "https://x.example.com"
  scopes     = ["read"]
}
application "backend" {
  client_id                  = "backend-id"
  app_type                   = "resource_server"
  resource_server_identifier = api.x.identifier
}
`

// A reference is the identifier that it leads to, for the changes and for the operations.
func TestAReferenceToAnAPIIsItsIdentifier(t *testing.T) {
	renamed := strings.NewReplacer(`api "x"`, `api "y"`, "api.x.", "api.y.").Replace(linked)
	if p := Diff(read(t, linked), read(t, renamed)); len(p.Changes)+len(p.Operations) > 0 {
		t.Errorf("a renamed block: changes %v, operations %v", outline(p), script(p.Operations))
	}
	moved := strings.Replace(linked, "https://x.", "https://y.", 1)
	checkScript(t, linked, moved, []string{
		`5 PATCH clients application.backend {"grant_types":[],"token_exchange":{"allow_any_profile_of_type":[]}}`,
		`1 POST resource-servers api.x {"identifier":"https://y.example.com","scopes":[{"value":"read"}],"subject_type_authorization":{"client":{"policy":"require_client_grant"},"user":{"policy":"allow_all"}}}`,
		`2 POST clients application.backend {"app_type":"resource_server","grant_types":[],"name":"backend","resource_server_identifier":"https://y.example.com"}`,
		`5 DELETE clients application.backend`,
		`5 DELETE resource-servers api.x`,
	})
}

func TestANewApplicationHasAMark(t *testing.T) {
	long := strings.Repeat("x", 300)
	const app = "application %q {\n %s\n}\n"
	for _, c := range []struct{ text, want string }{
		{fmt.Sprintf(app, "crm", ""), "application.crm first_party"},
		{fmt.Sprintf(app, "crm", "is_first_party = false"), "application.crm third_party_strict"},
		{settledAPI + fmt.Sprintf(app, "crm", "app_type = \"resource_server\"\n resource_server_identifier = api.orders"), "application.crm first_party https://orders.example.com"},
		{fmt.Sprintf(app, "crm", "for_each = toset([\""+long+"\"])"), "b76f7373b623c1ff9f3b1797aa0fc1732b1922c4da67c7c633895e310e44847b"},
	} {
		calls := Diff(read(t, ""), read(t, c.text)).Operations
		o := calls[slices.IndexFunc(calls, func(o operations.Operation) bool { return o.Resource == operations.Clients })]
		mark, _ := o.Body["client_metadata"].(map[string]string)
		if got := mark["grants_application"]; got != c.want || len(got) > 255 || o.DoneIf.ClientMetadata["grants_application"] != got {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// Only answers that can mean nothing else say that a call was done.
func TestACallThatWasDoneIsKnown(t *testing.T) {
	organizations := func(ids string) string {
		return grantOf("shop", "client", "scopes = [\"read\"]\norganization_usage = \"require\"\norganizations = ["+ids+"]")
	}
	before := sketch{scopes: "read write", grants: organizations(`"org_1"`) + grantOf("partner", "user", `scopes = ["read"]`)}.text()
	after := sketch{scopes: "read", grants: organizations(`"org_2"`) + defaultOf("user", `scopes = ["read"]`)}.text() +
		"api \"stock\" {\n identifier = \"https://stock.example.com\"\n}\n"
	got := []string{}
	for _, o := range Diff(read(t, before), read(t, after)).Operations {
		line := fmt.Sprintf("%s:%d %s", o.File, o.Line, o.ID)
		switch {
		case o.DoneIf == nil:
		case o.DoneIf.Linked:
			line += " if linked"
		default:
			line += fmt.Sprintf(" if %d", o.DoneIf.Status)
		}
		got = append(got, line)
	}
	want := []string{
		"main.grants.hcl:33 create api.stock if 409",
		"main.grants.hcl:25 unlink client_grant.shop org_1 if 404",
		"main.grants.hcl:25 link client_grant.shop org_2 if linked",
		"main.grants.hcl:27 create third_party_default.any if 409",
		"main.grants.hcl:27 delete client_grant.partner if 404",
		"main.grants.hcl:4 narrow api.orders",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// What the files write down is sent, whatever stands for silence here; what they no longer say is set back, or the change says why not.
func TestWhatIsWrittenIsSent(t *testing.T) {
	const dcr = "tenant {\n dynamic_client_registration_security_mode = \"strict\"\n}\n"
	app := func(more string) string {
		return "application \"shop\" {\n client_id = \"shop-id\"\n " + more + "\n}\n"
	}
	api := func(more string) string { return strings.Replace(settledAPI, "scopes", more+"\n  scopes", 1) }
	for _, c := range []struct {
		name, before, after string
		want                []string
		unsent              objects.Unsent
	}{
		{"the mode of registration", "", dcr, []string{`2 PATCH tenants/settings tenant {"dynamic_client_registration_security_mode":"strict"}`}, ""},
		{"the mode of registration, taken away", dcr, "", []string{}, objects.NoDefault},
		{"registration", "", "tenant {\n enable_dynamic_client_registration = false\n}\n", []string{`2 PATCH tenants/settings tenant {"flags":{"enable_dynamic_client_registration":false}}`}, ""},
		{"organizations of an application", app(""), app(`organization_usage = "deny"`), []string{`2 PATCH clients application.shop {"organization_usage":"deny"}`}, ""},
		{"organizations of an application, taken away", app(`organization_usage = "deny"`), app(""), []string{`2 PATCH clients application.shop {"organization_usage":null}`}, ""},
		{"a method", app(`app_type = "spa"`), app("app_type = \"spa\"\n token_endpoint_auth_method = \"none\""), []string{`2 PATCH clients application.shop {"token_endpoint_auth_method":"none"}`}, ""},
		{"a method, taken away where it is understood", app("app_type = \"spa\"\n token_endpoint_auth_method = \"none\""), app(`app_type = "spa"`), []string{}, ""},
		{"a signing algorithm", api(""), api(`signing_alg = "RS256"`), []string{`1 PATCH resource-servers api.orders {"signing_alg":"RS256"}`}, ""},
		{"a signing algorithm, taken away", api(`signing_alg = "PS256"`), api(""), []string{`1 PATCH resource-servers api.orders {"signing_alg":"RS256"}`}, ""},
		{"a lifetime, taken away", api(`token_lifetime = 60`), api(""), []string{`1 PATCH resource-servers api.orders {"token_lifetime":86400}`}, ""},
		{"a name, taken away", api(`name = "Orders"`), api(""), []string{}, objects.NoDefault},
		{"a type, taken away", app(`app_type = "regular_web"`), app(""), []string{}, objects.NoDefault},
		{"the methods of a credential", app(""), app(`client_authentication_methods = ["private_key_jwt"]`), []string{}, objects.Credential},
		{"what only the files know", api(""), api(`sensitive_scopes = ["read"]`), []string{}, objects.FilesOnly},
		{"what only strict third parties have", app(""), app(`redirection_policy = "allow_always"`), []string{}, objects.Refused},
		{
			"a new one that can't keep a secret and does not say so", "", "application \"spa\" {\n app_type = \"spa\"\n}\n",
			[]string{`2 POST clients application.spa {"app_type":"spa","grant_types":["authorization_code","implicit","refresh_token"],"name":"spa","token_endpoint_auth_method":"none"}`}, "",
		},
		{
			"a new one with every default", "", "application \"web\" {\n app_type = \"regular_web\"\n is_first_party = true\n organization_usage = \"deny\"\n token_endpoint_auth_method = \"client_secret_post\"\n grant_types = []\n}\n",
			[]string{`2 POST clients application.web {"app_type":"regular_web","grant_types":[],"is_first_party":true,"name":"web","organization_usage":"deny","token_endpoint_auth_method":"client_secret_post"}`}, "",
		},
		{
			"one that the platform has, and the files do not name", "", app(`app_type = "spa"`),
			[]string{`2 PATCH clients application.shop {"app_type":"spa","grant_types":["authorization_code","implicit","refresh_token"]}`}, "",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := Diff(read(t, c.before), read(t, c.after))
			if got := script(p.Operations); !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
			if why := objects.Unsent(""); len(p.Changes) > 0 {
				if why = p.Changes[0].Unsent; why != c.unsent || why != "" && p.Changes[0].Attributes[0].Unsent != why {
					t.Errorf("unsent is %q, want %q", why, c.unsent)
				}
			} else if c.unsent != "" {
				t.Error("there is no change")
			}
		})
	}
}

// Whoever takes over is there before whoever goes, and has the grants.
func TestASuccessorComesFirst(t *testing.T) {
	partner := func(more string) string {
		return settledAPI + "application \"partner\" {\n grant_types = [\"client_credentials\"]\n " + more + "\n}\nclient_grant \"partner\" {\n client_id = application.partner\n audience = api.orders\n scopes = [\"read\"]\n}\n"
	}
	const grant = `3 POST client-grants client_grant.partner {"audience":"https://orders.example.com","client_id":"${application.partner.client_id}","scope":["read"],"subject_type":"client"}`
	created := `2 POST clients application.partner {"grant_types":["client_credentials"],"is_first_party":false,"name":"partner","third_party_security_mode":"strict"}`
	gone := []string{`5 PATCH clients application.partner {"grant_types":[]}`, `5 DELETE clients application.partner`}
	for name, id := range map[string]string{"with a client_id": `client_id = "partner-id"`, "without": ""} {
		t.Run(name, func(t *testing.T) {
			before, after := partner(id), partner(id+"\n is_first_party = false")
			checkScript(t, before, after, slices.Concat([]string{created, grant}, gone))
			for _, o := range Diff(read(t, before), read(t, after)).Operations {
				if old := strings.HasPrefix(o.ID, "retire") || strings.HasPrefix(o.ID, "delete"); o.Key.Predecessor != (old && id == "") {
					t.Errorf("%s goes to %+v", o.ID, o.Key)
				}
			}
		})
	}
	t.Run("its grant is in the way", func(t *testing.T) {
		before := partner(`client_id = "partner-id"`)
		after := strings.Replace(strings.Replace(partner("is_first_party = false"), `"read", "write"`, `"write"`, 1), `["read"]`, `["write"]`, 1)
		checkScript(t, before, after, slices.Concat([]string{
			created, strings.Replace(grant, `"scope":["read"]`, `"scope":["write"]`, 1), gone[0], `4 DELETE client-grants client_grant.partner`,
			`5 PATCH resource-servers api.orders {"scopes":[{"value":"write"}]}`, gone[1],
		}))
	})
}

// After a change of hands is deployed, the files name the new client and the one that is gone.
func TestAFormerClientIDIsTheSameApplication(t *testing.T) {
	partner := func(more string) string {
		return settledAPI + "application \"partner\" {\n grant_types = [\"client_credentials\"]\n is_first_party = false\n " + more + "\n}\n" +
			"client_grant \"partner\" {\n client_id = application.partner\n audience = api.orders\n scopes = [\"read\"]\n}\n"
	}
	deployed, known := partner(`client_id = "old-id"`), partner("client_id = \"new-id\"\n previously_client_id = \"old-id\"")
	p := Diff(read(t, deployed), read(t, known))
	if len(p.Operations)+len(p.Impacts) > 0 || len(p.Changes) != 1 || p.Changes[0].Unsent != objects.FilesOnly || p.Diagnostics[0].Rule != notes.CodeClientIDSet {
		t.Errorf("got %v, %v, %v", outline(p), script(p.Operations), p.Diagnostics)
	}
	later := strings.Replace(known, `["read"]`, `["write"]`, 1)
	for name, base := range map[string]string{"at once": deployed, "later": known} {
		if o := Diff(read(t, base), read(t, later)).Operations; len(o) != 1 || o[0].Key.Application+o[0].Key.ClientID != "new-id" {
			t.Errorf("%s: got %v", name, script(o))
		}
	}
	if p := Diff(read(t, known), read(t, partner(`client_id = "new-id"`))); len(p.Changes) > 0 || len(p.Diagnostics) > 0 {
		t.Errorf("dropped: got %v, %v", outline(p), p.Diagnostics)
	}
	if o := Diff(read(t, deployed), read(t, partner(`client_id = "new-id"`))).Operations; o[len(o)-1].ID != "delete application.partner" {
		t.Errorf("without it, another client_id is another client: got %v", script(o))
	}
}

func TestTheDefaultAudienceFollowsItsAPI(t *testing.T) {
	api := func(name string) string {
		return "api \"" + name + "\" {\n identifier = \"https://" + name + ".example.com\"\n}\ntenant {\n default_audience = api." + name + "\n}\n"
	}
	checkScript(t, api("old"), api("new"), []string{
		`1 POST resource-servers api.new {"identifier":"https://new.example.com","scopes":[],"subject_type_authorization":{"client":{"policy":"require_client_grant"},"user":{"policy":"allow_all"}}}`,
		`2 PATCH tenants/settings tenant {"default_audience":"https://new.example.com"}`,
		`5 DELETE resource-servers api.old`,
	})
	checkScript(t, api("old"), "", []string{
		`2 PATCH tenants/settings tenant {"default_audience":""}`,
		`5 DELETE resource-servers api.old`,
	})
}
