package config

import "grants/diag"

// to makes the field function of an attribute from a typed one.
func to[T object, F any](field func(T) *F) func(object) any {
	return func(o object) any { return field(o.(T)) }
}

// mark empties the field of an attribute, but for its place.
func (a *attribute) mark(o object, span diag.Span, failed bool) {
	switch field := a.field(o).(type) {
	case *Located[string]:
		*field = Located[string]{Span: span, Failed: failed}
	case *Located[bool]:
		*field = Located[bool]{Span: span, Failed: failed}
	case *Located[int64]:
		*field = Located[int64]{Span: span, Failed: failed}
	case *Located[Reference]:
		*field = Located[Reference]{Span: span, Failed: failed}
	case *List:
		*field = List{Span: span, Failed: failed}
	case *API:
		field.Scopes, field.ScopesAttribute = nil, Located[struct{}]{Span: span, Failed: failed}
	default:
		panic("schema: attribute " + a.name + " fills a field of an unknown type")
	}
}

// fail marks the field of an attribute as written but not readable.
func (a *attribute) fail(o object, span diag.Span) { a.mark(o, span, true) }

// state says what became of the attribute's field.
func (a *attribute) state(o object) (set, failed bool) {
	switch field := a.field(o).(type) {
	case *Located[string]:
		return field.Set, field.Failed
	case *Located[bool]:
		return field.Set, field.Failed
	case *Located[int64]:
		return field.Set, field.Failed
	case *Located[Reference]:
		return field.Set, field.Failed
	case *List:
		return field.Set, field.Failed
	case *API:
		return field.ScopesAttribute.Set, field.ScopesAttribute.Failed
	}
	panic("schema: attribute " + a.name + " fills a field of an unknown type")
}

// fail marks the fields of all attributes.
func (t *blockType) fail(o object, span diag.Span) {
	for i := range t.attributes {
		t.attributes[i].fail(o, span)
	}
	for _, nested := range t.blocks {
		nested.fail(o, span)
	}
}
