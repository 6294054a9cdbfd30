package invocation

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
	"grants/lint"
	"grants/plan"
)

// Settings are those of a project; one that is a single file has none beside it. The error is a BadSettings where they are wrong.
func (r *Run) Settings(p *project.Project) (*settings.Settings, error) {
	found, problems, err := settings.Load(p.Source.FS, known(p), CheckGate)
	if err != nil || len(problems) == 0 {
		return found, err
	}
	return nil, &BadSettings{p, problems}
}

// known are the rules that settings can be for.
func known(p *project.Project) []*lint.Rule {
	if p.LacksPolicies() {
		return append(RulesOf(p), settings.AnyPolicy)
	}
	return RulesOf(p)
}

// BadSettings ends a command that could not answer because of what stands in the settings of a project.
type BadSettings struct {
	Of       *project.Project
	problems []diag.Diagnostic
}

// Error is what it comes to.
func (b *BadSettings) Error() string {
	return fmt.Sprintf("the settings in %s can't be used", b.Of.Place(settings.File))
}

// Is says that this is the end of the command, whatever it does.
func (b *BadSettings) Is(target error) bool { return target == ErrReported }

// Report is what is wrong.
func (b *BadSettings) Report() *findings.Report {
	report := ReportOf(b.Of, b.problems, diag.Error)
	report.Files = 1
	return report
}

// PrintBadSettings says on standard error what is wrong with settings.
func (r *Run) PrintBadSettings(b *BadSettings) {
	report := b.Report()
	report.Width = TerminalWidth(r.Stderr)
	_ = findings.Text(r.Stderr, report, r.Colored(r.Stderr)) // nobody is left to tell
	fmt.Fprintf(r.Stderr, "grants: %s\n", OneLine(b.Error()))
}

// InProject is the path within the project of a file that the user names as seen from the working directory, or from the project.
func (r *Run) InProject(p *project.Project, name string) (string, error) {
	if p.Source.File != "" {
		if filepath.Base(name) == p.Source.File {
			return p.Source.File, nil
		}
		return "", fmt.Errorf("the project is the file %q and has no %q", p.Source.File, name)
	}
	for _, within := range []string{r.WithinProject(p.Source, name), path.Clean(filepath.ToSlash(name))} {
		if fs.ValidPath(within) {
			if info, err := fs.Stat(p.Source.FS, within); err == nil && !info.IsDir() {
				return within, nil
			}
		}
	}
	return "", fmt.Errorf("the project has no file %q", name)
}

// WithinProject is the path in a project of what the user names as seen from the working directory; it need not lead into the project.
func (r *Run) WithinProject(src *source.Project, name string) string {
	folder, err := filepath.Abs(r.Path(filepath.FromSlash(src.Dir)))
	file, failure := filepath.Abs(r.Path(name))
	if err != nil || failure != nil {
		return name
	}
	within, err := filepath.Rel(folder, file)
	if err != nil {
		return name
	}
	return filepath.ToSlash(within)
}

// CheckGate says what is wrong with the name of a gate.
func CheckGate(name string) error {
	_, err := plan.ParseSelector(name)
	return err
}
