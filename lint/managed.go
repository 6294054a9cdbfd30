package lint

import (
	"slices"

	"grants/internal/wildcard"
)

// Managed says what a project manages. Of what it leaves to others the tenant may have more than the files, so that nothing follows from its absence.
// The zero value manages everything.
type Managed struct {
	Applications       Choice[bool] // true where nobody chose, as the next two
	ClientGrants       Choice[bool]
	ThirdPartyDefaults Choice[bool]
	Except             Choice[[]string] // patterns of addresses, client ids and identifiers, in which * stands for any characters
}

// Kind is a kind of objects that a project may leave to others.
type Kind string

// The kinds, called as the settings call them.
const (
	ManagedApplications       Kind = "applications"
	ManagedClientGrants       Kind = "client_grants"
	ManagedThirdPartyDefaults Kind = "third_party_defaults"
)

// Kinds are all kinds, in the order of the documentation.
var Kinds = []Kind{ManagedApplications, ManagedClientGrants, ManagedThirdPartyDefaults}

// Choice is what was chosen about a kind, to be changed.
func (m *Managed) Choice(kind Kind) *Choice[bool] {
	switch kind {
	case ManagedApplications:
		return &m.Applications
	case ManagedClientGrants:
		return &m.ClientGrants
	case ManagedThirdPartyDefaults:
		return &m.ThirdPartyDefaults
	}
	panic("lint: nobody manages " + string(kind))
}

// All reports whether every object of some kinds is in the project, but for what is excepted.
func (m *Managed) All(kinds ...Kind) bool {
	return !slices.ContainsFunc(kinds, func(kind Kind) bool {
		choice := m.Choice(kind)
		return !choice.At.IsZero() && !choice.Value
	})
}

// Excepts reports whether something is left to others that goes by one of some names: an address, a client id, an identifier.
func (m *Managed) Excepts(names ...string) bool {
	return slices.ContainsFunc(m.Except.Value, func(pattern string) bool {
		return slices.ContainsFunc(names, func(name string) bool { return name != "" && wildcard.Match(pattern, name) })
	})
}

// Manages reports whether the absence of an object of some kinds means that there is none.
func (p *Pass) Manages(kinds ...Kind) bool { return p.run.manages(kinds...) }

// Elsewhere reports whether others manage what goes by one of some names, so that nothing follows from what it lacks here.
func (p *Pass) Elsewhere(names ...string) bool { return p.run.opts.Settings.Managed.Excepts(names...) }
