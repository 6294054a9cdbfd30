// Package repair makes the repairs that findings offer, and proves that the safe ones leave everybody's access as it is.
package repair

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"grants/compiler"
	"grants/diag"
	"grants/internal/edit"
	"grants/internal/project"
	"grants/internal/rewrite"
	"grants/internal/source"
)

// Finder is what is reported about a project: nothing else is repaired.
type Finder func(*project.Project) []diag.Diagnostic

// Compile reads and compiles a project.
type Compile func(*source.Project) (*project.Project, error)

// Repair is a project on its way to having no more findings that can be repaired.
type Repair struct {
	*rewrite.Files
	compile  Compile
	original *project.Project
	Project  *project.Project // with the repairs so far
	find     Finder
	Fixed    int      // findings
	Notes    []string // what to say at the end
	version  string   // of the program
}

// New starts with a project as it is. The version is that of the program, for the error that is a mistake of ours.
func New(p *project.Project, find Finder, compile Compile, version string) *Repair {
	return &Repair{Files: rewrite.New(p.Source), compile: compile, original: p, Project: p, find: find, version: version}
}

// Run makes the safe repairs and proves that they are safe, and then, if wanted, all.
func (r *Repair) Run(unsafe bool) error {
	switch {
	case !diag.HasErrors(r.original.Diagnostics):
		if err := r.loop(false); err != nil {
			return err
		}
		if err := r.proveSafe(); err != nil {
			return err
		}
	case !unsafe && Fixable(r.original, r.find(r.original)) > 0:
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

func (r *Repair) loop(unsafe bool) error {
	seen := map[[sha256.Size]byte]bool{r.state(): true}
	for range maxRounds {
		found := r.find(r.Project)
		edits, count := r.collect(found, unsafe)
		if count == 0 {
			return nil
		}
		if err := r.apply(edits); err != nil {
			return err
		}
		r.Fixed += count
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
func (r *Repair) state() [sha256.Size]byte {
	sum := sha256.New()
	for _, name := range r.Names() {
		content, _ := r.Content(name) // is in memory
		fmt.Fprintf(sum, "%q %d\n%s", name, len(content), content)
	}
	return [sha256.Size]byte(sum.Sum(nil))
}

// collect is the repairs of one round, and the number of findings they are for. Those that touch an earlier one wait for the next round; those that
// contradict one another are left.
func (r *Repair) collect(found []diag.Diagnostic, unsafe bool) (*edit.Set, int) {
	fixes := make([]*diag.Fix, len(found))
	for i := range found {
		fixes[i] = choose(r.original, &found[i], unsafe)
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

// choose is the repair of a finding: the first safe one or, if wanted, the first of all. It is nil for places that are not ours to edit: JSON is
// written by programs, and values for variables belong to whoever gives them.
func choose(p *project.Project, d *diag.Diagnostic, unsafe bool) *diag.Fix {
	var chosen *diag.Fix
	for i := range d.Fixes {
		fix := &d.Fixes[i]
		if editable(p, fix) && (fix.Safe || unsafe) && (chosen == nil || fix.Safe && !chosen.Safe) {
			chosen = fix
		}
	}
	return chosen
}

// Offered are the fixes that are made where somebody wants them: no report offers another.
func Offered(p *project.Project, fixes []diag.Fix) []diag.Fix {
	var made []diag.Fix
	for i := range fixes {
		if editable(p, &fixes[i]) {
			made = append(made, fixes[i])
		}
	}
	return made
}

func editable(p *project.Project, fix *diag.Fix) bool {
	for _, e := range fix.Edits {
		if p.IsGiven(e.Range.File) || e.Range.IsZero() || strings.HasSuffix(e.Range.File, ".json") {
			return false
		}
	}
	return len(fix.Edits) > 0
}

// Fixable counts the findings that have a safe repair.
func Fixable(p *project.Project, found []diag.Diagnostic) int {
	n := 0
	for i := range found {
		if choose(p, &found[i], false) != nil {
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
func (r *Repair) apply(edits *edit.Set) error {
	for _, name := range edits.Files() {
		content, err := r.Content(name)
		if err != nil {
			return err
		}
		changed, err := edits.Apply(name, content)
		if err != nil {
			return err
		}
		r.Set(name, changed)
	}
	var err error
	r.Project, err = r.compile(r.Preview())
	return err
}

// proveSafe compares the matrix before and after. A difference is a mistake of a rule, which is looked for by making its repair alone.
func (r *Repair) proveSafe() error {
	differs := r.changes()
	if differs == "" {
		return nil
	}
	which := "a safe fix"
	for _, d := range r.find(r.original) {
		fix := choose(r.original, &d, false)
		if fix == nil {
			continue
		}
		alone := New(r.original, r.find, r.compile, r.version)
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
func (r *Repair) changes() string {
	if diag.HasErrors(r.Project.Diagnostics) {
		return "what compiles"
	}
	return compiler.FirstDifference(r.original.Tenant, r.Project.Tenant)
}

// proveCompiles refuses repairs that leave more errors of the language than there were.
func (r *Repair) proveCompiles() error {
	before, after := errorsIn(r.original.Diagnostics), errorsIn(r.Project.Diagnostics)
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
func (r *Repair) note(text string) {
	for _, other := range r.Notes {
		if other == text {
			return
		}
	}
	r.Notes = append(r.Notes, text)
}

func (r *Repair) position(at diag.Range) string {
	return fmt.Sprintf("%s:%d:%d", r.Source.Shown(at.File), at.Start.Line, at.Start.Column)
}
