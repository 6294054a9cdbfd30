package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"grants/internal/english"
	"grants/internal/flagvalue"
	"grants/internal/render/schema"
)

func (s *session) schema() *cobra.Command {
	return &cobra.Command{
		Use:       "schema NAME",
		Short:     "Print the JSON Schema of an output",
		Args:      atMostOne("name"),
		ValidArgs: schema.Names(),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("schema needs the name of an output: " + english.Alternatives(schema.Names()))
			}
			text, ok := schema.Of(args[0])
			if !ok {
				return flagvalue.Unknown("schema", args[0], schema.Names())
			}
			_, err := s.env.Stdout.Write(text)
			return err
		},
	}
}
