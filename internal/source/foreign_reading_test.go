package source

import (
	"strings"
	"testing"

	"grants/config/layout"
)

// What bears on access and is not said, or not as it should be, is a mistake or a gap in every form, and never the platform's default in silence.
func TestNothingThatBearsOnAccessIsDroppedInSilence(t *testing.T) {
	const server = `{"identifier": "https://o", "scopes": [{"value": "r"}], "subject_type_authorization": {"user": {"policy": "deny_all"}, "client": {"policy": "deny_all"}}}`
	const client = `{"client_id": "a", "is_first_party": true, "grant_types": []}`
	const grant = `{"id": "1", "client_id": "a", "audience": "https://o", "scope": ["r"], "subject_type": "client"}`
	listed := func(old, new string) textsOf {
		text := `{"resource_servers": [` + server + `]} {"clients": [` + client + `]} {"client_grants": [` + grant + `]}`
		return textsOf{"t.json": just(strings.Replace(text, old, new, 1))}
	}
	exported := func(old, new string) textsOf {
		text := `resourceServers: [` + server + "]\nclients: [{name: a, grant_types: []}]\nclientGrants:\n  - " + grant + "\n"
		return textsOf{"t.yaml": just(strings.Replace(text, old, new, 1))}
	}
	files := func(text string) textsOf { return textsOf{"main.tf": just(text)} }
	planned := func(change string) textsOf {
		return textsOf{"t.json": just(`{"format_version": "1.2", "resource_changes": [{"address": "auth0_resource_server.o", "type": "auth0_resource_server", "mode": "managed", "name": "o", "change": ` + change + `}]}`)}
	}
	api := "resource \"auth0_resource_server\" \"o\" {\n  identifier = \"https://o\"\n"
	held := func(clientID string) textsOf {
		return files("resource \"auth0_client\" \"a\" {\n  name = \"A\"\n}\nresource \"auth0_client_grant\" \"g\" {\n  client_id = " + clientID + "\n  audience = \"https://o\"\n  scopes = []\n}\n")
	}
	for _, c := range []hostileForeign{
		{"all is said", "api:t.json", listed("", ""), ""},
		{"no scopes", "api:t.json", listed(`"scope": ["r"], `, ""), "the scopes are not listed"},
		{"scopes that are null", "api:t.json", listed(`"scope": ["r"]`, `"scope": null`), "the scopes are not listed"},
		{"scopes for which all stand", "api:t.json", listed(`"scope": ["r"]`, `"allow_all_scopes": true`), ""},
		{"a scope that is null", "api:t.json", listed(`["r"], "subject_type"`, `[null], "subject_type"`), "takes a string, not null"},
		{"a subject type of tomorrow", "api:t.json", listed(`"subject_type": "client"`, `"subject_type": "robot"`), `subject_type can't be "robot"`},
		{"a policy of tomorrow", "api:t.json", listed("deny_all", "ask"), `can't be "ask"`},
		{"a policy that is null", "api:t.json", listed(`"deny_all"`, "null"), "subject_type_authorization.user.policy is not listed"},
		{"policies that are no object", "api:t.json", listed(`{"policy": "deny_all"}`, `"deny_all"`), ""},
		{"policies that are a list", "api:t.json", listed(`{"policy": "deny_all"}`, `[1, 2]`), "takes a string, not a list"},
		{"all scopes or not", "api:t.json", listed(`"scope": ["r"]`, `"allow_all_scopes": "perhaps"`), "allow_all_scopes takes true or false"},
		{"whose party", "api:t.json", listed(`"is_first_party": true, `, ""), "is_first_party is not listed"},
		{"a default for somebody else", "api:t.json", listed(`"client_id": "a", "audience"`, `"default_for": "everybody", "audience"`), `default_for can't be "everybody"`},
		{"nobody who holds it", "api:t.json", listed(`"client_id": "a", "audience"`, `"audience"`), "neither client_id nor default_for"},
		{"two of one key", "api:t.json", listed(grant, grant+", "+strings.Replace(grant, `"1"`, `"2"`, 1)), "already"},
		{"one on two pages", "api:t.json", listed(grant, grant+", "+grant), ""},
		{"one on two pages that changed", "api:t.json", listed(grant, grant+", "+strings.Replace(grant, `"r"`, `"w"`, 1)), "listed twice"},

		{"all is said", "a0deploy:t.yaml", exported("", ""), ""},
		{"no scopes", "a0deploy:t.yaml", exported(`"scope": ["r"], `, ""), "neither scopes nor allow_all_scopes"},
		{"scopes that are no list", "a0deploy:t.yaml", exported(`"scope": ["r"]`, `"scope": "r"`), "scopes takes a list"},
		{"an ambiguous name", "a0deploy:t.yaml", exported("[{name: a", "[{name: a}, {name: a"), "2 applications are called"},
		{"no policies", "a0deploy:t.yaml", exported("https://o", "https://t.eu.auth0.com/api/v2/"), ""},

		{"a nested block of nobody knows what", "terraform:.", files("variable \"x\" {\n}\n" + api + "  dynamic \"subject_type_authorization\" {\n    for_each = var.x\n    content {\n    }\n  }\n}\n"), `the variable "x" has no value`},
		{"what stays in the tenant", "terraform:.", files(api + "}\nremoved {\n  from = auth0_client_grant.g\n  lifecycle {\n    destroy = false\n  }\n}\n"), "leaves it in the tenant"},
		{"what does not stay", "terraform:.", files(api + "}\nremoved {\n  from = auth0_client_grant.g\n  lifecycle {\n    destroy = true\n  }\n}\n"), ""},
		{"none of it", "terraform:.", files(api + "}\nresource \"auth0_client_grant\" \"g\" {\n  count = 0\n  audience = var.x\n}\n"), ""},
		{"changes that are ignored", "terraform:.", files(api + "  lifecycle {\n    ignore_changes = [scopes]\n  }\n}\n"), "does not look at changes of scopes"},
		{"what was moved", "terraform:.", files(api + "}\nmoved {\n  from = auth0_resource_server.old\n  to   = auth0_resource_server.o\n}\nmoved {\n  from = module.old\n  to   = module.new\n}\n"), ""},
		{"another provider", "terraform:.", files(api + "}\nprovider \"auth0\" {\n}\nprovider \"auth0\" {\n  alias = \"b\"\n}\n"), "several providers"},
		{"an id", "terraform:.", held("auth0_client.a.id"), ""},
		{"what is made of an id", "terraform:.", held("upper(auth0_client.a.id)"), "known only after the plan is applied"},

		{"a value known later", "tfplan:t.json", planned(`{"actions": ["create"], "after": {"identifier": "https://o"}, "after_unknown": {"subject_type_authorization": true}}`), "known only after the plan is applied"},
		{"a part of a value known later", "tfplan:t.json", planned(`{"actions": ["create"], "after": {"identifier": "https://o"}, "after_unknown": {"subject_type_authorization": [{"client": [{"policy": true}]}]}}`), "known only after the plan is applied"},
		{"an element more, known later", "tfplan:t.json", planned(`{"actions": ["create"], "after": {"identifier": "https://o", "scopes": [{"value": "r"}]}, "after_unknown": {"scopes": [{}, true]}}`), "known only after the plan is applied"},
		{"nothing of it known later", "tfplan:t.json", planned(`{"actions": ["create"], "after": {"identifier": "https://o", "scopes": [{"value": "r"}]}, "after_unknown": {"scopes": [{}], "subject_type_authorization": []}}`), ""},
	} {
		t.Run(c.spec+" "+c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range c.files {
				writeForeign(t, dir, name, text())
			}
			if said := saidOf(dir, c.spec); c.want == "" && said != "" || !strings.Contains(said, c.want) {
				t.Errorf("want %q, got %q", c.want, said)
			}
		})
	}
}

