package cli

import (
	"fmt"
	"io/fs"
	"path"
	"path/filepath"

	"grants/diag"
	"grants/internal/project"
	"grants/internal/render/findings"
	"grants/internal/settings"
	"grants/internal/source"
	"grants/lint/rules"
)

// settings are those of a project; one that is a single file has none beside it. The error is a badSettings where they are wrong.
func (s *session) settings(p *project.Project) (*settings.Settings, error) {
	found, problems, err := settings.Load(p.Source.FS, rules.All(), checkGate)
	if err != nil || len(problems) == 0 {
		return found, err
	}
	return nil, &badSettings{p, problems}
}

// badSettings ends a command that could not answer because of what stands in the settings of a project.
type badSettings struct {
	of       *project.Project
	problems []diag.Diagnostic
}

// Error is what it comes to.
func (b *badSettings) Error() string {
	return fmt.Sprintf("the settings in %s can't be used", b.of.Place(settings.File))
}

// Is says that this is the end of the command, whatever it does.
func (b *badSettings) Is(target error) bool { return target == errReported }

func (b *badSettings) report() *findings.Report {
	report := reportOf(b.of, b.problems, diag.Error)
	report.Files = 1
	return report
}

// printBadSettings says on standard error what is wrong with settings.
func (s *session) printBadSettings(b *badSettings) {
	report := b.report()
	report.Width = terminalWidth(s.env.Stderr)
	_ = findings.Text(s.env.Stderr, report, s.colored(s.env.Stderr)) // nobody is left to tell
	fmt.Fprintf(s.env.Stderr, "grants: %s\n", oneLine(b.Error()))
}

// inProject is the path within the project of a file that the user names as seen from the working directory, or from the project.
func (s *session) inProject(p *project.Project, name string) (string, error) {
	if p.Source.File != "" {
		if filepath.Base(name) == p.Source.File {
			return p.Source.File, nil
		}
		return "", fmt.Errorf("the project is the file %q and has no %q", p.Source.File, name)
	}
	for _, within := range []string{s.withinProject(p.Source, name), path.Clean(filepath.ToSlash(name))} {
		if fs.ValidPath(within) {
			if info, err := fs.Stat(p.Source.FS, within); err == nil && !info.IsDir() {
				return within, nil
			}
		}
	}
	return "", fmt.Errorf("the project has no file %q", name)
}

// withinProject is the path in a project of what the user names as seen from the working directory; it need not lead into the project.
func (s *session) withinProject(src *source.Project, name string) string {
	folder, err := filepath.Abs(s.path(filepath.FromSlash(src.Dir)))
	file, failure := filepath.Abs(s.path(name))
	if err != nil || failure != nil {
		return name
	}
	within, err := filepath.Rel(folder, file)
	if err != nil {
		return name
	}
	return filepath.ToSlash(within)
}
