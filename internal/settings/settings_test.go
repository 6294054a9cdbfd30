package settings

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"grants/diag"
	"grants/lint"
	"grants/lint/rules"
)

func load(t *testing.T, content string) (*Settings, []diag.Diagnostic) {
	t.Helper()
	settings, problems, err := Load(fstest.MapFS{File: {Data: []byte(content)}}, rules.All(), checkGate)
	if err != nil {
		t.Fatal(err)
	}
	return settings, problems
}

// checkGate knows three gates.
func checkGate(name string) error {
	if name != "risk:high" && name != "loss" && name != "guard-weakened" {
		return fmt.Errorf("%q is no gate", name)
	}
	return nil
}

func TestSettingsSayExactlyWhatIsWrong(t *testing.T) {
	for name, test := range map[string]struct{ source, want string }{
		"syntax":                          {"lint {\n  preset = \n}", "2:12 syntax: a value is expected here"},
		"one mistake in the syntax":       {"lint {", "1:6 syntax: this block has no closing brace"},
		"too deep":                        {"lint {\n  preset = " + strings.Repeat("[", 200_000), "2:111 limit: brackets, blocks or templates are nested more than 100 deep here"},
		"no text":                         {"lint {\n  preset = \"\xff\"\n}", "2:13 encoding: byte 0xff is not UTF-8"},
		"a character that hides":          {"lint {} # \u202e", "1:11 hidden-character: the file contains U+202E, which hides what it says"},
		"attribute of the file":           {"preset = \"strict\"", `1:1 unknown-attribute: grants.hcl has no attribute "preset"`},
		"block of the file":               {"lnit {}", `1:1 unknown-block: grants.hcl has no block "lnit"; did you mean "lint"?`},
		"configuration":                   {"api \"x\" {}", `1:1 unknown-block: grants.hcl has no block "api"`},
		"block as attribute":              {"lint = {}", `1:1 unknown-attribute: "lint" is a block`},
		"attribute as block":              {"lint {\n  preset {}\n}", `2:3 unknown-block: "preset" is an attribute`},
		"second lint":                     {"lint {}\nlint {}", "2:1 duplicate-name: a second lint block"},
		"named lint":                      {"lint \"x\" {}", `1:6 unknown-attribute: a block "lint" has no name`},
		"attribute of lint":               {"lint {\n  preste = \"strict\"\n}", `2:3 unknown-attribute: lint has no attribute "preste"; did you mean "preset"?`},
		"preset":                          {"lint {\n  preset = \"strikt\"\n}", `2:12 unknown-value: preset can't be "strikt"; did you mean "strict"?`},
		"type of preset":                  {"lint {\n  preset = true\n}", "2:12 wrong-type: preset takes a string, not true or false"},
		"preset of null":                  {"lint {\n  preset = null\n}", "2:12 wrong-type: preset takes a string, not null"},
		"computed preset":                 {"lint {\n  preset = lower(\"STRICT\")\n}", "2:12 wrong-type: preset takes a string, not an expression"},
		"template as preset":              {"lint {\n  preset = \"${\"strict\"}er\"\n}", "2:12 wrong-type: preset takes a string, not an expression"},
		"variable as preset":              {"lint {\n  preset = var.preset\n}", "2:12 wrong-type: preset takes a string, not an expression"},
		"rule without a name":             {"lint {\n  rule {}\n}", "2:3 missing-attribute: a rule block has one name, that of a rule"},
		"rule with two names":             {"lint {\n  rule \"undefined-scope\" \"x\" {}\n}", "2:3 missing-attribute: a rule block has one name, that of a rule"},
		"name of a rule":                  {"lint {\n  rule \"undefined-scop\" {}\n}", `2:8 unknown-value: no rule is called "undefined-scop"; did you mean "undefined-scope"?`},
		"rule of the reader":              {"lint {\n  rule \"syntax\" {}\n}", `2:8 unknown-value: "syntax" is reported while the project is read and can't be configured`},
		"rule twice":                      {"lint {\n  rule \"undefined-scope\" {}\n  rule \"undefined-scope\" {}\n}", `3:8 duplicate-name: a second block for "undefined-scope"`},
		"severity":                        {"lint {\n  rule \"undefined-scope\" {\n    severity = \"warn\"\n  }\n}", `3:16 unknown-value: severity can't be "warn"`},
		"type of ignorable":               {"lint {\n  rule \"undefined-scope\" {\n    ignorable = \"no\"\n  }\n}", "3:17 wrong-type: ignorable takes true or false, not a string"},
		"ignorable of a rule for ignores": {"lint {\n  rule \"ignore-unused\" {\n    ignorable = false\n  }\n}", `3:5 unknown-attribute: rule "ignore-unused" has no attribute "ignorable"`},
		"option":                          {"lint {\n  rule \"open-user-policy\" {\n    alow = []\n  }\n}", `3:5 unknown-attribute: rule "open-user-policy" has no attribute "alow"; did you mean "allow"?`},
		"option of another rule":          {"lint {\n  rule \"undefined-scope\" {\n    allow = []\n  }\n}", `3:5 unknown-attribute: rule "undefined-scope" has no attribute "allow"`},
		"type of an option":               {"lint {\n  rule \"open-user-policy\" {\n    allow = \"api.x\"\n  }\n}", "3:13 wrong-type: allow takes a list of strings, not a string"},
		"type of an item":                 {"lint {\n  rule \"open-user-policy\" {\n    allow = [\"api.x\", 1]\n  }\n}", "3:13 wrong-type: allow takes a list of strings, not a list with a number"},
		"value that an option refuses":    {"lint {\n  rule \"scope-format\" {\n    pattern = \"[a-z\"\n  }\n}", `3:15 unknown-value: "[a-z" is no regular expression`},
		"gate":                            {"plan {\n  fail_on = [\"loss\", \"risk:hihg\"]\n}", `2:22 unknown-value: "risk:hihg" is no gate`},
		"type of gates":                   {"plan {\n  fail_on = \"loss\"\n}", "2:13 wrong-type: fail_on takes a list of strings, not a string"},
		"override without paths":          {"lint {\n  override {}\n}", `2:3 missing-attribute: an override needs "paths"`},
		"override with no paths":          {"lint {\n  override {\n    paths = []\n  }\n}", "3:13 missing-attribute: an override without paths is for no file"},
		"override with one path":          {"lint {\n  override {\n    paths = \"apis/*\"\n  }\n}", "3:13 wrong-type: paths takes a list of strings, not a string"},
		"glob":                            {"lint {\n  override {\n    paths = [\"a/**\", \"a/[\"]\n  }\n}", `3:22 unknown-value: "a/[" is not a glob: brackets or braces don't close`},
		"folder":                          {"lint {\n  override {\n    paths = [\"a/\"]\n  }\n}", `3:14 unknown-value: "a/" is a folder and not a file: write "a/**"`},
		"path from the root":              {"lint {\n  override {\n    paths = [\"/a/*\", \"./a\", \"../a\", \"\"]\n  }\n}", `3:14 unknown-value: "/a/*" matches no file; 3:22 unknown-value: "./a" matches no file; 3:29 unknown-value: "../a" matches no file; 3:37 unknown-value: "" matches no file`},
		"braces":                          {"lint {\n  override {\n    paths = [\"{a,b,c}/{d,e}/*.grants.{hcl,json}\", \"" + strings.Repeat("{a,*}", 20) + "\"]\n  }\n}", "3:51 limit: the braces of this path have more than 100 alternatives"},
		"braces in braces":                {"lint {\n  override {\n    paths = [\"" + strings.Repeat("{", 20) + "a" + strings.Repeat(",b}", 20) + strings.Repeat("{a,{b,c}}", 20) + "\"]\n  }\n}", "3:14 limit: the braces of this path have more than 100 alternatives"},
		"many paths":                      {"lint {\n  override {\n    paths = [" + strings.Repeat("\"a\",", 600) + "]\n  }\n  override {\n    paths = [" + strings.Repeat("\"a\",", 600) + "]\n  }\n}", "6:13 limit: the overrides can have no more than 1000 paths"},
		"preset of an override":           {"lint {\n  override {\n    paths  = [\"a\"]\n    preset = \"strict\"\n  }\n}", `4:5 unknown-attribute: override has no attribute "preset"`},
		"attribute of plan":               {"plan {\n  agianst = \"git:main\"\n}", `2:3 unknown-attribute: plan has no attribute "agianst"; did you mean "against"?`},
		"kind of managed":                 {"managed {\n  client_grant = false\n}", `2:3 unknown-attribute: managed has no attribute "client_grant"; did you mean "client_grants"?`},
		"type of a kind":                  {"managed {\n  applications = \"no\"\n}", "2:18 wrong-type: applications takes true or false, not a string"},
		"type of except":                  {"managed {\n  except = \"x\"\n}", "2:12 wrong-type: except takes a list of strings, not a string"},
		"empty pattern":                   {"managed {\n  except = [\"a*\", \"\"]\n}", "2:19 unknown-value: an empty pattern matches nothing"},
		"managed within lint":             {"lint {\n  managed {}\n}", `2:3 unknown-block: lint has no block "managed"`},
		"second managed":                  {"managed {}\nmanaged {}", "2:1 duplicate-name: a second managed block"},
		"type of exclude":                 {"exclude = \"a\"", "1:11 wrong-type: exclude takes a list of strings, not a string"},
		"globs of exclude":                {"exclude = [\"old\", \"a/\", \"/b\"]", `1:19 unknown-value: "a/" is a folder and not a file: write "a/**"; 1:25 unknown-value: "/b" matches no file`},
		"several mistakes":                {"plan {\n  against = 1\n}\nlint {\n  a = 1\n  b = 2\n}", `2:13 wrong-type: against takes a string, not a number; 5:3 unknown-attribute: lint has no attribute "a"; 6:3 unknown-attribute: lint has no attribute "b"`},
		"after multi-byte text":           {"lint { /* é日 */ preset = \"x\" }", `1:26 unknown-value: preset can't be "x"`},
		"nothing":                         {"", ""},
		"only comments":                   {"# nothing\n", ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, problems := load(t, test.source)
			var got []string
			for _, d := range problems {
				line := fmt.Sprintf("%d:%d %s: %s", d.Range.Start.Line, d.Range.Start.Column, d.Code, d.Message)
				if d.Hint != "" {
					line += "; " + d.Hint
				}
				got = append(got, line)
				if d.Severity != diag.Error || d.Range.File != File {
					t.Errorf("%q is of severity %v in %q", d.Message, d.Severity, d.Range.File)
				}
			}
			if text := strings.Join(got, "; "); text != test.want {
				t.Errorf("got  %s\nwant %s", text, test.want)
			}
		})
	}
}

