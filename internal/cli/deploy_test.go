package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.yaml.in/yaml/v3"
)

// buildDeploy builds the program of examples/deploy once.
var buildDeploy = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "grants-deploy-")
	if err != nil {
		return "", err
	}
	program := filepath.Join(dir, "deploy")
	build := exec.Command("go", "build", "-C", repository+"/examples/deploy", "-o", program, ".")
	build.Env = append(os.Environ(), "GOFLAGS=", "GOWORK=off")
	if output, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w\n%s", err, output)
	}
	return program, nil
})

// deployer deploys plans to tenants of its own by the program of examples/deploy.
type deployer struct {
	*checkout
	program string
	*management
}

func newDeployer(t *testing.T, clientIDs ...string) *deployer {
	t.Helper()
	needs(t, "go")
	program, err := buildDeploy()
	if err != nil {
		t.Fatal(err)
	}
	return &deployer{checkout: newCheckout(t), program: program, management: newManagement(t, clientIDs...)}
}

// reset is a new tenant, and forgets what was deployed to the old one.
func (d *deployer) reset(clientIDs ...string) {
	d.t.Helper()
	d.management = newManagement(d.t, clientIDs...)
	for _, name := range []string{"client-ids.json", "plan.json.journal"} {
		_ = os.Remove(filepath.Join(d.dir, name))
	}
}

// send runs the program on plan.json.
func (d *deployer) send(flags ...string) (code int, output string) {
	d.t.Helper()
	command := exec.Command(d.program, append(flags, "plan.json")...)
	return d.wait(command)
}

func (d *deployer) wait(command *exec.Cmd) (code int, output string) {
	d.t.Helper()
	command.Dir, command.Env = d.dir, d.checkout.environment(d.management.environment())
	d.during(func() {
		printed, err := command.CombinedOutput()
		if err != nil && command.ProcessState == nil {
			d.t.Fatal(err)
		}
		code, output = command.ProcessState.ExitCode(), string(printed)
	})
	return code, output
}

// sendKilled runs the program until the tenant has a call, and kills it: before the tenant looked at the call, or before it answered.
func (d *deployer) sendKilled(call int, answered bool) (killed bool) {
	d.t.Helper()
	ctx, kill := context.WithCancel(context.Background())
	defer kill()
	command := exec.CommandContext(ctx, d.program, "-allow-delete", "plan.json")
	gone := make(chan struct{})
	command.Cancel = func() error {
		defer close(gone)
		return command.Process.Kill()
	}
	from := len(d.calls)
	d.interrupt = func(n int, after bool) bool {
		if n-from != call || after != answered {
			return false
		}
		killed = true
		kill()
		<-gone
		return true
	}
	d.wait(command)
	d.interrupt = nil
	return killed
}

// plan writes plan.json.
func (d *deployer) plan(against, folder string) {
	d.t.Helper()
	d.must("grants plan '"+folder+"' --against '"+against+"' -o json=plan.json", nil)
}

// saved is the plan.json from a baseline to a folder, for whoever deploys it time and again.
func (d *deployer) saved(against, folder string) []byte {
	d.t.Helper()
	d.plan(against, folder)
	content, err := os.ReadFile(filepath.Join(d.dir, "plan.json"))
	if err != nil {
		d.t.Fatal(err)
	}
	return content
}

func (d *deployer) restore(plan []byte) {
	d.t.Helper()
	if err := os.WriteFile(filepath.Join(d.dir, "plan.json"), plan, 0o666); err != nil {
		d.t.Fatal(err)
	}
}

// deploy plans from a baseline to a folder, and sends what comes out.
func (d *deployer) deploy(against, folder string) {
	d.t.Helper()
	d.plan(against, folder)
	if code, output := d.send("-allow-delete"); code != 0 {
		d.t.Fatalf("exit code %d: %s", code, output)
	}
}

// write is a folder with a configuration.
func (d *deployer) write(folder, content string) string {
	d.t.Helper()
	folder = filepath.Join(d.dir, folder)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "main.grants.hcl"), []byte(content), 0o666); err != nil {
		d.t.Fatal(err)
	}
	return folder
}

