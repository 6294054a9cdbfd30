package config

import "grants/diag"

// Gap is something that a foreign source does not say. Whatever stands in its place was assumed, and an answer that rests on it says so: a gap is never
// filled in silence.
type Gap struct {
	ID        string    // what kind of gap it is: policy-not-exported
	Address   string    // the object it is about; empty where it is about the source
	Attribute string    // of the object, by its path; empty where it is about all of it
	At        diag.Span // where the value stands, or should
	Effect    GapEffect
	Written   string // what is written there, with what is not known in it; empty where that says nothing
	Assumed   string // the value that was taken instead; empty where none was
	Message   string
}

// GapEffect says what may be wrong for a gap.
type GapEffect string

// The effects, the worst first.
const (
	GapAccess GapEffect = "access" // who may get what
	GapDeploy GapEffect = "deploy" // what is deployed, and not who may get what
	GapNone   GapEffect = "none"   // nothing that is decided here
)

// GapEffects are all effects, the worst first.
var GapEffects = []GapEffect{GapAccess, GapDeploy, GapNone}

// Kind is a kind of objects that a source may leave out.
type Kind string

// The kinds.
const (
	KindAPI               Kind = "apis"
	KindApplication       Kind = "applications"
	KindClientGrant       Kind = "client_grants"
	KindThirdPartyDefault Kind = "third_party_defaults"
	KindRole              Kind = "roles"
	KindConnection        Kind = "connections"
	KindOrganization      Kind = "organizations"
)
