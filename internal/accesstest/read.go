package accesstest

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/hashicorp/go-multierror"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"grants/compiler"
	"grants/config/schema"
	"grants/diag"
	"grants/internal/english"
	"grants/internal/files"
	"grants/internal/jsonform"
	"grants/internal/suggest"
	"grants/internal/syntax"
)

// What is read, so that a stranger's files can't keep anybody busy.
const (
	maxTests    = 10_000 // of a project
	maxNames    = 10_000 // of a value
	maxProblems = 100    // that are told
)

// Read reads files of tests, by their names in fsys. What users wrote wrong comes back at the suite, and the error is for files that could not be read.
func Read(fsys fs.FS, names []string) (*Suite, error) {
	s := &Suite{}
	first := map[string]*Test{}
	evaluator := newEvaluator()
	var failures *multierror.Error
	for _, name := range names {
		r, err := read(fsys, name, evaluator)
		if err != nil {
			failures = multierror.Append(failures, err)
			continue
		}
		s.Problems = append(s.Problems, r.problems...)
		for _, test := range r.tests {
			if len(s.Tests) == maxTests {
				s.Problems = append(s.Problems, problem("limit", test.At, fmt.Sprintf("there are more than %d tests: this one and what follows is not read", maxTests)))
				break
			}
			s.add(test, first)
		}
	}
	diag.Sort(s.Problems)
	s.Problems = bounded(s.Problems)
	return s, failures.ErrorOrNil()
}

// add takes a test along. One whose name another one has is told: reports and --run know tests by their names.
func (s *Suite) add(test *Test, first map[string]*Test) {
	if other := first[test.Name]; other != nil {
		d := diag.Diagnostic{
			Code: "duplicate-name", Severity: diag.Error, Message: fmt.Sprintf("a second test %q", test.Name), Range: test.At,
			Related: []diag.Related{{Message: "the first", Range: other.At}},
		}
		s.Problems, test.Problems = append(s.Problems, d), append(test.Problems, d)
	} else {
		first[test.Name] = test
	}
	s.Tests = append(s.Tests, test)
}

func bounded(problems []diag.Diagnostic) []diag.Diagnostic {
	if len(problems) <= maxProblems {
		return problems
	}
	last := problems[maxProblems]
	return append(problems[:maxProblems:maxProblems], diag.Diagnostic{
		Code: "limit", Severity: diag.Error, Range: last.Range, Message: fmt.Sprintf("%d more mistakes are not told", len(problems)-maxProblems),
	})
}

// reader reads one file.
type reader struct {
	*evaluator
	id       diag.FileID
	files    *diag.Files
	test     *Test // that is being read
	tests    []*Test
	problems []diag.Diagnostic
}

func read(fsys fs.FS, name string, e *evaluator) (*reader, error) {
	r := &reader{evaluator: e, id: 1}
	body, err := r.parse(fsys, name)
	if err != nil || body == nil {
		return r, err
	}
	for _, a := range syntax.InOrder(body.Attributes) {
		r.report("unknown-attribute", r.at(a.NameRange), fmt.Sprintf("there is no attribute %q in a file of tests", a.Name), `It has blocks: test "NAME" { ... }.`)
	}
	for _, b := range body.Blocks {
		if b.Type != block.Name {
			r.suggest("unknown-block", r.at(b.TypeRange), fmt.Sprintf("there is no block %q in a file of tests", b.Type),
				`It has blocks: test "NAME" { ... }. Configuration stands in files whose names end in .grants.hcl.`, b.Type, []string{block.Name})
			continue
		}
		r.readTest(b)
	}
	return r, nil
}

// parse is the body of a file, nil where a diagnostic says why.
func (r *reader) parse(fsys fs.FS, name string) (body *hclsyntax.Body, err error) {
	if !strings.HasSuffix(name, ".json") {
		body, r.files, r.problems, err = syntax.ParseFile(fsys, name)
		return body, err
	}
	r.files = &diag.Files{}
	r.files.Add(name)
	c, err := files.Read(fsys, name)
	if err != nil {
		return nil, err
	}
	r.files.SetContent(r.id, c.Text)
	if problem, span := syntax.RefuseContent(c, r.id); problem.Code != "" {
		problem.Severity, problem.Range = diag.Error, r.files.Range(span)
		r.problems = append(r.problems, problem)
		return nil, nil
	}
	written := jsonform.ReadBlocks([]*schema.Block{block}, r.files, name, c.Text, r.id)
	r.problems = append(written.Problems, syntax.Hidden(r.files, c.Text, r.id)...)
	if written.Broken {
		return nil, nil
	}
	return written.Body, nil
}

// report says what is wrong with the file, and with the test that is being read.
func (r *reader) report(code string, at diag.Range, message, detail string) {
	d := problem(code, at, message)
	d.Detail = detail
	r.tell(d)
}

// tell takes a problem along, as far as there are not many.
func (r *reader) tell(d diag.Diagnostic) {
	if r.test != nil && len(r.test.Problems) < maxProblems {
		r.test.Problems = append(r.test.Problems, d)
	}
	if len(r.problems) <= maxProblems {
		r.problems = append(r.problems, d)
	}
}

// suggest is report for a name that is close to one of some others.
func (r *reader) suggest(code string, at diag.Range, message, detail, name string, known []string) {
	d := problem(code, at, message)
	d.Detail, d.Hint = detail, suggest.DidYouMean(name, known)
	r.tell(d)
}