const everything = `
lint {
  preset = "strict"

  rule "open-user-policy" {
    severity = "info"
    allow    = ["api.public", "https://open.example.com/*"]
  }
  rule "undefined-scope" {
    ignorable = false
  }

  override {
    paths = ["legacy/**", "old.grants.hcl"]
    rule "open-user-policy" { severity = "off" }
    rule "undefined-scope" { severity = "warning" }
  }
  override {
    paths = ["legacy/kept/*"]
    rule "open-user-policy" {
      severity = "error"
      allow    = []
    }
    rule "undefined-scope" { ignorable = true }
  }
}

plan {
  against = "merge-base:origin/main"
}
`

func rule(t *testing.T, id string) *lint.Rule {
	t.Helper()
	for _, rule := range rules.All() {
		if rule.ID == id {
			return rule
		}
	}
	t.Fatalf("there is no rule %q", id)
	return nil
}

func TestSettingsHoldForFilesTheLastOverrideWinning(t *testing.T) {
	settings, problems := load(t, everything)
	if problems != nil {
		t.Fatalf("got problems %v", problems)
	}
	for _, test := range []struct{ rule, file, want string }{
		{"open-user-policy", "apis/web.grants.hcl", "1 true [api.public https://open.example.com/*]"},
		{"open-user-policy", "legacy/web.grants.hcl", "-1 true [api.public https://open.example.com/*]"},
		{"open-user-policy", "legacy/a/b/web.grants.hcl", "-1 true [api.public https://open.example.com/*]"},
		{"open-user-policy", "old.grants.hcl", "-1 true [api.public https://open.example.com/*]"},
		{"open-user-policy", "legacy/kept/web.grants.hcl", "3 true []"},
		{"open-user-policy", "", "1 true [api.public https://open.example.com/*]"},
		{"undefined-scope", "apis/web.grants.hcl", "3 false"},
		{"undefined-scope", "legacy/web.grants.hcl", "2 false"},
		{"undefined-scope", "legacy/kept/web.grants.hcl", "2 true"},
		{"default-grant-shadowed", "apis/web.grants.hcl", "1 true"},
	} {
		resolved := settings.Lint.Resolve(rule(t, test.rule), test.file)
		got := fmt.Sprint(int(resolved.Severity.Value), resolved.Ignorable.Value)
		for _, option := range resolved.Options {
			got += fmt.Sprint(" ", option.Value)
		}
		if got != test.want {
			t.Errorf("%s in %q: got %s, want %s", test.rule, test.file, got, test.want)
		}
	}
}

