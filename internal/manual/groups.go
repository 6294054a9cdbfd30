package manual

import (
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// group is flags that belong together, in the order that help shows them in.
type group struct {
	title string
	flags []string
}

// groups are those of all commands: a flag is about the same thing wherever it stands.
var groups = []group{
	{"What is compared", []string{"tests", "run", "against", "head", "against-var", "against-var-file", "since", "baseline", "write-baseline", "prune-baseline"}},
	{"What is asked", []string{"request", "permissions", "consent", "organization"}},
	{"What is shown", []string{
		"as", "role", "all", "fold", "application", "api", "subject-type", "scope", "only", "skip", "show", "path", "gaps", "limit", "all-names", "show-config", "no-ignores", "today",
	}},
	{"What is written", []string{"fix", "fix-unsafe", "update", "check", "diff", "with", "to", "layout", "into", "prune"}},
	{"When the exit code is 1", []string{"coverage", "fail-on", "guards", "expect", "expect-digest"}},
	{"How it is printed", []string{"output", "key", "title", "max-bytes", "report-url", "source-url", "color"}},
	{"Where it is read", []string{"at", "chdir", "stdin-filename", "var", "var-file", "policies", "keywords", "domain", "workspace"}},
}

// section is the flags of a group that a command has.
type section struct {
	title string
	flags *pflag.FlagSet
}

// sectionsOf are a command's flags in groups; those of no group are last.
func sectionsOf(command *cobra.Command) []section {
	command.InitDefaultHelpFlag()
	all := command.Flags()
	all.AddFlagSet(command.InheritedFlags())
	var sections []section
	grouped := map[string]bool{}
	for _, group := range groups {
		flags := pflag.NewFlagSet(group.title, pflag.ContinueOnError)
		flags.SortFlags = false
		for _, name := range group.flags {
			if flag := all.Lookup(name); flag != nil && !flag.Hidden {
				flags.AddFlag(flag)
				grouped[name] = true
			}
		}
		sections = append(sections, section{group.title, flags})
	}
	rest := pflag.NewFlagSet(others, pflag.ContinueOnError)
	all.VisitAll(func(flag *pflag.Flag) {
		if !grouped[flag.Name] && !flag.Hidden {
			rest.AddFlag(flag)
		}
	})
	return append(sections, section{others, rest})
}

const others = "Others"

// Ungrouped are the flags of a command that belong to no group, but for those of every program.
func Ungrouped(command *cobra.Command) []string {
	var names []string
	for _, section := range sectionsOf(command) {
		section.flags.VisitAll(func(flag *pflag.Flag) {
			if section.title == others && flag.Name != "help" && flag.Name != "version" {
				names = append(names, flag.Name)
			}
		})
	}
	return names
}
