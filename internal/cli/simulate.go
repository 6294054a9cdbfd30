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
	"grants/internal/manual"
	"grants/internal/render/answer"
)

// simulateFlags are a request.
type simulateFlags struct {
	explainFlags
	application, api, organization string
	request, permissions, consent  []string
}

func (s *session) simulate() *cobra.Command {
	var flags simulateFlags
	command := &cobra.Command{
		Use:   "simulate --application APPLICATION --api API --as itself|users",
		Short: "Say what a token would carry, step by step",
		Long: `Say what becomes of a request for a token: the scopes that the token carries, or the error. A user's token carries what the request names, of that what the
application can get, of that what the user's roles and permissions permit, where the API enforces policies, and of that what the user consents to. A token of the
application itself carries all that it is granted.

Roles, permissions and consent count where they are given; --permissions '' or --consent '' is to give none. Both outcomes are answers. With --expect, yes is a token
that carries every scope of the request.`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return fmt.Errorf("%q: simulate takes flags only: --application, --api, --as, --request", args[0])
			}
			return nil
		},
	}
	flags.add(s, command)
	of := command.Flags()
	of.Lookup("as").Usage = "a token of the application itself, or for a user: itself or users"
	of.StringVar(&flags.application, "application", "", "the application: an `ADDRESS`, name or client_id, or any-third-party")
	of.StringVar(&flags.api, "api", "", "the API: an `ADDRESS`, name or identifier")
	of.StringArrayVar(&flags.request, "request", nil, "the `SCOPES` that the request names, with spaces between them; repeatable")
	of.StringArrayVar(&flags.roles, "role", nil, "the user has the role `NAME`; repeatable")
	of.StringArrayVar(&flags.permissions, "permissions", nil, "the `SCOPES` that the user is permitted without a role; repeatable")
	of.StringArrayVar(&flags.consent, "consent", nil, "the `SCOPES` that the user consents to; repeatable")
	of.StringVar(&flags.organization, "organization", "", "the request names the organization `NAME`")
	for _, kind := range []string{"application", "api"} {
		manual.Complete(command, true, func([]string, string) []string { return s.names(nil, kind) }, kind)
	}
	outputs := invocation.NewOutputs(command, "text", "json")
	command.RunE = func(*cobra.Command, []string) error {
		if flags.application == "" || flags.api == "" || flags.as == "" {
			return errors.New("simulate needs --application, --api and --as itself or users")
		}
		p, err := s.asked(&flags.explainFlags)
		if err != nil {
			return err
		}
		simulation, err := flags.simulation(p.Tenant, of.Changed)
		if err != nil {
			return err
		}
		simulated := &answer.Simulated{Tenant: p.Tenant, Outcome: ask.Simulate(*simulation)}
		err = s.Write(outputs, func(format string, w io.Writer, color bool) error {
			if format == "json" {
				return answer.SimulationJSON(w, simulated)
			}
			return answer.Simulation(w, simulated, invocation.TerminalWidth(w), color)
		})
		return cmp.Or(err, s.expected(flags.expect, string(simulated.Outcome.Answer)))
	}
	return command
}

// simulation is the request that the flags describe. Given reports whether a flag was, if only as empty.
func (f *simulateFlags) simulation(t *compiler.Tenant, given func(flag string) bool) (*ask.Simulation, error) {
	app, err := ask.FindApplication(t, f.application)
	if err != nil {
		return nil, err
	}
	api, err := ask.FindAPI(t, f.api)
	if err != nil {
		return nil, err
	}
	roles, err := findRoles(t, f.roles)
	if err != nil {
		return nil, err
	}
	q := ask.Question{Tenant: t, Application: app, API: api, SubjectType: subjectsOf(f.as)[0], Roles: roles}
	s := &ask.Simulation{
		Question: q, Request: scopesIn(f.request), Permissions: scopesIn(f.permissions), Knows: given("role") || given("permissions"),
		Consent: scopesIn(f.consent), Consents: given("consent"), Organization: f.organization,
	}
	if q.SubjectType == compiler.Client && (s.Knows || s.Consents) {
		return nil, errors.New("--role, --permissions and --consent are about users, and --as itself is a token without any")
	}
	for _, scope := range slices.Concat(s.Request, s.Permissions, s.Consent) {
		if err := ask.CheckScope(t, api, scope); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// scopesIn are the scopes that texts name, as a request does, sorted.
func scopesIn(texts []string) []string {
	scopes := strings.Fields(strings.Join(texts, " "))
	slices.Sort(scopes)
	return slices.Compact(scopes)
}
