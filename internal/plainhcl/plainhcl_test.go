package plainhcl

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"

	"grants/internal/tenantgen"
)

// leftToHCL parses what is not plain, and counts.
type leftToHCL struct{ count int }

func (l *leftToHCL) expression(src []byte, start int) (hclsyntax.Expression, bool) {
	l.count++
	expr, problems := hclsyntax.ParseExpression(src, "x.hcl", hcl.Pos{Line: 1, Column: 1, Byte: start})
	return expr, !problems.HasErrors()
}

// usedMemory has been that of all trees before.
var usedMemory Memory

// checkLaw holds the package to its law for one text, both in new memory and in memory that has been used, and reports whether the text is plain and
// how many expressions were left to HCL.
func checkLaw(t *testing.T, src []byte) (ok bool, left int) {
	t.Helper()
	if !utf8.Valid(src) {
		return false, 0 // outside the law
	}
	const start = 7
	var others leftToHCL
	got, ok := Parse(&Memory{}, src, "x.hcl", start, others.expression)
	usedMemory.Recycle()
	again, okAgain := Parse(&usedMemory, src, "x.hcl", start, (&leftToHCL{}).expression)
	if ok != okAgain {
		t.Fatalf("in new memory plain %v, and in used memory %v:\n%q", ok, okAgain, src)
	}
	if !ok {
		return false, 0
	}
	file, problems := hclsyntax.ParseConfig(src, "x.hcl", hcl.Pos{Line: 1, Column: 1, Byte: start})
	if problems.HasErrors() {
		t.Fatalf("HCL refuses what is taken for plain: %v\n%q", problems, src)
	}
	want := file.Body.(*hclsyntax.Body)
	want.SrcRange, want.EndRange = hcl.Range{}, hcl.Range{}
	for _, tree := range []*hclsyntax.Body{got, again} {
		if got, want := dump(tree), dump(want); got != want {
			t.Fatalf("the trees of this text differ:\n%q\n%s", src, firstDifference(got, want))
		}
	}
	return true, others.count
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d of the trees: got\n%s\nwant\n%s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("got %d lines, want %d", len(a), len(b))
}

// dump writes a tree out, without lines and columns.
func dump(tree any) string {
	var out strings.Builder
	dumpValue(&out, reflect.ValueOf(tree), "")
	return out.String()
}

func dumpValue(out *strings.Builder, v reflect.Value, path string) {
	if !v.IsValid() {
		fmt.Fprintf(out, "%s nil\n", path)
		return
	}
	switch x := v.Interface().(type) {
	case cty.Value:
		fmt.Fprintf(out, "%s %#v\n", path, x)
		return
	case hcl.Range:
		fmt.Fprintf(out, "%s %s %d-%d\n", path, x.Filename, x.Start.Byte, x.End.Byte)
		return
	case *hclsyntax.Operation:
		fmt.Fprintf(out, "%s %p\n", path, x)
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		fmt.Fprintf(out, "%s %s\n", path, v.Type())
		dumpValue(out, v.Elem(), path)
	case reflect.Struct:
		for i := range v.NumField() {
			if field := v.Type().Field(i); field.IsExported() {
				dumpValue(out, v.Field(i), path+"."+field.Name)
			}
		}
	case reflect.Slice:
		fmt.Fprintf(out, "%s of %d\n", path, v.Len())
		for i := range v.Len() {
			dumpValue(out, v.Index(i), fmt.Sprintf("%s[%d]", path, i))
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			dumpValue(out, v.MapIndex(k), path+"["+k.String()+"]")
		}
	default:
		fmt.Fprintf(out, "%s %#v\n", path, v.Interface())
	}
}

func TestPlainTexts(t *testing.T) {
	for _, c := range []struct {
		src  string
		left int // expressions that are not plain
	}{
		{"", 0},
		{"\n\n# nothing\n", 0},
		{"// nothing", 0},
		{"a = 1", 0},
		{"a = \"x\"\r\nb = \"y\" # z\r\n", 0},
		{"api \"orders\" {\n}\n", 0},
		{"api \"orders\" {}", 0},
		{"tenant { # comment\n\tdomain = \"a\"\n}\n", 0},
		{"a b \"c\" d {\n  e {\n    f = true\n  }\n  g = null\n  h = false\n}\n", 0},
		{"a { b = 1 }\nc {\n  d { e = [\"f\"] } # g\n  h {}\n}\n", 0},
		{"a = \"\"\nb = \"ü e\u0301 \u2713\"\n", 0},
		{"a = []\nb = [\n]\nc = [1, \"two\", true,\n three.four, # five\n\n]\nd = [[\"x\"], {}]\n", 0},
		{"a = {}\nb = { c = 1, \"d:e\" : 2 }\nf = {\n  g = \"h\"\n  i = [\n  ]\n\n  true = 3 # four\n  null = 5,\n}\n", 0},
		{"a = b.c\nd = e.f[\"g\"].h\ni = j\n", 0},
		{"a = b.c[0]\nd = 1.5\ne = -1\nf = \"g${h}\"\ni = concat(j, [\n \"k\", // l\n])\nm = \"\\\"n\"\no = 1 + 2 # p\n", 6},
		{"a = b()\nc = concat(d.e, [\"f\"], # g\n h(1,\n),\n)\ni = [j(), k(\n)]\nl = { m = n(null) }\n", 0},
		{"a = b(c...)\nd = e(f).g\nh = i(j)[0]\nk = l::m(n)\no = p (q)\nr = s(t) + 1\nu = [v(w)[0]]\nx = true(1).y\nz = for(a)\n", 9},
		{"a = [for b in c : b]\nd = { for e, f in g : e => f }\n", 2},
		{"a = { (b) = 1 }\nc = d ? \"e}\" : \"f${\"g\"}h%\"\n", 2},
		{"a = 1234567890123456789\nb = \"100%\"\nc = \"$5\"\nd = a.b.c.d.e.f.g\n", 4},
		{strings.Repeat("a {\n", maxDepth) + strings.Repeat("}\n", maxDepth), 0},
	} {
		ok, left := checkLaw(t, []byte(c.src))
		if !ok || left != c.left {
			t.Errorf("%q: plain %v, %d expressions left to HCL; want true, %d", c.src, ok, left, c.left)
		}
	}
}