func (r *reader) readTest(b *hclsyntax.Block) {
	if len(b.Labels) != 1 || b.Labels[0] == "" {
		r.report("missing-attribute", r.at(b.TypeRange), "a test has one name", `Write test "NAME" { ... }.`)
		return
	}
	r.test = &Test{Name: b.Labels[0], At: r.at(b.LabelRanges[0])}
	r.tests = append(r.tests, r.test)
	defer func() { r.test = nil }()
	r.checkNames(b, block)
	if a := b.Body.Attributes["variables"]; a != nil {
		r.test.Variables = r.variables(a)
	}
	for _, nested := range b.Body.Blocks {
		if kind := block.Block(nested.Type); kind != nil {
			r.readClaim(nested, kind)
		}
	}
	if len(r.test.Claims) == 0 && len(r.test.Problems) == 0 {
		r.report("missing-attribute", r.test.At, fmt.Sprintf("the test %q claims nothing", r.test.Name), "It takes blocks who_can and access.")
	}
}

// checkNames reports what a block does not have, and what it lacks.
func (r *reader) checkNames(b *hclsyntax.Block, kind *schema.Block) {
	meant := map[string]bool{}
	unknown := func(code, what, name string, at diag.Range) {
		meant[suggest.Closest(name, kind.Names())] = true
		r.suggest(code, at, fmt.Sprintf("%s has no %s %q", kind.Name, what, name), "It has "+english.List(kind.Names())+".", name, kind.Names())
	}
	for _, a := range syntax.InOrder(b.Body.Attributes) {
		if kind.Attribute(a.Name) == nil {
			unknown("unknown-attribute", "attribute", a.Name, r.at(a.NameRange))
		}
	}
	for _, nested := range b.Body.Blocks {
		if kind.Block(nested.Type) == nil {
			unknown("unknown-block", "block", nested.Type, r.at(nested.TypeRange))
		} else if len(nested.Labels) > 0 {
			r.report("unknown-attribute", r.at(nested.LabelRanges[0]), fmt.Sprintf("a block %q has no name", nested.Type), "")
		}
	}
	for _, a := range kind.Attributes {
		if a.Required && b.Body.Attributes[a.Name] == nil && !meant[a.Name] {
			r.report("missing-attribute", r.at(b.TypeRange), fmt.Sprintf("%s needs %q", kind.Name, a.Name), "")
		}
	}
}

func (r *reader) readClaim(b *hclsyntax.Block, kind *schema.Block) {
	before := len(r.test.Problems)
	r.checkNames(b, kind)
	c := &Claim{WhoCan: kind.Name == "who_can", At: r.at(b.TypeRange)}
	c.APIs = r.objects(b, "api", apiReferences)
	c.Subjects = r.subjects(b.Body.Attributes["subject_type"])
	exactly, sets := "exactly", r.scopes
	if c.WhoCan {
		exactly, sets = "only", r.holders
		c.Scope = r.scope(b.Body.Attributes["scope"])
	} else {
		c.Applications = r.objects(b, "applications", applicationReferences)
	}
	attributes := b.Body.Attributes
	c.Exactly, c.AtLeast, c.AtMost = sets(attributes[exactly]), sets(attributes["at_least"]), sets(attributes["at_most"])
	if len(r.test.Problems) == before {
		r.checkClaim(c, b, exactly)
	}
	r.test.Claims = append(r.test.Claims, c)
}

// checkClaim refuses a claim that can't fail, and one that says the same twice.
func (r *reader) checkClaim(c *Claim, b *hclsyntax.Block, exactly string) {
	attributes := b.Body.Attributes
	switch least := c.AtLeast; {
	case attributes[exactly] == nil && attributes["at_least"] == nil && attributes["at_most"] == nil:
		r.report("missing-attribute", c.At, fmt.Sprintf("%s claims nothing", b.Type), fmt.Sprintf("It takes %s, at_least or at_most.", exactly))
	case c.Exactly != nil && (c.AtLeast != nil || c.AtMost != nil):
		other := cmp.Or(attributes["at_least"], attributes["at_most"])
		r.report("unknown-attribute", r.at(other.NameRange), fmt.Sprintf("%s says it all, and %s has nothing to add", exactly, other.Name), "Take one of them out.")
	case c.WhoCan && c.AtMost != nil && slices.ContainsFunc(c.AtMost.Names, Name.isEveryone):
		r.report("unknown-value", c.AtMost.At, "at_most of all always holds", "Name those who may, or take it out.")
	case least != nil && (least.None || least.Plain && len(least.Names) == 0):
		r.report("unknown-value", least.At, "at_least of nothing always holds", "Name what has to be there, or take it out.")
	}
}

// subjects are those that a claim is about: all where it does not say.
func (r *reader) subjects(a *hclsyntax.Attribute) []compiler.SubjectType {
	if a == nil {
		return compiler.SubjectTypes
	}
	text, ok := r.text(a)
	if !ok {
		return compiler.SubjectTypes
	}
	var known []string
	for _, subject := range compiler.SubjectTypes {
		if string(subject) == text {
			return []compiler.SubjectType{subject}
		}
		known = append(known, string(subject))
	}
	slices.Sort(known)
	r.suggest("unknown-value", r.at(a.Expr.Range()), fmt.Sprintf("subject_type can't be %q", text), "Values are "+english.List(known)+".", text, known)
	return compiler.SubjectTypes
}

// scope is the glob of a block who_can.
func (r *reader) scope(a *hclsyntax.Attribute) Name {
	if a == nil {
		return Name{}
	}
	text, ok := r.text(a)
	if ok && text == "" {
		r.report("unknown-value", r.at(a.Expr.Range()), "an empty scope matches nothing", `Write "*" for any access.`)
	}
	return Name{Text: text, At: r.at(a.Expr.Range())}
}
