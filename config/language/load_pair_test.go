package language_test

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"grants/config/language"
	"grants/diag"
)

// pairCorpus is the content of every file that the rules are tested with, and of what evaluation does beyond that.
func pairCorpus(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("../../testdata/lint/*/*.grants.*")
	if err != nil || len(names) < 100 {
		t.Fatalf("%d files in the corpus: %v", len(names), err)
	}
	contents := slices.Clone(evaluations)
	for _, name := range names {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		contents = append(contents, string(content))
	}
	return contents
}

// evaluations refer to one another across files, and to what is not there.
var evaluations = []string{
	`variable "stage" {
  default = "prod"
}
variable "unset" {}
locals {
  readers = ["read:items", "read:${var.stage}"]
}
`,
	`variable "stage" {
  default = "test"
  validation {
    condition     = var.stage == "" ? false : length([for c in ["a", "b"] : c if c == var.stage]) == 0
    error_message = "no"
  }
}
# grants:ignore unused-scope: a test
locals {
  readers = var.stage == "prod" ? ["read:items"] : [for s in ["items", "orders"] : "read:${s}"]
}
`,
	`api "items" {
  identifier = "https://items.example/${var.stage}"
  scopes     = { for s in local.readers : s => "Read ${s}" }
}
application "partner" {
  for_each  = { a = "A", b = "B" }
  name      = each.value
  client_id = "id_${each.key}"
}
`,
	`api "items" {
  identifier = "https://items.example/static"
  scopes     = ["read:items"]
}
application "partner" {
  client_id = "static" # grants:ignore name-characters: a test
}
`,
	`client_grant "partner" {
  for_each     = application.partner
  client_id    = application.partner[each.key].client_id
  audience     = api.items.identifier
  subject_type = "user"
  scopes       = concat(local.readers, ["write:items"])
}
`,
	`# before
client_grant "static" {
  client_id = application.partner.client_id
  audience  = api.items.identifier
  scopes    = ["read:items"]
}
/* between */ client_grant "instance" {
  client_id = application.partner["a"].client_id
  audience  = api.items.identifier
  scopes    = local.readers
}
tenant {
  default_audience = api.items.identifier
}
# after`,
	`tenant {
  domain = var.stage
}
third_party_default "all" {
  audience = api.nowhere.identifier
  scopes   = [for s in api.items.scopes : upper(s)]
}
client_grant "nobody" {
  client_id = application.nobody.client_id
  audience  = api.items.identifier
}
`,
	`locals {
  readers = concat(values(application.partner)[*].name, [for s in ["b", "a"] : "read:${s}" if s != "a"])
  folded  = join(" ", [for p in application.partner : "%{ if p.name == "A" }first%{ else }${-1 + 2}%{ endif }"])
}
application "partner" {
  for_each    = { (upper("a")) = ["x", "y"], b = [] }
  name        = (each.key)
  description = "%{ for word in each.value }${word}, %{ endfor }"
  grant_types = each.value[*]
}
`,
	"locals {\n  a = local.b\n  b = [for x in local.a : x]\n}\n",
	"application \"ü\" {\n  name = \"日本 ${upper(\"x\")}\"\n}\n",
	"\xef\xbb\xbfapplication \"bom\" {\n  name = upper(\"x\")\n}\n",
	`{"api": {"items": {"identifier": "https://items.example/${var.stage}", "scopes": ["read:items"]}}}`,
	"api \"cut {",
	"\xff",
	"",
}

// described is everything that a load came to, with places as people see them.
func described(loaded language.Loaded) string {
	if loaded.Err != nil {
		return loaded.Err.Error()
	}
	var out strings.Builder
	for _, d := range loaded.Diagnostics {
		fmt.Fprintf(&out, "%+v\n", d)
	}
	cfg := *loaded.Config
	files := cfg.Files
	cfg.Files = nil
	describe(&out, files, reflect.ValueOf(cfg))
	return out.String()
}

