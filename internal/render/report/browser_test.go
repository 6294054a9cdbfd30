package report

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"testing/fstest"

	"grants/compiler"
	"grants/compiler/ask"
	"grants/internal/render/matrix"
	"grants/internal/tenantgen"
	"grants/plan"
)

// browser names a folder in which playwright-core and axe-core are installed, where there is one, beside chromium and node.
const browser = "GRANTS_TEST_BROWSER"

// picture names a file that the test writes a picture of a page into: that of README is docs/report.png.
const picture = "GRANTS_TEST_PICTURE"

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
	if file := os.Getenv(picture); file != "" {
		shrink(t, file)
	}
}

// shrink writes a picture anew in its 256 most frequent colours.
func shrink(t *testing.T, file string) {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	full, err := png.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	bounds, often := full.Bounds(), map[color.Color]int{}
	for n := range bounds.Dx() * bounds.Dy() {
		often[full.At(n%bounds.Dx(), n/bounds.Dx())]++
	}
	colours := slices.SortedFunc(maps.Keys(often), func(x, y color.Color) int {
		return cmp.Or(often[y]-often[x], cmp.Compare(fmt.Sprint(x), fmt.Sprint(y)))
	})
	small := image.NewPaletted(bounds, color.Palette(colours[:min(256, len(colours))]))
	draw.Draw(small, bounds, full, bounds.Min, draw.Src)
	var out bytes.Buffer
	if err := (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(&out, small); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
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
	for name, tenant := range map[string]*compiler.Tenant{"matrix": shop, "hostile": read(t, "hostile"), "large": generated(t, tenantgen.M), "empty": nothing, "roles": read(t, "roles"), "odd": read(t, "odd")} {
		write(name+".html", func(out *bytes.Buffer) error { return Matrix(out, &matrix.Selection{Tenant: tenant}, about) })
	}
	for name, p := range map[string]*plan.Plan{
		"plan": plan.Diff(read(t, "before"), shop), "hostileplan": plan.Diff(nothing, read(t, "hostile")),
		"roleplan": plan.Diff(nothing, read(t, "roles")), "lossplan": plan.Diff(read(t, "roles"), nothing), "oddplan": plan.Diff(nothing, read(t, "odd")), "goneplan": plan.Diff(read(t, "odd"), nothing),
		"sameplan": plan.Diff(shop, read(t, "shop")), "allplan": plan.Diff(nothing, generated(t, tenantgen.M)),
	} {
		p.Base.Spec, p.Head.Spec = "git:main", "git:HEAD"
		if p.Gate.FailOn = []string{"risk:high"}; p.Summary.Risk == plan.High {
			p.Gate.Tripped = p.Gate.FailOn
		}
		write(name+".html", func(out *bytes.Buffer) error { return Plan(out, p, nil, about) })
	}
	write("told.json", func(out *bytes.Buffer) error { return json.NewEncoder(out).Encode(toldOf(shop)) })
	write("rows.json", func(out *bytes.Buffer) error {
		rows := []compiler.Row{}
		for cell := range shop.Matrix(compiler.Filter{}) {
			rows = append(rows, cell.Row())
		}
		return json.NewEncoder(out).Encode(rows)
	})
}

// toldOf is what explain says of every cell, by its address and the subject type: the answer, and each step.
func toldOf(tenant *compiler.Tenant) map[string][]string {
	told := map[string][]string{}
	for _, app := range append(slices.Clone(tenant.Applications), nil) {
		for _, api := range tenant.APIs {
			for _, subject := range compiler.SubjectTypes {
				q, name := ask.Question{Tenant: tenant, Application: app, API: api, SubjectType: subject}, "any third party"
				if app != nil {
					name = app.Address
				}
				answer, _ := q.Answer()
				key := fmt.Sprint(name, " → ", api.Address, " ", subject)
				told[key] = []string{string(answer)}
				for _, step := range ask.Steps(q) {
					told[key] = append(told[key], step.Text)
				}
			}
		}
	}
	return told
}

func read(t *testing.T, name string) *compiler.Tenant {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name, name+".grants.hcl"))
	if err != nil {
		t.Fatal(err)
	}
	return compiled(t, fstest.MapFS{"apps/" + name + ".grants.hcl": {Data: content}})
}