func TestChoicesKnowWhereTheyWereMade(t *testing.T) {
	settings, _ := load(t, everything)
	resolved := settings.Lint.Resolve(rule(t, "open-user-policy"), "legacy/web.grants.hcl")
	if at := resolved.Severity.At; at.File != File || at.Start.Line != 15 || strings.Join(resolved.Severity.Paths, " ") != "legacy/** old.grants.hcl" {
		t.Errorf("the severity is from %v for %q", at, resolved.Severity.Paths)
	}
	if option := resolved.Options[0]; option.At.Start.Line != 7 || option.Paths != nil {
		t.Errorf("the option is from %v for %q", option.At, option.Paths)
	}
	if against := settings.Plan.Against; against.Value != "merge-base:origin/main" || against.At.Start.Line != 29 {
		t.Errorf("got the baseline %q from %v", against.Value, against.At)
	}
}

func TestSettingsSayWhatAProjectManages(t *testing.T) {
	settings, problems := load(t, "managed {\n  applications  = false\n  client_grants = true\n  except        = [\"shop-*\"]\n}\n")
	if problems != nil {
		t.Fatalf("got problems %v", problems)
	}
	managed := settings.Lint.Managed
	if managed.All(lint.ManagedApplications) || !managed.All(lint.ManagedClientGrants, lint.ManagedThirdPartyDefaults) || !managed.Excepts("shop-web") {
		t.Errorf("got %+v", managed)
	}
	if at := managed.Applications.At; at.Start.Line != 2 {
		t.Errorf("applications is from %v", at)
	}
}

