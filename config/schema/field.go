package schema

import (
	"grants/config"
	"grants/diag"
)

// to makes the field function of an attribute from a typed one.
func to[T config.Object, F any](field func(T) *F) func(config.Object) any {
	return func(o config.Object) any { return field(o.(T)) }
}

// Mark empties the field of an attribute, but for its place.
func (a *Attribute) Mark(o config.Object, span diag.Span, failed bool) {
	switch field := a.Field(o).(type) {
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
	default:
		panic("schema: attribute " + a.Name + " fills a field of an unknown type")
	}
}

// Fail marks the field of an attribute as written but not readable.
func (a *Attribute) Fail(o config.Object, span diag.Span) { a.Mark(o, span, true) }

// State says what became of the attribute's field.
func (a *Attribute) State(o config.Object) (set, failed bool) {
	switch field := a.Field(o).(type) {
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
	}
	panic("schema: attribute " + a.Name + " fills a field of an unknown type")
}

// Fail marks the fields of all attributes.
func (t *Block) Fail(o config.Object, span diag.Span) {
	for i := range t.Attributes {
		t.Attributes[i].Fail(o, span)
	}
	for _, nested := range t.Blocks {
		nested.Fail(o, span)
	}
}
