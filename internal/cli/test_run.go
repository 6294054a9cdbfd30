package cli

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"

	"grants/config/language"
	"grants/internal/accesstest"
	"grants/internal/files"
	"grants/internal/invocation"
	"grants/internal/project"
	"grants/internal/render/tests"
	"grants/internal/source"
)

// testRun is a project, the tests that it is held to, and what became of them.
type testRun struct {
	name    string // of the project, as it was named
	project *project.Project
	options project.Options
	source  *source.Project // of the tests
	files   []string        // of the tests, by their paths in it
	suite   *accesstest.Suite
	results []*accesstest.Result // of the tests of the suite, in their order
	updates []accesstest.Update
}

// openTests opens the project that the arguments name, which has to compile, and reads its tests.
func (s *session) openTests(args []string, flags *testFlags) (*testRun, error) {
	run := &testRun{name: invocation.Argument(args)}
	from := flags.tests
	if files.HasTestName(run.name) {
		if from != "" {
			return nil, fmt.Errorf("%q is a file of tests, and --tests names another", run.name)
		}
		from = run.name
		run.name = s.Home(run.name).Dir
	}
	err := s.openTested(run)
	if err != nil {
		return nil, err
	}
	if run.files, err = s.testFiles(run, from); err != nil {
		return nil, err
	}
	run.suite, err = accesstest.Read(run.source.FS, run.files)
	return run, err
}

// openTested opens what is tested.
func (s *session) openTested(run *testRun) error {
	opened, err := s.OpenSource(run.name)
	if err != nil {
		return err
	}
	src := opened.Source
	if run.options, err = s.Options(src); err != nil {
		return err
	}
	if run.project, err = project.Load(src, run.options); err != nil {
		return err
	}
	p := run.project
	if p.Within, p.Commit = opened.Within, opened.Commit; p.Files == 0 && src.Config == nil {
		return project.NoConfiguration(src, run.name)
	}
	if err := s.NoteAlone(p); err != nil {
		return err
	}
	return s.Refuse(p)
}

// testFiles opens the project that the tests are of, and finds their files: those of what was named, or below the folder that was asked about.
func (s *session) testFiles(run *testRun, from string) (names []string, err error) {
	own := run.project.Source
	within := run.project.Within
	if from == "" && own.Config == nil && own.File == "" && run.project.Commit == "" {
		run.source = own
	} else {
		if from == "" && own.File != "" && own.Config == nil {
			from = cmp.Or(own.Dir, ".")
		}
		from = cmp.Or(from, ".")
		home := s.Home(from)
		if info, err := os.Stat(s.Path(from)); err == nil && !info.IsDir() && !files.HasTestName(from) {
			run.source, err = source.Open(s.Folder(), from)
			return []string{filepath.Base(from)}, err
		}
		if run.source, err = source.Open(s.Folder(), home.Dir); err != nil {
			return nil, err
		}
		within = home.Within
	}
	opts := project.Options{}
	if err := s.Exclude(&opts, &project.Project{Source: run.source}); err != nil {
		return nil, err
	}
	all, err := files.Tests(run.source.FS, opts.LeaveOut)
	names = slices.DeleteFunc(all, func(name string) bool { return !project.IsBelow(within, name) })
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("%q has no tests: no file below it ends in .grantstest.hcl or .grantstest.json", cmp.Or(path.Join(run.source.Dir, within), "."))
	}
	return names, err
}

// choose leaves the tests whose names match.
func (r *testRun) choose(wanted *regexp.Regexp, pattern string) error {
	var names []string
	var chosen []*accesstest.Test
	for _, test := range r.suite.Tests {
		names = append(names, test.Name)
		if wanted.MatchString(test.Name) {
			chosen = append(chosen, test)
		}
	}
	if pattern != "" && len(chosen) == 0 {
		return unmatched(pattern, names)
	}
	r.suite.Tests = chosen
	return nil
}

// maxVariants is how many times a project is compiled: once for each choice of values that tests have.
const maxVariants = 50

// judgeTests holds each test to the project as its variables make it.
func (s *session) judgeTests(run *testRun) error {
	byValues := map[string][]*accesstest.Test{}
	for _, test := range run.suite.Tests {
		byValues[test.Values()] = append(byValues[test.Values()], test)
	}
	if len(byValues) > maxVariants {
		return fmt.Errorf("the tests have %d different choices of variables, each of which is a project of its own; at most %d are compiled", len(byValues), maxVariants)
	}
	became := map[*accesstest.Test]*accesstest.Result{}
	for _, values := range slices.Sorted(maps.Keys(byValues)) {
		judged, err := s.judgeVariant(run, values, byValues[values])
		if err != nil {
			return err
		}
		for _, result := range judged {
			became[result.Test] = result
		}
	}
	for _, test := range run.suite.Tests {
		run.results = append(run.results, became[test])
	}
	return nil
}

// judgeVariant holds tests with the same values to the project as they make it.
func (s *session) judgeVariant(run *testRun, values string, all []*accesstest.Test) ([]*accesstest.Result, error) {
	if values == "" {
		return run.judge(run.project, all), nil
	}
	if run.project.Source.Config != nil {
		return nil, fmt.Errorf("the test %q has variables, and %s has none", all[0].Name, run.name)
	}
	opts := run.options
	opts.Vars = maps.Clone(opts.Vars)
	for name := range all[0].Variables {
		delete(opts.Vars, name)
	}
	file := &source.Companion{Name: fmt.Sprintf("the variables of test %q", all[0].Name), Content: []byte(values), Own: true}
	file.Shown = file.Name
	opts.VarFiles = append(slices.Clip(opts.VarFiles), language.VarFile{Name: file.Name, Content: file.Content, Own: true})
	p, err := project.Load(run.project.Source, opts)
	if err != nil {
		return nil, err
	}
	p.Commit = run.project.Commit
	if err := s.RefuseAs("the configuration, with "+file.Name+",", p); err != nil {
		return nil, err
	}
	return run.judge(p, all), nil
}

// judge holds tests to a project, and remembers what could be made of those that failed.
func (r *testRun) judge(p *project.Project, all []*accesstest.Test) []*accesstest.Result {
	results := accesstest.Judge(p.Tenant, all)
	r.updates = append(r.updates, accesstest.Updates(p.Tenant, results)...)
	return results
}

// plainResults are those of the tests of the project as it is, without values of their own.
func (r *testRun) plainResults() []*accesstest.Result {
	return slices.DeleteFunc(slices.Clone(r.results), func(result *accesstest.Result) bool { return len(result.Test.Variables) > 0 })
}

func (r *testRun) report() *tests.Report {
	return &tests.Report{Results: r.results, Problems: r.suite.Problems, Place: r.source.Shown}
}
