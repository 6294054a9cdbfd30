package report

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/internal/render/matrix"
	"grants/internal/tenantgen"
	"grants/plan"
)

// browser names a folder in which playwright-core and axe-core are installed, where there is one, beside chromium and node.
const browser = "GRANTS_TEST_BROWSER"

// TestThePagesInABrowser has a real browser look at pages: every view, filters, keys, links, Back, print, hostile names, and whether it is accessible.
// How long pages take is measured by hand: testdata/measure.mjs.
func TestThePagesInABrowser(t *testing.T) {
	modules := os.Getenv(browser)
	if modules == "" {
		t.Skipf("NOT TESTED: %s names no folder with playwright-core and axe-core", browser)
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	writePages(t, folder)
	command := exec.CommandContext(t.Context(), "node", "testdata/browser.mjs", modules, chromium, folder)
	var said, told bytes.Buffer
	command.Stdout, command.Stderr = &said, &told
	if err := command.Run(); err != nil || said.Len() > 0 {
		t.Errorf("%v\n%s", err, &said)
	}
	t.Logf("%s", &told)
}

func writePages(t *testing.T, folder string) {
	t.Helper()
	about := About{Tool: "v1.2.3", SourceURL: "https://git.example.com/blob/main/{path}#L{line}"}
	write := func(name string, page func(*bytes.Buffer) error) {
		var out bytes.Buffer
		if err := page(&out); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), out.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	shop, nothing := read(t, "shop"), compiled(t, fstest.MapFS{"a.grants.hcl": {}})
	for name, tenant := range map[string]*compiler.Tenant{"matrix": shop, "hostile": read(t, "hostile"), "large": generated(t, tenantgen.M), "empty": nothing} {
		write(name+".html", func(out *bytes.Buffer) error { return Matrix(out, &matrix.Selection{Tenant: tenant}, about) })
	}
	for name, p := range map[string]*plan.Plan{
		"plan": plan.Diff(read(t, "before"), shop), "hostileplan": plan.Diff(nothing, read(t, "hostile")),
		"sameplan": plan.Diff(shop, read(t, "shop")), "allplan": plan.Diff(nothing, generated(t, tenantgen.M)),
	} {
		write(name+".html", func(out *bytes.Buffer) error { return Plan(out, p, nil, about) })
	}
	write("rows.json", func(out *bytes.Buffer) error {
		rows := []compiler.Row{}
		for cell := range shop.Matrix(compiler.Filter{}) {
			rows = append(rows, cell.Row())
		}
		return json.NewEncoder(out).Encode(rows)
	})
}

func read(t *testing.T, name string) *compiler.Tenant {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name, name+".grants.hcl"))
	if err != nil {
		t.Fatal(err)
	}
	return compiled(t, fstest.MapFS{"apps/" + name + ".grants.hcl": {Data: content}})
}
