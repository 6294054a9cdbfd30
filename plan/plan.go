// Package plan is the changes between two tenants, and what applications gain and lose by them.
package plan

import (
	"fmt"
	"math"

	"grants/compiler"
	"grants/diag"
	"grants/internal/parallel"
	"grants/plan/notes"
	"grants/plan/objects"
	"grants/plan/operations"
)

// Format and FormatVersion name the JSON form of a Plan. The minor version grows with additions, the major with anything that could
// break a reader.
const (
	Format        = "grants-plan"
	FormatVersion = "1.1"
)

// Plan is the difference between two tenants: first what it does to access, then what a deployer has to change.
// Its lists are never nil.
type Plan struct {
	FormatVersion string                 `json:"format_version"`
	Format        string                 `json:"format"`
	Tool          string                 `json:"tool"` // version of the program; the caller fills it in
	Base          Side                   `json:"base"`
	Head          Side                   `json:"head"`
	SharedValues  []string               `json:"shared_values"` // the flags that give variables the same values on both sides, whatever the change does; the caller fills them in
	Summary       Summary                `json:"summary"`
	Gate          Gate                   `json:"gate"`
	Only          []string               `json:"only"`                   // the selectors that Keep left impacts and changes out by; the summary counts all
	Impacts       []Impact               `json:"impacts"`                // as in Expand, but where several applications have the same one, it is that of the first
	RoleImpacts   []RoleImpact           `json:"role_impacts,omitempty"` // by role and audience
	Changes       []objects.Change       `json:"changes"`                // by address
	Operations    []operations.Operation `json:"operations"`             // in the order to send them; never only a part of them
	Diagnostics   []diag.Finding         `json:"diagnostics"`            // by place; what is worth knowing about the change itself

	total    int
	resolved int // see resolvedPermissions

	noteReasons map[notes.ID][]Reason // of diagnostics that stand for somebody who gains; a plan that was read has none
}

// Side says what one of the two tenants was read from. Diff knows the domain and the digest only; the caller fills in the rest.
type Side struct {
	Spec     string      `json:"spec"`     // as it was asked for: merge-base:origin/main
	Kind     string      `json:"kind"`     // git, index, dir, json, empty
	Revision *string     `json:"revision"` // the commit; null where there is none
	Path     string      `json:"path"`     // of the project: within the repository, or as the folder was named
	Domain   string      `json:"domain"`   // of the tenant; empty where the configuration does not say
	Digest   objects.Sum `json:"digest"`   // of the resolved objects: see Digest
	Notes    []string    `json:"notes"`    // what a reader must know about how it was read
}

// Diff compares two tenants that compile. It changes neither.
//
// Access means effective access: a cell that is allowed and whose flow the application can use. A cell that is allowed but unreachable
// counts as no access, so a grant type that opens the flow is a gain, and taking it away a loss.
func Diff(before, after *compiler.Tenant) *Plan {
	p, err := DiffWithin(before, after, Options{MostCells: math.MaxInt})
	if err != nil {
		panic(err) // there is no other error
	}
	return p
}

// Options are what else decides about a plan.
type Options struct {
	Elsewhere notes.Elsewhere
	MostCells int // that may differ: see MaxSuspects
}

// MaxSuspects is the number of cells that a plan looks at. It keeps 12 bytes of each, so that a runner of 2 GB is enough. Only those count of which something
// differs that decides about them: a policy that opens is a cell for each application, and 50,000 of them have 1,000 such APIs within it.
const MaxSuspects = 50_000_000

// DiffWithin is Diff of two tenants of which others may manage a part. Its error says that too many cells may differ.
func DiffWithin(before, after *compiler.Tenant, opts Options) (*Plan, error) {
	p := &Plan{
		FormatVersion: FormatVersion, Format: Format,
		Base: Side{Domain: before.Domain, Notes: []string{}}, Head: Side{Domain: after.Domain, Notes: []string{}}, SharedValues: []string{},
		Only: []string{}, Gate: Gate{FailOn: []string{}, Tripped: []string{}, Guards: GuardsHead},
	}
	p.Base.Digest, p.Head.Digest = objects.SumsWhenAsked(before, after)
	permissionsBefore, c := 0, newComparison(before, after)
	c.elsewhere = opts.Elsewhere
	if n := c.CountSuspects() + c.CountFallingBack(); n > opts.MostCells {
		return nil, fmt.Errorf("%d cells of the matrix may differ, and a plan looks at %d at most: change the policies of fewer APIs at once, or give "+
			"applications and APIs that never meet a project of their own", n, opts.MostCells)
	}
	parallel.Do(func() { permissionsBefore = permissions(before, objects.CountedAPIs(c.APIs)) }, func() { p.compare(c) })
	p.Summary = summarize(p)
	p.Summary.PermissionsBefore = permissionsBefore
	p.Summary.PermissionsAfter = permissionsBefore + p.Summary.PermissionsGained - p.Summary.PermissionsLost + p.resolved
	return p, nil
}

// compare fills in what differs.
func (p *Plan) compare(c *comparison) {
	p.Changes, p.Impacts, p.RoleImpacts = c.Changes(), c.impacts(), c.roleImpacts()
	p.Summary.Unresolved, p.resolved = c.SummarizeUnresolved(), c.resolvedPermissions()
	p.total = p.Count()
	openings := c.openings()
	c.markEffects(p.Changes)
	p.Operations = operations.Of(c.Pairing, p.Changes)
	p.Diagnostics, p.noteReasons = c.notes(p, openings)
	operations.Mark(c.Pairing, p.Changes, p.Operations)
}
