package cli

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/internal/edit"
	"grants/internal/source"
)

// finder is what is reported about a project: nothing else is repaired.
type finder func(*project) []diag.Diagnostic

// compile reads and compiles a project.
type compile func(*source.Project) (*project, error)

// repair is a project on its way to having no more findings that can be repaired.
type repair struct {
	*rewriting
	compile  compile
	original *project
	project  *project // with the repairs so far
	find     finder
	fixed    int      // findings
	notes    []string // what to say at the end
	version  string   // of the program
}

// newRepair starts with a project as it is.
func newRepair(p *project, find finder, compile compile, version string) *repair {
	return &repair{rewriting: newRewriting(p.source), compile: compile, original: p, project: p, find: find, version: version}
}

// run makes the safe repairs and proves that they are safe, and then, if wanted, all.
func (r *repair) run(unsafe bool) error {
	switch {
	case !diag.HasErrors(r.original.diagnostics):
		if err := r.loop(false); err != nil {
			return err
		}
		if err := r.proveSafe(); err != nil {
			return err
		}
	case !unsafe && fixable(r.original, r.find(r.original)) > 0:
		r.note("the configuration does not compile, so nothing shows that fixes leave everybody's access as it is; nothing was fixed")
	}
	if !unsafe {
		return nil
	}
	if err := r.loop(true); err != nil {
		return err
	}
	return r.proveCompiles()
}

// maxRounds bounds how often a project is linted anew: repairs that touch one another take turns.
const maxRounds = 10

func (r *repair) loop(unsafe bool) error {
	seen := map[[sha256.Size]byte]bool{r.state(): true}
	for range maxRounds {
		found := r.find(r.project)
		edits, count := r.collect(found, unsafe)
		if count == 0 {
			return nil
		}
		if err := r.apply(edits); err != nil {
			return err
		}
		r.fixed += count
		state := r.state()
		if seen[state] {
			r.note("some fixes undo one another; the last of them stand")
			return nil
		}
		seen[state] = true
	}
	r.note(fmt.Sprintf("stopped after %d rounds; there may be more to fix", maxRounds))
	return nil
}

// state identifies the content of all changed files.
func (r *repair) state() [sha256.Size]byte {
	sum := sha256.New()
	for _, name := range r.names() {
		content, _ := r.content(name) // is in memory
		fmt.Fprintf(sum, "%q %d\n%s", name, len(content), content)
	}
	return [sha256.Size]byte(sum.Sum(nil))
}

// collect is the repairs of one round, and the number of findings they are for. Those that touch an earlier one wait for the next round; those that
// contradict one another are left.
func (r *repair) collect(found []diag.Diagnostic, unsafe bool) (*edit.Set, int) {
	fixes := make([]*diag.Fix, len(found))
	for i := range found {
		fixes[i] = chooseFix(r.original, &found[i], unsafe)
	}
	contradictory := contradictions(fixes)
	set, count := &edit.Set{}, 0
	for i, fix := range fixes {
		switch {
		case fix == nil:
		case contradicts(fix, contradictory):
			r.note(fmt.Sprintf("%s: the fix of %s contradicts that of another finding; it was left", r.position(found[i].Range), found[i].Code))
		case set.Add(fix.Edits) != edit.Overlaps:
			count++
		}
	}
	return set, count
}

// chooseFix is the repair of a finding: the first safe one or, if wanted, the first of all. It is nil for places that are not ours to edit: JSON is
// written by programs, and values for variables belong to whoever gives them.
func chooseFix(p *project, d *diag.Diagnostic, unsafe bool) *diag.Fix {
	var chosen *diag.Fix
	for i := range d.Fixes {
		fix := &d.Fixes[i]
		if editable(p, fix) && (fix.Safe || unsafe) && (chosen == nil || fix.Safe && !chosen.Safe) {
			chosen = fix
		}
	}
	return chosen
}

// offered are the fixes that are made where somebody wants them: no report offers another.
func offered(p *project, fixes []diag.Fix) []diag.Fix {
	var made []diag.Fix
	for i := range fixes {
		if editable(p, &fixes[i]) {
			made = append(made, fixes[i])
		}
	}
	return made
}