// existing is the client_ids that two folders have: those applications exist before any file.
func (d *deployer) existing(folders ...string) []string {
	d.t.Helper()
	var ids []string
	for _, folder := range folders {
		d.plan("empty:", folder)
		var p struct {
			Operations []struct {
				Key struct {
					ClientID string `json:"client_id"`
				} `json:"key"`
			} `json:"operations"`
		}
		content, err := os.ReadFile(filepath.Join(d.dir, "plan.json"))
		if err == nil {
			err = json.Unmarshal(content, &p)
		}
		if err != nil {
			d.t.Fatal(err)
		}
		for _, o := range p.Operations {
			if o.Key.ClientID != "" {
				ids = append(ids, o.Key.ClientID)
			}
		}
	}
	return ids
}

// withoutClientID has applications whose client_ids only the platform knows, and an identifier that needs escapes in a path.
const withoutClientID = `
tenant {
  domain                                    = "example.com"
  enable_dynamic_client_registration        = REGISTRATION
  dynamic_client_registration_security_mode = "strict"
}

api "orders" {
  identifier = "https://api.acme.example/orders?a=b&c=d e"
  scopes     = [SCOPES]
}

application "partner" {
  for_each       = toset(["crm one", "travel"])
  grant_types    = ["client_credentials"]
  app_type       = "non_interactive"
  name           = each.key
  is_first_party = FIRST
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

role "clerk" {
  name = "Clerk"

  permission {
    api    = api.orders
    scopes = [SCOPES]
  }
}

client_grant "for_users" {
  client_id    = application.partner["travel"].client_id
  audience     = api.orders.identifier
  subject_type = "user"
  scopes       = []
}
`

func (d *deployer) withoutClientIDs() (base, head string) {
	d.t.Helper()
	fill := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(withoutClientID) }
	base = d.write("old", fill("SCOPES", `"read", "old"`, "ORGANIZATIONS", `"org_aaaaaaaaaaaaaaaa"`, "REGISTRATION", "false", "FIRST", "true"))
	head = d.write("new", fill("SCOPES", `"read", "write"`, "ORGANIZATIONS", `"org_bbbbbbbbbbbbbbbb"`, "REGISTRATION", "true", "FIRST", `each.key != "travel"`))
	return base, head
}

// arrives wants the way over the base to end where the direct way to the head ends.
func (d *deployer) arrives(base, head string) (want string) {
	d.t.Helper()
	ids := d.existing(base, head)
	d.reset(ids...)
	d.deploy("empty:", head)
	want = d.content()
	d.reset(ids...)
	d.deploy("empty:", base)
	if d.content() == want {
		d.t.Errorf("%s: there is nothing to deploy", head)
	}
	d.deploy("dir:"+base, head)
	if got := d.content(); got != want {
		d.t.Errorf("%s: got\n%s\nwant\n%s", head, got, want)
	}
	return want
}

func TestADeploymentArrives(t *testing.T) {
	d := newDeployer(t)
	cases, err := filepath.Abs(repository + "/testdata/plan")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"h1", "default-widened"} {
		d.arrives(filepath.Join(cases, name, "base"), filepath.Join(cases, name, "head"))
	}
	d.arrives(d.withoutClientIDs())
	d.arrives(d.logins())
}

// Whatever the call at which it is killed, and whether the tenant had heard of it or not: the same command once more arrives.
func TestADeploymentArrivesFromEveryStop(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and the race detector sees the same in small")
	}
	d := newDeployer(t)
	base, head := d.withoutClientIDs()
	d.arrivesFromEveryStop(base, head, 10)
	base, head = d.logins()
	d.arrivesFromEveryStop(base, head, 12)
}

