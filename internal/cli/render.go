package cli

import (
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"grants/internal/manual"
	planformat "grants/internal/render/plan"
	"grants/internal/source"
	"grants/plan"
)

// maxSavedPlan is the number of bytes of a saved plan that are read: it may come from a job that nobody trusts.
const maxSavedPlan = 256 << 20

func (s *session) render() *cobra.Command {
	command := &cobra.Command{
		Use:   "render FILE",
		Short: "Write a saved plan in another format",
		Long: `Write a plan that grants plan saved with -o json=FILE in any of its formats; - reads it from standard input.

The file is held to the schema first (grants schema plan), so it may come from a job that is not trusted. Whether what it says is true
can't be seen from it. Gates are not looked at again: the exit code is 0 for a plan that is written.`,
		Args: manual.AtMostOne("file"),
	}
	outputs := newPlanOutputs(command)
	command.RunE = func(_ *cobra.Command, args []string) error {
		if len(args) == 0 {
			return errors.New("render needs a file that grants plan -o json=FILE has written")
		}
		if err := outputs.check(); err != nil {
			return err
		}
		p, err := s.savedPlan(args[0])
		if err != nil {
			return err
		}
		return s.writePlan(outputs, p, nil)
	}
	return command
}

func (s *session) savedPlan(name string) (*plan.Plan, error) {
	document, err := s.readSaved(name)
	if err != nil {
		return nil, fmt.Errorf("read %q: %w", name, source.Cause(err))
	}
	p, err := planformat.Read(document)
	if err != nil {
		return nil, fmt.Errorf("%q: %w", name, err)
	}
	return p, nil
}

func (s *session) readSaved(name string) ([]byte, error) {
	if name != "-" {
		return s.Files.Read(s.Path(name), maxSavedPlan)
	}
	document, err := io.ReadAll(io.LimitReader(s.Stdin, maxSavedPlan+1))
	if err == nil && len(document) > maxSavedPlan {
		err = fmt.Errorf("it is larger than %d MiB", maxSavedPlan>>20)
	}
	return document, err
}
