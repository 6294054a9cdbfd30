package source

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"grants/compiler"
	"grants/diag"
)

// hostileForeign is a foreign source that would kill or hold up a careless reader: it overflows the stack, asks for more memory than there is, or takes
// time that grows with the square of its size. Where a reader is careless, its case takes minutes.
type hostileForeign struct {
	name  string
	spec  string
	files map[string]func() string
	want  string // part of what is said: a diagnostic, a gap, an error; empty where the input is fine
}

func times(n int, format string) func() string {
	return func() string {
		var text strings.Builder
		for i := range n {
			if strings.Contains(format, "%") {
				fmt.Fprintf(&text, format, i)
			} else {
				text.WriteString(format)
			}
		}
		return text.String()
	}
}

func between(start string, text func() string, end string) func() string {
	return func() string { return start + text() + end }
}

func just(text string) func() string { return func() string { return text } }

type textsOf map[string]func() string

// aliases stand for 10 to the power of n values.
func aliases(n int) string {
	text := "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for i := range n {
		text += fmt.Sprintf("a%d: &a%d [%s]\n", i+1, i+1, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*a%d, ", i), 10), ", "))
	}
	return text + fmt.Sprintf("clients: *a%d\n", n)
}

var hostileSources = []hostileForeign{
	{"YAML aliases that stand for billions", "a0deploy:t.yaml", textsOf{"t.yaml": just(aliases(9))}, "the aliases of the document stand for more than 500000 values"},
	{"a YAML alias of itself", "a0deploy:t.yaml", textsOf{"t.yaml": just("clients: &a [*a]\n")}, "stands for what it is part of"},
	{"YAML that merges itself again and again", "a0deploy:t.yaml", textsOf{"t.yaml": func() string {
		text := "a0: &a0 {k: v}\n"
		for i := range 25 {
			text += fmt.Sprintf("a%d: &a%d {<<: [*a%d, *a%d]}\n", i+1, i+1, i, i)
		}
		return text
	}}, "stand for more than"},
	{"deep YAML", "a0deploy:t.yaml", textsOf{"t.yaml": between("clients: ", times(5_000, "["), "")}, "this is not YAML"},
	{"deep YAML that closes", "a0deploy:t.yaml", textsOf{"t.yaml": between("clients: ", times(5_000, "["), strings.Repeat("]", 5_000))}, "more than 100 deep"},
	{"deep YAML by indentation", "a0deploy:t.yaml", textsOf{"t.yaml": between("clients: ", times(5_000, "- "), "x")}, "this is not YAML"},
	{"one line of YAML", "a0deploy:t.yaml", textsOf{"t.yaml": between("clients: [", times(20_000, "{name: ä%[1]d}, "), "]")}, ""},
	{"a long YAML key", "a0deploy:t.yaml", textsOf{"t.yaml": between("? ", times(1<<16, "k"), "\n: x\nclients: []")}, ""},
	{"a YAML key that is a list", "a0deploy:t.yaml", textsOf{"t.yaml": just("? [a]\n: x\n")}, "is the key of another value"},
	{"a key that YAML has twice", "a0deploy:t.yaml", textsOf{"t.yaml": just("clients: []\nclients: [{name: a}]\n")}, `the key "clients" stands twice`},
	{"YAML with a NUL", "a0deploy:t.yaml", textsOf{"t.yaml": just("clients: [{name: \"a\x00\"}]")}, "control characters are not allowed"},
	{"YAML that is not UTF-8", "a0deploy:t.yaml", textsOf{"t.yaml": just("clients: [{name: \xff}]")}, "this is not UTF-8"},
	{"keywords that stand for more than there is", "a0deploy:t.yaml", textsOf{
		"t.yaml": times(20_000, "#  ##A##\n"), "config.json": between(`{"AUTH0_KEYWORD_REPLACE_MAPPINGS": {"A": "`, times(100_000, "x"), `"}}`),
	}, "keywords stand for more than"},
	{"one line of keywords", "a0deploy:t.yaml", textsOf{"t.yaml": between("clients: [", times(100_000, "##A##, "), "]")}, "this is not YAML"},
	{"keywords behind spaces", "a0deploy:t.yaml", textsOf{"t.yaml": between("clients: ["+strings.Repeat(" ", 1<<20), times(30_000, "-##A## -"), "]")}, "expected an object"},
	{"deep JSON", "api:t.json", textsOf{"t.json": times(1<<20, "[")}, "this is not JSON"},
	{"deep JSON that closes", "api:t.json", textsOf{"t.json": between(`{"clients": [`, times(5_000, "["), strings.Repeat("]", 5_001)+"}")}, "more than 100 deep"},
	{"deep JSON that nobody wants", "tfplan:t.json", textsOf{"t.json": between(`{"format_version": "1.0", "resource_changes": [], "planned_values": `, times(5_000, "["), strings.Repeat("]", 5_000)+"}")}, ""},
	{"a million mistakes", "api:t.json", textsOf{"t.json": between(`{"clients": [`, times(200_000, "0,"), "0]}")}, "there are more than 20000 mistakes; 180002 more are not reported"},
	{"a key of JSON that stands twice", "api:t.json", textsOf{"t.json": just(`{"clients": [{"client_id": "a", "client_id": "b", "is_first_party": true, "grant_types": []}]}`)}, ""},
	{"a long key", "api:t.json", textsOf{"t.json": between(`{"clients": [{"client_id": "a", "`, times(1<<16, "k"), `": 1, "is_first_party": true, "grant_types": []}]}`)}, ""},
	{"JSON with a NUL", "api:t.json", textsOf{"t.json": just("{\"clients\": [{\"client_id\": \"a\x00\"}]}")}, "this is not JSON"},
	{"JSON that is not UTF-8", "api:t.json", textsOf{"t.json": just("{\"clients\": [{\"client_id\": \"a\", \"name\": \"\xff\", \"is_first_party\": true, \"grant_types\": []}]}")}, ""},
	{"a domain for every grant", "api:t.json", textsOf{"t.json": between(`[`, times(20_000, `{"client_id": "a", "audience": "https://t%d.eu.auth0.com/api/v2/"},`), `{"client_id": "a", "audience": "b"}]`)}, "several domains in them"},
	{"a plan of what nobody wants", "tfplan:t.json", textsOf{"t.json": between(`{"format_version": "1.0", "resource_changes": [`, times(100_000, `{"address": "a.b", "type": "aws_s3_bucket", "change": {"after": {"a": [1]}}},`), `{}]}`)}, ""},
	{"a million unknown values", "tfplan:t.json", textsOf{"t.json": func() string {
		return `{"format_version": "1.0", "resource_changes": [{"address": "auth0_client.a", "type": "auth0_client", "change": {"after": {` +
			times(50_000, `"k%d": null,`)() + `"name": "a"}, "after_unknown": {` + times(50_000, `"k%d": true,`)() + `"z": true}}}]}`
	}}, ""},
	{"an address of modules alone", "tfplan:t.json", textsOf{"t.json": between(`{"format_version": "1.0", "resource_changes": [{"address": "`, times(100_000, "module."), `", "type": "auth0_client", "change": {"after": {"name": "a"}}}]}`)}, ""},
	{"brackets that comments close", "terraform:.", textsOf{"main.tf": between("locals {\n  a = ", times(100_000, "[ # ]\n"), "")}, "nested more than 100 deep"},
	{"brackets in comments", "terraform:.", textsOf{"main.tf": between("locals {\n", times(1_000, "  # :[ {{{ (((\n"), "}\n")}, ""},
	{"conditionals in a row", "terraform:.", textsOf{"main.tf": between("locals {\n  a = ", times(40_000, "true ? 1 : "), "1\n}\n")}, "more than 1000 operators"},
	{"conditionals in a row beside a plan", "tfplan:t.json", textsOf{
		"t.json":  just(`{"format_version": "1.0", "resource_changes": [{"address": "auth0_client.a", "type": "auth0_client", "change": {"after": {"name": "a"}}}]}`),
		"main.tf": between("locals {\n  a = ", times(400_000, "!"), "true\n}\n"),
	}, ""},
	{"a file of Terraform with a NUL", "terraform:.", textsOf{"main.tf": just("locals {\n  a = \"\x00\"\n}\n")}, "contains a NUL byte"},
	{"a file of Terraform that is too large", "terraform:.", textsOf{"main.tf": times(4<<20, "#x")}, "at most 4194304 are read"},
	{"a chain of locals", "terraform:.", textsOf{"main.tf": between("locals {\n", times(8_000, "  a%[1]d = \"${local.a1%[1]d}\"\n"), "  a = local.b\n}\n"), "b.tf": func() string {
		var text strings.Builder
		text.WriteString("locals {\n")
		for i := range 20_000 {
			fmt.Fprintf(&text, "  b%d = local.b%d\n", i, i+1)
		}
		return text.String() + "}\nresource \"auth0_client\" \"a\" {\n  app_type = local.b0\n}\n"
	}}, "references follow one another"},
	{"expressions that double", "terraform:.", textsOf{"main.tf": func() string {
		text := "locals {\n  a0 = \"xxxxxxxxxxxxxxxx\"\n"
		for i := range 40 {
			text += fmt.Sprintf("  a%d = \"${local.a%d}${local.a%d}\"\n", i+1, i, i)
		}
		return text + "}\nresource \"auth0_client\" \"a\" {\n  app_type = local.a40\n}\n"
	}}, "too much work"},
	{"products of lists", "terraform:.", textsOf{"main.tf": just("locals {\n  r = range(1000)\n}\nresource \"auth0_client\" \"a\" {\n  for_each = toset([for p in setproduct(local.r, local.r, local.r) : \"${p[0]}-${p[1]}\"])\n  name = each.key\n}\n")}, "too much work"},
	{"for within for", "terraform:.", textsOf{"main.tf": just("locals {\n  r = range(1000)\n}\nresource \"auth0_client\" \"a\" {\n  app_type = join(\"\", flatten([for a in local.r : [for b in local.r : [for c in local.r : \"x\"]]]))\n}\n")}, "too much work"},
	{"a format with a width", "terraform:.", textsOf{"main.tf": just("resource \"auth0_client\" \"a\" {\n  app_type = format(\"%999999999d\", 1)\n}\n")}, "too much work"},
	{"a count of a billion", "terraform:.", textsOf{"main.tf": just("resource \"auth0_tenant\" \"a\" {\n  count = 1000000000\n}\n")}, "more than 250000 resources"},
	{"a module that calls itself", "terraform:.", textsOf{"main.tf": just("module \"a\" {\n  source = \"./\"\n}\nmodule \"b\" {\n  source = \"./\"\n}\nresource \"auth0_client\" \"a\" {\n  name = \"a\"\n}\n")}, "more than 250000 resources or 10000 modules"},
	{"modules of many blocks", "terraform:.", textsOf{
		"main.tf": just("module \"a\" {\n  source = \"./m\"\n  count = 9000\n}\n"), "m/main.tf": times(5_000, "data \"x\" \"a%d\" {\n}\n"),
	}, ""},
	{"modules of many resources", "terraform:.", textsOf{
		"main.tf": just("module \"a\" {\n  source = \"./m\"\n  count = 9000\n}\n"), "m/main.tf": times(5_000, "resource \"auth0_tenant\" \"a%d\" {\n}\n"),
	}, "more than 250000 resources"},
	{"modules from elsewhere", "terraform:.", textsOf{"main.tf": times(20_000, "module \"auth0_%d\" {\n  source = \"registry/auth0/x\"\n}\n")}, "which is not read"},
	{"a module outside the folder", "terraform:.", textsOf{"main.tf": just("module \"a\" {\n  source = \"../../../../../../../../etc/auth0\"\n}\n")}, "which lies outside of what is read"},
	{"a file that is nobody's business", "terraform:.", textsOf{"main.tf": just("resource \"auth0_client\" \"a\" {\n  app_type = file(\"/etc/passwd\")\n}\n")}, "lies outside of the files that are read"},
	{"a file that is too large", "terraform:.", textsOf{"main.tf": just("resource \"auth0_client\" \"a\" {\n  app_type = file(\"a.txt\")\n}\n"), "a.txt": times(4<<20, "#x")}, "at most 4194304 are read"},
	{"a file that is read again and again", "terraform:.", textsOf{
		"main.tf": just("resource \"auth0_client\" \"a\" {\n  count = 10000\n  app_type = length(split(\",\", file(\"a.txt\"))) > 1 ? \"spa\" : \"native\"\n}\n"), "a.txt": times(1<<18, "x,"),
	}, "too much work"},
	{"YAML aliases in what is decoded", "terraform:.", textsOf{"main.tf": just("resource \"auth0_client\" \"a\" {\n  app_type = yamldecode(file(\"a.yaml\")).clients\n}\n"), "a.yaml": func() string { return aliases(9) }}, "the aliases of the document stand for more than 500000 values"},
	{"YAML of more values than are read", "terraform:.", textsOf{"main.tf": just("resource \"auth0_client\" \"a\" {\n  app_type = yamldecode(file(\"a.yaml\"))\n}\n"), "a.yaml": between("[", times(500_000, "1,"), "1]")}, "more values than are read"},
	{"a template that is deep", "terraform:.", textsOf{"main.tf": just("resource \"auth0_client\" \"a\" {\n  app_type = templatefile(\"a.tpl\", {})\n}\n"), "a.tpl": times(100_000, "${\"")}, "a.tpl"},
	{"a template that repeats itself", "terraform:.", textsOf{"main.tf": just("resource \"auth0_client\" \"a\" {\n  app_type = templatefile(\"a.tpl\", { n = range(1000) })\n}\n"), "a.tpl": just("%{ for a in n }%{ for b in n }%{ for c in n }x%{ endfor }%{ endfor }%{ endfor }")}, "too much work"},
	{"a template of itself", "terraform:.", textsOf{"main.tf": just("resource \"auth0_client\" \"a\" {\n  app_type = try(templatefile(\"a.tpl\", {}), \"spa\")\n}\n"), "a.tpl": just("${templatefile(\"a.tpl\", {})}")}, "a template within a template"},
	{"a pattern that matches everything in many ways", "terraform:.", textsOf{"main.tf": just("resource \"auth0_client\" \"a\" {\n  for_each = fileset(\".\", \"**/**/**/**/**/**/**/*.json\")\n  name = each.key\n}\n"), "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z/a.json": just("{}")}, "folders have more than 20000 files and folders in them"},
	{"resources that refer to others of as many", "terraform:.", textsOf{"main.tf": just("locals {\n  all = toset([for p in setproduct(range(60), range(60)) : \"${p[0]}-${p[1]}\"])\n}\nresource \"auth0_client\" \"a\" {\n  for_each = local.all\n  name = each.key\n}\n" +
		"resource \"auth0_client_grant\" \"a\" {\n  for_each = local.all\n  client_id = auth0_client.a[each.key].id\n  audience = \"https://a.example.com\"\n  scopes = []\n}\n")}, ""},
	{"a plan beside as many blocks", "tfplan:t.json", textsOf{
		"t.json":  between(`{"format_version": "1.0", "resource_changes": [`, times(10_000, `{"address": "auth0_resource_server.a[\"k%[1]d\"]", "type": "auth0_resource_server", "change": {"after": {"identifier": "https://a%[1]d.example.com", "scopes": []}}},`), `{}]}`),
		"main.tf": between("resource \"auth0_resource_server\" \"a\" {\n  for_each = {\n", times(10_000, "    k%[1]d = \"https://a%[1]d.example.com\"\n"), "  }\n  identifier = each.value\n"+times(10_000, "  scopes {\n    value = \"a%d\"\n  }\n")()+"}\n"),
	}, ""},
}

