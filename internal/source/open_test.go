package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, target, path string) {
	t.Helper()
	if err := os.Symlink(target, path); err != nil {
		t.Skip("no symbolic links here")
	}
}

func TestOpenNamesWhatItOpened(t *testing.T) {
	base := t.TempDir()
	write(t, filepath.Join(base, "infra/web.grants.hcl"), "web")
	for _, c := range []struct{ name, file, dir string }{
		{".", "", ""},
		{"infra", "", "infra"},
		{"./infra/", "", "infra"},
		{"infra/web.grants.hcl", "web.grants.hcl", "infra"},
		{filepath.Join(base, "infra"), "", filepath.ToSlash(filepath.Join(base, "infra"))},
	} {
		project, err := Open(base, c.name)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		if project.File != c.file || project.Dir != c.dir {
			t.Errorf("%s: got file %q in %q, want %q in %q", c.name, project.File, project.Dir, c.file, c.dir)
		}
	}
}

func TestAFileIsReadWhateverItsNameAndWhereverItsLinkLeads(t *testing.T) {
	base := t.TempDir()
	write(t, filepath.Join(base, "elsewhere/web.txt"), "web")
	if err := os.Mkdir(filepath.Join(base, "p"), 0o777); err != nil {
		t.Fatal(err)
	}
	link(t, "../elsewhere/web.txt", filepath.Join(base, "p/link"))
	project, err := Open(base, "p/link")
	if err != nil {
		t.Fatal(err)
	}
	if content, err := fs.ReadFile(project.FS, "link"); string(content) != "web" || err != nil {
		t.Errorf("got %q, %v, want %q", content, err, "web")
	}
	if _, err := fs.ReadFile(project.FS, "other"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("another file: got error %v, want %v", err, fs.ErrNotExist)
	}
}

func TestLinksOutOfAFolderAreNotFollowed(t *testing.T) {
	base := t.TempDir()
	write(t, filepath.Join(base, "secret"), "secret")
	write(t, filepath.Join(base, "p/inside"), "inside")
	link(t, "../secret", filepath.Join(base, "p/out"))
	link(t, "inside", filepath.Join(base, "p/in"))
	project, err := Open(base, "p")
	if err != nil {
		t.Fatal(err)
	}
	if content, err := fs.ReadFile(project.FS, "out"); err == nil {
		t.Errorf("the link out of the folder was read: %q", content)
	}
	if content, err := fs.ReadFile(project.FS, "in"); string(content) != "inside" {
		t.Errorf("the link within the folder: got %q, %v", content, err)
	}
}

func TestWhatCannotBeOpenedIsNamed(t *testing.T) {
	_, err := Open(t.TempDir(), "nowhere")
	if want := `there is no folder or file "nowhere"`; err == nil || err.Error() != want {
		t.Errorf("got error %v, want %s", err, want)
	}
	if _, err := os.Stat("/dev/null"); err != nil {
		t.Skip("no devices here")
	}
	if _, err := Open("", "/dev/null"); err == nil || !strings.Contains(err.Error(), "neither a folder nor a file") {
		t.Errorf("a device: got error %v", err)
	}
}
