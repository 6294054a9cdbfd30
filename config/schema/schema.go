// Package schema is the table of what can be written: blocks, their attributes and values, and what others call these.
package schema

import (
	"iter"
	"slices"
	"strings"

	"grants/config"
)

// Block describes one kind of block. The tables made of it drive decoding, "did you mean" and the language reference.
type Block struct {
	Name       string
	doc        string
	Label      bool // has a name
	ForEach    bool // may be repeated by for_each
	Attributes []Attribute
	Blocks     []*Block             // nested, at most one of each
	create     func() config.Object // nil for nested blocks, whose attributes are fields of the outer object
}

// Attribute describes one attribute: its type is that of the field it fills.
type Attribute struct {
	Name     string
	Doc      string
	Field    func(config.Object) any // *Located[string], *Located[bool], *Located[int64], *Located[Reference], *List or *API for scopes
	Values   []string                // the enumeration; nil where any value will do
	Refers   string                  // api or application, for a Reference
	Required bool
}

// Objects are the blocks that become objects of the tree, in the order of the language reference.
var Objects = []*Block{Tenant, API, Application, ClientGrant, ThirdPartyDefault}

// TopLevel are the names of all blocks a file may have.
var TopLevel = []string{"tenant", "variable", "locals", "api", "application", "client_grant", "third_party_default"}

func Find(name string) *Block {
	for _, t := range Objects {
		if t.Name == name {
			return t
		}
	}
	return nil
}

func (t *Block) Attribute(name string) *Attribute {
	for i := range t.Attributes {
		if t.Attributes[i].Name == name {
			return &t.Attributes[i]
		}
	}
	return nil
}

// AttributeNames are the attributes of a kind of block, those of nested blocks by the path to them, in the order of the language reference.
func AttributeNames(kind string) []string {
	var names []string
	for path := range Find(kind).EveryAttribute() {
		names = append(names, path)
	}
	return names
}

// EveryAttribute is the attributes of the block and of its nested blocks, those by the path to them: subject_type_authorization.user.policy.
func (t *Block) EveryAttribute() iter.Seq2[string, *Attribute] {
	return func(yield func(string, *Attribute) bool) { t.visit("", yield) }
}

func (t *Block) visit(prefix string, yield func(string, *Attribute) bool) bool {
	for i := range t.Attributes {
		if !yield(prefix+t.Attributes[i].Name, &t.Attributes[i]) {
			return false
		}
	}
	for _, nested := range t.Blocks {
		if !nested.visit(prefix+nested.Name+".", yield) {
			return false
		}
	}
	return true
}

func (t *Block) Block(name string) *Block {
	for _, nested := range t.Blocks {
		if nested.Name == name {
			return nested
		}
	}
	return nil
}

// Names are what may stand in the block, sorted.
func (t *Block) Names() []string {
	var names []string
	for _, a := range t.Attributes {
		names = append(names, a.Name)
	}
	for _, nested := range t.Blocks {
		names = append(names, nested.Name)
	}
	if t.ForEach {
		names = append(names, "for_each")
	}
	slices.Sort(names)
	return names
}

// New is an object without attributes.
func (t *Block) New(base config.Block) config.Object {
	o := t.create()
	*o.Base() = base
	if t == ThirdPartyDefault {
		o.(*config.ClientGrant).DefaultFor = config.Located[string]{Value: config.ThirdPartyClients, Span: base.Header, Set: true}
	}
	return o
}

// Of is the type of block that an address belongs to, or nil.
func Of(address string) *Block {
	kind, _, _ := strings.Cut(address, ".")
	return Find(kind)
}

// has reports whether something of a name may stand in the block.
func (t *Block) has(name string) bool {
	return t.Attribute(name) != nil || t.Block(name) != nil || name == "for_each" && t.ForEach
}
