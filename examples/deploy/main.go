// Command deploy sends the operations of a plan to the Management API of one tenant: one after another, in the order of the plan, and each
// once. Whatever stops it, the same command goes on where it stopped.
//
// What it may not guess it refuses before the first call: a plan of another tenant, a call that deletes without -allow-delete.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

const usage = `deploy sends the operations of a plan (grants plan -o json=plan.json) to a tenant.

Usage: deploy [flags] plan.json

The environment names the tenant: DOMAIN, such as acme.eu.auth0.com, and TOKEN, an access token for its Management API.

`

// options are what the command line says.
type options struct {
	plan        string
	ids         string // file with the client_ids of applications that have none in their files
	journal     string // file with what was done of the plan
	allowDelete bool
	byHand      string // id of the call at which the plan stopped, which somebody did by hand
}

// errUsage is a command line or an environment that can't be used, after it was said.
var errUsage = errors.New("usage")

func main() {
	// A signal stops between two calls: one that was sent has an answer.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	switch err := run(ctx, os.Args[1:], os.Getenv("DOMAIN"), os.Getenv("TOKEN"), os.Stderr); {
	case err == nil || errors.Is(err, flag.ErrHelp):
	case errors.Is(err, errUsage):
		os.Exit(2)
	default:
		fmt.Fprintln(os.Stderr, "deploy:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, domain, token string, log io.Writer) error {
	opts, err := parse(args, log)
	if err != nil {
		return err
	}
	p, err := readPlan(opts.plan)
	if err != nil {
		return err
	}
	if domain == "" || token == "" {
		return errors.New("DOMAIN and TOKEN have to be set in the environment")
	}
	if err := p.check(domain, opts.allowDelete, log); err != nil {
		return err
	}
	j, err := openJournal(opts.journal, p)
	if err != nil {
		return err
	}
	defer j.close()
	if opts.byHand != "" {
		if err := j.takeForDone(opts.byHand, p); err != nil {
			return err
		}
	}
	ids, err := readIDs(opts.ids)
	if err != nil {
		return err
	}
	s := &sender{tenant: newTenant(domain, token, log), plan: p, journal: j, ids: ids, log: log}
	return s.sendAll(ctx)
}

func parse(args []string, log io.Writer) (*options, error) {
	var opts options
	flags := flag.NewFlagSet("deploy", flag.ContinueOnError)
	flags.SetOutput(log)
	flags.Usage = func() {
		fmt.Fprint(log, usage)
		flags.PrintDefaults()
	}
	flags.BoolVar(&opts.allowDelete, "allow-delete", false, "send calls that delete, too")
	flags.StringVar(&opts.byHand, "done", "", "take the call with this `id`, at which the plan stopped, for done: somebody did by hand what it is for")
	flags.StringVar(&opts.ids, "ids", "client-ids.json", "`file` that keeps the client_ids of applications that have none in their files, from one deployment to the next")
	flags.StringVar(&opts.journal, "journal", "", "`file` that keeps what was done of the plan, until it is done (default the plan's name and .journal)")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return nil, err
		}
		return nil, errUsage
	}
	if flags.NArg() != 1 {
		flags.Usage()
		return nil, errUsage
	}
	opts.plan = flags.Arg(0)
	if opts.journal == "" {
		opts.journal = opts.plan + ".journal"
	}
	return &opts, nil
}
