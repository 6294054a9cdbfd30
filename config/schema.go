package config

import (
	"iter"
	"slices"
	"strings"
)

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

// newObject is an object without attributes.
func (t *blockType) newObject(base Block) object {
	o := t.create()
	*o.base() = base
	if t == thirdPartyDefaultBlock {
		o.(*ClientGrant).DefaultFor = Located[string]{Value: ThirdPartyClients, Span: base.Header, Set: true}
	}
	return o
}

// blockOf is the type of block that an address belongs to, or nil.
func blockOf(address string) *blockType {
	kind, _, _ := strings.Cut(address, ".")
	return objectBlock(kind)
}

// has reports whether something of a name may stand in the block.
func (t *blockType) has(name string) bool {
	return t.attribute(name) != nil || t.block(name) != nil || name == "for_each" && t.forEach
}
