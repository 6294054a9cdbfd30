package invocation

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"grants/internal/flagvalue"
	"grants/internal/manual"
	"grants/internal/project"
	"grants/internal/render/fidelity"
)

// GapFlags say what becomes of what a foreign source does not say.
type GapFlags struct {
	level string // what is told: access, deploy, all
	Gate  bool   // close the gate where something bears on access
}

// Add gives a command the flag --gaps.
func (f *GapFlags) Add(command *cobra.Command) {
	f.level = "deploy"
	manual.Choose(command, command.Flags(), &f.level, "gaps", "of what a foreign source does not say, tell what bears on access, on what is deployed as well, or all",
		fidelity.Levels...)
}

// AddGate gives a command without other gates the flag --fail-on gap.
func (f *GapFlags) AddGate(command *cobra.Command) {
	command.Flags().Var(&flagvalue.Beside{Word: GateGap, Kind: "gate", Given: &f.Gate}, "fail-on", "exit with 1 where something that bears on access is not said by a foreign source: gap")
}

// TakeFrom takes the gate gap out of others.
func (f *GapFlags) TakeFrom(gates []string) []string {
	f.Gate = slices.Contains(gates, GateGap)
	return slices.DeleteFunc(slices.Clone(gates), func(gate string) bool { return gate == GateGap })
}

// GateGap is the gate that what is not said closes.
const GateGap = "gap"

// SourceOf is what a project that came from a foreign source does not say; nil where it is none.
func SourceOf(p *project.Project, spec string) *fidelity.Source {
	if p == nil || p.Source.Foreign == "" {
		return nil
	}
	c := p.Tenant.Config
	return &fidelity.Source{Spec: spec, Gaps: c.Gaps, Files: c.Files, Place: p.Place}
}

// SourcesOf leaves out what is no foreign source.
func SourcesOf(all ...*fidelity.Source) []*fidelity.Source {
	return slices.DeleteFunc(all, func(s *fidelity.Source) bool { return s == nil })
}

// TellGaps says what sources do not say, on standard error.
func (r *Run) TellGaps(f *GapFlags, sources []*fidelity.Source) {
	for _, line := range fidelity.Words(sources, f.level) {
		fmt.Fprintf(r.Stderr, "grants: %s\n", OneLine(line))
	}
}

// GapsClose closes the gate where it is asked for and a gap bears on access.
func (r *Run) GapsClose(f *GapFlags, sources []*fidelity.Source, err error) error {
	if err != nil && !errors.Is(err, ErrGate) || !f.Gate || !fidelity.Bears(sources) {
		return err
	}
	fmt.Fprintln(r.Stderr, "grants: the gate gap is closed: something that bears on access is not said")
	return ErrGate
}

// FidelityOr writes the format fidelity, and leaves others to a writer.
func FidelityOr(sources []*fidelity.Source, others Writer) Writer {
	return func(format string, w io.Writer, color bool) error {
		if format == FormatFidelity {
			return fidelity.JSON(w, sources)
		}
		return others(format, w, color)
	}
}

// FormatFidelity is the format of what sources do not say.
const FormatFidelity = "fidelity"
