package plan

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
	"grants/config/language"
	"grants/plan/objects"
)

// read compiles one file.
func read(t *testing.T, text string) *compiler.Tenant {
	t.Helper()
	cfg, diagnostics, err := language.Load(fstest.MapFS{"main.grants.hcl": {Data: []byte(text)}}, language.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tenant, more := compiler.Compile(cfg)
	if diagnostics = append(diagnostics, more...); len(diagnostics) > 0 {
		t.Fatalf("does not compile: %v\n%s", diagnostics, text)
	}
	return tenant
}

// The project of the cases below, each of which edits some of its lines.
const project = `
api "orders" {
  identifier = "https://orders.example.com"
  name       = "Orders"
  scopes     = ["read", "write"]
  authorization_details_types = ["pay"]
  subject_type_authorization {
    user { policy = "require_client_grant" }
  }
}
application "shop" {
  name        = "Shop"
  client_id   = "shop-id"
  grant_types = ["authorization_code", "client_credentials"]
}
client_grant "shop" {
  client_id    = application.shop.client_id
  audience     = api.orders.identifier
  subject_type = "client"
  scopes       = ["read"]
}
`

// diffEdited is the plan from the project, with the first edits, to the project with the second edits. An edit is a pair of strings, old
// and new.
func diffEdited(t *testing.T, before, after []string) *Plan {
	t.Helper()
	edit := func(edits []string) *compiler.Tenant {
		text := project
		for i := 0; i < len(edits); i += 2 {
			if !strings.Contains(text, edits[i]) {
				t.Fatalf("the project has no %q", edits[i])
			}
			text = strings.ReplaceAll(text, edits[i], edits[i+1])
		}
		return read(t, text)
	}
	return Diff(edit(before), edit(after))
}

// outline is a plan in a few words: changes, then impacts.
func outline(p *Plan) []string {
	lines := []string{}
	for _, c := range p.Changes {
		line := fmt.Sprintf("%s %s %s %v", c.Action, c.Address, c.Effect, c.Phases)
		if len(c.Forces) > 0 {
			line += fmt.Sprintf(" forces %v", c.Forces)
		}
		lines = append(lines, line)
	}
	for _, i := range expanded(p) {
		name := strings.TrimPrefix(i.Application, "application.")
		if i.AnyThirdParty {
			name = "any third party"
		}
		all := parts(&i)
		slices.Sort(all)
		line := fmt.Sprintf("%s %s %s %q:", name, i.SubjectType, i.Verdict, all)
		for _, cause := range i.Because {
			line += fmt.Sprintf(" %s:%d", cause.Cause, cause.Line)
		}
		lines = append(lines, line)
	}
	return lines
}

func TestChanges(t *testing.T) {
	noID := []string{`  client_id   = "shop-id"` + "\n", ""}
	noName := []string{`  name        = "Shop"`, ""}
	partner := []string{`  client_id   = "shop-id"`, `  client_id = "shop-id"
  is_first_party = false`}
	byDefault := func(scopes string) []string {
		return append(slices.Clone(partner), "client_grant \"shop\"", `third_party_default "orders" {
  audience     = api.orders.identifier
  subject_type = "client"
  scopes       = [`+scopes+`]
}
client_grant "shop"`)
	}
	for _, c := range []struct {
		name          string
		before, after []string
		want          []string
	}{
		{"defaults written out", nil, []string{`scopes       = ["read"]`, `scopes = ["read"]
  allow_all_scopes   = false
  organization_usage = "deny"`, `  grant_types`, `  is_first_party = true
  grant_types`}, []string{}},
		{"security mode of a first party", nil, []string{`  grant_types`, `  third_party_security_mode = "permissive"
  grant_types`}, []string{}},
		{"order of a set", []string{`["read"]`, `["read", "write"]`}, []string{`["read"]`, `["write", "read", "read"]`}, []string{}},
		{"block of an application renamed", nil, []string{"application.shop", "application.store", `application "shop"`, `application "store"`}, []string{}},
		{"block of an application without a name renamed", noName, append(slices.Clone(noName), "application.shop", "application.store",
			`application "shop"`, `application "store"`), []string{}},
		{"the name is written that the label gave", noName, []string{`"Shop"`, `"shop"`}, []string{}},
		{"another name than the label gave", noName, nil, []string{"update application.shop none [2]"}},
		{"without client_id, block renamed", noID,
			append(slices.Clone(noID), "application.shop", "application.store", `application "shop" {`, `application "store" {
  previously = "shop"`), []string{}},
		{"without client_id, block renamed in silence", noID,
			append(slices.Clone(noID), "application.shop", "application.store", `application "shop"`, `application "store"`), []string{
				"delete application.shop access [5]", "create application.store access [2]",
				"replace client_grant.shop access [3 5] forces [client_id]",
				`shop client narrower ["-read" "refused"]: application-removed:11 grant-removed:15`,
				`store client wider ["+read" "admitted"]: application-added:11 grant-added:15`,
			}},
		{"client_id learned", noID, nil, []string{"update application.shop access []"}},
		{"another client_id", nil, []string{"shop-id", "other-id"}, []string{
			"replace application.shop access [2 5] forces [client_id]", "replace client_grant.shop access [3 5] forces [client_id]",
			`shop client wider ["+read" "admitted"]: client-id-changed:13 grant-added:16`,
			`shop client narrower ["-read" "refused"]: client-id-changed:13 grant-removed:16`,
		}},
		{"the client_id taken away", nil, noID, []string{
			"replace application.shop access [2 5] forces [client_id]", "replace client_grant.shop access [3 5] forces [client_id]",
			`shop client wider ["+read" "admitted"]: client-id-changed:11 grant-added:15`,
			`shop client narrower ["-read" "refused"]: client-id-changed:13 grant-removed:16`,
		}},
		{"another subject type", nil, []string{`"client"`, `"user"`}, []string{
			"replace client_grant.shop access [3 4] forces [subject_type]",
			`shop client narrower ["-read" "refused"]: grant-removed:16`, `shop user wider ["+read" "admitted"]: grant-added:16`,
		}},
		{"another identifier", nil, []string{"orders.example.com", "buy.example.com"}, []string{
			"replace api.orders access [1 5] forces [identifier]", "replace client_grant.shop access [3 4] forces [audience]",
			`shop client wider ["+read" "admitted"]: api-added:2 grant-added:16`,
			`shop client narrower ["-read" "refused"]: api-removed:2 grant-removed:16`,
		}},
		{"a description", nil, []string{`"Orders"`, `"Orders of all shops"`}, []string{"update api.orders none [1]"}},
		{"a scope nobody holds", nil, []string{`["read", "write"]`, `["read", "refund"]`}, []string{"update api.orders none [1]"}},
		{"a scope somebody holds", nil, []string{`["read", "write"]`, `["write"]`}, []string{
			"update api.orders access [4 5]", `shop client narrower ["-read"]: scope-undeclared:5`,
		}},
		{"a sensitive scope", nil, []string{`  authorization_details_types`, `  sensitive_scopes = ["read"]
  authorization_details_types`}, []string{"update api.orders none []"}},
		{"a grant widened and narrowed", nil, []string{`["read"]`, `["write"]`}, []string{
			"update client_grant.shop access [3]", `shop client mixed ["+write" "-read"]: grant-changed:20 grant-changed:20`,
		}},
		{"all scopes", nil, []string{`scopes       = ["read"]`, `allow_all_scopes = true`}, []string{
			"update client_grant.shop access [3]", `shop client wider ["+write" "opens"]: grant-changed:20`,
		}},
		{"the place of a literal", nil, []string{`scopes       = ["read"]`, `scopes = [
    "read",
    "write",
  ]`}, []string{"update client_grant.shop access [3]", `shop client wider ["+write"]: grant-changed:22`}},
		{"a flow closed", nil, []string{`, "client_credentials"`, ``}, []string{
			"update application.shop access [2]", `shop client narrower ["-read" "refused"]: grant-types-changed:14`,
		}},
		{"a public client", nil, []string{`  grant_types`, `  app_type = "native"
  grant_types`}, []string{
			"update application.shop access [2]", `shop client narrower ["-read" "refused"]: application-changed:14`,
		}},
		{"a policy closed", nil, []string{`user { policy`, `client { policy = "deny_all" }
    user { policy`}, []string{
			"update api.orders access [5]", `shop client narrower ["-read" "refused"]: policy-changed:8`,
		}},
		{"organizations allowed", nil, []string{`scopes       = ["read"]`, `scopes = ["read"]
  organization_usage = "allow"`}, []string{
			"update client_grant.shop access [3]", `shop client reshaped ["relaxed organization_usage"]: condition-changed:21`,
		}},
		{"organizations required", []string{`scopes       = ["read"]`, `scopes = ["read"]
  organization_usage = "allow"`}, []string{`scopes       = ["read"]`, `scopes = ["read"]
  organization_usage = "require"`}, []string{
			"update client_grant.shop access [4]", `shop client reshaped ["tightened organization_usage"]: condition-changed:21`,
		}},
		{"authorization details", []string{`"client"`, `"user"`}, []string{`"client"`, `"user"`, `["read"]`, `["read"]
  authorization_details_types = ["pay"]`}, []string{
			"update client_grant.shop access [3]", `shop user wider ["+type pay"]: grant-changed:21`,
		}},
		{"RBAC turned off", []string{`"client"`, `"user"`, `  name       = "Orders"`, `  enforce_policies = true`},
			[]string{`"client"`, `"user"`, `  name       = "Orders"`, `  enforce_policies = false`}, []string{
				"update api.orders access [1]", `shop user reshaped ["relaxed rbac"]: condition-changed:4`,
			}},
		{"the same from the default grant", byDefault(`"read"`), append(byDefault(`"read"`),
			"client_grant \"shop\" {\n  client_id    = application.shop.client_id\n  audience     = api.orders.identifier\n  subject_type = \"client\"\n  scopes       = [\"read\"]\n}", ""),
			[]string{"delete client_grant.shop source [4]"}},
		{"registration opened", byDefault(`"read"`), append(byDefault(`"read"`), "client_grant \"shop\"",
			"tenant {\n  enable_dynamic_client_registration = true\n}\nclient_grant \"shop\""), []string{
			"update tenant access [2]", `any third party client reshaped ["relaxed registration"]: tenant-changed:23`,
		}},
		{"a default grant widened", byDefault(`"read"`), byDefault(`"read", "write"`), []string{
			"update third_party_default.orders access [3]", `any third party client wider ["+write"]: default-grant-changed:20`,
		}},
		{"the first grant on a system API", nil, []string{`client_grant "shop"`, `client_grant "management" {
  client_id    = application.shop.client_id
  audience     = "https://acme.example.com/api/v2/"
  subject_type = "client"
  scopes       = ["read:users"]
}
client_grant "shop"`}, []string{
			"create client_grant.management access [3]", `shop client wider ["+read:users" "admitted"]: grant-added:16`,
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := outline(diffEdited(t, c.before, c.after))
			if !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

func TestSourceOfAccessIsNoted(t *testing.T) {
	policy := func(name string) []string { return []string{`"client"`, `"user"`, "require_client_grant", name} }
	p := diffEdited(t, append(policy("allow_all"), `["read"]`, `["read", "write"]`), append(policy("allow_all"), `["read"]`, `["read"]`))
	if got, want := outline(p), []string{"update client_grant.shop none [4]"}; !slices.Equal(got, want) {
		t.Errorf("an inert grant: got %q, want %q", got, want)
	}
}

func TestRisk(t *testing.T) {
	user := []string{`"client"`, `"user"`}
	with := func(edits ...string) []string { return append(slices.Clone(user), edits...) }
	sensitive := []string{`  name       = "Orders"`, `  sensitive_scopes = ["write"]`}
	for _, c := range []struct {
		name          string
		before, after []string
		level         Level
		reasons       []Reason
	}{
		{"own grant", nil, []string{`["read"]`, `["read", "write"]`}, Low, []Reason{DirectGain}},
		{"sensitive", sensitive, append(slices.Clone(sensitive), `["read"]`, `["read", "write"]`), High, []Reason{SensitiveScope}},
		{"policy opened", user, with("require_client_grant", "allow_all"), High, []Reason{PolicyOpened, ImplicitGain, Opens}},
		{"third party", with(`  client_id   =`, "  is_first_party = false\n  client_id   ="),
			with(`  client_id   =`, "  is_first_party = false\n  client_id   =", `["read"]`, `["read", "write"]`), High, []Reason{ThirdPartyGain}},
		{"all scopes", nil, []string{`scopes       = ["read"]`, `allow_all_scopes = true`}, Medium, []Reason{Opens}},
		{"under all scopes", []string{`scopes       = ["read"]`, `allow_all_scopes = true`},
			[]string{`scopes       = ["read"]`, `allow_all_scopes = true`, `["read", "write"]`, `["read", "write", "refund"]`}, Medium, []Reason{ImplicitGain}},
		{"condition", nil, []string{`["read"]`, "[\"read\"]\n  organization_usage = \"allow\""}, Medium, []Reason{ConditionRelaxed}},
		{"condition of a sensitive scope", []string{sensitive[0], sensitive[1], `["read"]`, `["read", "write"]`},
			[]string{`["read"]`, "[\"read\", \"write\"]\n  organization_usage = \"allow\""}, High, []Reason{ConditionRelaxed}},
		{"loss", []string{`["read"]`, `["read", "write"]`}, nil, NoRisk, []Reason{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := diffEdited(t, c.before, c.after)
			if len(p.Impacts) != 1 {
				t.Fatalf("got %d impacts, want 1: %q", len(p.Impacts), outline(p))
			}
			if i := p.Impacts[0]; i.Risk != c.level || !slices.Equal(i.RiskReasons, c.reasons) || p.Summary.Risk != c.level {
				t.Errorf("got %s %v, want %s %v", i.Risk, i.RiskReasons, c.level, c.reasons)
			}
		})
	}
}

func TestSelectorsAreChecked(t *testing.T) {
	for _, s := range []string{"change", "gain", "loss", "risk:low", "risk:medium", "risk:high", "third-party-gain", "direct-gain"} {
		if got, err := ParseSelector(s); err != nil || string(got) != s {
			t.Errorf("%s: got %q, %v", s, got, err)
		}
	}
	for _, s := range []string{"", "risk", "risk:", "risk:none", "risk:huge", "gains", "none"} {
		if _, err := ParseSelector(s); err == nil {
			t.Errorf("%q passes for a selector", s)
		}
	}
}

func TestDigestIsOfWhatFilesMean(t *testing.T) {
	digest := func(edits ...string) string { return diffEdited(t, nil, edits).Head.Digest.String() }
	same := digest()
	for name, edits := range map[string][]string{
		"renamed":         {"application.shop", "application.store", `application "shop"`, `application "store"`, `client_grant "shop"`, `client_grant "x"`},
		"written default": {`  name        = "Shop"`, "  name = \"Shop\"\n  is_first_party = true"},
	} {
		if got := digest(edits...); got != same {
			t.Errorf("%s: the digest is another one", name)
		}
	}
	if digest(`  name        = "Shop"`, "") != digest(`  name        = "Shop"`, "", "application.shop", "application.store", `application "shop"`, `application "store"`) {
		t.Error("the label of an application's block is in the digest")
	}
	for name, edits := range map[string][]string{
		"description": {`"Orders"`, `"Orders!"`}, "scope": {`["read"]`, `["write"]`}, "without client_id": {`  client_id   = "shop-id"`, ""},
	} {
		if got := digest(edits...); got == same {
			t.Errorf("%s: the digest is the same", name)
		}
	}
}

// Taking something away gives nobody anything, but for a third party's own grant, which hides the default grant.
func TestNarrowingGivesNobodyAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := drawConfig(t)
		after := *before
		switch pick(t, "what", "scope", "listed scope", "grant", "policy") {
		case "scope":
			after.APIs = slices.Clone(before.APIs)
			for i, api := range after.APIs {
				narrower := *api
				narrower.Scopes = api.Scopes[:len(api.Scopes)/2]
				after.APIs[i] = &narrower
			}
		case "listed scope":
			after.ClientGrants = slices.Clone(before.ClientGrants)
			for i, grant := range after.ClientGrants {
				narrower := *grant
				narrower.Scopes.Items = grant.Scopes.Items[:len(grant.Scopes.Items)/2]
				after.ClientGrants[i] = &narrower
			}
		case "grant":
			firstParty := map[string]bool{}
			for _, app := range before.Applications {
				firstParty[app.Address] = !app.IsFirstParty.Set
			}
			after.ClientGrants = slices.DeleteFunc(slices.Clone(before.ClientGrants), func(g *config.ClientGrant) bool {
				return (g.DefaultFor.Set || firstParty[g.ClientID.Value.Name]) && flip(t, "drop")
			})
		case "policy":
			after.APIs = slices.Clone(before.APIs)
			for i, api := range after.APIs {
				narrower := *api
				if !api.UserPolicy.Set || api.UserPolicy.Value == "allow_all" {
					narrower.UserPolicy = value("require_client_grant")
				} else {
					narrower.UserPolicy = value("deny_all")
				}
				after.APIs[i] = &narrower
			}
		}
		for _, i := range expanded(Diff(compile(t, before), compile(t, &after))) {
			if i.Gains() || i.Risk != NoRisk {
				t.Errorf("a gain: %s", encode(i))
			}
		}
	})
}

// Properties are compared by merging, which takes them to be sorted.
func TestPropertiesAreSorted(t *testing.T) {
	tenant := read(t, project)
	app, grant := tenant.Applications[0], tenant.ClientGrants[0]
	for name, properties := range map[string][]objects.Property{
		"tenant": objects.TenantProperties(nil, tenant), "api": objects.APIProperties(nil, tenant.APIs[0]),
		"application": objects.ApplicationProperties(nil, tenant, app), "client grant": objects.GrantProperties(nil, grant),
	} {
		got := make([]string, len(properties))
		for i, p := range properties {
			got[i] = p.Name
		}
		if want := slices.Sorted(slices.Values(got)); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, want %v", name, got, want)
		}
	}
}
