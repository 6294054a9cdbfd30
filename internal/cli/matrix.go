package cli

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"grants/compiler"
	"grants/internal/flagvalue"
	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/project"
	"grants/internal/render/matrix"
	"grants/internal/selection"
)

var matrixFormats = invocation.Formats[*matrix.Selection]{{Name: "json", Write: matrix.JSON}, {Name: "ndjson", Write: matrix.NDJSON}, {Name: "csv", Write: matrix.CSV}, {Name: "markdown", Write: matrix.Markdown}}

func (s *session) matrix() *cobra.Command {
	var wanted selection.Cells
	var gaps invocation.GapFlags
	var page pageFlags
	command := &cobra.Command{
		Use:   "matrix [DIR|FILE]",
		Short: "Print the effective permissions of every application",
		Long: `Print what every application can get from every API: the cells that are allowed, and the denied ones that some grant was meant to allow.
Grants whose client_id or audience is declared nowhere open no cell, and are listed after the cells as unresolved.

Globs match whole names; * and ? match any characters. A user's token carries at most what its cell says; narrowed_by says what narrows it.

What an API of the platform gives to every application by its default is one entry, not a row for each of them, unless the project declares the API:
open_access in json, a line in table, and no row in ndjson and csv. --all writes the rows, and so does --api with its name.
In a table, what a policy allow_all opens is one line for each API and party as well; --all, --api and --application write the rows.`,
		Args: manual.AtMostOne("project"),
	}
	command.Flags().BoolVar(&wanted.All, "all", false, "print every cell")
	command.Flags().BoolVar(&wanted.Fold, "fold", false, "print what a policy allow_all opens once for each API and party (json; table does without it)")
	command.Flags().StringVar(&wanted.Application, "application", "", "only applications whose address, name or client_id matches `GLOB`")
	command.Flags().StringVar(&wanted.API, "api", "", "only APIs whose address, name or identifier matches `GLOB`")
	command.Flags().StringVar(&wanted.SubjectType, "subject-type", "", "only subject types that match `GLOB`: user, client")
	command.Flags().StringVar(&wanted.Scope, "scope", "", "only cells with a scope that matches `GLOB`")
	page.add(command)
	gaps.Add(command)
	gaps.AddGate(command)
	s.completeCells(command)
	outputs := invocation.NewOutputs(command, append(matrixFormats.Names(), "table", "html", invocation.FormatFidelity)...)
	s.OnTerminals(command, outputs, "table")
	command.RunE = func(_ *cobra.Command, args []string) error {
		if err := cmp.Or(checkCells(&wanted, outputs), page.check()); err != nil {
			return err
		}
		p, err := s.Compiled(args)
		if err != nil {
			return err
		}
		if err := wanted.Check(p.Tenant); err != nil {
			return err
		}
		selected := &matrix.Selection{Tenant: p.Tenant, Filter: wanted.Filter(), About: project.DeclaredBelow(p.Within, p.Tenant)}
		s.NotePart(p, "the matrix is of what is declared there")
		s.noteFolded(outputs, selected)
		sources := invocation.SourcesOf(invocation.SourceOf(p, invocation.Argument(args)))
		s.TellGaps(&gaps, sources)
		return s.GapsClose(&gaps, sources, s.Write(outputs, invocation.FidelityOr(sources, func(format string, w io.Writer, color bool) error {
			if format == "html" {
				return s.writeMatrixPage(w, &page, p, selected)
			}
			return writeMatrix(selected, wanted.FilterOfTable())(format, w, color)
		})))
	}
	return command
}

// writeMatrix writes cells, which for people are fewer lines, as wide as their terminal.
func writeMatrix(m *matrix.Selection, filterOfTable compiler.Filter) invocation.Writer {
	return func(format string, w io.Writer, color bool) error {
		if format != "table" {
			return matrixFormats.Of(m)(format, w, color)
		}
		forPeople := *m
		if m.About == nil { // else the lines of applications that are declared here would be missing
			forPeople.Filter = filterOfTable
		}
		return matrix.Table(w, &forPeople, invocation.TerminalWidth(w))
	}
}

// checkCells refuses to leave out of an output what it has no place for, and a subject type that there is not.
func checkCells(wanted *selection.Cells, o *invocation.Outputs) error {
	for _, format := range o.Used() {
		if wanted.Fold && (format == "ndjson" || format == "csv") {
			return fmt.Errorf("--fold: %s has one row for each cell and no place for what is folded; use json or table", format)
		}
	}
	var names []string
	for _, subject := range compiler.SubjectTypes {
		names = append(names, string(subject))
	}
	if match := selection.Glob(wanted.SubjectType); match != nil && !slices.ContainsFunc(names, match) {
		return fmt.Errorf("--subject-type: %w", flagvalue.Unknown("subject type", wanted.SubjectType, names))
	}
	return nil
}

// noteFolded says what is left out of formats that have no place for it.
func (s *session) noteFolded(o *invocation.Outputs, m *matrix.Selection) {
	used := o.Used()
	for open := range m.Folded() {
		for _, format := range used {
			if format == "ndjson" || format == "csv" {
				fmt.Fprintf(s.Stderr, "grants: %s leaves out what %s gives every application by default; --all or --api %s writes it\n",
					format, open.API.Address, open.API.Address)
			}
		}
	}
}
