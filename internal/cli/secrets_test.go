package cli

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"grants/internal/invocation"
)

// planted are sources with what must not be printed, wherever such a thing stands in them. Each has the word planted in it.
var planted = map[string]string{
	"api.json": `{"clients": [{"client_id": "a", "name": "A", "is_first_party": true, "grant_types": ["client_credentials"], "client_secret": "planted1",
  "signing_keys": [{"cert": "planted2", "pkcs7": "planted3"}], "encryption_key": {"pub": "planted4"}, "client_metadata": {"token": "planted5"},
  "addons": {"samlp": {"key": "planted6"}}, "jwt_configuration": {"secret": "planted7"}}], "total": 1}
{"resource_servers": [{"identifier": "https://o", "name": "O", "scopes": [{"value": "r"}], "signing_secret": "planted8", "verificationKey": "planted9",
  "subject_type_authorization": {"user": {"policy": "allow_all"}, "client": {"policy": "require_client_grant"}}}], "total": 1}
{"client_grants": [{"id": "cgr_1", "client_id": "a", "audience": "https://o", "scope": ["r", "undefined"], "subject_type": "client", "note": "planted10"}], "total": 1}
{"connections": [{"id": "con_1", "name": "C", "strategy": "oidc", "is_domain_connection": false, "note": "planted11", "options": {"client_secret": "planted12", "scim": ["planted13"]},
  "metadata": {"token": "planted14"}, "enabled_clients": ["planted15"]}], "total": 1}
{"organizations": [{"id": "org_1", "name": "P", "third_party_client_access": "deny", "metadata": {"token": "planted16"}, "branding": {"logo_url": "planted17"},
  "enabled_connections": [{"connection_id": "con_1", "connection": {"name": "C", "options": {"client_secret": "planted18"}}}]}], "total": 1}`,
	"tenant.yaml": `
resourceServers: [{identifier: https://o, name: O, signing_secret: planted1, scopes: [{value: r}]}]
clients:
  - {name: A, client_secret: '##SECRET##', signing_keys: [planted2], grant_types: [client_credentials], mobile: {ios: planted3}}
clientGrants: [{client_id: A, audience: 'https://##HOST##', scope: [r, undefined]}]
connections:
  - {name: C, strategy: oidc, is_domain_connection: true, options: {client_secret: planted4, key: '##SECRET##'}, enabled_clients: [planted9]}
databases: [{name: D, strategy: auth0, is_domain_connection: false, options: {configuration: {key: planted10}, customScripts: {login: planted11}}}]
organizations: [{name: P, third_party_client_access: allow, metadata: {token: planted12}, connections: [{name: C, note: planted13}]}]
`,
	"config.json": `{"AUTH0_CLIENT_SECRET": "planted5", "AUTH0_ACCESS_TOKEN": "planted6", "AUTH0_KEYWORD_REPLACE_MAPPINGS": {"SECRET": "planted7", "HOST": "o", "UNUSED": "planted8"}}`,
	"plan.json": `{"format_version": "1.2", "variables": {"secret": {"value": "planted1"}}, "resource_changes": [
  {"address": "auth0_client.a", "mode": "managed", "type": "auth0_client", "name": "a", "change": {"actions": ["update"], "before": {"client_id": "a", "name": "A", "client_secret": "planted2"},
   "after": {"client_id": "a", "name": "A", "client_secret": "planted3", "grant_types": ["client_credentials"]}, "after_unknown": {}, "after_sensitive": {"client_secret": true}}},
  {"address": "auth0_client_grant.g", "mode": "managed", "type": "auth0_client_grant", "name": "g", "change": {"actions": ["create"], "before": null,
   "after": {"client_id": "a", "audience": "https://o", "scopes": ["r"]}, "after_unknown": {}}},
  {"address": "auth0_client_credentials.a", "mode": "managed", "type": "auth0_client_credentials", "name": "a", "change": {"actions": ["create"], "before": null,
   "after": {"client_id": "a", "authentication_method": "client_secret_post", "client_secret": "planted4", "private_key_jwt": [{"credentials": [{"pem": "planted5"}]}]}, "after_unknown": {}}},
  {"address": "auth0_connection.c", "mode": "managed", "type": "auth0_connection", "name": "c", "change": {"actions": ["create"], "before": null,
   "after": {"name": "C", "strategy": "oidc", "is_domain_connection": true, "options": [{"client_secret": "planted7"}]}, "after_unknown": {"id": true}}}],
  "configuration": {"provider_config": {"auth0": {"name": "auth0", "expressions": {"client_secret": {"constant_value": "planted6"}}}}, "root_module": {}}}`,
	"tf/main.tf": `
variable "secret" {
  sensitive = true
}
provider "auth0" {
  client_secret = "planted1"
}
resource "auth0_client" "a" {
  name          = "A"
  grant_types   = ["client_credentials"]
  client_secret = var.secret
  client_metadata = { token = "planted2" }
}
resource "auth0_client_credentials" "a" {
  client_id             = auth0_client.a.id
  authentication_method = "client_secret_post"
  client_secret         = "planted3"
}
resource "auth0_client_grant" "g" {
  client_id = auth0_client.a.id
  audience  = "https://o"
  scopes    = ["r"]
}
resource "auth0_resource_server" "o" {
  identifier = "https://o"
}
resource "auth0_connection" "c" {
  name     = "C"
  strategy = "oidc"
  options {
    client_secret = "planted8"
    configuration = { key = var.secret }
  }
}
resource "auth0_organization" "p" {
  name     = "P"
  metadata = { token = "planted9" }
}
resource "auth0_resource_server_scopes" "o" {
  resource_server_identifier = auth0_resource_server.o.identifier
  scopes { name = "r" }
}
locals {
  user = { scopes = ["r", "undefined"], client_secret = "planted5" }
  more = { client_secret = "planted6", scopes = ["r", "undefined2"] }
}
resource "auth0_client_grant" "user" {
  client_id    = auth0_client.a.id
  audience     = "https://o"
  subject_type = "user"
  scopes       = concat(local.user.scopes, local.more.scopes, ["undefined3"]) # planted7
}
`,
	"tf/terraform.tfvars": `secret = "planted4"`,
}

