package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"grants/internal/project"
	"grants/internal/render/matrix"
	"grants/internal/render/report"
	"grants/internal/version"
	"grants/lint/rules"
	"grants/plan"
)

// pageFlags say what a page of HTML links to.
type pageFlags struct{ sourceURL string }

func (f *pageFlags) add(command *cobra.Command) {
	command.Flags().StringVar(&f.sourceURL, "source-url", "", "link the places of files by `TEMPLATE`, a URL with {path}, {line} and {commit} (html)")
}

// check refuses what would be no link to a file: a link that runs code when it is followed, say.
func (f *pageFlags) check() error {
	switch {
	case f.sourceURL == "":
	case !strings.HasPrefix(f.sourceURL, "https://") && !strings.HasPrefix(f.sourceURL, "http://"):
		return fmt.Errorf("--source-url: %q is no address, expected https:// and more", f.sourceURL)
	case !strings.Contains(f.sourceURL, "{path}"):
		return fmt.Errorf("--source-url: %q has no place for {path}", f.sourceURL)
	}
	return nil
}

// about is what a page says of where it comes from.
func (f *pageFlags) about(s *session, commit string) (report.About, error) {
	about := report.About{Tool: version.Version(), Commit: commit, SourceURL: f.sourceURL}
	if f.sourceURL == "" {
		return about, nil
	}
	if strings.Contains(f.sourceURL, "{commit}") && commit == "" {
		return about, fmt.Errorf("--source-url: {commit} is not known of files that are read from a folder: write the commit itself, or name it (--head git:REV)")
	}
	about.Folder = s.RepositoryFile(".")
	return about, nil
}

func (s *session) writeMatrixPage(w io.Writer, f *pageFlags, p *project.Project, m *matrix.Selection) error {
	commit, _, _ := strings.Cut(p.Commit, ":")
	about, err := f.about(s, commit)
	if err != nil {
		return err
	}
	return report.Matrix(w, m, about)
}

func (s *session) writePlanPage(w io.Writer, f *pageFlags, p *plan.Plan) error {
	commit := ""
	if p.Head.Revision != nil {
		commit = *p.Head.Revision
	}
	about, err := f.about(s, commit)
	if err != nil {
		return err
	}
	return report.Plan(w, p, rules.All(), about)
}
