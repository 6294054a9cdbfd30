package arch

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "grants"

// root is the repository, seen from this package.
const root = "../.."

// An entry says what of our own packages, and what from outside the standard library, a package may import.
type entry struct {
	ours    []string
	outside []string // prefixes of import paths
	pure    bool     // no I/O, no clock, no logging
	tests   []string // what test files may import beyond that; tests may also do I/O
}

// If this table complains, move the code, not the table.
var table = map[string]entry{
	"examples/deploy":                   {}, // a module of its own
	".":                                 {ours: []string{"internal/cli"}},
	"diag":                              {pure: true},
	"config":                            {ours: []string{"diag"}, pure: true},
	"config/schema":                     {ours: []string{"diag", "config", "internal/suggest"}, pure: true},
	"config/language":                   {ours: []string{"diag", "config", "config/schema", "internal/address", "internal/english", "internal/expression", "internal/files", "internal/ignores", "internal/intern", "internal/jsonform", "internal/parallel", "internal/suggest", "internal/syntax", "internal/systemapi"}, outside: []string{"github.com/hashicorp/hcl/v2", "github.com/zclconf/go-cty/", "github.com/hashicorp/go-multierror"}, pure: true},
	"config/layout":                     {ours: []string{"diag", "config", "config/schema", "internal/files", "internal/parallel", "internal/syntax"}, outside: []string{"github.com/hashicorp/hcl/v2"}, pure: true},
	"config/snapshot":                   {ours: []string{"diag", "config", "config/schema", "internal/address", "internal/english", "internal/intern"}, pure: true},
	"internal/address":                  {outside: []string{"github.com/hashicorp/hcl/v2"}, pure: true},
	"internal/files":                    {outside: []string{"github.com/hashicorp/go-multierror"}, pure: true},
	"internal/syntax":                   {ours: []string{"diag", "config", "internal/files", "internal/plainhcl"}, outside: []string{"github.com/hashicorp/hcl/v2"}, pure: true},
	"internal/expression":               {ours: []string{"diag", "config", "internal/syntax"}, outside: []string{"github.com/hashicorp/hcl/v2", "github.com/zclconf/go-cty/"}, pure: true},
	"internal/jsonform":                 {ours: []string{"diag", "config/schema", "internal/expression", "internal/syntax"}, outside: []string{"github.com/hashicorp/hcl/v2", "github.com/zclconf/go-cty/"}, pure: true},
	"internal/ignores":                  {ours: []string{"diag", "config", "config/schema", "internal/syntax"}, outside: []string{"github.com/hashicorp/hcl/v2"}, pure: true},
	"compiler":                          {ours: []string{"diag", "config", "internal/parallel", "internal/stringset", "internal/suggest", "internal/systemapi"}, pure: true},
	"compiler/ask":                      {ours: []string{"diag", "config", "compiler", "internal/english", "internal/stringset", "internal/suggest", "plan/objects"}, pure: true},
	"internal/history":                  {pure: true},
	"internal/render/answer":            {ours: []string{"diag", "compiler", "compiler/ask", "internal/english", "internal/render/document", "internal/render/text", "plan/objects"}, tests: []string{"grants/config/language", "grants/internal/render/schema/schematest"}, pure: true},
	"lint":                              {ours: []string{"diag", "config", "compiler", "internal/parallel", "internal/stringset", "internal/suggest", "internal/wildcard", "lint/directive"}, pure: true, tests: []string{"grants/internal/sample", "grants/lint/rules"}},
	"lint/directive":                    {pure: true},
	"lint/rules":                        {ours: []string{"diag", "config", "compiler", "lint", "internal/stringset", "internal/suggest", "internal/systemapi"}, pure: true, tests: []string{"grants/internal/edit", "grants/internal/files", "grants/internal/policy", "grants/internal/sample"}},
	"lint/telling":                      {ours: []string{"diag", "compiler", "lint"}, pure: true, tests: []string{"grants/internal/sample", "grants/lint/rules"}},
	"internal/sample":                   {ours: []string{"diag", "config/language", "compiler", "lint", "lint/rules"}},
	"plan":                              {ours: []string{"diag", "compiler", "internal/english", "internal/parallel", "internal/stringset", "plan/cell", "plan/notes", "plan/objects", "plan/operations"}, tests: []string{"grants/config/language", "grants/config/schema", "grants/config/snapshot", "grants/internal/systemapi"}, pure: true},
	"plan/cell":                         {ours: []string{"diag", "config", "compiler", "compiler/ask", "internal/stringset", "plan/objects"}, pure: true},
	"plan/notes":                        {ours: []string{"diag", "compiler", "internal/english", "internal/stringset", "plan/objects"}, pure: true},
	"plan/objects":                      {ours: []string{"diag", "config", "compiler", "internal/parallel", "internal/stringset", "internal/systemapi"}, pure: true},
	"plan/operations":                   {ours: []string{"diag", "config", "compiler", "internal/stringset", "plan/objects"}, tests: []string{"grants/config/language"}, pure: true},
	"internal/english":                  {pure: true},
	"internal/intern":                   {pure: true},
	"internal/parallel":                 {pure: true},
	"internal/stringset":                {pure: true},
	"internal/flagvalue":                {ours: []string{"internal/english", "internal/suggest"}, pure: true},
	"internal/suggest":                  {pure: true},
	"internal/systemapi":                {pure: true},
	"internal/baseline":                 {ours: []string{"diag"}, pure: true},
	"internal/edit":                     {ours: []string{"diag"}, outside: []string{"github.com/sergi/go-diff/"}, pure: true},
	"internal/wildcard":                 {pure: true},
	"internal/guard":                    {ours: []string{"diag", "compiler", "lint", "plan", "plan/notes", "internal/baseline", "internal/policy", "internal/settings", "internal/accesstest"}, pure: true, tests: []string{"grants/internal/files", "grants/lint/rules"}},
	"internal/selection":                {ours: []string{"compiler", "internal/suggest", "internal/wildcard", "plan", "plan/cell"}, pure: true},
	"internal/accesstest":               {ours: []string{"diag", "config", "config/schema", "compiler", "compiler/ask", "internal/address", "internal/english", "internal/expression", "internal/files", "internal/jsonform", "internal/stringset", "internal/suggest", "internal/syntax", "internal/wildcard"}, outside: []string{"github.com/hashicorp/hcl/v2", "github.com/zclconf/go-cty/", "github.com/hashicorp/go-multierror"}, pure: true, tests: []string{"grants/config/language"}},
	"internal/source":                   {ours: []string{"diag", "config", "config/snapshot", "internal/door/auth0api", "internal/door/deploycli", "internal/door/terraform", "internal/files", "internal/parallel"}, tests: []string{"grants/config/layout"}},
	"internal/exporter":                 {ours: []string{"compiler", "config", "config/layout"}, outside: []string{"go.yaml.in/yaml/v3"}, pure: true, tests: []string{"grants/internal/door/auth0api", "grants/internal/door/deploycli", "grants/internal/door/terraform", "grants/internal/importer", "grants/internal/project", "grants/internal/source", "grants/plan"}},
	"internal/importer":                 {ours: []string{"diag", "config", "config/layout", "config/schema", "compiler", "internal/edit", "internal/project", "internal/rewrite", "internal/source", "plan", "plan/objects"}},
	"internal/door/doortest":            {ours: []string{"compiler", "config", "diag"}},
	"internal/door/tree":                {ours: []string{"diag"}, outside: []string{"go.yaml.in/yaml/v3"}, pure: true},
	"internal/door/wire":                {ours: []string{"diag", "config", "config/schema", "internal/door/tree", "internal/systemapi"}, pure: true},
	"internal/door/auth0api":            {ours: []string{"diag", "config", "internal/door/tree", "internal/door/wire"}, pure: true, tests: []string{"grants/internal/door/doortest"}},
	"internal/door/deploycli":           {ours: []string{"diag", "config", "internal/door/tree", "internal/door/wire", "internal/systemapi"}, pure: true, tests: []string{"grants/internal/door/doortest"}},
	"internal/door/terraform":           {ours: []string{"diag", "config", "internal/door/tree", "internal/door/wire", "internal/expression", "internal/syntax"}, outside: []string{"github.com/bmatcuk/doublestar/v4", "github.com/hashicorp/hcl/v2", "github.com/zclconf/go-cty/"}, pure: true, tests: []string{"grants/internal/door/doortest"}},
	"internal/render/fidelity":          {ours: []string{"diag", "config"}, tests: []string{"grants/internal/render/schema/schematest"}},
	"internal/render/text":              {ours: []string{"diag", "compiler"}, outside: []string{"golang.org/x/text/"}, pure: true},
	"internal/render/runner":            {ours: []string{"diag"}, pure: true},
	"internal/render/markdown":          {ours: []string{"internal/render/text"}, pure: true},
	"internal/render/document":          {ours: []string{"diag", "internal/render/text"}, pure: true},
	"internal/render/schema":            {ours: []string{"internal/english", "internal/render/document", "internal/render/text"}, tests: []string{"github.com/santhosh-tekuri/jsonschema/v6", "grants/internal/render/schema/schematest"}, pure: true},
	"internal/render/schema/schematest": {ours: []string{"internal/render/schema"}, outside: []string{"github.com/santhosh-tekuri/jsonschema/v6"}},
	"internal/render/reference":         {ours: []string{"config/schema", "internal/english", "internal/expression", "internal/render/text", "internal/suggest"}, tests: []string{"grants/internal/systemapi", "grants/lint", "grants/lint/rules", "grants/plan", "github.com/santhosh-tekuri/jsonschema/v6"}, pure: true},
	"internal/render/rulepage":          {ours: []string{"lint"}, pure: true},
	"internal/render/catalogue":         {ours: []string{"diag", "lint", "internal/render/document", "internal/render/runner", "internal/render/text"}, pure: true},
	"internal/render/findings":          {ours: []string{"diag", "lint", "lint/telling", "internal/english", "internal/render/document", "internal/render/junit", "internal/render/markdown", "internal/render/rulepage", "internal/render/runner", "internal/render/text"}, outside: []string{"golang.org/x/mod/semver"}, tests: []string{"grants/lint/rules", "grants/internal/render/schema/schematest", "github.com/santhosh-tekuri/jsonschema/v6", "github.com/owenrumney/go-sarif/v3"}, pure: true},
	"internal/render/matrix":            {ours: []string{"compiler", "compiler/ask", "plan/objects", "internal/english", "internal/render/document", "internal/render/markdown", "internal/render/runner", "internal/render/text"}, tests: []string{"grants/internal/render/schema/schematest"}, pure: true},
	"internal/render/plan":              {ours: []string{"diag", "compiler", "lint", "plan", "plan/cell", "plan/objects", "internal/english", "internal/render/document", "internal/render/markdown", "internal/render/rulepage", "internal/render/runner", "internal/render/schema", "internal/render/text"}, outside: []string{"github.com/sergi/go-diff/"}, tests: []string{"grants/plan/notes", "grants/lint", "grants/internal/render/schema/schematest", "github.com/yuin/goldmark"}, pure: true},
	"internal/render/tests":             {ours: []string{"diag", "compiler", "internal/accesstest", "internal/english", "internal/render/document", "internal/render/junit", "internal/render/text"}, tests: []string{"grants/config/language", "grants/internal/render/schema", "grants/internal/render/schema/schematest"}, pure: true},
	"internal/render/report":            {ours: []string{"diag", "compiler", "compiler/ask", "lint", "plan", "plan/objects", "internal/parallel", "internal/render/document", "internal/render/matrix", "internal/render/plan", "internal/render/text", "internal/stringset"}, outside: []string{"github.com/tdewolff/minify/v2"}, tests: []string{"grants/config/language", "grants/internal/tenantgen"}, pure: true},
	"internal/render/junit":             {ours: []string{"internal/render/document"}, pure: true},
	"internal/rewrite":                  {ours: []string{"internal/edit", "internal/source"}},
	"internal/policy":                   {ours: []string{"diag", "config", "compiler", "lint", "internal/english", "internal/expression", "internal/files", "internal/suggest", "internal/syntax", "internal/wildcard", "lint/directive", "plan"}, outside: []string{"github.com/hashicorp/hcl/v2", "github.com/zclconf/go-cty/"}, tests: []string{"grants/internal/render/matrix", "grants/internal/render/schema", "grants/internal/sample"}, pure: true},
	"internal/project":                  {ours: []string{"diag", "config", "config/language", "compiler", "lint", "internal/files", "internal/guard", "internal/policy", "internal/settings", "internal/source", "internal/starter"}},
	"internal/repair":                   {ours: []string{"diag", "compiler", "config/layout", "internal/edit", "internal/parallel", "internal/project", "internal/rewrite", "internal/source"}, pure: true},
	"internal/fuzz":                     {tests: []string{"grants/lint", "grants/lint/rules"}},
	"internal/golden":                   {outside: []string{"github.com/sergi/go-diff/"}},
	"internal/arch":                     {},
	"internal/settings":                 {ours: []string{"diag", "lint", "lint/directive", "internal/english", "internal/suggest", "internal/syntax"}, outside: []string{"github.com/hashicorp/hcl/v2", "github.com/zclconf/go-cty/", "github.com/bmatcuk/doublestar/v4"}, tests: []string{"grants/lint/rules"}},
	"internal/manual":                   {ours: []string{"internal/english", "internal/flagvalue", "internal/render/text", "internal/suggest"}, outside: []string{"github.com/spf13/cobra", "github.com/spf13/pflag"}},
	"internal/version":                  {pure: true},
	"internal/starter":                  {pure: true},
	"internal/tenantgen":                {},
	"internal/plainhcl":                 {outside: []string{"github.com/hashicorp/hcl/v2", "github.com/zclconf/go-cty/"}, tests: []string{"grants/internal/tenantgen"}, pure: true},
	"internal/invocation":               {ours: []string{"diag", "config/language", "lint/rules", "plan", "lint", "internal/english", "internal/files", "internal/flagvalue", "internal/manual", "internal/policy", "internal/project", "internal/render/fidelity", "internal/render/findings", "internal/render/runner", "internal/repair", "internal/rewrite", "internal/settings", "internal/source"}, outside: []string{"github.com/spf13/cobra", "github.com/spf13/pflag", "golang.org/x/term"}},
	"internal/comparison":               {ours: []string{"diag", "config", "config/language", "lint", "plan", "plan/notes", "plan/objects", "internal/baseline", "internal/guard", "internal/invocation", "internal/manual", "internal/parallel", "internal/project", "internal/render/fidelity", "internal/render/plan", "internal/settings", "internal/source", "internal/version", "internal/accesstest", "internal/files"}, outside: []string{"github.com/spf13/cobra"}},
	"internal/cli": {
		ours: []string{"diag", "config/language", "config/snapshot", "compiler", "lint", "lint/rules", "lint/telling", "plan", "plan/objects", "compiler/ask", "internal/accesstest", "internal/baseline", "internal/comparison", "internal/english", "internal/exporter", "internal/files", "internal/flagvalue", "internal/guard", "internal/history", "internal/importer", "internal/invocation", "internal/manual", "internal/policy", "internal/project", "internal/render/answer", "internal/render/catalogue", "internal/render/fidelity", "internal/render/findings", "internal/render/matrix", "internal/render/plan", "internal/render/reference", "internal/render/report", "internal/render/rulepage", "internal/render/schema", "internal/render/tests", "internal/repair", "internal/rewrite", "internal/selection", "internal/settings", "internal/source", "internal/starter", "internal/suggest", "internal/version"},
		outside: []string{
			"github.com/spf13/cobra", "github.com/bmatcuk/doublestar/v4",
			"github.com/hashicorp/go-multierror",
		},
		tests: []string{"github.com/rogpeppe/go-internal/", "go.yaml.in/yaml/v3", "github.com/hashicorp/hcl/v2", "golang.org/x/sync/", "grants/internal/tenantgen"},
	},
}

