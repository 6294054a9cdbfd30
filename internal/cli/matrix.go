package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"grants/compiler"
	"grants/internal/project"
	"grants/internal/render/matrix"
	"grants/internal/wildcard"
)

var matrixFormats = formats[*matrix.Selection]{{"json", matrix.JSON}, {"ndjson", matrix.NDJSON}, {"csv", matrix.CSV}, {"table", matrix.Table}}

// matrixFlags are globs, but for the first two.
type matrixFlags struct {
	all, fold               bool
	application, api, scope string
	subjectType             string
}

func (s *session) matrix() *cobra.Command {
	var flags matrixFlags
	command := &cobra.Command{
		Use:   "matrix [DIR|FILE]",
		Short: "Print the effective permissions of every application",
		Long: `Print what every application can get from every API: the cells that are allowed, and the denied ones that some grant was meant to allow.
Grants whose client_id or audience is declared nowhere open no cell, and are listed after the cells as unresolved.

Globs match whole names; * and ? match any characters. A user's token carries at most what its cell says; narrowed_by says what narrows it.

What an API of the platform gives to every application by its default is one entry, not a row for each of them, unless the project declares the API:
open_access in json, a line in table, and no row in ndjson and csv. --all writes the rows, and so does --api with its name.`,
		Args: atMostOne("project"),
	}
	command.Flags().BoolVar(&flags.all, "all", false, "print every cell")
	command.Flags().BoolVar(&flags.fold, "fold", false, "print what a policy allow_all opens once for each API and party (json, table)")
	command.Flags().StringVar(&flags.application, "application", "", "only applications whose address, name or client_id matches `GLOB`")
	command.Flags().StringVar(&flags.api, "api", "", "only APIs whose address, name or identifier matches `GLOB`")
	command.Flags().StringVar(&flags.subjectType, "subject-type", "", "only subject types that match `GLOB`: user, client")
	command.Flags().StringVar(&flags.scope, "scope", "", "only cells with a scope that matches `GLOB`")
	outputs := newOutputs(command, matrixFormats.names()...)
	command.RunE = func(_ *cobra.Command, args []string) error {
		if err := flags.check(outputs); err != nil {
			return err
		}
		p, err := s.compiled(args)
		if err != nil {
			return err
		}
		if err := flags.checkMatches(p.Tenant); err != nil {
			return err
		}
		selected := &matrix.Selection{Tenant: p.Tenant, Filter: flags.filter(), About: project.DeclaredBelow(p.Within, p.Tenant)}
		s.notePart(p, "the matrix is of what is declared there")
		s.noteFolded(outputs, selected)
		return s.write(outputs, matrixFormats.of(selected))
	}
	return command
}

// check refuses to leave out of an output what it has no place for, and a subject type that there is not.
func (f *matrixFlags) check(o *outputs) error {
	for _, format := range o.used() {
		if f.fold && (format == "ndjson" || format == "csv") {
			return fmt.Errorf("--fold: %s has one row for each cell and no place for what is folded; use json or table", format)
		}
	}
	var names []string
	for _, subject := range compiler.SubjectTypes {
		names = append(names, string(subject))
	}
	if match := glob(f.subjectType); match != nil && !slices.ContainsFunc(names, match) {
		return fmt.Errorf("--subject-type: %w", unknownName("subject type", f.subjectType, names))
	}
	return nil
}

func (f *matrixFlags) filter() compiler.Filter {
	filter := compiler.Filter{All: f.all, Fold: f.fold, Scope: glob(f.scope)}
	if match := glob(f.application); match != nil {
		filter.Application = func(app *compiler.Application) bool {
			return match(app.Address) || match(strings.TrimPrefix(app.Address, "application.")) || match(app.Name) || match(app.ClientID)
		}
	}
	if match := glob(f.api); match != nil {
		filter.API = func(api *compiler.API) bool {
			return match(api.Address) || match(strings.TrimPrefix(api.Address, "api.")) || match(api.Name) || match(api.Identifier)
		}
	}
	if match := glob(f.subjectType); match != nil {
		filter.Subject = func(subject compiler.SubjectType) bool { return match(string(subject)) }
	}
	return filter
}

// checkMatches refuses globs that match nothing: with a misspelt one the answer is as empty as with nobody who has access.
func (f *matrixFlags) checkMatches(t *compiler.Tenant) error {
	if f.application+f.api == "" {
		return nil
	}
	names := &selectable{}
	names.add(t)
	return cmp.Or(names.check("--application", "application", f.application), names.check("--api", "api", f.api))
}

// noteFolded says what is left out of formats that have no place for it.
func (s *session) noteFolded(o *outputs, m *matrix.Selection) {
	used := o.used()
	for open := range m.Folded() {
		for _, format := range used {
			if format == "ndjson" || format == "csv" {
				fmt.Fprintf(s.env.Stderr, "grants: %s leaves out what %s gives every application by default; --all or --api %s writes it\n",
					format, open.API.Address, open.API.Address)
			}
		}
	}
}

// glob matches whole names, in which * and ? stand for any characters. It is nil for the empty pattern, which filters nothing.
func glob(pattern string) func(string) bool {
	if pattern == "" {
		return nil
	}
	return func(name string) bool { return wildcard.Match(pattern, name) }
}