// arrivesFromEveryStop stops a deployment of at least so many calls at each.
func (d *deployer) arrivesFromEveryStop(base, head string, least int) {
	d.t.Helper()
	want := d.arrives(base, head)
	toBase, toHead := d.saved("empty:", base), d.saved("dir:"+base, head)
	for _, answered := range []bool{false, true} {
		for call := 0; ; call++ {
			d.reset()
			d.restore(toBase)
			if code, output := d.send("-allow-delete"); code != 0 {
				d.t.Fatalf("exit code %d: %s", code, output)
			}
			d.restore(toHead)
			if !d.sendKilled(call, answered) {
				if call < least {
					d.t.Errorf("the plan has %d calls only", call)
				}
				break
			}
			if code, output := d.send("-allow-delete"); code != 0 {
				d.t.Fatalf("killed at call %d, answered %t: exit code %d: %s", call, answered, code, output)
			}
			if got := d.content(); got != want {
				d.t.Fatalf("killed at call %d, answered %t: got\n%s\nwant\n%s", call, answered, got, want)
			}
		}
	}
}

// withLogins has connections and organizations that come, go and change.
const withLogins = `
tenant {
  domain                                = "example.com"
  resource_parameter_profile            = "PROFILE"
  client_id_metadata_document_supported = true
}
connection "users" {
  name                 = "Users & more"
  strategy             = "auth0"
  is_domain_connection = USERS
}
connection "staff" {
  strategy             = "auth0"
  is_domain_connection = STAFF
}
connection "CONNECTION" {
  strategy             = "auth0"
  is_domain_connection = true
}
organization "acme" {
  name                      = "ACME"
  third_party_client_access = "ACCESS"
  enabled_connections       = [connection.staff, connection.CONNECTION]
}
organization "ORGANIZATION" {
  third_party_client_access = "allow"
  enabled_connections       = [connection.users]
}
`

func (d *deployer) logins() (base, head string) {
	d.t.Helper()
	fill := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(withLogins) }
	base = d.write("logins-old", fill("PROFILE", "audience", "USERS", "true", "STAFF", "false", "CONNECTION", "okta", "ACME", "acme", "ACCESS", "allow", "ORGANIZATION", "globex"))
	head = d.write("logins-new", fill("PROFILE", "compatibility", "USERS", "false", "STAFF", "true", "CONNECTION", "google", "ACME", "acme-inc", "ACCESS", "block", "ORGANIZATION", "initech"))
	return base, head
}

func TestADeploymentWaitsForTheRateLimit(t *testing.T) {
	d := newDeployer(t)
	d.limit = &bucket{burst: 10, perSecond: 2}
	base, _ := d.withoutClientIDs()
	d.plan("empty:", base)
	code, output := d.send()
	if code != 0 || !strings.Contains(output, "waiting") || !strings.Contains(output, "Global limit has been reached (too_many_requests)") {
		t.Errorf("exit code %d: %s", code, output)
	}
}

func TestADeploymentSaysWhereItIsAndWhyItStopped(t *testing.T) {
	d := newDeployer(t)
	d.commit("h1/base")
	d.must("grants plan . --against empty: -o json=plan.json", nil)
	code, output := d.send() // the application of the files is not there
	for _, want := range []string{"1/", "deploy: stopped at ", "404 Not Found: ", ".grants.hcl:", "Run the same command again"} {
		if !strings.Contains(output, want) {
			t.Errorf("there is no %q", want)
		}
	}
	if code != 1 || len(d.Grants) > 0 || strings.Contains(output, "calls are done") {
		t.Errorf("exit code %d: %s", code, output)
	}
	if code, output := d.send("-done", "another call"); code != 1 || !strings.Contains(output, `-done "another call": the plan stopped at "`) {
		t.Errorf("exit code %d: %s", code, output)
	}
	// Another plan is not started meanwhile.
	d.must("grants plan "+d.write("other", "api \"a\" {\n  identifier = \"https://a.example.com\"\n}\n")+" --against empty: -o json=plan.json", nil)
	if code, output := d.send(); code != 1 || !strings.Contains(output, "is of another plan, which stopped after") {
		t.Errorf("exit code %d: %s", code, output)
	}
}

