package source

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const variableFiles = `
variable "stage" {
  type = string
}
variable "scopes" {
  type    = map(list(string))
  default = {}
}
resource "auth0_resource_server" "orders" {
  identifier = "https://${var.stage}.example.com"
}
resource "auth0_client" "app" {
  for_each = var.scopes
  name     = each.key
}
resource "auth0_client_grant" "app" {
  for_each  = var.scopes
  client_id = auth0_client.app[each.key].id
  audience  = auth0_resource_server.orders.identifier
  scopes    = each.value
}
`

// granted is what the client grants of a source list, and what is not said.
func granted(t *testing.T, dir, spec string, foreign Foreign) string {
	t.Helper()
	project, _, err := (&Sides{Base: dir, Name: ".", Foreign: foreign}).Head(spec)
	if err != nil {
		return err.Error()
	}
	var all []string
	for _, api := range project.Config.APIs {
		all = append(all, api.Identifier.Value)
	}
	for _, grant := range project.Config.ClientGrants {
		var scopes []string
		for _, scope := range grant.Scopes.Items {
			scopes = append(scopes, scope.Value)
		}
		all = append(all, fmt.Sprintf("%s=%s", grant.Key, strings.Join(scopes, "+")))
	}
	for _, d := range project.Diagnostics {
		all = append(all, d.Message)
	}
	for _, gap := range project.Config.Gaps {
		all = append(all, gap.Message)
	}
	return strings.Join(slices.Compact(all), "; ")
}