func editable(p *project, fix *diag.Fix) bool {
	for _, e := range fix.Edits {
		if p.isGiven(e.Range.File) || e.Range.IsZero() || strings.HasSuffix(e.Range.File, ".json") {
			return false
		}
	}
	return len(fix.Edits) > 0
}

// fixable counts the findings that have a safe repair.
func fixable(p *project, found []diag.Diagnostic) int {
	n := 0
	for i := range found {
		if chooseFix(p, &found[i], false) != nil {
			n++
		}
	}
	return n
}

// contradictions are the ranges that repairs replace by different texts.
func contradictions(fixes []*diag.Fix) map[diag.Range]bool {
	texts := map[diag.Range]string{}
	contradictory := map[diag.Range]bool{}
	for _, fix := range fixes {
		if fix == nil {
			continue
		}
		for _, e := range fix.Edits {
			if e.Range.Start.Byte == e.Range.End.Byte {
				continue // insertions take turns
			}
			if text, seen := texts[e.Range]; seen && text != e.NewText {
				contradictory[e.Range] = true
			}
			texts[e.Range] = e.NewText
		}
	}
	return contradictory
}

func contradicts(fix *diag.Fix, contradictory map[diag.Range]bool) bool {
	for _, e := range fix.Edits {
		if contradictory[e.Range] {
			return true
		}
	}
	return false
}

// apply makes edits in memory and reads the project anew.
func (r *repair) apply(edits *edit.Set) error {
	for _, name := range edits.Files() {
		content, err := r.content(name)
		if err != nil {
			return err
		}
		changed, err := edits.Apply(name, content)
		if err != nil {
			return err
		}
		r.set(name, changed)
	}
	var err error
	r.project, err = r.compile(r.preview())
	return err
}

// proveSafe compares the matrix before and after. A difference is a mistake of a rule, which is looked for by making its repair alone.
func (r *repair) proveSafe() error {
	differs := r.changes()
	if differs == "" {
		return nil
	}
	which := "a safe fix"
	for _, d := range r.find(r.original) {
		fix := chooseFix(r.original, &d, false)
		if fix == nil {
			continue
		}
		alone := newRepair(r.original, r.find, r.compile, r.version)
		set := &edit.Set{}
		set.Add(fix.Edits)
		if err := alone.apply(set); err != nil {
			return err
		}
		if change := alone.changes(); change != "" {
			which, differs = fmt.Sprintf("%s: the fix of %s", r.position(d.Range), d.Code), change
			break
		}
	}
	return fmt.Errorf("%s would change %s, so it is not safe; nothing was written. This is a bug in grants %s; --skip leaves the rule out",
		which, differs, r.version)
}

// changes says what the repairs change beyond the text; nothing, if they are safe.
func (r *repair) changes() string {
	if diag.HasErrors(r.project.diagnostics) {
		return "what compiles"
	}
	return compiler.FirstDifference(r.original.tenant, r.project.tenant)
}

// proveCompiles refuses repairs that leave more errors of the language than there were.
func (r *repair) proveCompiles() error {
	before, after := errorsIn(r.original.diagnostics), errorsIn(r.project.diagnostics)
	if len(after) <= len(before) {
		return nil
	}
	first := after[0]
	return fmt.Errorf("%s: with all fixes the configuration would not compile: %s; nothing was written", r.position(first.Range), first.Message)
}

func errorsIn(diagnostics []diag.Diagnostic) []diag.Diagnostic {
	var found []diag.Diagnostic
	for _, d := range diagnostics {
		if d.Severity == diag.Error {
			found = append(found, d)
		}
	}
	return found
}

// note remembers something to say at the end, once.
func (r *repair) note(text string) {
	for _, other := range r.notes {
		if other == text {
			return
		}
	}
	r.notes = append(r.notes, text)
}

func (r *repair) position(at diag.Range) string {
	return fmt.Sprintf("%s:%d:%d", r.source.Shown(at.File), at.Start.Line, at.Start.Column)
}
