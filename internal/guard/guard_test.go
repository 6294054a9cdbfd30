package guard

import (
	"fmt"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/diag"
	"grants/internal/settings"
	"grants/lint"
	"grants/lint/rules"
)

// sideOf is a project of settings and of files, of which there may be none.
func sideOf(t *testing.T, set string, files fstest.MapFS) *Side {
	t.Helper()
	chosen, problems, err := settings.Load(fstest.MapFS{settings.File: {Data: []byte(set)}}, rules.All(), func(string) error { return nil })
	if err != nil || len(problems) > 0 {
		t.Fatalf("%v %v in\n%s", err, problems, set)
	}
	cfg, problems, err := language.Load(files, language.Options{})
	if err != nil || diag.HasErrors(problems) {
		t.Fatalf("%v %v", err, problems)
	}
	tenant, problems := compiler.Compile(cfg)
	if diag.HasErrors(problems) {
		t.Fatal(problems)
	}
	return &Side{Settings: chosen, Tenant: tenant, Read: func(name string) []byte {
		text, _ := fs.ReadFile(files, name)
		return text
	}}
}

func described(found []diag.Diagnostic) string {
	lines := make([]string, len(found))
	for i, d := range found {
		lines[i] = fmt.Sprintf("%s %d: %s", d.Address, d.Range.Start.Line, d.Message)
		if d.Code != "guard-weakened" || d.Severity != diag.Warning {
			lines[i] += " as " + d.Severity.String() + " " + d.Code
		}
	}
	return strings.Join(lines, "\n")
}

func rule(id, body string) string {
	return "lint {\n  rule \"" + id + "\" {\n    " + body + "\n  }\n}\n"
}

func override(path, id, body string) string {
	return "  override {\n    paths = [" + path + "]\n    rule \"" + id + "\" {\n      " + body + "\n    }\n  }\n"
}

