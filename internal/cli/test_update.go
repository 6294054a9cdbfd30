package cli

import (
	"fmt"
	"slices"

	"grants/internal/accesstest"
	"grants/internal/invocation"
	"grants/internal/rewrite"
)

// checkUpdate refuses a report where the difference goes.
func checkUpdate(flags *testFlags, outputs *invocation.Outputs) error {
	for _, out := range outputs.Wanted {
		if flags.update && out.File == "" && out.Format != "text" {
			return fmt.Errorf("--update and -o %s both write to standard output; write -o %s=FILE", out.Format, out.Format)
		}
	}
	return nil
}

// updateTests rewrites what exactly says in tests that failed, prints the difference, and judges the tests anew.
func (s *session) updateTests(run *testRun) error {
	files := rewrite.New(run.source)
	updates := slices.Clone(run.updates)
	slices.SortStableFunc(updates, func(a, b accesstest.Update) int { return b.At.Start.Byte - a.At.Start.Byte }) // from the end, so that places stay
	for _, u := range updates {
		if u.Text == "" {
			fmt.Fprintf(s.Stderr, "grants: exactly of test %q stays as it is: %s\n", invocation.OneLine(u.Test.Name), invocation.OneLine(u.Why))
			continue
		}
		content, err := files.Content(u.At.File)
		if err != nil {
			return err
		}
		files.Set(u.At.File, slices.Concat(content[:u.At.Start.Byte], []byte(u.Text), content[u.At.End.Byte:]))
	}
	if files.Size() == 0 {
		return nil
	}
	if err := s.PrintLines(files.Diff()); err != nil {
		return err
	}
	if err := s.rewrite(files); err != nil {
		return err
	}
	return s.judgeAgain(run, files)
}

// judgeAgain reads the tests as they are now.
func (s *session) judgeAgain(run *testRun, files *rewrite.Files) error {
	chosen := map[string]bool{}
	for _, test := range run.suite.Tests {
		chosen[test.Name] = true
	}
	suite, err := accesstest.Read(files.Preview().FS, run.files)
	if err != nil {
		return err
	}
	suite.Tests = slices.DeleteFunc(suite.Tests, func(test *accesstest.Test) bool { return !chosen[test.Name] })
	run.suite, run.results, run.updates = suite, nil, nil
	return s.judgeTests(run)
}