func describe(out *strings.Builder, files *diag.Files, v reflect.Value) {
	if span, ok := v.Interface().(diag.Span); ok {
		fmt.Fprint(out, files.Range(span))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			describe(out, files, v.Elem())
		}
	case reflect.Slice:
		for i := range v.Len() {
			describe(out, files, v.Index(i))
			out.WriteString("\n")
		}
	case reflect.Struct:
		for i := range v.NumField() {
			fmt.Fprintf(out, " %s:", v.Type().Field(i).Name)
			describe(out, files, v.Field(i))
		}
	default:
		fmt.Fprintf(out, "%#v", v.Interface())
	}
}

func alone(side language.Side) language.Loaded {
	cfg, diagnostics, err := language.Load(side.FS, side.Options)
	return language.Loaded{Config: cfg, Diagnostics: diagnostics, Err: err}
}

func fileSystem(files map[string]string) fs.FS {
	system := fstest.MapFS{}
	for name, content := range files {
		system[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return system
}

// expectPair checks that loading two states together is loading either.
func expectPair(t interface{ Fatalf(string, ...any) }, a, b language.Side) {
	first, second := language.LoadPair(a, b)
	for _, c := range []struct {
		name  string
		got   language.Loaded
		alone language.Side
	}{{"first", first, a}, {"second", second, b}} {
		if got, want := described(c.got), described(alone(c.alone)); got != want {
			t.Fatalf("the %s of the pair is\n%s\nand alone it is\n%s", c.name, got, want)
		}
	}
}

func TestAPairIsWhatEitherStateIsAlone(t *testing.T) {
	contents := pairCorpus(t)
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string) string {
			if rapid.Bool().Draw(t, label+" evaluates") {
				return rapid.SampledFrom(evaluations).Draw(t, label)
			}
			return rapid.SampledFrom(contents).Draw(t, label)
		}
		before, after := map[string]string{}, map[string]string{}
		for i := range rapid.IntRange(1, 8).Draw(t, "files") {
			content := draw("content")
			name := fmt.Sprintf("%d.grants.hcl", i)
			if strings.HasPrefix(content, "{") {
				name = fmt.Sprintf("%d.grants.json", i)
			}
			before[name], after[name] = content, content
			switch rapid.SampledFrom([]string{"same", "same", "same", "other", "added", "removed"}).Draw(t, "change") {
			case "other":
				after[name] = draw("other content")
			case "added":
				delete(before, name)
			case "removed":
				delete(after, name)
			}
		}
		options := language.Options{VarFiles: []language.VarFile{{Name: "x.grantsvars.hcl", Content: []byte(`stage = "dev"`), Own: true}}}
		if declaresUnset(before) || !declaresUnset(after) { // else the value is meant for the second, which the first alone can't know
			options.Vars = map[string]string{"unset": "value"}
		}
		more := options
		more.Baseline = &language.Baseline{}
		expectPair(t, language.Side{FS: fileSystem(before), Options: options}, language.Side{FS: fileSystem(after), Options: more})
	})
}

func declaresUnset(files map[string]string) bool {
	return slices.Contains(slices.Collect(maps.Values(files)), evaluations[0])
}