// What Terraform only forgets is in the tenant after the plan as before it.
func TestWhatTerraformForgetsStays(t *testing.T) {
	dir := t.TempDir()
	writeForeign(t, dir, "t.json", `{"format_version": "1.2", "resource_changes": [
		{"address": "auth0_client_grant.g", "mode": "managed", "type": "auth0_client_grant", "name": "g",
		 "change": {"actions": ["forget"], "before": {"client_id": "a", "audience": "https://o", "scopes": ["r"]}, "after": null, "after_unknown": {}}},
		{"address": "auth0_client_grant.h", "mode": "managed", "type": "auth0_client_grant", "name": "h",
		 "change": {"actions": ["delete"], "before": {"client_id": "b", "audience": "https://o", "scopes": ["r"]}, "after": null, "after_unknown": {}}}]}`)
	for spec, want := range map[string]int{"tfplan:t.json": 1, "tfplan:t.json@before": 2} {
		project, _, err := (&Sides{Base: dir, Name: "."}).Head(spec)
		if err != nil {
			t.Fatal(err)
		}
		if got := len(project.Config.ClientGrants); got != want {
			t.Errorf("%s has %d client grants, want %d", spec, got, want)
		}
	}
}

// What the provider has in several spellings, or in resources of their own, is one thing.
func TestSpellingsOfTheProviderAreOneThing(t *testing.T) {
	const api = "resource \"auth0_resource_server\" \"o\" {\n  identifier = \"https://o\"\n"
	const client = "resource \"auth0_client\" \"a\" {\n  name = \"A\"\n"
	const grant = "resource \"auth0_client_grant\" \"g\" {\n  client_id = \"x\"\n  audience = \"https://o\"\n"
	scope := func(name string) string {
		return "resource \"auth0_resource_server_scope\" \"" + name + "\" {\n  resource_server_identifier = auth0_resource_server.o.identifier\n  scope = \"" + name + "\"\n}\n"
	}
	credentials := func(method string) string {
		return client + "}\nresource \"auth0_client_credentials\" \"a\" {\n  client_id = auth0_client.a.id\n  authentication_method = \"" + method + "\"\n}\n"
	}
	for _, c := range []struct{ name, text, want string }{
		{"scopes of a grant", grant + "  scopes = [\"r\"]\n}\n", `scopes = ["r"]`},
		{"scope of a grant, as before 1.0", grant + "  scope = [\"r\"]\n}\n", `scopes = ["r"]`},
		{"scopes in the API, as before 1.0", api + "  scopes {\n    value = \"r\"\n  }\n  scopes {\n    value = \"w\"\n  }\n}\n", `scopes = ["r", "w"]`},
		{"scopes one by one", api + "}\n" + scope("r") + scope("w"), `scopes = ["r", "w"]`},
		{"the method in the client, as before 1.0", client + "  token_endpoint_auth_method = \"none\"\n}\n", `token_endpoint_auth_method = "none"`},
		{"the method in credentials", credentials("none"), `token_endpoint_auth_method = "none"`},
		{"a key in credentials", credentials("private_key_jwt"), `client_authentication_methods = ["private_key_jwt"]`},
		{"metadata of a client", "resource \"auth0_client_cimd\" \"a\" {\n  external_client_id = \"https://a.example/m.json\"\n}\n", `external_metadata_type = "cimd"`},
		{"metadata of a client that is not ours", "resource \"auth0_client_cimd\" \"a\" {\n  external_client_id = \"https://a.example/m.json\"\n}\n", "is_first_party = false"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			writeForeign(t, dir, "main.tf", c.text)
			project, _, err := (&Sides{Base: dir, Name: "."}).Head("terraform:.")
			if err != nil {
				t.Fatal(err)
			}
			var text strings.Builder
			for _, block := range layout.Blocks(project.Config, nil, nil) {
				text.WriteString(block.Text)
			}
			for _, d := range project.Diagnostics {
				t.Error(d.Message)
			}
			if !strings.Contains(text.String(), c.want) {
				t.Errorf("want %s, got:\n%s", c.want, &text)
			}
		})
	}
}
