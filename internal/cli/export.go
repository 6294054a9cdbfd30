package cli

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/spf13/cobra"

	"grants/internal/english"
	"grants/internal/exporter"
	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/rewrite"
	"grants/plan/objects"
)

type exportFlags struct {
	to, dir string
	check   bool
}

func (s *session) exporting() *cobra.Command {
	var flags exportFlags
	command := &cobra.Command{
		Use:   "export [DIR|FILE|SOURCE] --to FORM -o DIR",
		Short: "Write a project in a form that others deploy",
		Long: `Write a project, or another source, as Terraform, as files of auth0-deploy-cli, or as answers of the Management API: for teams whose deployer stays.

Files that an earlier export wrote are written anew, and removed where they are no part of it any more: a manifest (` + rewrite.ManifestName + `) says which
these are. No other file is touched. --check writes nothing, and exits with 1 where the files are not what the source gives.`,
		Args: manual.AtMostOne("source"),
	}
	manual.Choose(command, command.Flags(), &flags.to, "to", "the form to write", exporter.Forms...)
	command.Flags().StringVarP(&flags.dir, "output", "o", "", "the `DIR` to write to")
	command.Flags().BoolVar(&flags.check, "check", false, "write nothing; exit with 1 where the files are not up to date")
	command.RunE = func(_ *cobra.Command, args []string) error { return s.runExport(args, &flags) }
	return command
}

func (s *session) runExport(args []string, flags *exportFlags) error {
	switch {
	case flags.to == "":
		return fmt.Errorf("export needs a form: --to %s", english.Alternatives(exporter.Forms))
	case flags.dir == "":
		return errors.New("export needs a folder to write to: -o DIR")
	}
	p, err := s.Compiled(args)
	if err != nil {
		return err
	}
	written, err := exporter.Write(p.Tenant, exporter.Form(flags.to))
	if err != nil {
		return err
	}
	for _, left := range written.Left {
		fmt.Fprintf(s.Stderr, "grants: left out: %s\n", invocation.OneLine(left))
	}
	about := rewrite.Manifest{FormatVersion: "1.0", To: flags.to, Digest: objects.Digest(p.Tenant), Files: slices.Sorted(maps.Keys(written.Files))}
	text, err := json.MarshalIndent(about, "", "  ")
	if err != nil {
		return err
	}
	written.Files[rewrite.ManifestName] = append(text, '\n')
	folder, err := rewrite.OpenFolder(s.Path(flags.dir))
	if err != nil {
		return fmt.Errorf("%q: %w", flags.dir, err)
	}
	if flags.check {
		return s.checkExport(flags.dir, folder, written.Files)
	}
	return s.writeFolder(flags.dir, folder, written.Files)
}

// checkExport says which files of an export are not up to date.
func (s *session) checkExport(dir string, folder *rewrite.Folder, files map[string][]byte) error {
	stale, gone := folder.Stale(files)
	for _, name := range stale {
		fmt.Fprintf(s.Stderr, "grants: %s is not up to date\n", path.Join(dir, name))
	}
	for _, name := range gone {
		fmt.Fprintf(s.Stderr, "grants: %s is no part of the export any more\n", path.Join(dir, name))
	}
	if len(stale)+len(gone) > 0 {
		return invocation.ErrGate
	}
	return nil
}

// writeFolder writes files to a folder, and says which.
func (s *session) writeFolder(dir string, folder *rewrite.Folder, files map[string][]byte) error {
	removed, err := folder.Write(files)
	if err != nil {
		return fmt.Errorf("%q: %w", dir, err)
	}
	for _, name := range removed {
		fmt.Fprintln(s.Stdout, "removed "+path.Join(dir, name))
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintln(s.Stdout, "wrote "+path.Join(dir, name))
	}
	return nil
}
