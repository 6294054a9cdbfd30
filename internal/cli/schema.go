package cli

import (
	"errors"

	"github.com/spf13/cobra"

	"grants/internal/render"
)

func (s *session) schema() *cobra.Command {
	return &cobra.Command{
		Use:       "schema NAME",
		Short:     "Print the JSON Schema of an output",
		Args:      atMostOne("name"),
		ValidArgs: render.SchemaNames(),
		RunE: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("schema needs the name of an output: " + alternatives(render.SchemaNames()))
			}
			text, ok := render.Schema(args[0])
			if !ok {
				return unknownName("schema", args[0], render.SchemaNames())
			}
			_, err := s.env.Stdout.Write(text)
			return err
		},
	}
}
