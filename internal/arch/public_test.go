package arch

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestEveryPublicNameSaysWhatItIs(t *testing.T) {
	for _, name := range roomsOf(t) {
		if name == "." || isBelow(name, []string{"internal"}) {
			continue
		}
		files, err := filepath.Glob(filepath.Join(root, name, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s has %d files: %v", name, len(files), err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments)
			if err != nil {
				t.Fatal(err)
			}
			for _, undocumented := range silent(parsed) {
				t.Errorf("%s: %s has no comment", file, undocumented)
			}
		}
	}
}

// silent are the exported names of a file without a comment, neither their own nor that of the group that they stand in.
func silent(file *ast.File) []string {
	var names []string
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Name.IsExported() && decl.Doc == nil && isPublic(decl.Recv) {
				names = append(names, decl.Name.Name)
			}
		case *ast.GenDecl:
			if decl.Doc != nil {
				continue
			}
			for _, spec := range decl.Specs {
				switch spec := spec.(type) {
				case *ast.TypeSpec:
					if spec.Name.IsExported() && spec.Doc == nil {
						names = append(names, spec.Name.Name)
					}
				case *ast.ValueSpec:
					if spec.Names[0].IsExported() && spec.Doc == nil && spec.Comment == nil {
						names = append(names, spec.Names[0].Name)
					}
				}
			}
		}
	}
	return names
}

// isPublic reports whether a receiver is of an exported type; that there is none will do too.
func isPublic(receiver *ast.FieldList) bool {
	if receiver == nil {
		return true
	}
	of := receiver.List[0].Type
	for {
		switch t := of.(type) {
		case *ast.StarExpr:
			of = t.X
		case *ast.IndexExpr:
			of = t.X
		case *ast.Ident:
			return t.IsExported()
		default:
			return true
		}
	}
}

// Two screens of a terminal are what somebody reads who wants to write a rule.
func TestTheSurfaceOfLintFitsOnTwoScreens(t *testing.T) {
	const most = 90
	command := exec.Command("go", "doc", "./lint")
	command.Dir = root
	out, err := command.Output()
	if lines := bytes.Count(out, []byte("\n")); err != nil || lines == 0 || lines > most {
		t.Errorf("go doc ./lint has %d lines, want at most %d (%v)", lines, most, err)
	}
}