// What the platform never takes is done by hand.
func TestADeploymentSkipsWhatWasDoneByHand(t *testing.T) {
	d := newDeployer(t)
	d.Servers["https://a.example.com"] = object{"identifier": "https://a.example.com"}
	d.plan("empty:", d.write("head", "api \"a\" {\n  identifier = \"https://a.example.com\"\n}\napi \"b\" {\n  identifier = \"https://b.example.com\"\n}\n"))
	code, output := d.send()
	if code != 1 || !strings.Contains(output, "409 Conflict: A resource server with the same identifier already exists") {
		t.Fatalf("exit code %d: %s", code, output)
	}
	_, rest, _ := strings.Cut(output, `-done "`)
	id, _, _ := strings.Cut(rest, `"`)
	if code, output := d.send("-done", id); code != 0 || d.Servers["https://b.example.com"] == nil {
		t.Errorf("exit code %d: %s", code, output)
	}
}

// A deployment refuses before its first call.
func TestADeploymentRefuses(t *testing.T) {
	const domain = "tenant {\n  domain = \"other.example.com\"\n}\n"
	const logins = "connection \"a\" {\n}\n"
	const api = "api \"a\" {\n  identifier = \"https://a.example.com\"\n}\n"
	for _, c := range []struct{ name, base, head, want string }{
		{"another tenant", "", domain + api, "the plan's head is the tenant other.example.com, and DOMAIN is example.com: nothing was sent"},
		{"the plan of a move to another tenant", domain, api, "the plan's base is the tenant other.example.com"},
		{"to delete users", logins + "connection \"b\" {\n}\n", logins, "/base/main.grants.hcl:3), and all its users"},
		{"to delete", api, "", "the plan deletes, and -allow-delete is not set: nothing was sent. It would be\n  DELETE resource-servers api.a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDeployer(t)
			d.plan("dir:"+d.write("base", c.base+"locals {}\n"), d.write("head", c.head+"locals {}\n"))
			code, output := d.send()
			if code != 1 || !strings.Contains(output, c.want) || len(d.calls) > 0 {
				t.Errorf("exit code %d, %d calls: %s", code, len(d.calls), output)
			}
		})
	}
	d := newDeployer(t)
	for content, want := range map[string]string{
		`{"format": "grants-plan", "format_version": "2.0"}`: "expected a plan of format_version 1.x",
		`{"format": "grants-lint", "format_version": "1.0"}`: "expected a plan of format_version 1.x",
		`{`: "unexpected EOF",
		`{"format": "grants-plan", "format_version": "1.0", "operations": [{"method": "DELETE"}]}`: `operation 1 has the id ""`,
	} {
		if err := os.WriteFile(filepath.Join(d.dir, "plan.json"), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
		if code, output := d.send(); code != 1 || !strings.Contains(output, want) || len(d.calls) > 0 {
			t.Errorf("%s: exit code %d: %s", content, code, output)
		}
	}
}

// An application that has no client_id anywhere stops the deployment by its name: an empty filter would find the grants of all others.
func TestADeploymentNamesTheApplicationWithoutClientID(t *testing.T) {
	d := newDeployer(t)
	base, head := d.withoutClientIDs()
	d.deploy("empty:", base)
	if err := os.Remove(filepath.Join(d.dir, "client-ids.json")); err != nil {
		t.Fatal(err)
	}
	before := d.content()
	d.plan("dir:"+base, head)
	code, output := d.send("-allow-delete")
	if code != 1 || !strings.Contains(output, `application.partner["`) || !strings.Contains(output, "has no client_id, neither in its block nor in client-ids.json: write it into the block") {
		t.Errorf("exit code %d: %s", code, output)
	}
	for _, call := range d.calls {
		if method, path, _ := strings.Cut(call, " "); method == "DELETE" || strings.HasSuffix(path, "/") {
			t.Errorf("sent %s", call)
		}
	}
	if grants := func(s string) []string {
		return slices.DeleteFunc(strings.Split(s, "\n"), func(l string) bool { return !strings.HasPrefix(l, "grant ") })
	}; !slices.Equal(grants(before), grants(d.content())) {
		t.Errorf("grants changed:\n%s\nbefore\n%s", d.content(), before)
	}
}

