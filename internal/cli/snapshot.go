package cli

import (
	"fmt"
	"io"
	"regexp"

	"github.com/spf13/cobra"

	"grants/config/snapshot"
	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/project"
	"grants/internal/render/fidelity"
	"grants/internal/version"
	"grants/plan/objects"
)

func (s *session) snapshot() *cobra.Command {
	var expected string
	var gaps invocation.GapFlags
	command := &cobra.Command{
		Use:   "snapshot [DIR|FILE]",
		Short: "Write the compiled project to a file that plan compares with",
		Long: `Write every object of the project as plain values, one object a line: variables, locals and for_each are evaluated, and where each value
is written follows after all objects. "grants plan --against json:FILE" then needs no history, and git diff shows what a change means.

The digest is of what the objects mean: formatting, order, and the names of files and blocks don't matter.`,
		Args: manual.AtMostOne("project"),
	}
	command.Flags().StringVar(&expected, "expect-digest", "", "exit with 1 if the digest is not `DIGEST` (sha256:...)")
	gaps.Add(command)
	gaps.AddGate(command)
	outputs := invocation.NewOutputs(command, "json", "digest", invocation.FormatFidelity)
	command.RunE = func(_ *cobra.Command, args []string) error {
		if expected != "" && !digestForm.MatchString(expected) {
			return fmt.Errorf("--expect-digest: %q is no digest: expected sha256: and 64 hexadecimal digits", expected)
		}
		p, err := s.Compiled(args)
		if err != nil {
			return err
		}
		s.NotePart(p, "the snapshot is of all of it")
		sources := invocation.SourcesOf(invocation.SourceOf(p, invocation.Argument(args)))
		s.TellGaps(&gaps, sources)
		return s.GapsClose(&gaps, sources, s.writeSnapshot(p, outputs, expected, sources))
	}
	return command
}

var digestForm = regexp.MustCompile(`^sha256:[0-9a-f]{64}$`)

func (s *session) writeSnapshot(p *project.Project, outputs *invocation.Outputs, expected string, sources []*fidelity.Source) error {
	written := &snapshot.Snapshot{Tool: version.Version(), Digest: objects.Digest(p.Tenant), Config: p.Tenant.Config}
	err := s.Write(outputs, invocation.FidelityOr(sources, func(format string, w io.Writer, _ bool) error {
		switch format {
		case "json":
			return written.Write(w)
		case "digest":
			_, err := fmt.Fprintln(w, written.Digest)
			return err
		}
		panic("snapshot has no format " + format)
	}))
	if err == nil && expected != "" && written.Digest != expected {
		fmt.Fprintf(s.Stderr, "--expect-digest: the digest is %s\n", written.Digest)
		err = invocation.ErrGate
	}
	return err
}
