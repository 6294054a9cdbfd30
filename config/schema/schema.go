// Package schema is the table of what can be written: blocks, their attributes and values, and what others call these.
package schema

import (
	"cmp"
	"iter"
	"slices"
	"strconv"
	"strings"

	"grants/config"
)

// Block describes one kind of block. The table made of these drives decoding, snapshots, "did you mean" and the language reference.
type Block struct {
	Name       string
	Doc        string     // a sentence, or several
	Page       string     // the platform's page about it; "" where the platform has no such thing
	Example    string     // of a file; those of all blocks are one project
	OneOf      []string   // attributes of which it has exactly one
	Label      bool       // has a name, by which it is referred to
	Identity   string     // the attribute that a reference to the whole block stands for; "" where nothing refers to it
	ForEach    bool       // may be repeated by for_each
	Many       bool       // of a nested block: there may be several
	Together   *Attribute // of a nested block that becomes objects of its own: stands for all of them, as one attribute of the outer object; else nil
	Free       bool       // has attributes of any name, and no others
	Attributes []Attribute
	Blocks     []*Block             // nested
	create     func() config.Object // nil where the block is no object of its own
}

// Attribute describes one attribute.
type Attribute struct {
	Name string
	Doc  string // a sentence, or several
	Page string // the platform's page about it; "" where that is its block's
	Ours bool   // the platform has no such thing
	Wire string // what the Management API has in its place, in words; "" where that is the same
	Field
	Values   []string // the enumeration; nil where any value will do
	Refers   string   // the type of block that a Reference is to: api or application
	Required bool
	Readable bool   // expressions may read it: api.NAME.identifier
	Default  string // the value that holds where it is absent, a string without its quotes; "" where there is none
	Unset    string // what is so where it is absent, beside the default or in place of it; "" where there is nothing to say
	Example  string // a value, as it is written
}

// Literal is a value of the attribute as it is written: one of Values, or Default.
func (a *Attribute) Literal(value string) string {
	if a.Type == Text {
		return strconv.Quote(value)
	}
	return value
}

// PageIn is the platform's page about an attribute of a block, "" where there is none.
func (a *Attribute) PageIn(block *Block) string {
	if a.Ours {
		return ""
	}
	return cmp.Or(a.Page, block.Page)
}

// ForEach is the attribute that repeats a block, of those that may be repeated.
var ForEach = Attribute{
	Name: "for_each", Field: Field{Type: Instances},
	Doc: "Makes an object for each element. each.key is its key, which is part of the object's address, and each.value its value. " +
		"Of a list or a set, both are the element.",
	Ours: true, Unset: "The block is one object, whose address has no key.", Example: `{ crm = "CRM vendor", bi = "BI vendor" }`,
}

// Blocks are the blocks that a file may have, in the order of the language reference.
var Blocks = []*Block{Tenant, Variable, Locals, API, Application, ClientGrant, ThirdPartyDefault, Role, Connection, Organization}

// Names are what the blocks of a file are called, in their order.
func Names() []string {
	names := make([]string, len(Blocks))
	for i, t := range Blocks {
		names[i] = t.Name
	}
	return names
}

// Find is the block of a file with a name, or nil.
func Find(name string) *Block {
	for _, t := range Blocks {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// Object is the block of a file with a name that becomes an object of the tree, or nil.
func Object(name string) *Block {
	if t := Find(name); t != nil && t.create != nil {
		return t
	}
	return nil
}

// Attribute is the block's attribute with a name, or nil.
func (t *Block) Attribute(name string) *Attribute {
	for i := range t.Attributes {
		if t.Attributes[i].Name == name {
			return &t.Attributes[i]
		}
	}
	return nil
}

// EveryAttribute is the attributes of the block and of its nested blocks, those by the path to them: subject_type_authorization.user.policy. Nested
// blocks that become objects of their own are one attribute.
func (t *Block) EveryAttribute() iter.Seq2[string, *Attribute] {
	return func(yield func(string, *Attribute) bool) { t.visit("", true, yield) }
}

// EveryWritten is EveryAttribute with the attributes of nested blocks that become objects of their own: those that can be written.
func (t *Block) EveryWritten() iter.Seq2[string, *Attribute] {
	return func(yield func(string, *Attribute) bool) { t.visit("", false, yield) }
}

func (t *Block) visit(prefix string, together bool, yield func(string, *Attribute) bool) bool {
	for i := range t.Attributes {
		if !yield(prefix+t.Attributes[i].Name, &t.Attributes[i]) {
			return false
		}
	}
	for _, nested := range t.Blocks {
		if together && nested.Together != nil {
			if !yield(prefix+nested.Name, nested.Together) {
				return false
			}
			continue
		}
		if !nested.visit(prefix+nested.Name+".", together, yield) {
			return false
		}
	}
	return true
}

// Block is the nested block with a name, or nil.
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
		names = append(names, ForEach.Name)
	}
	slices.Sort(names)
	return names
}

// Readable are the attributes of the block that expressions may read, sorted.
func (t *Block) Readable() []string {
	var names []string
	for _, a := range t.Attributes {
		if a.Readable {
			names = append(names, a.Name)
		}
	}
	slices.Sort(names)
	return names
}

// New is an object of the block, without attributes.
func (t *Block) New(base config.Block) config.Object {
	o := t.create()
	*o.Base() = base
	if t == ThirdPartyDefault {
		o.(*config.ClientGrant).DefaultFor = config.Located[string]{Value: config.ThirdPartyClients, Span: base.Header, Set: true}
	}
	return o
}

// Of is the block that the object with an address comes from, or nil.
func Of(address string) *Block {
	kind, _, _ := strings.Cut(address, ".")
	return Object(kind)
}

// has reports whether something of a name may stand in the block.
func (t *Block) has(name string) bool {
	return t.Attribute(name) != nil || t.Block(name) != nil || name == ForEach.Name && t.ForEach
}
