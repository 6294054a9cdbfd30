package plan

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path"
	"reflect"
	"strings"
	"testing"

	"grants/compiler"
	"grants/config/language"
	"grants/internal/golden"
	"grants/internal/render/schema"
	"grants/internal/render/schema/schematest"
	"grants/plan"
)

const cases = "../../../testdata/plan"

// comparePlan is the plan from the folder base to the folder head of a case.
func comparePlan(t testing.TB, name string) *plan.Plan {
	t.Helper()
	p := plan.Diff(compileFolder(t, path.Join(cases, name, "base")), compileFolder(t, path.Join(cases, name, "head")))
	p.Base.Spec, p.Base.Kind, p.Base.Path = "dir:base", "dir", "base"
	p.Head.Spec, p.Head.Kind, p.Head.Path = "dir:head", "dir", "head"
	return p
}

func compileFolder(t testing.TB, dir string) *compiler.Tenant {
	t.Helper()
	return compileProject(t, dir, language.Options{})
}

func compileProject(t testing.TB, dir string, opts language.Options) *compiler.Tenant {
	t.Helper()
	cfg, diagnostics, err := language.Load(os.DirFS(dir), opts)
	if err != nil {
		t.Fatal(err)
	}
	tenant, more := compiler.Compile(cfg)
	if diagnostics = append(diagnostics, more...); len(diagnostics) > 0 {
		t.Fatalf("%s does not compile: %v", dir, diagnostics)
	}
	return tenant
}

func TestPlans(t *testing.T) {
	entries, err := os.ReadDir(cases)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		t.Run(entry.Name(), func(t *testing.T) {
			p := comparePlan(t, entry.Name())
			for file, format := range formats {
				var out bytes.Buffer
				if err := format(&out, p); err != nil {
					t.Fatal(err)
				}
				golden.Check(t, path.Join(cases, entry.Name(), file), out.Bytes())
				if file == "want.json" {
					schematest.Validate(t, "plan", out.Bytes())
				}
			}
		})
	}
}

// formats are the outputs of each case, by file.
var formats = map[string]func(io.Writer, *plan.Plan) error{
	"want.txt":        func(w io.Writer, p *plan.Plan) error { return Text(w, p, ShowAll, false) },
	"want.json":       withRules(JSON),
	"want.md":         func(w io.Writer, p *plan.Plan) error { return Markdown(w, p, ShowAll, DefaultBytes) },
	"want.github.txt": func(w io.Writer, p *plan.Plan) error { return GitHub(w, p, inHead) },
	"want.dotenv":     Dotenv,
}

func inHead(file string) string { return "head/" + file }

func TestRowsOfAPlanAreRowsOfTheMatrix(t *testing.T) {
	definition := func(of, name string) any {
		source, _ := schema.Of(of)
		var document struct {
			Defs map[string]any `json:"$defs"`
		}
		if err := json.Unmarshal(source, &document); err != nil {
			t.Fatal(err)
		}
		return document.Defs[name]
	}
	if got, want := definition("plan", "row"), definition("matrix", "access"); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v\nwant %v", got, want)
	}
}

func TestPlanTextShowsWhatIsWanted(t *testing.T) {
	p := comparePlan(t, "h1")
	for _, c := range []struct {
		show            Show
		impacts, change bool
	}{{ShowAll, true, true}, {ShowImpacts, true, false}, {ShowChanges, false, true}} {
		var out strings.Builder
		if err := Text(&out, p, c.show, false); err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(out.String(), "Gains\n"); got != c.impacts {
			t.Errorf("%s: impacts shown: %t, want %t", c.show, got, c.impacts)
		}
		if got := strings.Contains(out.String(), "Source changes\n"); got != c.change {
			t.Errorf("%s: changes shown: %t, want %t", c.show, got, c.change)
		}
	}
}

func TestColourOnlyRepeatsThePlan(t *testing.T) {
	for _, name := range []string{"h1", "h3", "h4", "h5"} {
		p := comparePlan(t, name)
		var colored, without strings.Builder
		if err := Text(&colored, p, ShowAll, true); err != nil {
			t.Fatal(err)
		}
		if err := Text(&without, p, ShowAll, false); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(colored.String(), "\x1b[") {
			t.Errorf("%s: no colour", name)
		}
		if got := stripColor(colored.String()); got != without.String() {
			t.Errorf("%s: colour changes the text:\n%s", name, golden.Diff(without.String(), got))
		}
	}
}

func stripColor(s string) string {
	var b strings.Builder
	for s != "" {
		before, rest, found := strings.Cut(s, "\x1b[")
		b.WriteString(before)
		if !found {
			break
		}
		_, s, _ = strings.Cut(rest, "m")
	}
	return b.String()
}

func TestChangedWordsInAValueStandOut(t *testing.T) {
	text := &textWriter{Painter: true}
	for _, c := range []struct{ before, after, wantBefore, wantAfter string }{
		{"true", "false", "[true]", "[false]"},
		{"Ledger", "General ledger", "[Ledger]", "[General ledger]"},
		{"The old ledger of shops", "The new ledger of shops", "The [old] ledger of shops", "The [new] ledger of shops"},
		{"https://a.example/orders", "https://a.example/order", "https://a.example/[orders]", "https://a.example/[order]"},
		{"Orders", "Orders of shops", "Orders", "Orders[ of shops]"},
		{"a é b", "a è b", "a [é] b", "a [è] b"},
		{"", "a", "", "[a]"},
		{"a\xffb", "a\xffc", "a\xff[b]", "a\xff[c]"},
	} {
		before, after := text.highlight(c.before, c.after)
		shown := strings.NewReplacer("\x1b[1m", "[", "\x1b[0m", "]")
		if got, want := shown.Replace(before)+" → "+shown.Replace(after), c.wantBefore+" → "+c.wantAfter; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if before, after := (&textWriter{}).highlight("a", "b"); before != "a" || after != "b" {
		t.Errorf("without colour: got %q and %q", before, after)
	}
}

// What a reader must know about how a side was read names that side.
func TestAnnotationsNameTheSideOfANote(t *testing.T) {
	p := &plan.Plan{Base: plan.Side{Notes: []string{"was shallow"}}, Head: plan.Side{Notes: []string{"is sparse"}}}
	var out strings.Builder
	if err := GitHub(&out, p, inHead); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"::warning title=baseline::was shallow\n", "::warning title=head::is sparse\n"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("got %q, want %q in it", out.String(), want)
		}
	}
}
