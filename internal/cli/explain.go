package cli

import (
	"cmp"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"grants/compiler"
	"grants/compiler/ask"
	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/project"
	"grants/internal/render/answer"
)

// explainFlags say what is asked.
type explainFlags struct {
	as     string // itself, users; empty for both
	at     string
	expect string // yes, no
	since  bool
	roles  []string
	gaps   invocation.GapFlags
}

func (s *session) explain() *cobra.Command {
	var flags explainFlags
	command := &cobra.Command{
		Use:   "explain APPLICATION API [SCOPE]",
		Short: "Say why an application gets a scope, or does not",
		Long: `Say whether an application can get a scope from an API, or any token without SCOPE, and why, step by step: who owns it, the API's policy, the grant that
decides and those that don't, the scopes, the flow. Of a denied one it says which changes would be enough, the one with the least effect first.

The answer is yes, no or unknown: unknown is what hangs on something that nobody states, or that a foreign source does not say.
APPLICATION and API are an address, a name, a client_id or an identifier; any-third-party is one that has no grant of its own, such as one that is yet to
register itself.`,
		Args: func(_ *cobra.Command, args []string) error { return checkQuestion(args) },
	}
	flags.add(s, command)
	command.Flags().StringArrayVar(&flags.roles, "role", nil, "for users who have the role `NAME`, and no other than those named; repeatable")
	command.Flags().BoolVar(&flags.since, "since", false, "search the history of the project for the commit that made it so")
	outputs := invocation.NewOutputs(command, "text", "json")
	command.ValidArgsFunction = s.completeQuestion
	command.RunE = func(_ *cobra.Command, args []string) error {
		p, err := s.asked(&flags)
		if err != nil {
			return err
		}
		explained, err := explainCells(p.Tenant, args, &flags)
		if err != nil {
			return err
		}
		if flags.since {
			if explained.Since, err = s.sinceWhen(p, explained.Explanations); err != nil {
				return err
			}
		}
		err = s.Write(outputs, func(format string, w io.Writer, color bool) error {
			if format == "json" {
				return answer.JSON(w, explained)
			}
			return answer.Text(w, explained, invocation.TerminalWidth(w), color)
		})
		return cmp.Or(err, s.expected(flags.expect, string(explained.Answer())))
	}
	return command
}

// add gives a command the flags of a question.
func (f *explainFlags) add(s *session, command *cobra.Command) {
	manual.Choose(command, command.Flags(), &f.as, "as", "only tokens of the application itself, or for users: itself or users", "itself", "users")
	command.Flags().StringVar(&f.at, "at", "", "ask another state or source than the current folder: a folder, a `REVISION`, or SCHEME:VALUE")
	manual.Choose(command, command.Flags(), &f.expect, "expect", "exit with 1 where the answer is another: yes or no (unknown is neither)", "yes", "no")
	f.gaps.Add(command)
	s.completeBaselines(command, "at")
}

// asked is the project that a question is put to.
func (s *session) asked(flags *explainFlags) (p *project.Project, err error) {
	if flags.at == "" {
		p, err = s.Compiled(nil)
	} else {
		p, err = s.CompiledAt(flags.at)
	}
	if err != nil {
		return nil, err
	}
	s.TellGaps(&flags.gaps, invocation.SourcesOf(invocation.SourceOf(p, cmp.Or(flags.at, "."))))
	return p, nil
}

// checkQuestion refuses what is no question.
func checkQuestion(args []string) error {
	switch {
	case len(args) < 2:
		return errors.New("which application and API? Expected APPLICATION API [SCOPE]")
	case len(args) > 3:
		return fmt.Errorf("%q is one argument too many: expected APPLICATION API [SCOPE]", args[3])
	}
	return nil
}

// explainCells explains what is asked of one cell, or of one for each subject type.
func explainCells(t *compiler.Tenant, args []string, flags *explainFlags) (*answer.Explained, error) {
	as := flags.as
	if len(flags.roles) > 0 && as == "itself" {
		return nil, errors.New("--role: roles are of users, and --as itself asks about tokens without any")
	}
	roles, err := findRoles(t, flags.roles)
	if err != nil {
		return nil, err
	}
	if len(roles) > 0 {
		as = "users"
	}
	app, err := ask.FindApplication(t, args[0])
	if err != nil {
		return nil, err
	}
	api, err := ask.FindAPI(t, args[1])
	if err != nil {
		return nil, err
	}
	scope := ""
	if len(args) == 3 {
		scope = args[2]
	}
	if err := ask.CheckScope(t, api, scope); err != nil {
		return nil, err
	}
	explained := &answer.Explained{Tenant: t}
	for _, subject := range subjectsOf(as) {
		q := ask.Question{Tenant: t, Application: app, API: api, SubjectType: subject, Scope: scope, Roles: roles}
		explained.Explanations = append(explained.Explanations, ask.Explain(q))
	}
	return explained, nil
}

func findRoles(t *compiler.Tenant, names []string) (roles []*compiler.Role, err error) {
	for _, name := range names {
		role, err := ask.FindRole(t, name)
		if err != nil {
			return nil, fmt.Errorf("--role: %w", err)
		}
		roles = append(roles, role)
	}
	return roles, nil
}

// subjectsOf are the subject types that --as means.
func subjectsOf(as string) []compiler.SubjectType {
	switch as {
	case "itself":
		return []compiler.SubjectType{compiler.Client}
	case "users":
		return []compiler.SubjectType{compiler.User}
	}
	return compiler.SubjectTypes
}

// expected closes the gate where an answer is not the one that is expected.
func (s *session) expected(wanted, got string) error {
	if wanted == "" || wanted == got {
		return nil
	}
	fmt.Fprintf(s.Stderr, "grants: --expect %s: the answer is %s\n", wanted, got)
	return invocation.ErrGate
}

// completeQuestion completes an application, an API and a scope.
func (s *session) completeQuestion(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	var names []string
	switch len(args) {
	case 0:
		names = append(s.names(nil, "application"), ask.AnyThirdPartyArgument)
	case 1:
		names = s.names(nil, "api")
	case 2:
		names = s.scopesOf(args[1])
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// scopesOf are the scopes of an API of the project in the current folder; none where it can't be read.
func (s *session) scopesOf(name string) []string {
	p, err := s.Open(nil)
	if err != nil || p.Tenant == nil {
		return nil
	}
	api, err := ask.FindAPI(p.Tenant, name)
	if err != nil {
		return nil
	}
	return api.Scopes
}
