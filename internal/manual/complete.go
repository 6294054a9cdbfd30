package manual

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// Complete completes the values of flags, each by what a function offers for what is typed so far. With space, a value is whole once it is chosen.
func Complete(command *cobra.Command, space bool, offer func(args []string, typed string) []string, flags ...string) {
	directive := cobra.ShellCompDirectiveNoFileComp
	if !space {
		directive |= cobra.ShellCompDirectiveNoSpace
	}
	for _, flag := range flags {
		_ = command.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, args []string, typed string) ([]cobra.Completion, cobra.ShellCompDirective) {
			return StartingWith(typed, offer(args, typed)), directive
		}) // fails only where there is no such flag
	}
}

// StartingWith are those of some values that begin with what is typed.
func StartingWith(typed string, values []string) []string {
	return slices.DeleteFunc(slices.Clone(values), func(value string) bool { return !strings.HasPrefix(value, typed) })
}

// Behind are values behind something that is typed already.
func Behind(prefix string, values []string) []string {
	var behind []string
	for _, value := range values {
		behind = append(behind, prefix+value)
	}
	return behind
}

// AfterCommas are the values of a list, of which some may be typed: each that is not in it, behind the last comma.
func AfterCommas(typed string, values []string) []string {
	end := strings.LastIndex(typed, ",") + 1
	listed := strings.Split(typed[:end], ",")
	return Behind(typed[:end], slices.DeleteFunc(slices.Clone(values), func(value string) bool { return slices.Contains(listed, value) }))
}
