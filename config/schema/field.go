package schema

import (
	"grants/config"
	"grants/diag"
)

// Field is what an attribute takes, and where in an object it goes.
type Field struct {
	Type Type
	of   func(config.Object) any // nil of a block that is no object
}

// Type is what an attribute takes, in words.
type Type string

// The types of attributes of objects each fill a field of their own type; the last three are those of variables and of for_each.
const (
	Text      Type = "a string"
	Bool      Type = "true or false"
	Number    Type = "a whole number"
	Reference Type = "a reference, or a string"
	List      Type = "a list of strings"
	Scopes    Type = "a map of names to descriptions, or a list of names"

	Permissions Type = "permission blocks" // all those of a role as one

	Any       Type = "any value"
	TypeName  Type = "a type"
	Instances Type = "a map, or a list or set of strings"
)

// to makes the field of an attribute from a typed function.
func to[T config.Object, F any](field func(T) *F) Field {
	return Field{Type: typeOf((*F)(nil)), of: func(o config.Object) any { return field(o.(T)) }}
}

func typeOf(field any) Type {
	switch field.(type) {
	case *config.Located[string]:
		return Text
	case *config.Located[bool]:
		return Bool
	case *config.Located[int64]:
		return Number
	case *config.Located[config.Reference]:
		return Reference
	case *config.List:
		return List
	case *config.API:
		return Scopes
	case *config.Role:
		return Permissions
	}
	panic("schema: a field of an unknown type")
}

// Of is the object's field: a *config.Located of string, bool, int64 or config.Reference, a *config.List, or the *config.API itself for scopes, the *config.Role for permissions.
func (f Field) Of(o config.Object) any { return f.of(o) }

// Mark empties the field of an attribute, but for its place.
func (a *Attribute) Mark(o config.Object, span diag.Span, failed bool) {
	switch field := a.Of(o).(type) {
	case *config.Located[string]:
		*field = config.Located[string]{Span: span, Failed: failed}
	case *config.Located[bool]:
		*field = config.Located[bool]{Span: span, Failed: failed}
	case *config.Located[int64]:
		*field = config.Located[int64]{Span: span, Failed: failed}
	case *config.Located[config.Reference]:
		*field = config.Located[config.Reference]{Span: span, Failed: failed}
	case *config.List:
		*field = config.List{Span: span, Failed: failed}
	case *config.API:
		field.Scopes, field.ScopesAttribute = nil, config.Located[struct{}]{Span: span, Failed: failed}
	case *config.Role:
		field.Permissions, field.PermissionsAttribute = nil, config.Located[struct{}]{Span: span, Failed: failed}
	default:
		panic("schema: attribute " + a.Name + " fills a field of an unknown type")
	}
}

// Fail marks the field of an attribute as written but not readable.
func (a *Attribute) Fail(o config.Object, span diag.Span) { a.Mark(o, span, true) }

// State says what became of the attribute's field.
func (a *Attribute) State(o config.Object) (set, failed bool) {
	switch field := a.Of(o).(type) {
	case *config.Located[string]:
		return field.Set, field.Failed
	case *config.Located[bool]:
		return field.Set, field.Failed
	case *config.Located[int64]:
		return field.Set, field.Failed
	case *config.Located[config.Reference]:
		return field.Set, field.Failed
	case *config.List:
		return field.Set, field.Failed
	case *config.API:
		return field.ScopesAttribute.Set, field.ScopesAttribute.Failed
	case *config.Role:
		return field.PermissionsAttribute.Set, field.PermissionsAttribute.Failed
	}
	panic("schema: attribute " + a.Name + " fills a field of an unknown type")
}

// Span is the place of the attribute's expression; zero where it is absent.
func (a *Attribute) Span(o config.Object) diag.Span {
	switch field := a.Of(o).(type) {
	case *config.Located[string]:
		return field.Span
	case *config.Located[bool]:
		return field.Span
	case *config.Located[int64]:
		return field.Span
	case *config.Located[config.Reference]:
		return field.Span
	case *config.List:
		return field.Span
	case *config.API:
		return field.ScopesAttribute.Span
	case *config.Role:
		return field.PermissionsAttribute.Span
	}
	panic("schema: attribute " + a.Name + " fills a field of an unknown type")
}

// Fail marks the fields of all attributes.
func (t *Block) Fail(o config.Object, span diag.Span) {
	for i := range t.Attributes {
		t.Attributes[i].Fail(o, span)
	}
	for _, nested := range t.Blocks {
		nested.FailIn(o, span)
	}
}

// FailIn marks the fields that a nested block fills in the object that it stands in.
func (t *Block) FailIn(o config.Object, span diag.Span) {
	if t.Together != nil {
		t.Together.Fail(o, span)
		return
	}
	t.Fail(o, span)
}