// Of an object, only the attributes of the language are read: no command prints what else there is, in any format.
func TestSecretsOfForeignSourcesAreInNoOutput(t *testing.T) {
	dir := t.TempDir()
	for name, text := range planted {
		at := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(at, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	formats := formatsOfSources(t)
	for _, source := range []string{"api:api.json", "a0deploy:tenant.yaml", "tfplan:plan.json", "terraform:tf"} {
		var commands [][]string
		for command, all := range formats {
			for _, format := range all {
				args := []string{command, source, "-o", format, "--gaps", "all"}
				switch command {
				case "plan":
					args = append(args, "--against", "empty:")
				case "snapshot":
					args = args[:4]
				case "who-can":
					args = []string{command, "*", "--at", source, "-o", format, "--gaps", "all"}
				case "simulate":
					args = []string{command, "--application", "A", "--api", "management", "--as", "itself", "--at", source, "-o", format, "--gaps", "all", "--domain", "acme.example.com"}
				case "explain":
					args = []string{command, "A", "management", "--at", source, "-o", format, "--gaps", "all", "--domain", "acme.example.com"}
				}
				commands = append(commands, args)
			}
		}
		scheme, _, _ := strings.Cut(source, ":")
		for _, form := range []string{"terraform", "a0deploy", "a0deploy-dir", "api"} {
			commands = append(commands, []string{"export", source, "--to", form, "-o", "out/" + scheme + form})
		}
		commands = append(commands, []string{"import", source, "-o", "out/" + scheme})
		for _, args := range commands {
			var output bytes.Buffer
			if strings.HasPrefix(source, "a0deploy") {
				args = append(args, "--keywords", "config.json")
			}
			code := Main(args, Env{Stdin: bytes.NewReader(nil), Stdout: &output, Stderr: &output, Dir: dir})
			if strings.Contains(output.String(), "planted") {
				t.Errorf("%v prints a secret:\n%s", args, &output)
			}
			if code == 2 {
				t.Errorf("%v: %s", args, &output)
			}
		}
	}
	_ = filepath.WalkDir(filepath.Join(dir, "out"), func(name string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if text, _ := os.ReadFile(name); bytes.Contains(withoutComments(text), []byte("planted")) {
				t.Errorf("%s has a secret:\n%s", name, text)
			}
		}
		return err
	})
}

// withoutComments is what import writes without the comments that it keeps, which people wrote for people.
func withoutComments(text []byte) []byte { return bytes.ReplaceAll(text, []byte("# planted7"), nil) }

// formatsOfSources are the formats of the commands that read sources, as they are told to a shell.
func formatsOfSources(t *testing.T) map[string][]string {
	t.Helper()
	others := map[string]bool{"rules": true, "render": true, "test": true} // which take no source, or judge what is written for it
	found := map[string][]string{}
	for _, command := range (&session{&invocation.Run{}}).root(io.Discard).Commands() {
		complete, has := command.GetFlagCompletionFunc("output")
		if !has || others[command.Name()] {
			continue
		}
		formats, _ := complete(command, nil, "")
		for _, format := range formats {
			name, _, _ := strings.Cut(format, "\t")
			found[command.Name()] = append(found[command.Name()], name)
		}
	}
	if len(found) < 4 {
		t.Fatalf("only %v have formats", found)
	}
	return found
}