// forTests is what every test may import: to compare, to generate, and to read files into a config.
var forTests = []string{"grants/internal/golden", "grants/config", "grants/compiler", "grants/diag", "pgregory.net/rapid"}

// impure is what packages that compute don't import, with what is below it.
var impure = []string{"os", "net", "time", "log", "context", "io/ioutil", "syscall", "math/rand", "math/rand/v2"}

func TestImportsFollowTheTable(t *testing.T) {
	seen := 0
	for _, file := range goFiles(t) {
		pkg := path.Dir(file)
		rules, known := table[pkg]
		if !known {
			t.Errorf("%s: package %q has no entry in the table of imports", file, pkg)
			continue
		}
		for _, imported := range importsOf(t, file) {
			seen++
			if !rules.allows(pkg, imported, strings.HasSuffix(file, "_test.go")) {
				t.Errorf("%s imports %s, which the architecture does not allow", file, imported)
			}
		}
	}
	if seen == 0 {
		t.Error("no imports found: is the test looking at the repository?")
	}
}

// TestTheTableAllowsNoMoreThanIsImported keeps the table, and the page that shows it, as narrow as the code.
func TestTheTableAllowsNoMoreThanIsImported(t *testing.T) {
	code, tests, there := map[string][]string{}, map[string][]string{}, map[string]bool{}
	for _, file := range goFiles(t) {
		to := code
		if strings.HasSuffix(file, "_test.go") {
			to = tests
		}
		pkg := path.Dir(file)
		there[pkg] = true
		to[pkg] = append(to[pkg], importsOf(t, file)...)
	}
	for pkg, rules := range table {
		if !there[pkg] {
			t.Errorf("the table has a package %q, which is not there", pkg)
			continue
		}
		for _, ours := range rules.ours {
			if !slices.Contains(code[pkg], path.Join(module, ours)) {
				t.Errorf("%s may import %s, and does not", pkg, ours)
			}
		}
		for _, allowed := range []struct{ paths, imports []string }{{rules.outside, code[pkg]}, {rules.tests, tests[pkg]}} {
			for _, outside := range allowed.paths {
				if !slices.ContainsFunc(allowed.imports, func(imported string) bool { return isBelow(imported, []string{outside}) }) {
					t.Errorf("%s may import %s, and does not", pkg, outside)
				}
			}
		}
	}
}

