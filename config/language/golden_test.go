package language

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"grants/config"
	"grants/config/schema"
	"grants/diag"
	"grants/internal/golden"
	"grants/internal/syntax"
)

// Every folder of testdata/config is one behaviour of the language: the files of a project, perhaps a file vars (one NAME=VALUE a line, as given
// by --var) and files of values, and want.txt: the diagnostics and the tree that come out.
const goldenRoot = "../../testdata/config"

func TestLanguage(t *testing.T) {
	for _, name := range goldenCases(t) {
		t.Run(name, func(t *testing.T) {
			files, opts := goldenProject(t, name)
			cfg, diagnostics, err := Load(files, opts)
			if err != nil {
				t.Fatal(err)
			}
			checkDiagnostics(t, files, opts, diagnostics)
			got := dumpDiagnostics(diagnostics) + dumpConfig(cfg)
			golden.Check(t, filepath.Join(goldenRoot, name, "want.txt"), []byte(got))
		})
	}
}

func goldenCases(t *testing.T) []string {
	t.Helper()
	entries, err := os.ReadDir(goldenRoot)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	return names
}

// goldenProject is the project of a case, without what is none of its configuration.
func goldenProject(t *testing.T, name string) (fstest.MapFS, Options) {
	t.Helper()
	files, opts := fstest.MapFS{}, Options{Vars: map[string]string{}}
	root := os.DirFS(filepath.Join(goldenRoot, name))
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(root, name)
		switch {
		case err != nil:
			return err
		case name == "want.txt":
		case name == "vars":
			for line := range strings.Lines(string(content)) {
				variable, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
				opts.Vars[variable] = value
			}
		case strings.HasSuffix(name, ".grantsvars.hcl"), strings.HasSuffix(name, ".grantsvars.json"):
			opts.VarFiles = append(opts.VarFiles, VarFile{Name: name, Content: content})
		default:
			files[name] = &fstest.MapFile{Data: content}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, opts
}

// checkDiagnostics checks what holds for all diagnostics: sorted, coded, of a severity, and about bytes that the files have.
func checkDiagnostics(t *testing.T, files fstest.MapFS, opts Options, diagnostics []diag.Diagnostic) {
	t.Helper()
	sorted := slices.Clone(diagnostics)
	diag.Sort(sorted)
	content := map[string][]byte{}
	for name, file := range files {
		content[name] = file.Data
	}
	for _, file := range opts.VarFiles {
		content[file.Name] = file.Content
	}
	for i, d := range diagnostics {
		if d.Message != sorted[i].Message {
			t.Errorf("diagnostic %d is out of order: %s", i, d.Message)
		}
		if !slices.Contains(allCodes, d.Code) || d.Severity != diag.Error || d.Message == "" {
			t.Errorf("diagnostic %q has code %q and severity %s", d.Message, d.Code, d.Severity)
		}
		checkRange(t, content, d.Message, d.Range)
		for _, related := range d.Related {
			checkRange(t, content, related.Message, related.Range)
		}
	}
}

// checkRange checks that a range lies in its file. Only what comes from the command line has no range.
func checkRange(t *testing.T, content map[string][]byte, message string, r diag.Range) {
	t.Helper()
	if r.IsZero() && (strings.HasPrefix(message, "--var") || strings.HasPrefix(message, "var.")) {
		return
	}
	text, ok := content[r.File]
	if !ok || r.Start.Byte > r.End.Byte || r.End.Byte > len(text) {
		t.Errorf("%q has a range outside its file: %+v", message, r)
		return
	}
	if line := 1 + strings.Count(string(text[:r.Start.Byte]), "\n"); line != r.Start.Line {
		t.Errorf("%q starts in line %d by its bytes, and in line %d by its own word", message, line, r.Start.Line)
	}
}

var allCodes = []string{
	syntax.CodeSyntax, syntax.CodeLimit, syntax.CodeEncoding, codeUnknownBlock, codeUnknownAttribute, codeMissingAttribute, codeWrongType, codeUnknownValue,
	codeUnknownReference, codeReferenceCycle, codeEvaluation, codeForEach, codeVariable, codeDuplicateName, codeSubjectMissing, codeSubjectConflict,
}

func dumpDiagnostics(diagnostics []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range diagnostics {
		fmt.Fprintf(&b, "%s: %s [%s]", dumpRange(d.Range), d.Message, d.Code)
		if d.Address != "" {
			fmt.Fprintf(&b, " %s", d.Address)
		}
		if d.Key != "" {
			fmt.Fprintf(&b, " key %s", d.Key)
		}
		b.WriteString("\n")
		if d.Hint != "" {
			fmt.Fprintf(&b, "    %s\n", d.Hint)
		}
		for line := range strings.Lines(d.Detail) {
			fmt.Fprintf(&b, "    %s\n", strings.TrimSuffix(line, "\n"))
		}
		for _, related := range d.Related {
			fmt.Fprintf(&b, "    %s: %s\n", dumpRange(related.Range), related.Message)
		}
		if len(d.Also) > 0 {
			fmt.Fprintf(&b, "    also %s\n", strings.Join(d.Also, ", "))
		}
	}
	if len(diagnostics) > 0 {
		b.WriteString("\n")
	}
	return b.String()
}

func dumpRange(r diag.Range) string {
	if r.IsZero() {
		return "(command line)"
	}
	return fmt.Sprintf("%s:%d:%d-%d:%d", r.File, r.Start.Line, r.Start.Column, r.End.Line, r.End.Column)
}

// dumpConfig writes a tree: a line for every object, sorted by address, and under it a line for every attribute that is set.
func dumpConfig(cfg *config.Config) string {
	var b strings.Builder
	if cfg.Incomplete {
		b.WriteString("incomplete\n")
	}
	for _, o := range cfg.Objects() {
		d := &dumper{b: &b, files: cfg.Files}
		fmt.Fprintf(&b, "%s @ %s\n", o.Base().Address, d.place(o.Base().Header))
		d.attributes(o, schema.Of(o.Base().Address), "")
	}
	return b.String()
}

type dumper struct {
	b     *strings.Builder
	files *diag.Files
}

func (d *dumper) place(span diag.Span) string {
	r := d.files.Range(span)
	return fmt.Sprintf("%s:%d:%d", path.Base(r.File), r.Start.Line, r.Start.Column)
}

func (d *dumper) attributes(o config.Object, kind *schema.Block, prefix string) {
	for i := range kind.Attributes {
		a := &kind.Attributes[i]
		switch field := a.Of(o).(type) {
		case *config.Located[string]:
			d.scalar(prefix+a.Name, strconv.Quote(field.Value), field.Span, field.Set, field.Failed)
		case *config.Located[bool]:
			d.scalar(prefix+a.Name, strconv.FormatBool(field.Value), field.Span, field.Set, field.Failed)
		case *config.Located[int64]:
			d.scalar(prefix+a.Name, strconv.FormatInt(field.Value, 10), field.Span, field.Set, field.Failed)
		case *config.Located[config.Reference]:
			d.scalar(prefix+a.Name, dumpReference(field.Value), field.Span, field.Set, field.Failed)
		case *config.List:
			d.list(prefix+a.Name, field)
		case *config.API:
			d.scopes(prefix+a.Name, field)
		}
	}
	for _, nested := range kind.Blocks {
		if role, is := o.(*config.Role); is {
			d.permissions(role, nested)
			continue
		}
		d.attributes(o, nested, prefix+nested.Name+".")
	}
}

func (d *dumper) permissions(role *config.Role, kind *schema.Block) {
	if role.PermissionsAttribute.Failed {
		fmt.Fprintf(d.b, "  %s failed\n", kind.Name)
	}
	for i, permission := range role.Permissions {
		d.attributes(permission, kind, fmt.Sprintf("%s[%d].", kind.Name, i))
	}
}

func (d *dumper) scalar(name, value string, span diag.Span, set, failed bool) {
	switch {
	case failed:
		fmt.Fprintf(d.b, "  %s failed\n", name)
	case set:
		fmt.Fprintf(d.b, "  %s = %s @ %s\n", name, value, d.place(span))
	}
}

func dumpReference(ref config.Reference) string {
	if ref.IsAddress {
		return ref.Name
	}
	return strconv.Quote(ref.Name)
}

func (d *dumper) list(name string, list *config.List) {
	d.scalar(name, fmt.Sprintf("%d items", len(list.Items)), list.Span, list.Set, list.Failed)
	for _, item := range list.Items {
		fmt.Fprintf(d.b, "    %q @ %s\n", item.Value, d.place(item.Span))
	}
}

func (d *dumper) scopes(name string, api *config.API) {
	at := api.ScopesAttribute
	d.scalar(name, fmt.Sprintf("%d scopes", len(api.Scopes)), at.Span, at.Set, at.Failed)
	for _, scope := range api.Scopes {
		fmt.Fprintf(d.b, "    %q @ %s", scope.Name.Value, d.place(scope.Name.Span))
		if scope.Description.Set {
			fmt.Fprintf(d.b, " %q @ %s", scope.Description.Value, d.place(scope.Description.Span))
		}
		d.b.WriteString("\n")
	}
}
