package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"grants/diag"
	"grants/internal/render"
	"grants/internal/settings"
)

// settings are those of a project; one that is a single file has none beside it. Where they can't be read, it says why on standard error.
func (s *session) settings(p *project) (*settings.Settings, error) {
	found, problems, err := settings.Load(p.source.FS, checkGate)
	if err != nil || len(problems) == 0 {
		return found, err
	}
	report := p.report(problems, diag.Error)
	report.Files = 1
	if err := render.DiagnosticsHuman(s.env.Stderr, report, s.colored(s.env.Stderr)); err != nil {
		return nil, errors.Join(errReported, err)
	}
	fmt.Fprintf(s.env.Stderr, "grants: the settings in %s can't be used\n", p.place(settings.File))
	return nil, errReported
}

// inProject is the path within the project of a file that the user names as seen from the working directory, or from the project.
func (s *session) inProject(p *project, name string) (string, error) {
	if p.source.File != "" {
		if filepath.Base(name) == p.source.File {
			return p.source.File, nil
		}
		return "", fmt.Errorf("the project is the file %q and has no %q", p.source.File, name)
	}
	within := path.Clean(filepath.ToSlash(name))
	if below, ok := strings.CutPrefix(within, p.source.Dir+"/"); ok && p.source.Dir != "" {
		within = below
	}
	if fs.ValidPath(within) {
		if info, err := fs.Stat(p.source.FS, within); err == nil && !info.IsDir() {
			return within, nil
		}
	}
	return "", fmt.Errorf("the project has no file %q", name)
}
