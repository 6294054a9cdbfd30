package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"grants/internal/english"
	"grants/internal/manual"
	"grants/internal/rewrite"
	"grants/internal/source"
	"grants/internal/version"
)

func (s *session) man() *cobra.Command {
	return &cobra.Command{
		Use:   "man DIR",
		Short: "Write pages for man",
		Long: `Write a page for man for each command into a folder: grants.1, grants-lint.1 and so on. Pages that are there are written anew.

A folder man1 on the path of man, such as ~/.local/share/man/man1, makes man grants-plan find them.`,
		Args: manual.AtMostOne("folder"),
		RunE: func(command *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("man needs a folder to write to")
			}
			pages, err := manual.Pages(command.Root(), version.Version())
			if err != nil {
				return err
			}
			if err := writePages(s.Path(args[0]), pages); err != nil {
				return fmt.Errorf("write to %q: %w", args[0], source.Cause(err))
			}
			_, err = fmt.Fprintf(s.Stdout, "wrote %s to %s\n", english.Count(len(pages), "page"), args[0])
			return err
		},
	}
}

func writePages(dir string, pages []manual.Page) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	for _, page := range pages {
		f, err := rewrite.Place(filepath.Join(dir, page.Name), page.Content)
		if err != nil {
			return err
		}
		defer f.Discard()
		if err := f.Publish(); err != nil {
			return err
		}
	}
	return nil
}
