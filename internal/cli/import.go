package cli

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"grants/internal/english"
	"grants/internal/importer"
	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/project"
	planformat "grants/internal/render/plan"
	"grants/internal/rewrite"
	"grants/internal/source"
)

type importFlags struct {
	dir, layout string
	into        string
	prune       bool
	gaps        invocation.GapFlags
	failOn      string
}

func (s *session) importing() *cobra.Command {
	flags := importFlags{layout: importer.Layouts[0], failOn: invocation.GateGap}
	command := &cobra.Command{
		Use:   "import SOURCE -o DIR|--into DIR",
		Short: "Write what another source has as a project",
		Long: `Write what Terraform, auth0-deploy-cli or the Management API has (docs/sources.md) as a project that a person would have written: references
instead of ids, and each API with its grants. Keywords of the deploy CLI become variables, with --keywords.

It proves itself: what was written is read again and compared with the source. Where they differ, nothing is written, and the difference is printed.
No file that exists is written to.

--into brings a project up to date. What it has keeps label, file, comments and expressions: only values that differ and are written out are changed. Of
an expression, the difference is told. What is new goes to imported.grants.hcl; what the source does not have is told, and deleted with --prune.`,
		Args: func(command *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("import takes one source: api:PATH, a0deploy:PATH, terraform:DIR, tfplan:FILE or tfstate:FILE")
			}
			return nil
		},
	}
	command.Flags().StringVarP(&flags.dir, "output", "o", "", "the `DIR` to write the project to")
	command.Flags().StringVar(&flags.into, "into", "", "bring the project in `DIR` up to date")
	command.Flags().BoolVar(&flags.prune, "prune", false, "with --into, delete what the source does not have")
	manual.Choose(command, command.Flags(), &flags.layout, "layout", "which blocks share a file", importer.Layouts...)
	manual.Choose(command, command.Flags(), &flags.failOn, "fail-on", "exit with 1, once all is written, where something that bears on access is not said (gap)", invocation.GateGap, "never")
	flags.gaps.Add(command)
	command.RunE = func(_ *cobra.Command, args []string) error { return s.runImport(args[0], &flags) }
	return command
}

func (s *session) runImport(spec string, flags *importFlags) error {
	switch {
	case (flags.dir == "") == (flags.into == ""):
		return errors.New("import needs a folder to write to: -o DIR for a new project, or --into DIR for one that is there")
	case flags.prune && flags.into == "":
		return errors.New("--prune is for --into")
	case !source.IsForeign(spec):
		return fmt.Errorf("%q is no source in another form: expected api:PATH, a0deploy:PATH, terraform:DIR, tfplan:FILE or tfstate:FILE", spec)
	}
	from, err := s.Compiled([]string{spec})
	if err != nil {
		return err
	}
	s.VarFiles = source.OwnVarFiles(s.VarFiles, spec)
	if flags.into != "" {
		return s.importInto(from, spec, flags)
	}
	keywords, err := s.importedKeywords(spec)
	if err != nil {
		return err
	}
	written, err := importer.Write(from.Tenant.Config, importer.Options{Layout: importer.Layout(flags.layout), Keywords: keywords, Read: from.Read})
	if err != nil {
		return err
	}
	if err := s.prove(written); err != nil {
		return err
	}
	c := from.Tenant.Config
	read := []string{english.Count(len(c.APIs), "API"), english.Count(len(c.Applications), "application"), english.Count(len(c.ClientGrants), "client grant")}
	for _, more := range []struct {
		count int
		kind  string
	}{{len(c.Roles), "role"}, {len(c.Connections), "connection"}, {len(c.Organizations), "organization"}} {
		if more.count > 0 {
			read = append(read, english.Count(more.count, more.kind))
		}
	}
	fmt.Fprintf(s.Stdout, "read %s\n", english.List(read))
	if err := s.writeFolder(flags.dir, &rewrite.Folder{Path: s.Path(flags.dir)}, written.Files); err != nil {
		return err
	}
	for _, address := range written.Left {
		fmt.Fprintf(s.Stdout, "left out: %s: the platform created it, and nobody else can\n", invocation.OneLine(address))
	}
	sources := invocation.SourcesOf(invocation.SourceOf(from, spec))
	s.TellGaps(&flags.gaps, sources)
	s.sayNextOf(written, flags.dir)
	flags.gaps.Gate = flags.failOn == invocation.GateGap
	return s.GapsClose(&flags.gaps, sources, nil)
}

// importInto brings a project up to date with a source.
func (s *session) importInto(from *project.Project, spec string, flags *importFlags) error {
	p, err := s.Compiled([]string{flags.into})
	if err != nil {
		return err
	}
	update, files, again, err := importer.Bring(p, from, flags.prune, s.Compile)
	if again != nil {
		err = cmp.Or(s.RefuseAs("what would be written", again), err)
	}
	if err != nil {
		return err
	}
	if err := s.rewrite(files); err != nil {
		return err
	}
	sources := invocation.SourcesOf(invocation.SourceOf(from, spec))
	s.TellGaps(&flags.gaps, sources)
	for _, line := range update.Words(p.Place) {
		fmt.Fprintln(s.Stdout, invocation.OneLine(line))
	}
	flags.gaps.Gate = flags.failOn == invocation.GateGap
	err = s.GapsClose(&flags.gaps, sources, nil)
	if len(update.Reported) > 0 || len(update.Vanished) > 0 && !update.Pruned {
		err = cmp.Or(err, invocation.ErrGate)
	}
	return err
}

// importedKeywords is the source with its keywords as they are, and what they stand for; nil without --keywords.
func (s *session) importedKeywords(spec string) (*importer.Keywords, error) {
	name := s.Foreign.Keywords
	if name == "" || !strings.HasPrefix(spec, "a0deploy:") {
		return nil, nil
	}
	sides, err := s.ForeignSides()
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
	return errors.Join(planformat.Text(s.Stderr, difference, planformat.ShowAll, s.Colored(s.Stderr)),
		errors.New("what would be written is not what the source has, and nothing was written: this is a bug in grants"))
}

// sayNextOf says what to do with a project that was written.
func (s *session) sayNextOf(written *importer.Project, dir string) {
	values := ""
	if written.Values != "" {
		values = " --var-file " + filepath.ToSlash(filepath.Join(dir, written.Values))
	}
	butFor := ""
	if len(written.Left) > 0 {
		butFor = " but for what was left out"
	}
	fmt.Fprintf(s.Stdout, "\nIt is what the source has"+butFor+": both have one digest. Next:\n  grants lint %s%s\n  grants matrix -o table %s%s\n", dir, values, dir, values)
}
