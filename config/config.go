// Package config has the tree of what was written, each value with its place.
package config

import "grants/diag"

// Config is what a project says, as it was written: nothing is defaulted and nothing is linked.
// Blocks of one kind are in no particular order; compiler.Compile sorts.
type Config struct {
	Tenant        *TenantSettings // nil where the project has no tenant block
	APIs          []*API
	Applications  []*Application
	ClientGrants  []*ClientGrant // default grants of third parties among them
	Roles         []*Role
	Connections   []*Connection
	Organizations []*Organization
	Ignores       []Ignore    // in the order of the source
	Controls      []Control   // likewise
	Files         *diag.Files // turns the tree's spans into lines and columns; nil where there is no source
	Templates     []Template  // by place
	Sources       int         // how many files of configuration it was read from

	Gaps   []Gap  // what a foreign source does not say
	Absent []Kind // the kinds of objects that a source leaves out, wholly or in part: nothing follows from their absence

	// Incomplete says that some block could not be read at all (a syntax error, a for_each that fails), which has been reported. Nothing may be
	// concluded from what is absent then.
	Incomplete bool
}

// Located is a value and the place where it was written: of a scope that arrived through locals, for_each or concat, the literal.
type Located[T any] struct {
	Value  T
	Span   diag.Span // of an attribute that is null, its expression; zero where the attribute is absent
	Set    bool      // false where the attribute is absent or null
	Failed bool      // written, but could not be read, which has been reported; Value is zero and Set is false
}

// List is a list of strings. Every item has its own place, which may lie outside Span when it arrived through a local, a variable or for_each. Objects
// share the items that come from one local: they are not to be changed.
type List struct {
	Items  []Located[string]
	Span   diag.Span // the attribute's expression: the place of use
	Set    bool
	Failed bool // as in Located
}

// Reference names an API or an application.
type Reference struct {
	Name      string // the address of a block (application.partner["crm"]), or the platform's own identifier (a client_id, an audience)
	IsAddress bool   // Name is the address of a block that Config has
}

// Block is what every object has: its identity in the files, and its place.
type Block struct {
	Address string    // client_grant.partner["crm"]: names one object for good
	Name    string    // the block's label: partner
	Key     string    // the for_each key; empty where the block has no for_each
	Header  diag.Span // from the block's type to its last label
	Span    diag.Span // the whole block with its braces
}