func (e entry) allows(pkg, imported string, inTest bool) bool {
	if inTest && (imported == path.Join(module, pkg) || isBelow(imported, forTests) || isBelow(imported, e.tests)) {
		return true
	}
	switch {
	case strings.HasPrefix(imported, module+"/"):
		return slices.Contains(e.ours, strings.TrimPrefix(imported, module+"/"))
	case strings.Contains(strings.Split(imported, "/")[0], "."):
		return isBelow(imported, e.outside)
	}
	return inTest || !e.pure || !isBelow(imported, impure) || imported == "net/url" // which only spells
}

// isBelow reports whether an import path is one of some paths, or below one.
func isBelow(imported string, paths []string) bool {
	return slices.ContainsFunc(paths, func(p string) bool {
		return imported == p || strings.HasPrefix(imported, strings.TrimSuffix(p, "/")+"/")
	})
}

func TestTheTableRefuses(t *testing.T) {
	for _, c := range []struct {
		name, pkg, imported string
		inTest, want        bool
	}{
		{"a renderer in lint", "lint", "grants/internal/render/findings", false, false},
		{"plan in lint", "lint", "grants/plan", false, false},
		{"lint in plan", "plan", "grants/lint", false, false},
		{"hcl in the compiler", "compiler", "github.com/hashicorp/hcl/v2", false, false},
		{"files in the compiler", "compiler", "os", false, false},
		{"the clock in lint", "lint", "time", false, false},
		{"HTTP in plan", "plan", "net/http", false, false},
		{"addresses in a format", "internal/render/findings", "net/url", false, true},
		{"files in a format", "internal/render/findings", "os", false, false},
		{"a lookalike of net", "diag", "network", false, true},
		{"hcl in the tree", "config", "github.com/hashicorp/hcl/v2/hclsyntax", false, false},
		{"hcl in the language", "config/language", "github.com/hashicorp/hcl/v2/hclsyntax", false, true},
		{"the language in the compiler", "compiler", "grants/config/language", false, false},
		{"the language in lint", "lint", "grants/config/language", false, false},
		{"the language in plan", "plan", "grants/config/language", false, false},
		{"the language in a test of the compiler", "compiler", "grants/config/language", true, true},
		{"cobra in main", ".", "github.com/spf13/cobra", false, false},
		{"files in a test of the compiler", "compiler", "os", true, true},
		{"the command line in a test of the compiler", "compiler", "grants/internal/cli", true, false},
		{"a result in another", "internal/render/plan", "grants/internal/render/findings", false, false},
		{"a schema validator in the renderers", "internal/render/schema", "github.com/santhosh-tekuri/jsonschema/v6", false, false},
		{"a schema validator in a test of the renderers", "internal/render/schema", "github.com/santhosh-tekuri/jsonschema/v6", true, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := table[c.pkg].allows(c.pkg, c.imported, c.inTest); got != c.want {
				t.Errorf("import of %s in %s: allowed is %t, want %t", c.imported, c.pkg, got, c.want)
			}
		})
	}
}

// goFiles is all Go files of the repository, slash-separated and relative to it.
func goFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata"):
			return fs.SkipDir
		case strings.HasSuffix(name, ".go"):
			files = append(files, name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func importsOf(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), filepath.Join(root, file), nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, imported)
	}
	return paths
}