func TestAProjectLeavesFilesOut(t *testing.T) {
	const text = "exclude = [\"legacy\", \"**/*.draft.grants.hcl\"]\nlint {\n  preset = \"strikt\"\n}\n"
	files, problems, err := Excluded(fstest.MapFS{File: {Data: []byte(text)}})
	if err != nil || problems != nil {
		t.Fatalf("got %v and %v: what is wrong with other settings leaves the files known", err, problems)
	}
	for name, want := range map[string]bool{
		"legacy": true, "legacy/a.grants.hcl": true, "legacy/b/c.grants.hcl": true, "apis/legacy/a.grants.hcl": false,
		"x.draft.grants.hcl": true, "a/b/x.draft.grants.hcl": true, "x.grants.hcl": false,
	} {
		if got := files.LeavesOut(name); got != want {
			t.Errorf("%s: got %t, want %t", name, got, want)
		}
	}
	for _, torn := range []string{"exclude = [\"a\"", "exclude = \"a\"", "exclude = [\"a/\"]"} {
		if _, problems, _ := Excluded(fstest.MapFS{File: {Data: []byte(torn)}}); len(problems) == 0 {
			t.Errorf("%s: nothing is wrong with it", torn)
		}
	}
	if files, problems, _ := Excluded(fstest.MapFS{File: {Data: []byte("lint {")}}); problems != nil || files.LeavesOut("a") {
		t.Errorf("a torn file that excludes nothing: got %v", problems)
	}
}

func TestAProjectWithoutSettingsHasTheRecommendedOnes(t *testing.T) {
	for name, fsys := range map[string]fstest.MapFS{
		"no file":  {"a.grants.hcl": {}},
		"a folder": {File + "/a.grants.hcl": {}},
	} {
		settings, problems, err := Load(fsys, rules.All(), checkGate)
		if err != nil || problems != nil {
			t.Fatalf("%s: got %v and %v", name, problems, err)
		}
		if got := settings.Lint.Resolve(rule(t, "default-grant-shadowed"), "a.grants.hcl").Severity.Value; got != lint.Off {
			t.Errorf("%s: default-grant-shadowed has severity %v, want it off", name, got)
		}
		if got := settings.Lint.Resolve(rule(t, "undefined-scope"), "a.grants.hcl").Severity.Value; got != diag.Error {
			t.Errorf("%s: undefined-scope has severity %v, want error", name, got)
		}
	}
}

func TestNoOptionIsCalledLikeWhatEveryRuleHas(t *testing.T) {
	for _, rule := range rules.All() {
		for _, option := range rule.Options {
			if option.Name == "severity" || option.Name == "ignorable" || option.Doc == "" || option.Type() == "" {
				t.Errorf("rule %s has the option %+v", rule.ID, option)
			}
		}
		if rule.Check == nil && (rule.Strict || rule.Options != nil) {
			t.Errorf("rule %s can't be configured, and yet has a preset or options", rule.ID)
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(everything)
	f.Add("lint {\n  preset = -1\n  override {\n paths = [\"{a,b\", 1e999]\n rule \"x\" \"y\" {}\n}\n}\nplan = [")
	f.Fuzz(func(t *testing.T, content string) {
		settings, problems := load(t, content)
		if settings == nil {
			t.Fatal("there are no settings")
		}
		for _, d := range problems {
			if d.Range.Start.Line == 0 || d.Message == "" || d.Severity != diag.Error {
				t.Errorf("got %+v", d)
			}
		}
		if len(problems) == 0 {
			for _, rule := range rules.All() {
				settings.Lint.Resolve(rule, "a.grants.hcl")
			}
		}
	})
}
