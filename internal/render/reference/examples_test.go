package reference

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/config/language"
	"grants/config/schema"
	"grants/diag"
	"grants/lint"
	"grants/lint/rules"
)

// The examples of the page are one project, in which nothing is found.
func TestTheExamplesOfThePageAreAProject(t *testing.T) {
	project := projectOfThePage(t)
	tenant := compiled(t, project)
	for _, d := range lint.Run(tenant, rules.All(), lint.Options{}) {
		t.Errorf("%s: %s [%s]", d.Range.File, d.Message, d.Code)
	}
	if len(tenant.APIs) != 2 || len(tenant.Applications) != 4 || len(tenant.ClientGrants) != 5 {
		t.Errorf("the page has %d APIs, %d applications and %d grants", len(tenant.APIs), len(tenant.Applications), len(tenant.ClientGrants))
	}
	if stage := "https://social.prod.example.com"; !slices.ContainsFunc(tenant.APIs, func(api *compiler.API) bool { return api.Identifier == stage }) {
		t.Errorf("the file of values is not heeded: there is no %s", stage)
	}
}

// fence is code of the page, with the name of its file where there is one before it.
var fence = regexp.MustCompile("(?s)(?:`([^`\n]+)`[^`\n]*:\n\n)?```(hcl|json)\n(.*?)```\n")

func projectOfThePage(t *testing.T) fstest.MapFS {
	t.Helper()
	project := fstest.MapFS{}
	for i, found := range fence.FindAllStringSubmatch(readPage(t), -1) {
		project[cmp.Or(found[1], fmt.Sprintf("%02d.grants.%s", i, found[2]))] = &fstest.MapFile{Data: []byte(found[3])}
	}
	return project
}

// compiled is a project, which has to be without a mistake. Its files of values give it values.
func compiled(t *testing.T, project fstest.MapFS) *compiler.Tenant {
	t.Helper()
	tenant, problems := compileProject(t, project)
	for _, d := range problems {
		t.Errorf("%s:%d: %s [%s]", d.Range.File, d.Range.Start.Line, d.Message, d.Code)
	}
	return tenant
}

func compileProject(t *testing.T, project fstest.MapFS) (*compiler.Tenant, []diag.Diagnostic) {
	t.Helper()
	opts := language.Options{}
	for name, file := range project {
		if strings.HasSuffix(name, ".grantsvars.hcl") {
			opts.VarFiles = append(opts.VarFiles, language.VarFile{Name: name, Content: file.Data})
		}
	}
	cfg, problems, err := language.Load(project, opts)
	if err != nil {
		t.Fatal(err)
	}
	tenant, more := compiler.Compile(cfg)
	return tenant, append(problems, more...)
}

// Every attribute's example can be written where it is said to stand.
func TestTheExamplesOfAttributesCanBeWritten(t *testing.T) {
	for _, block := range schema.Blocks {
		for path, a := range block.EveryWritten() {
			project := projectOfThePage(t)
			if block == schema.Tenant {
				for name, file := range project { // one tenant block is all that there may be
					if strings.HasPrefix(string(file.Data), "tenant ") {
						delete(project, name)
					}
				}
			}
			project["example.grants.hcl"] = &fstest.MapFile{Data: []byte(blockWith(block, path, a.Example))}
			if _, problems := compileProject(t, project); len(problems) > 0 {
				t.Errorf("%s.%s = %s: %s\n%s", block.Name, path, a.Example, problems[0].Message, project["example.grants.hcl"].Data)
			}
		}
		if block.ForEach {
			project := projectOfThePage(t)
			project["example.grants.hcl"] = &fstest.MapFile{Data: []byte(blockWith(block, schema.ForEach.Name, schema.ForEach.Example))}
			if _, problems, err := language.Load(project, language.Options{}); err != nil || len(problems) > 0 { // that two are alike is found later
				t.Errorf("%s by for_each: %v %v", block.Name, problems, err)
			}
		}
	}
}

// required is what blocks need beside what is written.
var required = map[*schema.Block]string{
	schema.Variable:          "default = null\n",
	schema.API:               "identifier = \"https://example.example.com\"\n",
	schema.ClientGrant:       "audience = \"urn:example:nobodys\"\n",
	schema.ThirdPartyDefault: "audience = \"urn:example:nobodys\"\n",
}

// blockWith is a block that has an attribute, and what it needs otherwise.
func blockWith(block *schema.Block, path, value string) string {
	var out strings.Builder
	fmt.Fprint(&out, strings.Replace(heading(block), "NAME", "example", 1), " {\n")
	for line := range strings.Lines(required[block]) {
		if name, _, _ := strings.Cut(line, " "); name != path {
			out.WriteString(line)
		}
	}
	if block.OneOf != nil && !slices.Contains(block.OneOf, path) {
		out.WriteString(block.OneOf[0] + " = application.web\n")
	}
	steps := strings.Split(path, ".")
	for _, nested := range steps[:len(steps)-1] {
		fmt.Fprintf(&out, "%s {\n", nested)
	}
	if steps[0] == "permission" {
		for _, line := range []string{"api = api.social\n", "scopes = []\n"} {
			if !strings.HasPrefix(line, steps[1]) {
				out.WriteString(line)
			}
		}
	}
	fmt.Fprintf(&out, "%s = %s\n", steps[len(steps)-1], value)
	if steps[len(steps)-1] == "error_message" {
		out.WriteString("condition = true\n")
	}
	out.WriteString(strings.Repeat("}\n", len(steps)))
	return out.String()
}
