package compiler_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
)

const posts = `
api "posts" {
  identifier = "https://posts.example.com"
  scopes     = { "read" = "Read posts", "write" = "Write posts", "delete" = "Delete posts" }
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
  enforce_policies = true
}
application "web" {
  client_id = "WEB"
  app_type  = "regular_web"
}
application "partner" {
  for_each       = { crm = "CRM", bi = "BI" }
  name           = each.value
  is_first_party = false
}
`

const postsGrants = `
client_grant "web" {
  client_id    = application.web.client_id
  audience     = "https://posts.example.com"
  subject_type = "user"
  scopes       = ["write", "raed", "read"]
}
client_grant "partner" {
  client_id    = application.partner["bi"]
  audience     = api.posts
  subject_type = "user"
  scopes       = []
}
third_party_default "posts" {
  audience     = api.posts.identifier
  subject_type = "user"
  scopes       = ["read"]
}
`

func load(t *testing.T, files ...string) (*compiler.Tenant, []diag.Diagnostic) {
	t.Helper()
	tree := fstest.MapFS{}
	for i, text := range files {
		tree[string(rune('a'+i))+".grants.hcl"] = &fstest.MapFile{Data: []byte(text)}
	}
	cfg, read, err := language.Load(tree, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, compiled := compiler.Compile(cfg)
	return tenant, append(read, compiled...)
}

func matrix(t *testing.T, tenant *compiler.Tenant) string {
	t.Helper()
	var lines []string
	for cell := range tenant.Matrix(compiler.Filter{}) {
		line, err := json.Marshal(cell.Row())
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, string(line))
	}
	return strings.Join(lines, "\n")
}

func TestMatrixOfFiles(t *testing.T) {
	tenant, diagnostics := load(t, posts, postsGrants)
	if len(diagnostics) > 0 {
		t.Fatalf("got %v", diagnostics)
	}
	want := strings.Join([]string{
		`{"application":"application.partner[\"bi\"]","client_id":null,"api":"api.posts","audience":"https://posts.example.com","subject_type":"user",` +
			`"decision":"allow","reason":"client_grant","reachable":true,"unreachable_because":"",` +
			`"grant":"client_grant.partner","shadowed":["third_party_default.posts"],` +
			`"scopes":[],"future_scopes":false,"undefined_scopes":[],"authorization_details_types":[],` +
			`"narrowed_by":["request","rbac","consent"],"organization_usage":"","allow_any_organization":false,"assumed":[]}`,
		`{"application":"application.partner[\"crm\"]","client_id":null,"api":"api.posts","audience":"https://posts.example.com","subject_type":"user",` +
			`"decision":"allow","reason":"default_grant","reachable":true,"unreachable_because":"",` +
			`"grant":"third_party_default.posts","shadowed":[],` +
			`"scopes":["read"],"future_scopes":false,"undefined_scopes":[],"authorization_details_types":[],` +
			`"narrowed_by":["request","rbac","consent"],"organization_usage":"","allow_any_organization":false,"assumed":[]}`,
		`{"application":"application.web","client_id":"WEB","api":"api.posts","audience":"https://posts.example.com","subject_type":"user",` +
			`"decision":"allow","reason":"client_grant","reachable":true,"unreachable_because":"",` +
			`"grant":"client_grant.web","shadowed":[],` +
			`"scopes":["read","write"],"future_scopes":false,"undefined_scopes":["raed"],"authorization_details_types":[],` +
			`"narrowed_by":["request","rbac","consent"],"organization_usage":"","allow_any_organization":false,"assumed":[]}`,
	}, "\n")
	if got := matrix(t, tenant); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestFilesAndTheirOrderNeverShow(t *testing.T) {
	whole, _ := load(t, posts+postsGrants)
	split, _ := load(t, postsGrants, posts)
	if got, want := matrix(t, split), matrix(t, whole); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAMistakeInAFileIsReportedAtItsPlace(t *testing.T) {
	again, _, _ := strings.Cut(strings.Replace(posts, `api "posts"`, `api "again"`, 1), "application")
	_, diagnostics := load(t, again, posts)
	if len(diagnostics) != 1 || diagnostics[0].Code != "duplicate-api-identifier" {
		t.Fatalf("got %v", diagnostics)
	}
	at := diagnostics[0].Range
	if got := posts[at.Start.Byte:at.End.Byte]; at.File != "b.grants.hcl" || got != `"https://posts.example.com"` {
		t.Errorf("got %s, %s", at.File, got)
	}
}

// One mistake gives one diagnostic, whichever package finds it.
func TestMistakesFoundWhileReadingHaveNoSequel(t *testing.T) {
	tests := []struct{ name, old, new, code string }{
		{"unknown reference", "application.web.client_id", "application.wbe.client_id", "unknown-reference"},
		{"unknown subject type", `subject_type = "user"`, `subject_type = "machine"`, "unknown-value"},
		{"wrong type", `["write", "raed", "read"]`, `["write", 1, "read"]`, "wrong-type"},
		{"no audience", `audience     = "https://posts.example.com"`, "", "missing-attribute"},
		{"no holder", `client_id    = application.web.client_id`, "", "grant-subject-missing"},
		{"a name twice", `client_grant "partner"`, `client_grant "web"`, "duplicate-name"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tenant, diagnostics := load(t, posts, strings.Replace(postsGrants, test.old, test.new, 1))
			var got []string
			for _, d := range diagnostics {
				got = append(got, d.Code)
			}
			if !slices.Equal(got, []string{test.code}) {
				t.Errorf("got %q, want %q", got, test.code)
			}
			if len(tenant.Applications) != 3 {
				t.Errorf("got %d applications", len(tenant.Applications))
			}
		})
	}
}
