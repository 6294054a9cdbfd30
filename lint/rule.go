package lint

import (
	"strings"

	"grants/compiler"
	"grants/diag"
)

// Rule is one kind of mistake with everything there is to say about it. The catalogue also owns the problems that config and compiler
// report while they read a project, and what a plan reports about a change: those have no Check, and can be neither switched off nor
// ignored.
type Rule struct {
	ID         string // kebab-case; never reused for something else
	Group      Group
	Title      string // a few words, lower case
	Doc        string // why it is wrong, an empty line, what to do instead
	Severity   diag.Severity
	Worth      Worth       // what its findings are about, which orders them in text
	Strict     bool        // many would drown in it, so that it is off under the preset recommended
	Options    []Option    // on what people differ about it
	Refs       []string    // the pages and threads it rests on
	Absence    bool        // concludes from something missing, so it is not run on an incomplete tenant
	Idle       bool        // does not run now, and nothing follows from its silence
	Unresolved bool        // is about what leads nowhere, and so has its say where other rules say less because of that
	Kinds      []Kind      // the kinds of objects from whose absence it concludes, so it is not run where the project leaves one to others
	Gather     *Gathering  // how several findings are told as one; nil where each stands by itself
	Check      func(*Pass) // nil: reported elsewhere, see Reported
}

// Group says what part of a project a rule is about.
type Group string

// The groups, in the order of the rule index.
const (
	Language      Group = "Language"
	Identity      Group = "Identity of grants"
	Scopes        Group = "Scopes"
	Policies      Group = "Access policies"
	Roles         Group = "Roles"
	ThirdParties  Group = "Third-party applications"
	Flows         Group = "Flows"
	Organizations Group = "Organizations"
	RAR           Group = "Rich authorization requests"
	APIDefinition Group = "Definition of APIs"
	SystemAPIs    Group = "APIs of the platform"
	TeamPolicies  Group = "Policies of a team"
	Ignores       Group = "Comments that ignore findings" // run last: they look at what the others found
	Changes       Group = "Changes"                       // reported by a plan, which compares two projects
)

// Groups are all groups, in the order of the rule index.
var Groups = []Group{Language, Identity, Scopes, Policies, Roles, ThirdParties, Flows, Organizations, RAR, APIDefinition, SystemAPIs, TeamPolicies, Ignores, Changes}

// Reported says where a rule without Check is reported.
func (r *Rule) Reported() string {
	if r.Group == Changes {
		return "reported by a plan"
	}
	return "reported while the project is read"
}

// LeftToOthers says where the rule is silent because the project leaves objects to others; empty where that makes no difference.
func (r *Rule) LeftToOthers() string {
	if len(r.Kinds) == 0 {
		return ""
	}
	names := make([]string, len(r.Kinds))
	for i, kind := range r.Kinds {
		names[i] = string(kind)
	}
	return "It concludes from absence, and is silent where the setting managed leaves " + strings.Join(names, " or ") + " to others."
}

// Gathering says how several findings of a rule are told as one. Each of them can be ignored and known by itself; those that are left say one thing.
type Gathering struct {
	OfProject bool // those of a whole project are one, and not those of one object
	// Message is what they say together; empty where each is to be told by itself.
	Message func(tenant *compiler.Tenant, found []diag.Diagnostic) string
}

// Worth is what people do about findings of a rule, and so the order in which text tells findings of one severity. What keeps the project from being read
// comes before all of them.
type Worth int

// The worths, the most first. A rule that says none is about what does not work.
const (
	Works Worth = iota // access that is meant and is not there, or not as it is meant
	Gives              // access beyond what the files seem to say, or that nobody can judge
	Tidy               // what nobody needs, and what could be said more clearly
)

// String is the worth for a sentence: it is about ...
func (w Worth) String() string {
	switch w {
	case Gives:
		return "access that is more than it seems"
	case Works:
		return "access that is not what it is meant to be"
	case Tidy:
		return "what could be less, or clearer"
	}
	panic("lint: a worth that is none")
}