func TestVariablesOfTerraformHaveValuesFromFilesAndFlags(t *testing.T) {
	const prod = "stage = \"prod\"\nscopes = { a = [\"r\", \"w\"] }\n"
	for _, c := range []struct {
		name, want string
		files      textsOf
		foreign    Foreign
	}{
		{name: "no value", want: `the variable "stage" has no value here; --var and --var-file give it one`},
		{name: "a file of its own", want: "https://prod.example.com; a=r+w", files: textsOf{"terraform.tfvars": just(prod)}},
		{name: "JSON of its own", want: "https://prod.example.com; a=r", files: textsOf{"terraform.tfvars.json": just(`{"stage": "prod", "scopes": {"a": ["r"]}}`)}},
		{name: "JSON counts for more than what comes before it", want: "https://b.example.com", files: textsOf{"terraform.tfvars": just("stage = \"a\""), "x.auto.tfvars.json": just(`{"stage": "b"}`)}},
		{name: "a file that is named", want: "https://prod.example.com; a=r+w", files: textsOf{"envs/prod.tfvars": just(prod)}, foreign: Foreign{VarFiles: []string{"envs/prod.tfvars"}}},
		{name: "JSON that is named", want: "https://x.example.com", files: textsOf{"envs/x.tfvars.json": just(`{"stage": "x"}`)}, foreign: Foreign{VarFiles: []string{"envs/x.tfvars.json"}}},
		{name: "a file that is not there", want: "--var-file: read \"none.tfvars\"", foreign: Foreign{VarFiles: []string{"none.tfvars"}}},
		{name: "a file of the other side", want: "https://y.example.com", foreign: Foreign{VarFiles: []string{"y.grantsvars.hcl"}, Variables: map[string]string{"stage": "y"}}},
		{name: "JSON that is none", want: "the document ends here", files: textsOf{"terraform.tfvars.json": just(`{"stage": `)}},
		{name: "JSON of something else", want: "values of variables are one object", files: textsOf{"terraform.tfvars.json": just(`["stage"]`)}},
		{name: "flags", want: "https://y.example.com; a=r", foreign: Foreign{Variables: map[string]string{"stage": "y", "scopes": `{ a = ["r"] }`}}},
		{name: "a flag that is no value", want: "--var scopes: ", foreign: Foreign{Variables: map[string]string{"stage": "y", "scopes": `{ a = `}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			writeForeign(t, dir, "main.tf", variableFiles)
			for name, text := range c.files {
				writeForeign(t, dir, name, text())
			}
			if got := granted(t, dir, "terraform:.", c.foreign); !strings.Contains(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// A file of values within the repository is of each side's own commit.
func TestFilesOfValuesAreOfTheirCommit(t *testing.T) {
	dir := initialised(t)
	writeBelow(t, dir, "infra/main.tf", variableFiles)
	writeBelow(t, dir, "envs/prod.tfvars", "stage = \"one\"\n")
	commitAll(t, dir, "one")
	writeBelow(t, dir, "envs/prod.tfvars", "stage = \"two\"\n")
	foreign := Foreign{VarFiles: []string{"envs/prod.tfvars"}}
	for spec, want := range map[string]string{"terraform:git:HEAD:infra": "https://one.example.com", "terraform:infra": "https://two.example.com"} {
		if got := granted(t, dir, spec, foreign); got != want {
			t.Errorf("%s is %q, want %q", spec, got, want)
		}
	}
}

// What nobody knows of one instance is not what nobody knows of another: two identifiers are not the same because their expression is.
func TestUnknownIdentifiersOfInstancesDiffer(t *testing.T) {
	dir := t.TempDir()
	writeForeign(t, dir, "main.tf", `
variable "stage" {
}
locals {
  apis = { for name in ["orders", "posts"] : name => { identifier = "https://${var.stage}/${name}", scope = "read:${name}" } }
}
module "api" {
  source     = "./api"
  for_each   = local.apis
  identifier = each.value.identifier
}
resource "auth0_resource_server" "own" {
  for_each   = local.apis
  identifier = "${each.value.identifier}/own"
}
resource "auth0_client" "a" {
  name = "a"
}
resource "auth0_client_grant" "a" {
  for_each     = local.apis
  client_id    = one([auth0_client.a.id])
  audience     = module.api[each.key].identifier
  subject_type = "client"
  scopes       = ["read"]
}
`)
	writeForeign(t, dir, "api/main.tf", `
variable "identifier" {
}
resource "auth0_resource_server" "this" {
  identifier = var.identifier
}
resource "auth0_resource_server_scope" "this" {
  resource_server_identifier = auth0_resource_server.this.identifier
  scope                      = "read"
}
output "identifier" {
  value = auth0_resource_server.this.identifier
}
`)
	r := read(t, dir, "terraform:.")
	for _, name := range []string{"orders", "posts"} {
		key := fmt.Sprintf("application.a api.api_this[%q] client", name)
		if want := "client_grant [read], all: false"; r.rows[key] != want {
			t.Errorf("%s is %q, want %q", key, r.rows[key], want)
		}
	}
	for _, gap := range r.gaps {
		if !strings.Contains(gap, `the variable "stage" has no value`) {
			t.Errorf("the gap is %q, and what lacks is the variable", gap)
		}
	}
}

// Where nobody knows how many of something there are, nothing follows from its absence. Of connections and organizations nobody ever knows: Terraform manages
// those that it was given.
func TestNothingFollowsFromWhatNobodyCanCount(t *testing.T) {
	for name, want := range map[string]string{
		`resource "auth0_client_grant" "a"`:    "[roles client_grants third_party_defaults connections organizations]",
		`resource "auth0_client" "a"`:          "[roles applications connections organizations]",
		`resource "auth0_resource_server" "a"`: "[roles apis connections organizations]", `resource "auth0_organization_client_grant" "a"`: "[roles connections organizations]",
		`resource "aws_s3_bucket" "a"`: "[roles connections organizations]", `resource "auth0_role" "a"`: "[roles connections organizations]",
		`resource "auth0_connection" "a"`: "[roles connections organizations]", `resource "auth0_organization_connection" "a"`: "[roles connections organizations]",
		`module "a"`: "[roles apis applications client_grants third_party_defaults connections organizations]",
	} {
		dir := t.TempDir()
		writeForeign(t, dir, "main.tf", "variable \"x\" {\n}\n"+name+" {\n  for_each = var.x\n  source = \"./a\"\n}\n")
		writeForeign(t, dir, "a/main.tf", "")
		project, _, err := (&Sides{Base: dir, Name: "."}).Head("terraform:.")
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(project.Config.Absent); got != want {
			t.Errorf("of %s, what may be more is %s, want %s", name, got, want)
		}
	}
}
