package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"grants/compiler"
	"grants/compiler/ask"
	"grants/internal/invocation"
	"grants/internal/render/answer"
	"grants/internal/render/matrix"
	"grants/internal/selection"
)

func (s *session) whoCan() *cobra.Command {
	var flags explainFlags
	limit := mostHolders
	command := &cobra.Command{
		Use:   "who-can SCOPE [API]",
		Short: "Say which applications can get a scope, and through what",
		Long: `Say which applications can get a scope, of every API that has it or of one, and through what: a grant of their own, the default of third parties, or a policy
that opens the API to everybody. SCOPE and API are globs; * as the scope is any access at all. Where nobody can, it says so for each API and subject type.

"any third party" is one that has no grant of its own, such as one that is yet to register itself.`,
		Args: func(_ *cobra.Command, args []string) error {
			switch {
			case len(args) == 0:
				return errors.New("which scope? Expected SCOPE [API]")
			case len(args) > 2:
				return fmt.Errorf("%q is one argument too many: expected SCOPE [API]", args[2])
			}
			return nil
		},
	}
	flags.add(s, command)
	command.Flags().Lookup("expect").Usage = "exit with 1 where somebody can and no is expected, or nobody can and yes is: yes or no"
	command.Flags().IntVar(&limit, "limit", limit, "print at most `N` lines for each API and subject type; 0 for all")
	outputs := invocation.NewOutputs(command, "text", "json")
	command.RunE = func(_ *cobra.Command, args []string) error {
		p, err := s.asked(&flags)
		if err != nil {
			return err
		}
		wanted, err := wantedBy(p.Tenant, args, flags.as)
		if err != nil {
			return err
		}
		found := ask.WhoCan(p.Tenant, wanted)
		err = s.Write(outputs, func(format string, w io.Writer, color bool) error {
			if format == "json" {
				return matrix.JSON(w, &matrix.Selection{Tenant: p.Tenant, Filter: filterOf(found, wanted)})
			}
			h := &answer.Holdings{Tenant: p.Tenant, Scope: args[0], Found: found, Limit: limit, Matched: strings.ContainsAny(args[0], "*?")}
			return answer.WhoCan(w, h, invocation.TerminalWidth(w), color)
		})
		return cmp.Or(err, s.expected(flags.expect, string(anybody(found))))
	}
	command.ValidArgsFunction = func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) == 1 {
			return s.names(nil, "api"), cobra.ShellCompDirectiveNoFileComp
		}
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return command
}

// mostHolders is how many lines people get for an API and a subject type.
const mostHolders = 200

// wantedBy is what the arguments ask for. A scope or an API that there is not is an error: "nobody" would be a false comfort.
func wantedBy(t *compiler.Tenant, args []string, as string) (ask.Wanted, error) {
	wanted := ask.Wanted{Subjects: subjectsOf(as)}
	if args[0] != "*" {
		wanted.Scope = selection.Glob(args[0])
	}
	if len(args) == 2 {
		if strings.ContainsAny(args[1], "*?") {
			match := selection.Glob(args[1])
			wanted.API = func(api *compiler.API) bool { return slices.ContainsFunc(ask.NamesOfAPI(api), match) }
			if !slices.ContainsFunc(t.EveryAPI(), wanted.API) {
				return wanted, fmt.Errorf("no API matches %q", args[1])
			}
		} else {
			api, err := ask.FindAPI(t, args[1])
			if err != nil {
				return wanted, err
			}
			wanted.API = func(other *compiler.API) bool { return other == api }
		}
	}
	return wanted, ask.CheckScopes(t, wanted, args[0])
}

// filterOf is the same cells for the matrix.
func filterOf(found []ask.Holding, wanted ask.Wanted) compiler.Filter {
	has := map[*compiler.API]bool{}
	for _, holding := range found {
		has[holding.API] = true
	}
	return compiler.Filter{
		Allowed: true, Fold: true, Scope: wanted.Scope,
		API:     func(api *compiler.API) bool { return has[api] },
		Subject: func(subject compiler.SubjectType) bool { return slices.Contains(wanted.Subjects, subject) },
	}
}

// anybody is whether anybody can: unknown where all who might hang on something that is not known.
func anybody(found []ask.Holding) ask.Answer {
	is := ask.No
	for _, holding := range found {
		if len(holding.Unresolved) > 0 {
			is = ask.Unknown
		}
		for _, crowd := range holding.Crowds {
			holding.Holders = append(holding.Holders, crowd.Holder)
		}
		for _, holder := range holding.Holders {
			if holder.Answer == ask.Yes {
				return ask.Yes
			}
			is = ask.Unknown
		}
		for _, open := range holding.Open {
			if open.Unreachable < open.Applications && len(open.Assumed) == 0 {
				return ask.Yes
			}
			if len(open.Assumed) > 0 {
				is = ask.Unknown
			}
		}
	}
	return is
}
