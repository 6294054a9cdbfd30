package cli

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"grants/internal/flagvalue"
	"grants/internal/manual"
	"grants/internal/project"
	"grants/internal/render/fidelity"
	"grants/internal/source"
)

// foreignFlags say how sources in foreign forms are read.
type foreignFlags struct{ keywords, domain, workspace string }

func (f *foreignFlags) add(flags *pflag.FlagSet) {
	flags.StringVar(&f.keywords, "keywords", "", "replace keywords of auth0-deploy-cli as its `FILE` (config.json) says")
	flags.StringVar(&f.domain, "domain", "", "the tenant's `DOMAIN`, where a foreign source does not say it")
	flags.StringVar(&f.workspace, "workspace", "", "Terraform's workspace `NAME`")
}

// foreign opens sources in foreign forms, and other states of the project in the current folder.
func (s *session) foreign() (*source.Sides, error) {
	variables, err := assignments("--var", s.vars)
	return &source.Sides{Base: s.dir(), Name: ".", Files: s.files, Foreign: s.foreignOptions(variables)}, err
}

func (s *session) foreignOptions(variables map[string]string) source.Foreign {
	return source.Foreign{
		Keywords: s.foreignFlags.keywords, Domain: s.foreignFlags.domain, Workspace: s.foreignFlags.workspace,
		Variables: variables, Stdin: s.env.Stdin,
	}
}

// gapFlags say what becomes of what a foreign source does not say.
type gapFlags struct {
	level string // what is told: access, deploy, all
	gate  bool
}

func (f *gapFlags) add(command *cobra.Command) {
	f.level = "deploy"
	manual.Choose(command, command.Flags(), &f.level, "gaps", "of what a foreign source does not say, tell what bears on access, on what is deployed as well, or all",
		fidelity.Levels...)
}

// addGate gives a command without other gates the flag --fail-on gap.
func (f *gapFlags) addGate(command *cobra.Command) {
	command.Flags().Var(&flagvalue.Beside{Word: gateGap, Kind: "gate", Given: &f.gate}, "fail-on", "exit with 1 where something that bears on access is not said by a foreign source: gap")
}

// takeFrom takes the gate gap out of others.
func (f *gapFlags) takeFrom(gates []string) []string {
	f.gate = slices.Contains(gates, gateGap)
	return slices.DeleteFunc(slices.Clone(gates), func(gate string) bool { return gate == gateGap })
}

const gateGap = "gap"

// sourceOf is what a project that came from a foreign source does not say; nil where it is none.
func sourceOf(p *project.Project, spec string) *fidelity.Source {
	if p == nil || p.Source.Foreign == "" {
		return nil
	}
	c := p.Tenant.Config
	return &fidelity.Source{Spec: spec, Gaps: c.Gaps, Files: c.Files, Place: p.Place}
}

// sourcesOf leaves out what is no foreign source.
func sourcesOf(all ...*fidelity.Source) []*fidelity.Source {
	return slices.DeleteFunc(all, func(s *fidelity.Source) bool { return s == nil })
}

// tellGaps says what sources do not say, on standard error.
func (s *session) tellGaps(f *gapFlags, sources []*fidelity.Source) {
	for _, line := range fidelity.Words(sources, f.level) {
		fmt.Fprintf(s.env.Stderr, "grants: %s\n", oneLine(line))
	}
}

// gapsClose closes the gate where it is asked for and a gap bears on access.
func (s *session) gapsClose(f *gapFlags, sources []*fidelity.Source, err error) error {
	if err != nil && !errors.Is(err, errGate) || !f.gate || !fidelity.Bears(sources) {
		return err
	}
	fmt.Fprintln(s.env.Stderr, "grants: the gate gap is closed: something that bears on access is not said")
	return errGate
}

// fidelityOr writes the format fidelity, and leaves others to a writer.
func fidelityOr(sources []*fidelity.Source, others writer) writer {
	return func(format string, w io.Writer, color bool) error {
		if format == formatFidelity {
			return fidelity.JSON(w, sources)
		}
		return others(format, w, color)
	}
}

const formatFidelity = "fidelity"

// sources are the sides of a comparison that came from foreign sources, the baseline first.
func (c *compared) sources() []*fidelity.Source {
	return sourcesOf(sourceOf(c.base.Project, c.base.info.Spec), sourceOf(c.head.Project, c.head.info.Spec))
}
