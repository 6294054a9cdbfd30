// Package accesstest reads what a team expects of its access, from *.grantstest.hcl, and holds a tenant to it.
package accesstest

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"grants/compiler"
	"grants/diag"
)

// Suite is the tests of some files, in the order of the files' names and then of their places.
type Suite struct {
	Tests    []*Test
	Problems []diag.Diagnostic // what is wrong with the files, sorted; those of a test stand at the test as well
}

// Test is a block test.
type Test struct {
	Name      string
	At        diag.Range        // of its header
	Variables map[string]string // what its project is compiled with beside the values of the command line, as these are written; nil for none
	Claims    []*Claim          // in the order of the file
	Problems  []diag.Diagnostic // why it could not be read; it is not judged then
}

// Claim is a block who_can or access: what some cells have to be.
type Claim struct {
	WhoCan       bool // whether the applications are what is claimed; else the scopes are
	At           diag.Range
	APIs         []Name
	Applications []Name                 // of a block access; of a block who_can they are what is claimed
	Scope        Name                   // of a block who_can: a glob
	Subjects     []compiler.SubjectType // never empty
	Exactly      *Set                   // only, of a block who_can; nil where it is not claimed
	AtLeast      *Set
	AtMost       *Set
}

// Set is what a claim compares with: applications of a block who_can, scopes of a block access.
type Set struct {
	None  bool // no access at all, and not only no scopes
	Names []Name
	At    diag.Range // of the value
	Plain bool       // it is written out, so that it can be rewritten
}

// Name is something that a test names.
type Name struct {
	Text      string // of a reference, the address of one object or of all instances of a block
	Reference bool   // else a name, an id or a glob of them
	At        diag.Range
}

// Everyone is, among applications, all of the project and any third party.
const Everyone = "all"

func (n Name) isEveryone() bool { return !n.Reference && n.Text == Everyone }

// AnyThirdParty is, among applications, whoever has no grant of its own, registered or yet to register itself.
const AnyThirdParty = "any third party"

// Values are the variables of the test as a file of values; empty where it has none.
func (t *Test) Values() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(t.Variables)) {
		fmt.Fprintf(&b, "%s = %s\n", name, t.Variables[name])
	}
	return b.String()
}
