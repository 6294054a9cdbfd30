package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tenant is what a Management API keeps, in a file: objects by what the API finds them by. It refuses what is not there, and what is there twice.
type tenant struct {
	Servers  map[string]map[string]any `json:"resource-servers"` // by identifier
	Clients  map[string]map[string]any `json:"clients"`          // by client_id
	Grants   map[string]map[string]any `json:"client-grants"`    // by id
	Links    map[string]bool           `json:"links"`            // organization/grant
	Settings map[string]any            `json:"settings"`
	Created  int                       `json:"created"`
}

// tenantFile names its file in the environment of curl.
const tenantFile = "GRANTS_TEST_TENANT"

func emptyTenant() *tenant {
	return &tenant{Servers: map[string]map[string]any{}, Clients: map[string]map[string]any{}, Grants: map[string]map[string]any{}, Links: map[string]bool{}, Settings: map[string]any{}}
}

// manage answers a request to https://DOMAIN/api/v2/....
func (t *tenant) manage(method, address string, body map[string]any) (any, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	words := strings.Split(strings.TrimPrefix(u.EscapedPath(), "/api/v2/"), "/")
	for i := range words {
		words[i], _ = url.PathUnescape(words[i])
	}
	switch {
	case words[0] == "organizations":
		return nil, t.link(method, words[1], words[3:], body)
	case words[0] == "tenants":
		maps.Copy(t.Settings, body)
		return t.Settings, nil
	case method == "GET":
		return t.grants(u.Query()), nil
	}
	objects := map[string]map[string]map[string]any{"resource-servers": t.Servers, "clients": t.Clients, "client-grants": t.Grants}[words[0]]
	if method == "POST" {
		return t.create(objects, words, body)
	}
	if len(words) != 2 || objects[words[1]] == nil {
		return nil, fmt.Errorf("404: %s %s", method, address)
	}
	if method == "DELETE" {
		delete(objects, words[1])
		return nil, nil
	}
	maps.Copy(objects[words[1]], body)
	return objects[words[1]], nil
}

func (t *tenant) create(objects map[string]map[string]any, words []string, body map[string]any) (any, error) {
	t.Created++
	id := fmt.Sprintf("%s_%d", words[0], t.Created)
	switch words[0] {
	case "resource-servers":
		id = body["identifier"].(string)
	case "clients":
		body["client_id"] = id
	case "client-grants":
		if holder, ok := body["client_id"].(string); ok && t.Clients[holder] == nil {
			return nil, fmt.Errorf("404: no client %s", holder)
		}
		body["id"] = id
	}
	if len(words) != 1 || objects[id] != nil {
		return nil, fmt.Errorf("409: %s", strings.Join(words, "/"))
	}
	objects[id] = body
	return body, nil
}

func (t *tenant) grants(query url.Values) []map[string]any {
	found := []map[string]any{}
	for _, id := range slices.Sorted(maps.Keys(t.Grants)) {
		matches := true
		for key := range query {
			matches = matches && t.Grants[id][key] == query.Get(key)
		}
		if matches {
			found = append(found, t.Grants[id])
		}
	}
	return found
}

func (t *tenant) link(method, organization string, rest []string, body map[string]any) error {
	grant, _ := body["grant_id"].(string)
	if method == "DELETE" && len(rest) == 1 {
		grant = rest[0]
	}
	key := organization + " " + grant
	if t.Grants[grant] == nil || t.Links[key] == (method == "POST") {
		return fmt.Errorf("409: %s the link %s", method, key)
	}
	t.Links[key] = true
	if method == "DELETE" {
		delete(t.Links, key)
	}
	return nil
}