func TestHostileForeignSources(t *testing.T) {
	if raceDetector {
		t.Skip("it takes ten times as long, and nothing runs at once here")
	}
	defer debug.SetMaxStack(debug.SetMaxStack(64 << 20))
	for _, h := range hostileSources {
		t.Run(h.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range h.files {
				writeForeign(t, dir, name, text())
			}
			said := saidOf(dir, h.spec)
			if h.want == "" && said != "" || !strings.Contains(said, h.want) {
				t.Errorf("want %q, got %.500q", h.want, said)
			}
		})
	}
}

func writeForeign(t *testing.T, dir, name, text string) {
	t.Helper()
	at := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// saidOf is what is wrong with a source, or can't be told: the error, the mistakes, and gaps that bear on access.
func saidOf(dir, spec string) string {
	sides := &Sides{Base: dir, Name: "."}
	if _, err := os.Stat(filepath.Join(dir, "config.json")); err == nil {
		sides.Foreign.Keywords = "config.json"
	}
	project, _, err := sides.Head(spec)
	if err != nil {
		return err.Error()
	}
	var said strings.Builder
	_, more := compiler.Compile(project.Config)
	for _, d := range append(project.Diagnostics, more...) {
		if d.Severity == diag.Error {
			said.WriteString(d.Message + "\n")
		}
	}
	for _, gap := range project.Config.Gaps {
		if quiet := gap.ID == "listing-missing" || gap.ID == "kind-left-out"; !quiet && gap.Effect == "access" {
			said.WriteString(gap.Message + "\n")
		}
	}
	return said.String()
}

// A file that is cut off anywhere is no other tenant in silence, where its form can tell, and never more than a mistake.
func TestForeignSourcesThatAreCutOff(t *testing.T) {
	for _, c := range []struct {
		spec, file string
		tells      bool
	}{
		{"api:dump", "api-folder/dump/client-grants.json", true},
		{"a0deploy:tenant.yaml", "deploy-yaml/tenant.yaml", false}, // a line less is a document, too
		{"a0deploy:auth0", "deploy-folder/auth0/clients/Wrong Name.json", true},
		{"tfplan:plan.json", "plan-modules/plan.json", true},
		{"terraform:infra", "terraform/infra/main.tf", false},
	} {
		t.Run(c.file, func(t *testing.T) {
			example, name, _ := strings.Cut(c.file, "/")
			dir := t.TempDir()
			if err := os.CopyFS(dir, os.DirFS(filepath.Join("../../testdata/door", example))); err != nil {
				t.Fatal(err)
			}
			at := filepath.Join(dir, filepath.FromSlash(name))
			whole, err := os.ReadFile(at)
			if err != nil {
				t.Fatal(err)
			}
			whole = []byte(strings.TrimRight(string(whole), "\n"))
			for end := 1; end < len(whole); end += 1 + len(whole)/150 {
				writeForeign(t, dir, name, string(whole[:end]))
				if said := saidOf(dir, c.spec); c.tells && said == "" {
					t.Fatalf("nothing is said where %d of %d bytes are there", end, len(whole))
				}
			}
		})
	}
}

// What lies outside the folder, or has no end, is not read.
func TestForeignFilesThatAreNone(t *testing.T) {
	outside := filepath.Join(t.TempDir(), "secret.json")
	if err := os.WriteFile(outside, []byte(`[{"client_id": "secret", "audience": "b"}]`), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, spec, file, want string }{
		{"a listing", "api:.", "clients.json", "path escapes from parent"},
		{"an export", "a0deploy:.", "tenant.yaml", "has none of the folders"},
		{"a file of an export", "a0deploy:.", "clients/a.json", "path escapes from parent"},
		{"Terraform", "terraform:.", "main.tf", "path escapes from parent"},
	} {
		for _, to := range []struct{ name, target, want string }{{"a link out of the folder", outside, c.want}, {"what never ends", "/dev/zero", c.want}} {
			t.Run(c.name+" is "+to.name, func(t *testing.T) {
				dir := t.TempDir()
				at := filepath.Join(dir, filepath.FromSlash(c.file))
				if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.Symlink(to.target, at); err != nil {
					t.Skip(err)
				}
				if said := saidOf(dir, c.spec); !strings.Contains(said, to.want) || strings.Contains(said, "secret\"") {
					t.Errorf("want %q, got %q", to.want, said)
				}
			})
		}
	}
}
