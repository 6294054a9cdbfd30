package language

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"

	"grants/config"
	"grants/internal/files"
	"grants/internal/syntax"
)

func TestEmptyFolderIsAnEmptyProject(t *testing.T) {
	cfg, diagnostics, err := Load(fstest.MapFS{}, Options{})
	if err != nil || len(diagnostics) > 0 || len(cfg.Objects()) > 0 || cfg.Incomplete {
		t.Errorf("got %v, %v, %v", cfg, diagnostics, err)
	}
}

func TestMissingFolderIsAnError(t *testing.T) {
	cfg, _, err := Load(os.DirFS(filepath.Join(t.TempDir(), "nowhere")), Options{})
	if !errors.Is(err, fs.ErrNotExist) || cfg != nil {
		t.Errorf("got %v, %v", cfg, err)
	}
}

func TestMissingFileIsAnError(t *testing.T) {
	_, _, err := Load(fstest.MapFS{}, Options{File: "x.hcl"})
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "x.hcl") {
		t.Errorf("got %v", err)
	}
}

// refusing is a file system that refuses to open what its name says.
type refusing struct {
	fstest.MapFS
	names string
}

func (r refusing) refuse(op, name string) error {
	if !strings.Contains(r.names, name+";") {
		return nil
	}
	return &fs.PathError{Op: op, Path: name, Err: fs.ErrPermission}
}

func (r refusing) Open(name string) (fs.File, error) {
	if err := r.refuse("open", name); err != nil {
		return nil, err
	}
	return r.MapFS.Open(name)
}

func (r refusing) ReadDir(name string) ([]fs.DirEntry, error) {
	if err := r.refuse("readdir", name); err != nil {
		return nil, err
	}
	return r.MapFS.ReadDir(name)
}

func TestAllUnreadableFilesAreNamedInOneError(t *testing.T) {
	files := refusing{fstest.MapFS{"a.grants.hcl": {}, "b.grants.hcl": {}, "sub/c.grants.json": {}}, "a.grants.hcl;sub/c.grants.json;"}
	_, _, err := Load(files, Options{})
	if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "a.grants.hcl") || !strings.Contains(err.Error(), "sub/c.grants.json") {
		t.Errorf("got %v", err)
	}
	if strings.Contains(err.Error(), "b.grants.hcl") {
		t.Errorf("a readable file is named: %v", err)
	}
}

func TestAllUnreadableFoldersAreNamedInOneError(t *testing.T) {
	files := refusing{fstest.MapFS{"a/a.grants.hcl": {}, "b/b.grants.hcl": {}, "c/c.grants.hcl": {}}, "a;c;"}
	_, _, err := Load(files, Options{})
	if !errors.Is(err, fs.ErrPermission) || !strings.Contains(err.Error(), "read a:") || !strings.Contains(err.Error(), "read c:") {
		t.Errorf("got %v", err)
	}
}

func TestFolderNamedLikeAFileIsAFolder(t *testing.T) {
	files := fstest.MapFS{"a.grants.hcl/b.grants.hcl": {Data: []byte(`application "x" {}`)}}
	cfg, diagnostics, err := Load(files, Options{})
	if err != nil || len(diagnostics) > 0 || len(cfg.Applications) != 1 {
		t.Errorf("got %v, %v, %v", cfg, diagnostics, err)
	}
}

func TestFileMayHaveAnyNameWhenItIsNamed(t *testing.T) {
	files := fstest.MapFS{"x.hcl": {Data: []byte(`application "x" {}`)}, "y.grants.hcl": {Data: []byte(`application "y" {}`)}}
	cfg, _, err := Load(files, Options{File: "x.hcl"})
	if err != nil || len(cfg.Applications) != 1 || cfg.Applications[0].Name != "x" {
		t.Errorf("got %v, %v", cfg, err)
	}
}

// project writes files into a new folder.
func writeProject(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func loadRoot(t *testing.T, dir string) *config.Config {
	t.Helper()
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	cfg, diagnostics, err := Load(root.FS(), Options{})
	if err != nil || len(diagnostics) > 0 {
		t.Fatalf("got %v, %v", diagnostics, err)
	}
	return cfg
}

func TestSymbolicLinksAreFollowedWithinTheProjectOnly(t *testing.T) {
	outside := writeProject(t, map[string]string{"secret.grants.hcl": `application "secret" {}`})
	dir := writeProject(t, map[string]string{"real/a.txt": `application "linked" {}`, "b.grants.hcl": `application "b" {}`})
	for link, target := range map[string]string{
		"inside.grants.hcl":   filepath.Join("real", "a.txt"),
		"outside.grants.hcl":  filepath.Join(outside, "secret.grants.hcl"),
		"relative.grants.hcl": filepath.Join("..", filepath.Base(outside), "secret.grants.hcl"),
		"dangling.grants.hcl": "nowhere",
		"loop.grants.hcl":     "loop.grants.hcl",
		"one.grants.hcl":      "two.grants.hcl",
		"two.grants.hcl":      "one.grants.hcl",
		"folder":              outside,
		"real/again":          "..",
	} {
		if err := os.Symlink(target, filepath.Join(dir, filepath.FromSlash(link))); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	var names []string
	for _, app := range loadRoot(t, dir).Applications {
		names = append(names, app.Name)
	}
	if got := strings.Join(names, " "); got != "b linked" {
		t.Errorf("read applications %q, want b and linked", got)
	}
}

func TestNamedPipeIsNotOpened(t *testing.T) {
	dir := writeProject(t, map[string]string{"a.grants.hcl": `application "a" {}`})
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe.grants.hcl"), 0o644); err != nil {
		t.Skipf("no named pipes on %s: %v", runtime.GOOS, err)
	}
	if cfg := loadRoot(t, dir); len(cfg.Applications) != 1 {
		t.Errorf("read %d applications, want 1", len(cfg.Applications))
	}
	if _, _, err := Load(os.DirFS(dir), Options{File: "pipe.grants.hcl"}); err == nil {
		t.Error("a named pipe was read")
	}
}

func TestFileThatIsLargerThanItSaysIsRefused(t *testing.T) {
	file := &fstest.MapFile{Data: bytes.Repeat([]byte("#\n"), files.MaxSize)}
	cfg, diagnostics, err := Load(silent{fstest.MapFS{"a.grants.hcl": file}}, Options{})
	if err != nil || len(diagnostics) != 1 || diagnostics[0].Code != syntax.CodeLimit || !cfg.Incomplete {
		t.Errorf("got %v, %v", diagnostics, err)
	}
}

// silent is a file system whose files say that they are empty.
type silent struct{ fstest.MapFS }

func (s silent) Stat(name string) (fs.FileInfo, error) {
	if name == "." {
		return s.MapFS.Stat(name)
	}
	return fs.Stat(fstest.MapFS{name: {}}, name)
}
