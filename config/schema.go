package config

import (
	"iter"
	"slices"

	"grants/diag"
)

// object is what a block of the source becomes.
type object interface{ base() *Block }

func (b *Block) base() *Block { return b }

// blockType describes one kind of block. The tables made of it drive decoding, "did you mean" and the language reference.
type blockType struct {
	name       string
	doc        string
	label      bool // has a name
	forEach    bool // may be repeated by for_each
	attributes []attribute
	blocks     []*blockType  // nested, at most one of each
	create     func() object // nil for nested blocks, whose attributes are fields of the outer object
}

// attribute describes one attribute: its type is that of the field it fills.
type attribute struct {
	name     string
	doc      string
	field    func(object) any // *Located[string], *Located[bool], *Located[int64], *Located[Reference], *List or *API for scopes
	values   []string         // the enumeration; nil where any value will do
	refers   string           // api or application, for a Reference
	required bool
}

// to makes the field function of an attribute from a typed one.
func to[T object, F any](field func(T) *F) func(object) any {
	return func(o object) any { return field(o.(T)) }
}

// objectBlocks are the blocks that become objects of the tree, in the order of the language reference.
var objectBlocks = []*blockType{tenantBlock, apiBlock, applicationBlock, clientGrantBlock, thirdPartyDefaultBlock}

// topLevel are the names of all blocks a file may have.
var topLevel = []string{"tenant", "variable", "locals", "api", "application", "client_grant", "third_party_default"}

func objectBlock(name string) *blockType {
	for _, t := range objectBlocks {
		if t.name == name {
			return t
		}
	}
	return nil
}

func (t *blockType) attribute(name string) *attribute {
	for i := range t.attributes {
		if t.attributes[i].name == name {
			return &t.attributes[i]
		}
	}
	return nil
}

// AttributeNames are the attributes of a kind of block, those of nested blocks by the path to them, in the order of the language reference.
func AttributeNames(kind string) []string {
	var names []string
	for path := range objectBlock(kind).everyAttribute() {
		names = append(names, path)
	}
	return names
}

// everyAttribute is the attributes of the block and of its nested blocks, those by the path to them: subject_type_authorization.user.policy.
func (t *blockType) everyAttribute() iter.Seq2[string, *attribute] {
	return func(yield func(string, *attribute) bool) { t.visit("", yield) }
}

func (t *blockType) visit(prefix string, yield func(string, *attribute) bool) bool {
	for i := range t.attributes {
		if !yield(prefix+t.attributes[i].name, &t.attributes[i]) {
			return false
		}
	}
	for _, nested := range t.blocks {
		if !nested.visit(prefix+nested.name+".", yield) {
			return false
		}
	}
	return true
}

func (t *blockType) block(name string) *blockType {
	for _, nested := range t.blocks {
		if nested.name == name {
			return nested
		}
	}
	return nil
}

// names are what may stand in the block, sorted.
func (t *blockType) names() []string {
	var names []string
	for _, a := range t.attributes {
		names = append(names, a.name)
	}
	for _, nested := range t.blocks {
		names = append(names, nested.name)
	}
	if t.forEach {
		names = append(names, "for_each")
	}
	slices.Sort(names)
	return names
}

// fail marks the field of an attribute as written but not readable.
func (a *attribute) fail(o object, span diag.Span) { a.mark(o, span, true) }

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
		panic("config: attribute " + a.name + " fills a field of an unknown type")
	}
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
