package cli

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"grants/internal/english"
	"grants/internal/importer"
	planformat "grants/internal/render/plan"
	"grants/internal/rewrite"
	"grants/internal/source"
)

type importFlags struct {
	dir, layout string
	gaps        gapFlags
	failOn      string
}

func (s *session) importing() *cobra.Command {
	flags := importFlags{layout: importer.Layouts[0], failOn: gateGap}
	command := &cobra.Command{
		Use:   "import SOURCE -o DIR",
		Short: "Write what another source has as a project",
		Long: `Write what Terraform, auth0-deploy-cli or the Management API has (docs/sources.md) as a project that a person would have written: references
instead of ids, and each API with its grants. Keywords of the deploy CLI become variables, with --keywords.

It proves itself: what was written is read again and compared with the source. Where they differ, nothing is written, and the difference is printed.
No file that exists is written to.`,
		Args: func(command *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("import takes one source: api:PATH, a0deploy:PATH, terraform:DIR, tfplan:FILE or tfstate:FILE")
			}
			return nil
		},
	}
	command.Flags().StringVarP(&flags.dir, "output", "o", "", "the `DIR` to write the project to")
	choose(command, command.Flags(), &flags.layout, "layout", "which blocks share a file", importer.Layouts...)
	choose(command, command.Flags(), &flags.failOn, "fail-on", "exit with 1, once all is written, where something that bears on access is not said (gap)", gateGap, "never")
	flags.gaps.add(command)
	command.RunE = func(_ *cobra.Command, args []string) error { return s.runImport(args[0], &flags) }
	return command
}

func (s *session) runImport(spec string, flags *importFlags) error {
	switch {
	case flags.dir == "":
		return errors.New("import needs a folder to write to: -o DIR")
	case !source.IsForeign(spec):
		return fmt.Errorf("%q is no source in another form: expected api:PATH, a0deploy:PATH, terraform:DIR, tfplan:FILE or tfstate:FILE", spec)
	}
	from, err := s.compiled([]string{spec})
	if err != nil {
		return err
	}
	keywords, err := s.importedKeywords(spec)
	if err != nil {
		return err
	}
	written, err := importer.Write(from.Tenant.Config, importer.Options{Layout: importer.Layout(flags.layout), Keywords: keywords})
	if err != nil {
		return err
	}
	if err := s.prove(written); err != nil {
		return err
	}
	c := from.Tenant.Config
	fmt.Fprintf(s.env.Stdout, "read %s, %s and %s\n", english.Count(len(c.APIs), "API"), english.Count(len(c.Applications), "application"),
		english.Count(len(c.ClientGrants), "client grant"))
	if err := s.writeFolder(flags.dir, &rewrite.Folder{Path: s.path(flags.dir)}, written.Files); err != nil {
		return err
	}
	sources := sourcesOf(sourceOf(from, spec))
	s.tellGaps(&flags.gaps, sources)
	s.sayNextOf(written, flags.dir)
	flags.gaps.gate = flags.failOn == gateGap
	return s.gapsClose(&flags.gaps, sources, nil)
}

// importedKeywords is the source with its keywords as they are, and what they stand for; nil without --keywords.
func (s *session) importedKeywords(spec string) (*importer.Keywords, error) {
	name := s.foreignFlags.keywords
	if name == "" || !strings.HasPrefix(spec, "a0deploy:") {
		return nil, nil
	}
	sides, err := s.foreign()
	if err != nil {
		return nil, err
	}
	sides.Foreign.Unreplaced = true
	src, _, err := sides.Head(spec)
	if err != nil {
		return nil, err
	}
	values, err := sides.Keywords()
	if err != nil {
		return nil, err
	}
	base := filepath.Base(name)
	return &importer.Keywords{Name: strings.TrimSuffix(base, filepath.Ext(base)), Values: values, Source: src.Config}, nil
}

// prove prints how what was to be written differs from the source, if it does.
func (s *session) prove(written *importer.Project) error {
	difference, err := written.Prove()
	if err != nil || difference == nil {
		return err
	}
	return errors.Join(planformat.Text(s.env.Stderr, difference, planformat.ShowAll, s.colored(s.env.Stderr)),
		errors.New("what would be written is not what the source has, and nothing was written: this is a bug in grants"))
}

// sayNextOf says what to do with a project that was written.
func (s *session) sayNextOf(written *importer.Project, dir string) {
	values := ""
	if written.Values != "" {
		values = " --var-file " + filepath.ToSlash(filepath.Join(dir, written.Values))
	}
	fmt.Fprintf(s.env.Stdout, "\nIt is what the source has: both have one digest. Next:\n  grants lint %s%s\n  grants matrix -o table %s%s\n", dir, values, dir, values)
}