func TestOnlyWeakerSettingsAreSaid(t *testing.T) {
	inLint := func(blocks ...string) string { return "lint {\n" + strings.Join(blocks, "") + "}\n" }
	for name, c := range map[string]struct{ strong, weak, want string }{
		"severity off":      {"", rule("open-user-policy", `severity = "off"`), `grants.hcl 3: rule "open-user-policy" is off now, it was warning`},
		"severity milder":   {rule("undefined-scope", `severity = "error"`), rule("undefined-scope", `severity = "info"`), `grants.hcl 3: rule "undefined-scope" is info now, it was error`},
		"severity gone":     {rule("open-user-policy", `severity = "error"`), "", `grants.hcl 0: rule "open-user-policy" is warning now, it was error`},
		"ignorable":         {rule("undefined-scope", "ignorable = false"), "lint {}", `grants.hcl 0: comments may ignore rule "undefined-scope" now`},
		"exception":         {rule("open-user-policy", `allow = ["a"]`), rule("open-user-policy", `allow = ["b", "a"]`), `grants.hcl 3: allow of rule "open-user-policy" is ["b", "a"] now, it was ["a"]`},
		"override":          {"", inLint(override(`"legacy/**"`, "open-user-policy", `severity = "off"`)), `grants.hcl 5: rule "open-user-policy" is off for legacy/** now, it was warning`},
		"wider override":    {inLint(override(`"legacy/**"`, "open-user-policy", `severity = "off"`)), inLint(override(`"**"`, "open-user-policy", `severity = "off"`)), `grants.hcl 5: rule "open-user-policy" is off for ** now, it was warning`},
		"one path more":     {inLint(override(`"a/*"`, "open-user-policy", `severity = "off"`)), inLint(override(`"a/*", "{b,c}/*"`, "open-user-policy", `severity = "off"`)), `grants.hcl 5: rule "open-user-policy" is off for {b,c}/* now, it was warning`},
		"stricter override": {inLint(override(`"prod/**"`, "open-user-policy", `severity = "error"`)), "lint {}", `grants.hcl 0: rule "open-user-policy" is warning for prod/** now, it was error`},
		"gate":              {"plan {\n  fail_on = [\"risk:medium\"]\n}", "plan {\n  fail_on = [\"risk:high\"]\n}", `grants.hcl 2: fail_on of plan no longer has "risk:medium"`},
		"managed":           {"managed {\n  client_grants = true\n}", "managed {\n  applications = false\n  client_grants = false\n}", "grants.hcl 2: applications of managed is false now: rules conclude nothing from those that are absent\ngrants.hcl 3: client_grants of managed is false now: rules conclude nothing from those that are absent"},
		"another domain":    {`canonical_domains = ["a.example.com"]`, `canonical_domains = ["b.example.com", "a.example.com"]`, `grants.hcl 1: canonical_domains has "b.example.com" now: rules take it for a tenant's own`},
		"managed but for":   {"managed {\n  except = [\"a*\"]\n}", "managed {\n  except = [\"b*\", \"a*\"]\n}", `grants.hcl 2: except of managed has "b*" now: rules conclude nothing from what that lacks`},
		"excluded":          {"exclude = [\"a\"]", "exclude = [\"a\", \"b/**\"]", `grants.hcl 1: exclude has "b/**" now: those files are none of the project's`},
		"policies":          {"policies = [\"../a\", \"../b\"]", "policies = [\"../a\"]", `grants.hcl 0: policies no longer has "../b": what stands there judges no more`},
		"no gates":          {"plan {\n  fail_on = [\"third-party-gain\", \"loss\"]\n}", "", "grants.hcl 0: fail_on of plan no longer has \"third-party-gain\"\ngrants.hcl 0: fail_on of plan no longer has \"loss\""},
	} {
		t.Run(name, func(t *testing.T) {
			strong, weak := sideOf(t, c.strong, nil), sideOf(t, c.weak, nil)
			if got := described(Weakened(rules.All(), strong, weak)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if got := described(Weakened(rules.All(), weak, strong)); got != "" {
				t.Errorf("the other way round: got\n%s", got)
			}
		})
	}
}

func TestAnotherPresetIsSaidOnce(t *testing.T) {
	strict, recommended := sideOf(t, "lint {\n  preset = \"strict\"\n}", nil), sideOf(t, "", nil)
	got := described(Weakened(rules.All(), strict, recommended))
	if !strings.HasPrefix(got, `grants.hcl 0: the preset is "recommended" now, it was "strict": `) || !strings.HasSuffix(got, " rules report no more") || strings.Contains(got, "\n") {
		t.Errorf("got %s", got)
	}
	if got := described(Weakened(rules.All(), recommended, strict)); got != "" {
		t.Errorf("the other way round: got %s", got)
	}
	limit := func(maximum string) *Side {
		return sideOf(t, "lint {\n  preset = \"strict\"\n  rule \"broad-client-grant\" {\n    maximum = "+maximum+"\n  }\n}", nil)
	}
	if got := described(Weakened(rules.All(), limit("5"), limit("6"))); got != `grants.hcl 4: maximum of rule "broad-client-grant" is 6 now, it was 5` {
		t.Errorf("got %s", got)
	}
	if got := described(Weakened(rules.All(), limit("6"), limit("5"))); got != "" {
		t.Errorf("a lower maximum: got %s", got)
	}
}

func TestAnotherBaselineIsSaidWhicheverIsTheBetter(t *testing.T) {
	const main, head = "plan {\n  against = \"git:main\"\n}", "plan {\n  against = \"git:HEAD\"\n}"
	if got := described(Weakened(rules.All(), sideOf(t, main, nil), sideOf(t, head, nil))); got != `grants.hcl 2: against of plan is "git:HEAD" now, it was "git:main"` {
		t.Errorf("got %s", got)
	}
	if got := described(Weakened(rules.All(), sideOf(t, main, nil), sideOf(t, "", nil))); got != `grants.hcl 0: against of plan is "merge-base:origin/HEAD" now, it was "git:main"` {
		t.Errorf("got %s", got)
	}
	if got := described(Weakened(rules.All(), sideOf(t, "", nil), sideOf(t, "plan {\n  against = \"merge-base:origin/HEAD\"\n}", nil))); got != "" {
		t.Errorf("the default, spelled out: got %s", got)
	}
}

// What is not looked at here could be taken away unseen.
func TestEverySettingIsAGuard(t *testing.T) {
	known := map[string]bool{
		"Lint.Preset": true, "Lint.Rules": true, "Lint.Overrides": true, "Lint.Managed": true, "Lint.CanonicalDomains": true, "Files.Exclude": true, "Files.Policies": true, "Plan.Against": true, "Plan.FailOn": true,
	}
	for _, part := range reflect.VisibleFields(reflect.TypeFor[settings.Settings]()) {
		for _, field := range reflect.VisibleFields(part.Type) {
			if name := part.Name + "." + field.Name; !known[name] {
				t.Errorf("guard does not look at %s of the settings", name)
			}
		}
	}
	managed := reflect.TypeFor[lint.Managed]()
	for i := range managed.NumField() {
		switch name := managed.Field(i).Name; name {
		case "Applications", "ClientGrants", "ThirdPartyDefaults", "Except":
		default:
			t.Errorf("guard does not look at %s of managed", name)
		}
	}
	rules := reflect.TypeFor[lint.RuleSettings]()
	for i := range rules.NumField() {
		switch name := rules.Field(i).Name; name {
		case "Rule", "Severity", "Ignorable", "Options":
		default:
			t.Errorf("guard does not look at %s of a rule", name)
		}
	}
}

const orders = `api "orders" {
  identifier = "https://orders.example.com"
  scopes     = ["read:orders", "write:orders"]
}
application "shop" {
  client_id = "shop"
}
client_grant "shop" {
  client_id    = application.shop
  audience     = api.orders
  subject_type = "user"
  scopes       = ["read:orders"]
}
`

func TestAddedIgnoresAreSaid(t *testing.T) {
	const above, beside = "# grants:ignore open-user-policy: it is public\n", " # grants:ignore unused-scope(write:orders): later"
	ignored := above + strings.Replace(orders, `"write:orders"]`, `"write:orders"]`+beside, 1)
	for name, c := range map[string]struct{ base, head, want string }{
		"above a block":       {orders, above + orders, "api.orders 1: a comment ignores open-user-policy in api.orders now"},
		"beside an attribute": {orders, strings.Replace(orders, `"write:orders"]`, `"write:orders"]`+beside, 1), "api.orders 3: a comment ignores unused-scope(write:orders) in api.orders now"},
		"two rules":           {orders, "# grants:ignore open-user-policy, unused-scope: why\n" + orders, "api.orders 1: a comment ignores open-user-policy in api.orders now\napi.orders 1: a comment ignores unused-scope in api.orders now"},
		"gone":                {ignored, orders, ""},
		"moved lines":         {ignored, "\n\n" + strings.ReplaceAll(ignored, "\n", "\n\n"), ""},
		"another reason":      {ignored, strings.Replace(ignored, "it is public", "read by all", 1), ""},
		"another place":       {ignored, above + strings.Replace(orders, "client_grant", above+"client_grant", 1), "client_grant.shop 9: a comment ignores open-user-policy in client_grant.shop now"},
		"without a key":       {ignored, strings.Replace(ignored, "(write:orders)", "", 1), "api.orders 4: a comment ignores unused-scope in api.orders now"},
		"from line to block":  {strings.Replace(orders, `"write:orders"]`, `"write:orders"]`+beside, 1), "# grants:ignore unused-scope(write:orders): later\n" + orders, "api.orders 1: a comment ignores unused-scope(write:orders) in api.orders now"},
		"a renamed block":     {strings.Replace(orders, "client_grant", above+"client_grant", 1), strings.Replace(orders, `client_grant "shop"`, above+`client_grant "shop_orders"`, 1), ""},
		"another block":       {strings.Replace(orders, "client_grant", above+"client_grant", 1), strings.Replace(strings.Replace(orders, `client_grant "shop"`, above+`client_grant "other"`, 1), `= "user"`, `= "client"`, 1), "client_grant.other 8: a comment ignores open-user-policy in client_grant.other now"},
		"an id comes along":   {strings.Replace(strings.Replace(orders, "application", above+"application", 1), `client_id = "shop"`, "", 1), strings.Replace(orders, "application", above+"application", 1), ""},
		"for longer":          {strings.Replace(ignored, "public", "public until 2026-01-31", 1), strings.Replace(ignored, "public", "public until 2026-02-28", 1), "api.orders 1: a comment ignores for longer open-user-policy in api.orders now"},
		"for ever":            {strings.Replace(ignored, "public", "public until 2026-01-31", 1), ignored, "api.orders 1: a comment ignores for longer open-user-policy in api.orders now"},
		"not so long":         {ignored, strings.Replace(ignored, "public", "public until 2026-01-31", 1), ""},
		"without effect":      {orders, "# grants:ignore no-such-rule: x\n# grants:ignore open-user-policy\n# grants:ignore syntax: x\n" + orders, ""},
		"a local":             {"locals {\n  a = [1]\n}\n", "locals {\n  a = [1] # grants:ignore undefined-scope: x\n}\n", "main.grants.hcl 2: a comment ignores undefined-scope now"},
		"another local":       {"locals {\n  a = [1] # grants:ignore undefined-scope: x\n  b = [2]\n}\n", "locals {\n  a = [1]\n  b = [2] # grants:ignore undefined-scope: x\n}\n", "main.grants.hcl 3: a comment ignores undefined-scope now"},
	} {
		t.Run(name, func(t *testing.T) {
			side := func(text string) *Side { return sideOf(t, "", fstest.MapFS{"main.grants.hcl": {Data: []byte(text)}}) }
			if got := described(Weakened(rules.All(), side(c.base), side(c.head))); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestALocalMayMoveToAnotherFile(t *testing.T) {
	const text = "locals {\n  a = [1] # grants:ignore undefined-scope: x\n}\n"
	before := sideOf(t, "", fstest.MapFS{"a.grants.hcl": {Data: []byte(text)}})
	if got := described(Weakened(rules.All(), before, sideOf(t, "", fstest.MapFS{"b.grants.hcl": {Data: []byte(text)}}))); got != "" {
		t.Errorf("got %s", got)
	}
}

func TestAnIgnoreThatTheSettingsForbidIsNone(t *testing.T) {
	files := func(text string) fstest.MapFS { return fstest.MapFS{"main.grants.hcl": {Data: []byte(text)}} }
	forbidden := rule("open-user-policy", "ignorable = false")
	got := described(Weakened(rules.All(), sideOf(t, forbidden, files(orders)), sideOf(t, forbidden, files("# grants:ignore open-user-policy: x\n"+orders))))
	if got != "" {
		t.Errorf("got %s", got)
	}
}

func TestMoreKnownFindingsAreSaid(t *testing.T) {
	const header = `{"format":"grants-baseline","format_version":"1.0"}` + "\n"
	entry := func(rule, print string) string {
		return fmt.Sprintf(`{"rule":%q,"address":"api.a","key":"","fingerprint":%q}`+"\n", rule, print)
	}
	one, two := entry("unused-scope", "11"), entry("undefined-scope", "22")
	for name, c := range map[string]struct {
		base, head map[string]string
		want       string
	}{
		"one":          {map[string]string{"known.json": header + one}, map[string]string{"known.json": header + two + one}, `known.json 2: "known.json" knows 1 more finding: undefined-scope in api.a`},
		"a new file":   {nil, map[string]string{"known.json": header + one + two}, `known.json 3: "known.json" knows 2 more findings, the first of them undefined-scope in api.a`},
		"twice":        {map[string]string{"known.json": header + one}, map[string]string{"known.json": header + one + one}, `known.json 2: "known.json" knows 1 more finding: unused-scope in api.a`},
		"one for one":  {map[string]string{"known.json": header + one}, map[string]string{"known.json": header + two}, `known.json 2: "known.json" knows 1 more finding: undefined-scope in api.a`},
		"fewer":        {map[string]string{"known.json": header + two + one}, map[string]string{"known.json": header + one}, ""},
		"another name": {map[string]string{"a.json": header + one}, map[string]string{"b.json": header + one}, ""},
		"torn":         {nil, map[string]string{"a.json": header + "x\n"}, `a.json 0: whether "a.json" knows more findings can't be told: line 2 is not an entry: expected a JSON object with a fingerprint`},
	} {
		bytes := func(files map[string]string) map[string][]byte {
			all := map[string][]byte{}
			for name, text := range files {
				all[name] = []byte(text)
			}
			return all
		}
		if got := described(moreKnown(bytes(c.base), bytes(c.head))); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, c.want)
		}
	}
	if !IsKnown([]byte(header)) || IsKnown([]byte("{}\n"+header)) || IsKnown(nil) {
		t.Error("a file of known findings is told by its first line")
	}
}