// What a state declares no more, or not yet, is no mistake: the value is given to both.
func TestAValueIsForEitherStateOfAPair(t *testing.T) {
	with := fileSystem(map[string]string{"a.grants.hcl": evaluations[0]})
	without := fileSystem(map[string]string{"a.grants.hcl": ""})
	both := language.Options{Vars: map[string]string{"unset": "x"}, VarFiles: []language.VarFile{{Name: "v.hcl", Content: []byte(`stage = "dev"`)}}}
	older := both
	older.Baseline = &language.Baseline{}
	own := both
	own.VarFiles = []language.VarFile{{Name: "v.hcl", Content: both.VarFiles[0].Content, Own: true}}
	ownOlder := language.Options{Baseline: &language.Baseline{Vars: map[string]string{"stge": "dev"}}}
	for name, c := range map[string]struct {
		first, second         language.Side
		wantFirst, wantSecond string
	}{
		"removed":         {language.Side{FS: without, Options: both}, language.Side{FS: with, Options: older}, "", ""},
		"added":           {language.Side{FS: with, Options: both}, language.Side{FS: without, Options: older}, "", ""},
		"nowhere":         {language.Side{FS: without, Options: both}, language.Side{FS: without, Options: older}, `there is no variable "stage" to give a value to`, ""},
		"in its own file": {language.Side{FS: without, Options: own}, language.Side{FS: with, Options: older}, `there is no variable "stage" to give a value to`, ""},
		"to the baseline": {language.Side{FS: without}, language.Side{FS: without, Options: ownOlder}, "", "--against-var stge: there is no such variable"},
		"not given":       {language.Side{FS: with, Options: both}, language.Side{FS: with, Options: language.Options{Baseline: &language.Baseline{}}}, "", "var.unset has no value"},
	} {
		first, second := language.LoadPair(c.first, c.second)
		if got := lastMessage(first); got != c.wantFirst {
			t.Errorf("%s: the first says %q, want %q", name, got, c.wantFirst)
		}
		if got := lastMessage(second); got != c.wantSecond {
			t.Errorf("%s: the second says %q, want %q", name, got, c.wantSecond)
		}
	}
}

func lastMessage(l language.Loaded) string {
	if n := len(l.Diagnostics); n > 0 {
		return l.Diagnostics[n-1].Message
	}
	return ""
}

func TestAPairOfSingleFiles(t *testing.T) {
	files := map[string]string{"a.txt": evaluations[3], "b.txt": evaluations[3]}
	for _, second := range []string{"a.txt", "b.txt"} {
		side := func(name string) language.Side {
			return language.Side{FS: fileSystem(files), Options: language.Options{File: name}}
		}
		expectPair(t, side("a.txt"), side(second))
	}
}

// Every use of a large value is paid for from one budget, of which either state has one.
func TestEitherStateOfAPairHasItsOwnBudget(t *testing.T) {
	files := map[string]string{"a.grants.hcl": fmt.Sprintf("locals {\n  long = %q\n}\n", strings.Repeat("x", 900_000))}
	for i := range 70 {
		files["a.grants.hcl"] += fmt.Sprintf("api \"a%d\" {\n  identifier = \"a%d\"\n  name = local.long\n}\n", i, i)
	}
	side := language.Side{FS: fileSystem(files)}
	first, second := language.LoadPair(side, side)
	if len(first.Diagnostics)+len(second.Diagnostics) > 0 {
		t.Errorf("got %d and %d diagnostics", len(first.Diagnostics), len(second.Diagnostics))
	}
}

func TestAPairSharesWhatNeedsNoEvaluation(t *testing.T) {
	files := map[string]string{"a.grants.hcl": evaluations[3], "b.grants.hcl": evaluations[5]}
	changed := maps.Clone(files)
	changed["b.grants.hcl"] += "\n"
	first, second := language.LoadPair(language.Side{FS: fileSystem(files)}, language.Side{FS: fileSystem(changed)})
	if first.Config.APIs[0] != second.Config.APIs[0] {
		t.Error("the API of a file that is the same on both sides was made twice")
	}
	if first.Config.ClientGrants[0] == second.Config.ClientGrants[0] {
		t.Error("the grant of a file that differs is shared")
	}
}

func TestAPairNamesWhatCannotBeRead(t *testing.T) {
	good := language.Side{FS: fileSystem(map[string]string{"a.grants.hcl": ""})}
	bad := language.Side{FS: unopened{good.FS}}
	if first, second := language.LoadPair(bad, good); first.Err == nil || second.Err != nil {
		t.Errorf("got %v and %v", first.Err, second.Err)
	}
	if first, second := language.LoadPair(good, bad); first.Err != nil || second.Err == nil || !strings.Contains(second.Err.Error(), "read a.grants.hcl: ") {
		t.Errorf("got %v and %v", first.Err, second.Err)
	}
}

// unopened lists files that cannot be opened.
type unopened struct{ fs.FS }

func (u unopened) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".hcl") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
	}
	return u.FS.Open(name)
}
