// Package diag describes a problem, its severity and the range of source it is about.
package diag

import (
	"crypto/sha256"
	"encoding/hex"
)

// Severity says how much a problem matters. The zero value is invalid, so that a forgotten severity shows.
type Severity int

// The severities, in rising order.
const (
	Info    Severity = iota + 1 // worth knowing
	Warning                     // works, and is probably not meant
	Error                       // the platform refuses it, or the access can never work
)

// String is the severity's name as users write and read it: info, warning, error.
func (s Severity) String() string {
	switch s {
	case Info:
		return "info"
	case Warning:
		return "warning"
	case Error:
		return "error"
	}
	return "invalid"
}

// Diagnostic is one problem in what a user wrote.
type Diagnostic struct {
	Code     string   // id of the rule that owns it; every code is in lint/rules.All()
	Severity Severity //
	Message  string   // one line: what is, and what was expected
	Detail   string   // what it means and what to do; may be empty or several lines
	Hint     string   // a few words for beside the underline, such as: did you mean "read:posts"?
	Address  string   // the object it is about: client_grant.portal["eu"]; stable when lines move
	Key      string   // what within the address: a scope, an attribute
	Range    Range
	Related  []Related // other places that explain it
	Fixes    []Fix
	Also     []string // addresses of further objects with this very problem at this very place: instances of one block, or users of one literal
	Ignored  string   // the reason that a comment in the source gives for ignoring it; empty where it counts
}

// UsedHere is the message of the related place where something is used whose literal, the problem's own place, stands elsewhere.
const UsedHere = "used here"

// WrittenHere is the message of the related place of a value that went into a template, which is the problem's own place.
const WrittenHere = "a value in it is written here"

// Related is another place that explains a problem.
type Related struct {
	Message string
	Range   Range
}

// Fix is a repair as edits of source bytes. A safe fix leaves everybody's access as it is.
type Fix struct {
	Title string
	Safe  bool
	Edits []Edit
}

// Edit replaces the bytes of Range by NewText; an empty range inserts.
type Edit struct {
	Range   Range
	NewText string
}

// Fingerprint identifies the problem across edits of the source: it depends on Code, Address and Key, never on lines.
func (d Diagnostic) Fingerprint() string {
	sum := sha256.Sum256([]byte(d.Code + "\x00" + d.Address + "\x00" + d.Key))
	return hex.EncodeToString(sum[:12])
}

// HasErrors reports whether any of the diagnostics is an error.
func HasErrors(diagnostics []Diagnostic) bool {
	for i := range diagnostics {
		if diagnostics[i].Severity == Error {
			return true
		}
	}
	return false
}