// Applications of one tenant are listed in pages.
func TestADeploymentFindsItsApplicationAmongMany(t *testing.T) {
	var others []string
	for i := range 250 {
		others = append(others, fmt.Sprintf("other%03d", i))
	}
	d := newDeployer(t, others...)
	base, _ := d.withoutClientIDs()
	d.plan("empty:", base)
	creates := 0
	for call := 0; creates == 0; call++ {
		d.reset(others...)
		if !d.sendKilled(call, true) {
			t.Fatal("no application is created")
		}
		if d.calls[len(d.calls)-1] == "POST /api/v2/clients" {
			creates++
		}
	}
	if code, output := d.send(); code != 0 {
		t.Fatalf("exit code %d: %s", code, output)
	}
	if got := len(d.Clients) - len(others); got != 2 {
		t.Errorf("%d applications were created, want 2", got)
	}
}

const deployPage = repository + "/docs/deploy.md"

// run runs the steps of the page's workflow that have a name, in the checkout, as a push to main does. It ends with the last step, which always runs.
func (d *deployer) run(t *testing.T, steps []step) (code int, output string) {
	t.Helper()
	env := d.management.environment()
	env["PATH"] = filepath.Dir(d.program) + string(os.PathListSeparator) + os.Getenv("PATH")
	for _, s := range steps {
		if s.Name == "" || s.Name == "Install" || code != 0 && s.If != "always()" {
			continue
		}
		d.during(func() {
			stepCode, printed := d.script("cd project\n"+s.Run, env)
			code, output = max(code, stepCode), output+printed
		})
	}
	d.must("rm -rf state && git -C project worktree prune", nil) // every run has a machine of its own
	return code, output
}

// push commits what is written to the project's folder, and has it on main.
func (d *deployer) push(content string) {
	d.t.Helper()
	d.write("project", content)
	d.must("cd project && git add . && git commit -qm change && git push -q origin main", nil)
}

// TestTheWorkflowDeploys runs the page's workflow: the first change, one that stops and is finished by the next run, and one that deletes.
func TestTheWorkflowDeploys(t *testing.T) {
	content, err := os.ReadFile(deployPage)
	if err != nil {
		t.Fatal(err)
	}
	var w workflow
	if err := yaml.Unmarshal([]byte(yamlBlocks(string(content))[0]), &w); err != nil {
		t.Fatal(err)
	}
	steps := w.Jobs["deploy"].Steps
	d := newDeployer(t)
	d.must("git init -q --bare -b main origin && git clone -q origin project 2>&1", nil)
	const api = "api \"NAME\" {\n  identifier = \"https://NAME.example.com\"\n}\n"
	apis := func(names ...string) (all string) {
		for _, name := range names {
			all += strings.ReplaceAll(api, "NAME", name)
		}
		return all + "locals {}\n"
	}
	d.push(apis())
	d.must("cd project && git tag deployed && git push -q origin deployed", nil)

	d.push(apis("a"))
	if code, output := d.run(t, steps); code != 0 || d.Servers["https://a.example.com"] == nil {
		t.Fatalf("exit code %d: %s", code, output)
	}
	d.Servers["https://c.example.com"] = object{"identifier": "https://c.example.com"}
	d.push(apis("a", "b", "c"))
	if code, output := d.run(t, steps); code == 0 || !strings.Contains(output, "409 Conflict") || d.Servers["https://b.example.com"] == nil {
		t.Fatalf("exit code %d: %s", code, output)
	}
	delete(d.Servers, "https://c.example.com")
	d.push(apis("a", "b", "c", "d"))
	if code, output := d.run(t, steps); code != 0 || d.Servers["https://d.example.com"] == nil || d.Servers["https://c.example.com"] == nil {
		t.Fatalf("exit code %d: %s", code, output)
	}
	d.push(apis("a"))
	if code, output := d.run(t, steps); code == 0 || !strings.Contains(output, "-allow-delete is not set") || len(d.Servers) != 4 {
		t.Fatalf("exit code %d: %s", code, output)
	}
	d.push(apis("a", "b", "c", "d", "e"))
	if code, output := d.run(t, steps); code != 0 || d.Servers["https://e.example.com"] == nil {
		t.Errorf("after a refusal nothing is left to finish: exit code %d: %s", code, output)
	}
}
