package manual

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"grants/internal/flagvalue"
	"grants/internal/suggest"
)

// FlagError says what is wrong with a flag in the words of the other messages.
func FlagError(command *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var value *pflag.InvalidValueError
	var missing *pflag.ValueRequiredError
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(command, unknown)
	case errors.As(err, &value):
		return fmt.Errorf("--%s: %w", value.GetFlag().Name, value.Unwrap())
	case errors.As(err, &missing):
		return fmt.Errorf("--%s needs a value: %s", missing.GetFlag().Name, valueOf(missing.GetFlag()))
	}
	return err
}

func unknownFlag(command *cobra.Command, err *pflag.NotExistError) error {
	if letters := err.GetSpecifiedShortnames(); letters != "" {
		return fmt.Errorf("%s has no flag -%s", name(command), err.GetSpecifiedName())
	}
	var names []string
	command.Flags().VisitAll(func(flag *pflag.Flag) { names = append(names, flag.Name) })
	flag, near := err.GetSpecifiedName(), ""
	if found := suggest.Closest(flag, names); found != "" {
		near = "; did you mean --" + found + "?"
	}
	return fmt.Errorf("%s has no flag --%s%s", name(command), flag, near)
}

// name is a command as the user calls it: lint, completion bash; the program's own name for the root.
func name(command *cobra.Command) string {
	return strings.TrimPrefix(command.CommandPath(), command.Root().Name()+" ")
}

// valueOf is the name that a flag's description gives its value.
func valueOf(flag *pflag.Flag) string {
	name, _ := pflag.UnquoteUsage(flag)
	return name
}

// CommandError rewords what cobra says about a command that does not exist, which has no type of its own.
func CommandError(root *cobra.Command, err error) error {
	if err == nil {
		return nil
	}
	quoted, isUnknown := strings.CutPrefix(err.Error(), "unknown command ")
	if !isUnknown {
		return err
	}
	prefix, err := strconv.QuotedPrefix(quoted)
	if err != nil {
		return fmt.Errorf("unknown command %s", quoted)
	}
	name, _ := strconv.Unquote(prefix)
	var names []string
	for _, command := range root.Commands() {
		names = append(names, command.Name())
	}
	return flagvalue.Unknown("command", name, names)
}

// RefuseUnknownTopics makes help for a command that there is not an error, as that command is.
func RefuseUnknownTopics(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	for _, command := range root.Commands() {
		if command.Name() != "help" {
			continue
		}
		show := command.Run
		command.Run = nil
		command.RunE = func(command *cobra.Command, args []string) error {
			if about, _, err := root.Find(args); about == nil || err != nil {
				return fmt.Errorf("unknown command %q for %q", strings.Join(args, " "), root.Name())
			}
			show(command, args)
			return nil
		}
	}
}

// AtMostOne accepts one argument, which what names.
func AtMostOne(what string) cobra.PositionalArgs {
	return func(command *cobra.Command, args []string) error {
		if len(args) > 1 {
			return fmt.Errorf("%s takes one %s, got %d: %s", name(command), what, len(args), strings.Join(args, " "))
		}
		return nil
	}
}

// NoArgs accepts nothing.
func NoArgs(command *cobra.Command, args []string) error {
	if len(args) > 0 {
		return fmt.Errorf("%s takes no arguments, got: %s", name(command), strings.Join(args, " "))
	}
	return nil
}

// Choose gives a command a flag whose value is one of some names. The value is the default.
func Choose(command *cobra.Command, flags *pflag.FlagSet, value *string, flag, usage string, names ...string) {
	flags.Var(&flagvalue.Choice{Value: value, Names: names}, flag, usage)
	_ = command.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(names, cobra.ShellCompDirectiveNoFileComp)) // fails only where there is no such flag
}
