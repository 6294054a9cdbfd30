package cli

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"grants/internal/accesstest"
	"grants/internal/invocation"
	"grants/internal/manual"
	"grants/internal/render/tests"
	"grants/internal/suggest"
)

type testFlags struct {
	tests    string // where the tests are; empty for the project's own
	run      string
	update   bool
	coverage coverageFlag
	gaps     invocation.GapFlags
}

// testFormats are the formats of test beside text, which has colours.
var testFormats = invocation.Formats[*tests.Report]{{Name: "json", Write: tests.JSON}, {Name: "junit", Write: tests.JUnit}}

func (s *session) test() *cobra.Command {
	var flags testFlags
	command := &cobra.Command{
		Use:   "test [DIR|FILE|SOURCE]",
		Short: "Hold access to what a team expects of it",
		Long: `Run the tests of the project: the blocks test of its files *.grantstest.hcl, which say exactly who can get a scope, and which scopes an application gets.
They are no configuration, and no other command reads them but fmt.

SOURCE is any state that plan compares, and any foreign source: git:REV, json:FILE, api:DIR, tfplan:FILE. Its tests are those of the project in the current
folder, or of --tests.

A test passes where all that it claims holds for sure. What a source does not say, and what nobody states, makes it fail, and the failure names it.
--coverage lists what no test pins: no test would fail if it were gained or lost.`,
		Args: manual.AtMostOne("project"),
	}
	command.Flags().StringVar(&flags.tests, "tests", "", "take the tests of the project in `DIR`, or of a file")
	command.Flags().StringVar(&flags.run, "run", "", "run only the tests whose name matches `REGEX`")
	command.Flags().Var(&flags.coverage, "coverage", "list what no test pins; with a number, exit with 1 where less than that is pinned")
	command.Flags().Lookup("coverage").NoOptDefVal = coverageAlone
	command.Flags().BoolVar(&flags.update, "update", false, "rewrite what exactly says in tests that fail, to what is, and print the difference")
	flags.gaps.Add(command)
	flags.gaps.AddGate(command)
	outputs := invocation.NewOutputs(command, append([]string{"text"}, append(testFormats.Names(), invocation.FormatFidelity)...)...)
	command.RunE = func(_ *cobra.Command, args []string) error { return s.runTests(args, &flags, outputs) }
	return command
}

func (s *session) runTests(args []string, flags *testFlags, outputs *invocation.Outputs) error {
	wanted, err := regexp.Compile(flags.run)
	if err != nil {
		return fmt.Errorf("--run: %q is no regular expression: %w", flags.run, errors.Unwrap(err))
	}
	if err := checkUpdate(flags, outputs); err != nil {
		return err
	}
	run, err := s.openTests(args, flags)
	if err == nil {
		err = run.choose(wanted, flags.run)
	}
	if err == nil {
		err = s.judgeTests(run)
	}
	if err == nil && flags.update {
		err = s.updateTests(run)
	}
	if err != nil {
		return err
	}
	sources := invocation.SourcesOf(invocation.SourceOf(run.project, run.name))
	s.TellGaps(&flags.gaps, sources)
	report := run.report()
	if flags.coverage.wanted {
		report.Coverage = accesstest.Cover(run.project.Tenant, run.plainResults())
	}
	err = s.Write(outputs, invocation.FidelityOr(sources, func(format string, w io.Writer, color bool) error {
		if format == "text" {
			report.Width = invocation.TerminalWidth(w)
			return tests.Text(w, report, color)
		}
		return testFormats.Of(report)(format, w, color)
	}))
	if err == nil {
		err = s.testResult(report, &flags.coverage)
	}
	return s.GapsClose(&flags.gaps, sources, err)
}

// testResult is what a run comes to.
func (s *session) testResult(report *tests.Report, coverage *coverageFlag) error {
	failed := false
	for _, result := range report.Results {
		switch result.Outcome {
		case accesstest.Broken:
			return invocation.ErrReported
		case accesstest.Failed:
			failed = true
		}
	}
	if len(report.Problems) > 0 {
		return invocation.ErrReported
	}
	if c := report.Coverage; c != nil {
		for _, share := range []struct {
			of   accesstest.Share
			what string
		}{{c.Cells, "cells"}, {c.Sensitive, "sensitive scopes"}} {
			if share.of.Pinned*100 < coverage.least*share.of.All {
				fmt.Fprintf(s.Stderr, "grants: --coverage: %d%% of the %s are pinned, less than %d%%\n", share.of.Percent(), share.what, coverage.least)
				failed = true
			}
		}
	}
	if failed {
		return invocation.ErrGate
	}
	return nil
}

// coverageFlag is the flag --coverage[=N%].
type coverageFlag struct {
	wanted bool
	least  int
}

const coverageAlone = "0%"

// Set takes a value from the command line.
func (c *coverageFlag) Set(value string) error {
	least, err := strconv.Atoi(strings.TrimSuffix(value, "%"))
	if err != nil || least < 0 || least > 100 {
		return fmt.Errorf("%q is no share: expected a number from 0 to 100, as in --coverage=80%%", value)
	}
	c.wanted, c.least = true, least
	return nil
}

// String is the value.
func (c *coverageFlag) String() string {
	if !c.wanted {
		return ""
	}
	return strconv.Itoa(c.least) + "%"
}

// Type names the value.
func (c *coverageFlag) Type() string { return "N%" }

// unmatched is the error for a name that no test has.
func unmatched(pattern string, names []string) error {
	near := ""
	if closest := suggest.Closest(pattern, names); closest != "" {
		near = fmt.Sprintf("; did you mean %q?", closest)
	}
	return fmt.Errorf("--run: %q matches no test%s", pattern, near)
}
