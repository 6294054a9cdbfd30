package cli

import (
	"errors"
	"slices"

	"github.com/spf13/cobra"

	"grants/internal/english"
	"grants/internal/flagvalue"
	"grants/internal/manual"
	"grants/internal/render/reference"
	"grants/internal/render/schema"
)

func (s *session) schema() *cobra.Command {
	names := append(schema.Names(), "config")
	slices.Sort(names)
	return &cobra.Command{
		Use:       "schema NAME",
		Short:     "Print the JSON Schema of an output, or of configuration in JSON",
		Args:      manual.AtMostOne("name"),
		ValidArgs: names,
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("schema needs a name: " + english.Alternatives(names))
			}
			if args[0] == "config" {
				return reference.JSONSchema(s.Stdout)
			}
			text, ok := schema.Of(args[0])
			if !ok {
				return flagvalue.Unknown("schema", args[0], names)
			}
			_, err := s.Stdout.Write(text)
			return err
		},
	}
}