func TestTextsThatAreNotPlain(t *testing.T) {
	for _, src := range []string{
		"a", "a =", "a = \n1\n", "a == 1", "a = 1 b = 2", "a { b = 1", "a { b = 1, c = 2 }", "a { b = 1\n}\n", "a { b == 1 }", "a { b = 1 } c", "a { b { c = 1 } }", "a {\n", "a {\n}}\n", "}", "a \"b {\n}\n", "a \"b\\\"\" {\n}\n", "a \"${b}\" {\n}\n",
		"a = 1\na = 2\n", "a = <<EOT\nb\nEOT\n", "/* a */", "a = 1 /* b */\n", "a = \"b\n\"\n", "a = [1 2]\n", "a = [1,,2]\n", "a = {b = 1 c = 2}\n", "a = {b\n= 1}\n", "a = 'b'\n",
		"ä = 1\n", "aä = 1\n", "a.b = 1\n", "a = b..c\n", "a = [\n", "a = {b = 1", "a = 1a\n", "a = {a == b}\n", "a = {a = 1\n, b = 2}\n", "a = [for]\n", "# a\rb\n", "a\r\n",
		"a = true.b.\n", "a = b(\n", "a = [for(b)]\n", "a = b(,)\n", "a = b(c d)\n", "a = b(c]\n", "a = b(c...\n", strings.Repeat("a {\n", maxDepth+1) + strings.Repeat("}\n", maxDepth+1),
	} {
		if ok, _ := checkLaw(t, []byte(src)); ok {
			t.Errorf("%q is taken for plain", src)
		}
	}
}

// TestGeneratedTenantsArePlain is what the package is for: of what a large tenant says, HCL sees a few expressions only.
func TestGeneratedTenantsArePlain(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and the race detector sees the same in small")
	}
	bytesOf, left := 0, 0
	err := tenantgen.Write(tenantgen.M, func(name string, content []byte) error {
		ok, n := checkLaw(t, content)
		if !ok {
			t.Errorf("%s is not plain", name)
		}
		bytesOf, left = bytesOf+len(content), left+n
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if left == 0 || left*500 > bytesOf {
		t.Errorf("%d expressions in %d bytes are left to HCL", left, bytesOf)
	}
}

// configurations are all HCL files of the repository.
func configurations(t testing.TB) [][]byte {
	t.Helper()
	var all [][]byte
	for _, dir := range []string{"examples", "testdata"} {
		err := filepath.WalkDir(filepath.Join("..", "..", dir), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(path) != ".hcl" {
				return err
			}
			content, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			all = append(all, content)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestConfigurationsOfTheRepository(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and the race detector sees the same in small")
	}
	plain := 0
	all := configurations(t)
	for _, content := range all {
		if ok, _ := checkLaw(t, content); ok {
			plain++
		}
	}
	if plain*4 < len(all)*3 {
		t.Errorf("of %d configurations only %d are plain", len(all), plain)
	}
}

// TestBrokenConfigurations deletes and doubles stretches of real configurations.
func TestBrokenConfigurations(t *testing.T) {
	if raceDetector {
		t.Skip("it takes ten times as long, and nothing runs at once here")
	}
	for n, content := range configurations(t) {
		if len(content) == 0 {
			continue
		}
		for i := range 2 {
			at := (n*7919 + i*104729) % len(content)
			end := min(len(content), at+1+i%5)
			checkLaw(t, slices.Concat(content[:at], content[end:]))
			checkLaw(t, slices.Concat(content[:end], content[at:]))
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, content := range configurations(f) {
		if len(content) < 2000 {
			f.Add(content)
		}
	}
	f.Add([]byte("a = \"$${b}\" + \"%%{c}\"\nd = \"${e}\"\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		if len(src) < 4000 {
			checkLaw(t, src)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	var files [][]byte
	size := 0
	if err := tenantgen.Write(tenantgen.M, func(_ string, content []byte) error {
		files, size = append(files, content), size+len(content)
		return nil
	}); err != nil {
		b.Fatal(err)
	}
	b.Run("plain", func(b *testing.B) {
		b.SetBytes(int64(size))
		b.ReportAllocs()
		for b.Loop() {
			for _, content := range files {
				Parse(&Memory{}, content, "x.hcl", 0, (&leftToHCL{}).expression)
			}
		}
	})
	b.Run("hclsyntax", func(b *testing.B) {
		b.SetBytes(int64(size))
		b.ReportAllocs()
		for b.Loop() {
			for _, content := range files {
				hclsyntax.ParseConfig(content, "x.hcl", hcl.InitialPos)
			}
		}
	})
}
