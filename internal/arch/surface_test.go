package arch

import (
	"fmt"
	"go/ast"
	"go/build"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// hidden is what nobody has to know who uses a room that can be imported from outside: how the language is parsed and evaluated.
var hidden = []string{"github.com/hashicorp/hcl", "github.com/zclconf/go-cty"}

// TestNoPublicNameShowsTheParser looks at the types of everything that the rooms outside internal export.
func TestNoPublicNameShowsTheParser(t *testing.T) {
	var public []string
	for _, room := range roomsOf(t) {
		if room != "." && !isBelow(room, []string{"internal"}) {
			public = append(public, "./"+room)
		}
	}
	from := newReader(t, public)
	for _, room := range public {
		pkg, err := from.Import(path.Join(module, room))
		if err != nil {
			t.Fatal(err)
		}
		for _, shown := range shownBy(pkg) {
			t.Errorf("%s shows %s", room, shown)
		}
	}
}

// reader has the types of our packages as they are written, without the bodies of functions, which need not be compiled for it; those of others are in
// the cache of whoever runs the tests.
type reader struct {
	files  *token.FileSet
	others types.Importer
	ours   map[string]*types.Package
}

func newReader(t *testing.T, packages []string) *reader {
	t.Helper()
	args := []string{"list", "-e", "-deps", "-f", `{{if or .Standard (not .Module.Main)}}{{.ImportPath}}{{end}}`}
	others := strings.Fields(goCommand(t, append(args, packages...)...))
	exports := map[string]string{}
	list := goCommand(t, append([]string{"list", "-export", "-f", "{{.ImportPath}} {{.Export}}"}, others...)...)
	for line := range strings.Lines(list) {
		imported, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		exports[imported] = file
	}
	files := token.NewFileSet()
	compiled := importer.ForCompiler(files, "gc", func(imported string) (io.ReadCloser, error) { return os.Open(exports[imported]) })
	return &reader{files, compiled, map[string]*types.Package{}}
}

func goCommand(t *testing.T, args ...string) string {
	t.Helper()
	command := exec.Command("go", args...)
	command.Dir = root
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go %s: %v", strings.Join(args[:2], " "), err)
	}
	return string(out)
}

// Import is a package by its path.
func (r *reader) Import(imported string) (*types.Package, error) {
	room, isOurs := strings.CutPrefix(imported, module+"/")
	if !isOurs {
		return r.others.Import(imported)
	}
	if pkg := r.ours[imported]; pkg != nil {
		return pkg, nil
	}
	names, err := filepath.Glob(filepath.Join(root, room, "*.go"))
	if err != nil {
		return nil, err
	}
	var parsed []*ast.File
	for _, name := range names {
		if matches, err := build.Default.MatchFile(filepath.Dir(name), filepath.Base(name)); !matches || err != nil || strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(r.files, name, nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		parsed = append(parsed, file)
	}
	config := types.Config{Importer: r, IgnoreFuncBodies: true}
	pkg, err := config.Check(imported, r.files, parsed, nil)
	r.ours[imported] = pkg
	return pkg, err
}

// shownBy is the exported names of a package whose types lead to a hidden package, and to which type there.
func shownBy(pkg *types.Package) []string {
	var shown []string
	for _, name := range pkg.Scope().Names() {
		object := pkg.Scope().Lookup(name)
		if !object.Exported() {
			continue
		}
		for _, member := range membersOf(object) {
			if found := hiddenIn(member.Type(), map[types.Type]bool{}); found != "" {
				shown = append(shown, fmt.Sprintf("%s in %s of %s", found, member.Name(), name))
			}
		}
	}
	return shown
}

// membersOf is an object, or of a type its exported fields and methods.
func membersOf(object types.Object) []types.Object {
	name, isType := object.(*types.TypeName)
	if !isType {
		return []types.Object{object}
	}
	var members []types.Object
	methods := types.NewMethodSet(types.NewPointer(name.Type()))
	for method := range methods.Methods() {
		if method.Obj().Exported() {
			members = append(members, method.Obj())
		}
	}
	fields, isStruct := name.Type().Underlying().(*types.Struct)
	if !isStruct {
		return append(members, types.NewVar(token.NoPos, name.Pkg(), name.Name(), name.Type().Underlying()))
	}
	for field := range fields.Fields() {
		if field.Exported() {
			members = append(members, field)
		}
	}
	return members
}

// hiddenIn is the first type of a hidden package that a type is made of, or "". Types that have a name show their own members themselves.
func hiddenIn(t types.Type, seen map[types.Type]bool) string {
	if seen[t] {
		return ""
	}
	seen[t] = true
	var parts []types.Type
	switch t := t.(type) {
	case *types.Alias:
		return hiddenIn(types.Unalias(t), seen)
	case *types.Named:
		if pkg := t.Obj().Pkg(); pkg != nil && slices.ContainsFunc(hidden, func(h string) bool { return strings.HasPrefix(pkg.Path(), h) }) {
			return t.String()
		}
		for part := range t.TypeArgs().Types() {
			parts = append(parts, part)
		}
	case *types.Signature:
		for v := range t.Params().Variables() {
			parts = append(parts, v.Type())
		}
		for v := range t.Results().Variables() {
			parts = append(parts, v.Type())
		}
	case *types.Map:
		parts = []types.Type{t.Key(), t.Elem()}
	case *types.Struct:
		for v := range t.Fields() {
			parts = append(parts, v.Type())
		}
	case *types.Interface:
		for f := range t.Methods() {
			parts = append(parts, f.Type())
		}
	case interface{ Elem() types.Type }: // pointers, lists, channels
		parts = []types.Type{t.Elem()}
	}
	for _, part := range parts {
		if found := hiddenIn(part, seen); found != "" {
			return found
		}
	}
	return ""
}

// The test would see what it looks for: rooms below internal do show the parser.
func TestAShownParserIsSeen(t *testing.T) {
	from := newReader(t, []string{"./internal/plainhcl"})
	pkg, err := from.Import(path.Join(module, "internal/plainhcl"))
	if err != nil {
		t.Fatal(err)
	}
	if shown := shownBy(pkg); !slices.ContainsFunc(shown, func(s string) bool { return strings.Contains(s, "hclsyntax.") && strings.HasSuffix(s, "of Parse") }) {
		t.Errorf("internal/plainhcl shows %q", shown)
	}
}
