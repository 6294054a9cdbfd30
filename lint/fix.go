package lint

import (
	"strconv"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// Fix repairs what a finding is about. A nil Fix is none, so that its methods can follow one another.
type Fix struct {
	Title string // what it does: write "read:orders"
	Edits []Edit
	Safe  bool // leaves everybody's access as it is
}

// Edit replaces the text at a span; an empty span inserts.
type Edit struct {
	At      diag.Span // zero: the finding's own place
	NewText string
}

// ReplaceBy puts another name in the place of a quoted literal at the finding's own place. What was computed, or needs escaping, is left for people to
// repair.
func ReplaceBy(name string, written config.Located[string]) *Fix {
	quoted := strconv.Quote(name)
	if !literal(written) || len(quoted) != len(name)+2 || strings.ContainsAny(name, "$%") {
		return nil
	}
	return &Fix{Title: "write " + quoted, Edits: []Edit{{NewText: quoted}}}
}

func literal(written config.Located[string]) bool {
	return int(written.Span.End)-int(written.Span.Start) == len(strconv.Quote(written.Value))
}

// WriteBool puts the other of true and false in the place of a literal, which stands as an attribute of that name.
func WriteBool(name string, value bool, written config.Located[bool]) *Fix {
	if written.Value == value || int(written.Span.End)-int(written.Span.Start) != len(strconv.FormatBool(written.Value)) {
		return nil // computed
	}
	text := strconv.FormatBool(value)
	return &Fix{Title: "write " + name + " = " + text, Edits: []Edit{{At: written.Span, NewText: text}}}
}

// Safely says that the fix leaves everybody's access as it is. A test holds it to that.
func (f *Fix) Safely() *Fix {
	if f != nil {
		f.Safe = true
	}
	return f
}

// Elsewhere is for a repair that is not at the finding's own place.
func (f *Fix) Elsewhere(at diag.Span) *Fix {
	if f != nil {
		f.Edits[0].At = at
	}
	return f
}

// OtherSubjectType gives the grant to the other subject type, where the application can use that, the API does not deny it, and no other grant
// is for it.
func (p *Pass) OtherSubjectType(g *compiler.ClientGrant, other compiler.SubjectType) *Fix {
	key := g.Key()
	key.SubjectType = other
	if g.Application.UnreachableWithGrant(other) != "" || g.API.Policy(other) == compiler.DenyAll || p.Tenant.ClientGrant(key) != nil {
		return nil
	}
	written := g.Config.SubjectType
	return ReplaceBy(string(other), written).Elsewhere(written.Span)
}