// content is the tenant without the ids that it gave, which depend on the way.
func (t *tenant) content() string {
	name := func(id any) string { return fmt.Sprint(t.Clients[fmt.Sprint(id)]["name"]) }
	var lines []string
	for _, server := range t.Servers {
		lines = append(lines, inLine("api", server))
	}
	for _, client := range t.Clients {
		copied := maps.Clone(client)
		delete(copied, "client_id")
		lines = append(lines, inLine("application", copied))
	}
	for id, grant := range t.Grants {
		if client, ok := grant["client_id"]; ok && t.Clients[fmt.Sprint(client)] == nil {
			continue // went with its application
		}
		copied := maps.Clone(grant)
		delete(copied, "id")
		copied["client_id"] = name(grant["client_id"])
		for link := range t.Links {
			if organization, linked := strings.CutSuffix(link, " "+id); linked {
				copied["linked "+organization] = true
			}
		}
		lines = append(lines, inLine("grant", copied))
	}
	lines = append(lines, inLine("settings", t.Settings))
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func inLine(kind string, object map[string]any) string {
	b, _ := json.Marshal(object)
	return kind + " " + string(b)
}

// manageTenant is what curl does with a request to a Management API.
func manageTenant(r *request) {
	file := os.Getenv(tenantFile)
	content, err := os.ReadFile(file)
	if err != nil {
		panic(err)
	}
	t := emptyTenant()
	var body map[string]any
	if err := json.Unmarshal(content, t); err != nil {
		panic(err)
	}
	if data := r.parameters.Get("data"); data != "" {
		if err := json.Unmarshal([]byte(data), &body); err != nil {
			panic(err)
		}
	}
	answer, err := t.manage(r.method, r.path, body)
	if err != nil {
		r.refused(err)
	}
	content, _ = json.Marshal(t)
	if err := os.WriteFile(file, content, 0o666); err != nil {
		panic(err)
	}
	if answer != nil {
		_ = json.NewEncoder(os.Stdout).Encode(answer)
	}
}

// deployer runs the script of the page against a tenant of its own.
type deployer struct {
	*runner
	script, file string
}

func newDeployer(t *testing.T) *deployer {
	t.Helper()
	r := newRunner(t)
	page, err := os.ReadFile(repository + "/docs/deploy.md")
	if err != nil {
		t.Fatal(err)
	}
	_, script, _ := strings.Cut(string(page), "```bash\n")
	script, _, found := strings.Cut(script, "```\n")
	d := &deployer{runner: r, script: filepath.Join(r.dir, "deploy"), file: filepath.Join(r.dir, "tenant.json")}
	if !found || os.WriteFile(d.script, []byte(script), 0o777) != nil {
		t.Fatal("the page has no script, or it can't be written")
	}
	return d
}

// start is a tenant with nothing but the applications that the files know by a client_id: those exist before any file.
func (d *deployer) start(ids ...string) {
	d.t.Helper()
	t := emptyTenant()
	for _, id := range ids {
		t.Clients[id] = map[string]any{"client_id": id, "name": id}
	}
	content, _ := json.Marshal(t)
	if err := os.WriteFile(d.file, content, 0o666); err != nil {
		d.t.Fatal(err)
	}
	_ = os.Remove(filepath.Join(d.dir, "client-ids.json"))
}

// deploy plans from a baseline to a folder, and sends what comes out.
func (d *deployer) deploy(against, folder string) string {
	d.t.Helper()
	d.must("grants plan '"+folder+"' --against '"+against+"' -o json=plan.json", nil)
	return d.must("./deploy plan.json", map[string]string{"DOMAIN": "acme.example", "TOKEN": "secret", tenantFile: d.file})
}

func (d *deployer) content() string {
	d.t.Helper()
	content, err := os.ReadFile(d.file)
	t := emptyTenant()
	if err == nil {
		err = json.Unmarshal(content, t)
	}
	if err != nil {
		d.t.Fatal(err)
	}
	return t.content()
}

// clientIDs is the client_ids of the applications that a folder has.
func clientIDs(t *testing.T, folders ...string) []string {
	t.Helper()
	var ids []string
	for _, folder := range folders {
		var out bytes.Buffer
		if code := Main([]string{"plan", folder, "--against", "empty:", "-o", "json"}, Env{Stdout: &out, Stderr: os.Stderr}); code != 0 {
			t.Fatalf("exit code %d", code)
		}
		var p struct {
			Operations []struct {
				Key struct {
					ClientID string `json:"client_id"`
				} `json:"key"`
			} `json:"operations"`
		}
		if err := json.Unmarshal(out.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		for _, o := range p.Operations {
			if o.Key.ClientID != "" {
				ids = append(ids, o.Key.ClientID)
			}
		}
	}
	return ids
}

func TestTheDeployScriptArrives(t *testing.T) {
	d := newDeployer(t)
	cases, err := filepath.Abs(repository + "/testdata/plan")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"h1", "default-widened"} {
		base, head := filepath.Join(cases, name, "base"), filepath.Join(cases, name, "head")
		d.arrives(t, base, head)
	}
}

func TestTheDeployScriptFindsWhatItCreated(t *testing.T) {
	d := newDeployer(t)
	write := func(folder, content string) string {
		folder = filepath.Join(d.dir, folder)
		if err := os.MkdirAll(folder, 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "main.grants.hcl"), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		return folder
	}
	base := write("old", strings.NewReplacer("SCOPES", `"read"`, "ORGANIZATIONS", `"org_aaaaaaaaaaaaaaaa"`, "REGISTRATION", "false").Replace(withoutClientID))
	head := write("new", strings.NewReplacer("SCOPES", `"read", "write"`, "ORGANIZATIONS", `"org_bbbbbbbbbbbbbbbb"`, "REGISTRATION", "true").Replace(withoutClientID))
	d.arrives(t, base, head)
	if content := d.content(); !strings.Contains(content, `"linked org_bbbbbbbbbbbbbbbb":true`) || !strings.Contains(content, `"scope":["read","write"]`) {
		t.Errorf("the tenant has\n%s", content)
	}
}

// withoutClientID has an application whose client_id only the platform knows, and an identifier that needs escapes in a path.
const withoutClientID = `
tenant {
  enable_dynamic_client_registration        = REGISTRATION
  dynamic_client_registration_security_mode = "strict"
}

api "orders" {
  identifier = "https://api.acme.example/orders?a=b&c=d e"
  scopes     = [SCOPES]
}

application "partner" {
  for_each           = toset(["crm one", "travel"])
  grant_types        = ["client_credentials"]
  app_type           = "non_interactive"
  name               = each.key
}

client_grant "partner" {
  for_each           = toset(["crm one", "travel"])
  client_id          = application.partner[each.key].client_id
  audience           = api.orders.identifier
  subject_type       = "client"
  scopes             = [SCOPES]
  organization_usage = "require"
  organizations      = [ORGANIZATIONS]
}

client_grant "for_users" {
  client_id    = application.partner["travel"].client_id
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = []
}
`

// arrives wants the way over the base to end where the direct way to the head ends.
func (d *deployer) arrives(t *testing.T, base, head string) {
	t.Helper()
	ids := clientIDs(t, base, head)
	d.start(ids...)
	d.deploy("empty:", head)
	want := d.content()
	d.start(ids...)
	d.deploy("empty:", base)
	if d.content() == want {
		t.Errorf("%s: there is nothing to deploy", head)
	}
	output := d.deploy("dir:"+base, head)
	if got := d.content(); got != want {
		t.Errorf("%s: got\n%s\nwant\n%s\n%s", head, got, want, output)
	}
}

func TestTheDeployScriptStopsWhereItIsRefused(t *testing.T) {
	d := newDeployer(t)
	d.commit("h1/base")
	d.start() // without the application
	d.must("grants plan . --against empty: -o json=plan.json", nil)
	before := d.content()
	code, output := d.runner.script("./deploy plan.json", map[string]string{"DOMAIN": "acme.example", "TOKEN": "secret", tenantFile: d.file})
	if code == 0 || !strings.Contains(output, "404") || strings.Contains(output, "operations sent") {
		t.Errorf("exit code %d: %s", code, output)
	}
	if strings.Contains(d.content(), "grant {") || d.content() == before {
		t.Errorf("the tenant has\n%s", d.content())
	}
	d.must(`echo '{"format": "grants-plan", "format_version": "2.0"}' > plan.json`, nil)
	if code, output := d.runner.script("./deploy plan.json", map[string]string{"DOMAIN": "acme.example", "TOKEN": "secret", tenantFile: d.file}); code == 0 {
		t.Errorf("a plan of another major version is deployed: %s", output)
	}
}
