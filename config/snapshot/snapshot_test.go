package snapshot_test

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"grants/config"
	"grants/config/language"
	"grants/config/snapshot"
	"grants/internal/golden"
)

var snapshotDigest = "sha256:" + strings.Repeat("0", 64)

func snapshotOf(t *testing.T, files map[string]string) []byte {
	t.Helper()
	system := fstest.MapFS{}
	for name, content := range files {
		system[name] = &fstest.MapFile{Data: []byte(content)}
	}
	cfg, diagnostics, err := language.Load(system, language.Options{})
	if err != nil || len(diagnostics) > 0 {
		t.Fatal(err, diagnostics)
	}
	return written(t, cfg)
}

func written(t *testing.T, cfg *config.Config) []byte {
	t.Helper()
	var out bytes.Buffer
	document := snapshot.Snapshot{Tool: "test", Digest: snapshotDigest, Config: cfg}
	if err := document.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// snapshotFiles have every kind of attribute, and values that come from other files.
var snapshotFiles = map[string]string{
	"tenant.grants.hcl": `tenant {
  domain           = "acme.eu.auth0.com"
  default_audience = api.orders.identifier
}
`,
	"values.grants.hcl": `locals {
  partners = { crm = "CRM", "a \"b\" ü" = "<&>" }
  readers  = [
    "read:orders",
  ]
}
`,
	"apis.grants.hcl": `api "orders" {
  identifier = "https://orders.example"
  name       = "Orders"
  scopes = {
    "write:orders" = "Write \"orders\"\n"
    "read:orders"  = "Read"
  }
  token_lifetime       = 3600
  allow_offline_access = true
  sensitive_scopes     = ["write:orders"]
  subject_type_authorization {
    user { policy = "deny_all" }
  }
}

api "list" {
  identifier = "https://list.example"
  scopes     = ["b", "a"]
  signing_alg = null
}
`,
	"grants.grants.hcl": `application "partner" {
  for_each       = local.partners
  name           = each.value
  is_first_party = false
  token_exchange { allow_any_profile_of_type = [] }
}

client_grant "partner" {
  for_each  = local.partners
  client_id = application.partner[each.key].client_id
  audience  = api.orders.identifier
  scopes    = concat(local.readers, ["write:orders"])
}

client_grant "management" {
  client_id = application.worker.client_id
  audience  = "https://acme.eu.auth0.com/api/v2/"
  scopes    = []
}

application "worker" {
  client_id   = "worker"
  grant_types = []
}

third_party_default "orders" {
  audience         = api.orders.identifier
  subject_type     = "user"
  allow_all_scopes = true
}

role "clerk" {
  name = "Clerk"
  permission {
    api    = api.orders
    scopes = concat(["write:orders"], local.readers)
  }
  permission {
    api    = "https://acme.eu.auth0.com/api/v2/"
    scopes = []
  }
}

role "visitor" {}

connection "users" {
  name                 = "Username-Password-Authentication"
  is_domain_connection = true
}

organization "acme" {
  third_party_client_access = "allow"
  enabled_connections       = ["google-oauth2", connection.users]
}
`,
}

func TestASnapshotHasAnObjectALine(t *testing.T) {
	golden.Check(t, "testdata/snapshot.json", snapshotOf(t, snapshotFiles))
}

func TestASnapshotIsReadAsItWasWritten(t *testing.T) {
	first := snapshotOf(t, snapshotFiles)
	read, err := snapshot.Read(bytes.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	if read.Tool != "test" || read.Digest != snapshotDigest || read.Config.Sources != 4 {
		t.Errorf("got tool %q, digest %q and %d files", read.Tool, read.Digest, read.Config.Sources)
	}
	if again := written(t, read.Config); !bytes.Equal(first, again) {
		t.Errorf("written\n%s\nread and written again\n%s", first, again)
	}
}

// A change of meaning changes the lines of objects, and moving a block those of places.
func TestMeaningAndPlaceAreApartInASnapshot(t *testing.T) {
	objects := func(files map[string]string) (objects, places string) {
		objects, places, _ = strings.Cut(string(snapshotOf(t, files)), `"places"`)
		return objects, places
	}
	api := "api \"a\" {\n  identifier = \"a\"\n  scopes = [%s]\n}\n"
	before, placesBefore := objects(map[string]string{"a.grants.hcl": strings.ReplaceAll(api, "%s", `"x", "y"`)})
	for name, files := range map[string]map[string]string{
		"another line":  {"a.grants.hcl": "\n" + strings.ReplaceAll(api, "%s", `"x", "y"`)},
		"another file":  {"b.grants.hcl": strings.ReplaceAll(api, "%s", `"x", "y"`)},
		"another order": {"a.grants.hcl": strings.ReplaceAll(api, "%s", "\"y\",\n\"x\"")},
	} {
		after, places := objects(files)
		if after != before {
			t.Errorf("%s: the objects are\n%s\nand were\n%s", name, after, before)
		}
		if places == placesBefore {
			t.Errorf("%s: the places are the same", name)
		}
	}
}

func TestWhatIsNoSnapshotIsRefused(t *testing.T) {
	document := func(members string) string {
		return `{"format_version": "1.3", "format": "grants-snapshot", "tool": "t", "digest": "d", "later": [{}], ` + members + `}`
	}
	objects := func(objects string) string { return document(`"objects": [` + objects + `], "places": []`) }
	ours := func(objects string) string {
		return `{"format_version": "1.1", "format": "grants-snapshot", "tool": "t", "digest": "d", "objects": [` + objects + `], "places": []}`
	}
	const api = `{"address": "api.a", "attributes": {"identifier": "a"}}`
	for _, c := range []struct{ name, document, want string }{
		{"good", objects(api), ""},
		{"nothing at all", document(`"objects": [], "places": []`), ""},
		{"no objects", document(`"places": []`), "objects is missing"},
		{"no places", document(`"objects": []`), "places is missing"},
		{"no digest", `{"format_version": "1.1", "format": "grants-snapshot", "tool": "t", "objects": [], "places": []}`, "digest is missing"},
		{"a key twice", document(`"objects": [], "objects": [], "places": []`), `the key "objects" stands twice`},
		{"a version that is none", `{"format_version": "1.x", "format": "grants-snapshot", "objects": []}`, `format version "1.x", and this program reads 1`},
		{"an unknown key", strings.Replace(ours(api), `"tool"`, `"later": 1, "tool"`, 1), `there is no key "later" in format version 1.1`},
		{"an unknown key of an object", ours(`{"address": "api.a", "color": 1, "attributes": {"identifier": "a"}}`), `there is no key "color"`},
		{"the same of a later version", objects(`{"address": "api.a", "color": 1, "attributes": {"identifier": "a"}}`), ""},
		{"an unknown key of a scope", ours(`{"address": "api.a", "attributes": {"identifier": "a", "scopes": [{"name": "a", "color": 1}]}}`), `there is no key "color"`},
		{"a scope without a name", objects(`{"address": "api.a", "attributes": {"identifier": "a", "scopes": [{}]}}`), "a scope has no name"},
		{"a value that is null", objects(`{"address": "api.a", "attributes": {"identifier": null}}`), "identifier: it is null"},
		{"an element that is null", objects(`{"address": "api.a", "attributes": {"identifier": "a", "sensitive_scopes": [null]}}`), "an element is null"},
		{"empty", "", "it is no snapshot"},
		{"a list", "[]", "it is no snapshot"},
		{"not JSON", "api {}", "it is no snapshot"},
		{"another format", `{"format_version": "1.0", "format": "grants-plan", "objects": []}`, "it is no snapshot"},
		{"objects before the format", `{"objects": []}`, "it is no snapshot"},
		{"a later version", `{"format": "grants-snapshot", "format_version": "2.0"}`, `format version "2.0", and this program reads 1`},
		{"cut off", strings.TrimSuffix(objects(api), "]}"), "ends too early"},
		{"something after it", objects(api) + "{}", "something follows"},
		{"objects that are no list", document(`"objects": {}`), "it is no snapshot"},
		{"an object that is none", objects(`"api.a"`), "it is no snapshot"},
		{"an unknown kind", objects(`{"address": "action.a"}`), `"action.a" is the address of no known object`},
		{"no name", objects(`{"address": "api.", "attributes": {"identifier": "a"}}`), `"api." is no address`},
		{"a name that is none", objects(`{"address": "api.a b", "attributes": {"identifier": "a"}}`), `"api.a b" is no address`},
		{"a key that is not closed", objects(`{"address": "api.a[\"x\"", "attributes": {"identifier": "a"}}`), "is no address"},
		{"twice", objects(api + "," + api), "api.a is there twice"},
		{"an unknown attribute", objects(`{"address": "api.a", "attributes": {"identifier": "a", "color": "red"}}`), "attributes that this program does not know"},
		{"a missing attribute", objects(`{"address": "api.a", "attributes": {}}`), "api.a: identifier is missing"},
		{"a wrong type", objects(`{"address": "api.a", "attributes": {"identifier": 1}}`), "api.a: identifier: "},
		{"an unknown value", objects(`{"address": "api.a", "attributes": {"identifier": "a", "subject_type_authorization.user.policy": "open"}}`), `"open" is none of`},
		{"a reference to nothing", objects(api + `,{"address": "client_grant.g", "attributes": {"client_id": {"address": "application.x"}, "audience": {"address": "api.a"}}}`), `there is no application "application.x"`},
		{"a reference to another kind", objects(api + `,{"address": "client_grant.g", "attributes": {"client_id": {"address": "api.a"}, "audience": {"address": "api.a"}}}`), `there is no application "api.a"`},
		{"a permission", objects(api + `,{"address": "role.r", "attributes": {"permission": [{"api": {"address": "api.a"}, "scopes": ["s"]}]}}`), ""},
		{"a permission at nothing", objects(`{"address": "role.r", "attributes": {"permission": [{"api": {"address": "api.a"}, "scopes": []}]}}`), `role.r: permission: there is no api "api.a"`},
		{"a permission without an API", objects(`{"address": "role.r", "attributes": {"permission": [{"scopes": []}]}}`), "a permission needs api and scopes"},
		{"an unknown key of a permission", ours(`{"address": "role.r", "attributes": {"permission": [{"api": "a", "scopes": [], "color": 1}]}}`), `there is no key "color"`},
		{"a grant to nobody", objects(api + `,{"address": "client_grant.g", "attributes": {"audience": {"address": "api.a"}}}`), "expected client_id or default_for"},
		{"a place of nothing", document(`"places": [{"address": "api.a"}]`), `there is no object "api.a"`},
		{"a place without a line", document(`"objects": [` + api + `], "places": [{"address": "api.a", "file": "f", "line": 1, "attributes": {"identifier": ["f"]}}]`), "expected a line or FILE:LINE"},
		{"a place of an unknown attribute", document(`"objects": [` + api + `], "places": [{"address": "api.a", "file": "f", "line": 1, "attributes": {"color": [1]}}]`), "attributes that this program does not know"},
		{"a huge line", document(`"objects": [` + api + `], "places": [{"address": "api.a", "file": "f", "line": 4294967295, "attributes": {"identifier": ["f:4294967295"]}}]`), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := snapshot.Read(strings.NewReader(c.document))
			if c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
				t.Errorf("got %v, want %q", err, c.want)
			}
		})
	}
}

func FuzzReadSnapshot(f *testing.F) {
	f.Add(`{"format_version": "1.0", "format": "grants-snapshot", "tool": "t", "digest": "d", "objects": [{"address": "api.a[\"x\"]", "attributes": {"identifier": "a"}}], "places": []}`)
	f.Fuzz(func(t *testing.T, document string) {
		read, err := snapshot.Read(strings.NewReader(document))
		if err != nil {
			return
		}
		first := written(t, read.Config)
		again, err := snapshot.Read(bytes.NewReader(first))
		if err != nil {
			t.Fatalf("%v in\n%s", err, first)
		}
		if second := written(t, again.Config); !bytes.Equal(first, second) {
			t.Errorf("written\n%s\nread and written again\n%s", first, second)
		}
	})
}
