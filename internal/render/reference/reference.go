// Package reference writes what can be written in the language: for a terminal, and as the JSON Schema of its JSON form.
package reference

import (
	"fmt"
	"slices"
	"strings"

	"grants/config/schema"
	"grants/internal/english"
	"grants/internal/expression"
	"grants/internal/suggest"
)

// entry is a part of the language that has a name: a block, an attribute of one, or a function.
type entry struct {
	path      string
	block     *schema.Block     // nil of a function
	attribute *schema.Attribute // nil of a block
	function  *expression.Function
}

// find is the entry with a name. Its error says what is meant by others.
func find(name string) (entry, error) {
	path := strings.Split(name, ".")
	block := schema.Find(path[0])
	if block == nil {
		return findFunction(name)
	}
	found := entry{path: name, block: block}
	for i, word := range path[1:] {
		if found.attribute == nil {
			if a := attributeOf(found.block, word); a != nil {
				found.attribute = a
				continue
			}
			if nested := found.block.Block(word); nested != nil {
				found.block = nested
				continue
			}
		}
		return entry{}, unknownWithin(found, strings.Join(path[:i+1], "."), word)
	}
	return found, nil
}

// attributeOf is an attribute that may stand in a block, for_each among them, or nil.
func attributeOf(block *schema.Block, name string) *schema.Attribute {
	if name == schema.ForEach.Name && block.ForEach {
		return &schema.ForEach
	}
	return block.Attribute(name)
}

func findFunction(name string) (entry, error) {
	for f := range expression.EveryFunction() {
		if f.Name() == name {
			return entry{path: name, function: &f}, nil
		}
	}
	return entry{}, unknown(name)
}

// unknown says what is meant by a name that begins with neither a block nor a function: an attribute without its block, a word of others, or one that
// is written alike.
func unknown(name string) error {
	if what := schema.Decides("", name); what != "" {
		message, _ := schema.NotDecided(name, what)
		return fmt.Errorf("%s: it decides %s", message, what)
	}
	first, rest, _ := strings.Cut(name, ".")
	meant := schema.MeantBlock(first)
	if meant != "" && rest != "" {
		meant += "." + rest
	}
	if paths := pathsTo(name); meant == "" && len(paths) > 0 {
		return fmt.Errorf("unknown name %q; did you mean %s?", name, english.Alternatives(paths))
	}
	if meant == "" {
		meant = suggest.Closest(name, Names())
	}
	if meant == "" {
		return fmt.Errorf("unknown name %q, expected a block, BLOCK.ATTRIBUTE or a function: grants reference lists them", name)
	}
	return fmt.Errorf("unknown name %q; did you mean %q?", name, meant)
}

// pathsTo is the names of entries that end in a word.
func pathsTo(word string) []string {
	return slices.DeleteFunc(Names(), func(name string) bool { return !strings.HasSuffix(name, "."+word) })
}

func unknownWithin(e entry, path, word string) error {
	if e.attribute != nil {
		return fmt.Errorf("%s is an attribute, and has no %q", path, word)
	}
	if what := schema.Decides(e.block.Name, word); what != "" {
		message, _ := schema.NotDecided(word, what)
		return fmt.Errorf("%s: it decides %s", message, what)
	}
	if e.block.Free {
		return fmt.Errorf("%s has no attributes but those that you give it", path)
	}
	near, remark := e.block.Meant(word)
	switch {
	case near != "":
		return fmt.Errorf("%s has no %q; did you mean %q?", path, word, path+"."+near)
	case remark != "":
		return fmt.Errorf("%s has no %q: %s", path, word, strings.ToLower(remark[:1])+strings.TrimSuffix(remark[1:], "."))
	}
	return fmt.Errorf("%s has no %q, but %s", path, word, english.List(e.block.Names()))
}

// Names are what Write knows: blocks, what stands in them, and functions, in their order.
func Names() []string {
	var names []string
	for _, block := range schema.Blocks {
		names = appendNames(names, block.Name, block)
	}
	for f := range expression.EveryFunction() {
		names = append(names, f.Name())
	}
	return names
}

func appendNames(names []string, path string, block *schema.Block) []string {
	names = append(names, path)
	for a := range attributes(block) {
		names = append(names, path+"."+a.Name)
	}
	for _, nested := range block.Blocks {
		names = appendNames(names, path+"."+nested.Name, nested)
	}
	return names
}

// attributes are those of a block, for_each among them.
func attributes(block *schema.Block) func(yield func(*schema.Attribute) bool) {
	return func(yield func(*schema.Attribute) bool) {
		for i := range block.Attributes {
			if !yield(&block.Attributes[i]) {
				return
			}
		}
		if block.ForEach {
			yield(&schema.ForEach)
		}
	}
}

// heading is a block as it begins in a file.
func heading(block *schema.Block) string {
	if block.Label {
		return block.Name + ` "NAME"`
	}
	return block.Name
}

// fact is what there is to say of an attribute in a word or two.
type fact struct{ name, value string }

// facts are those of an attribute of a block, in their order. Values are code but for that of type.
func facts(a *schema.Attribute) []fact {
	all := []fact{{"type", string(a.Type)}}
	switch {
	case a.Refers != "" && a.Type == schema.List:
		all[0].value = "a list of references to " + a.Refers + "s, or strings"
	case a.Refers != "":
		all[0].value = "a reference to " + english.Article(a.Refers) + ", or a string"
	}
	if a.Required {
		all = append(all, fact{"required", "yes"})
	}
	if a.Values != nil {
		all = append(all, fact{"values", ""})
	}
	if a.Default != "" {
		all = append(all, fact{"default", a.Literal(a.Default)})
	}
	return all
}

// literals are the values of an enumeration as they are written.
func literals(a *schema.Attribute) []string {
	written := make([]string, len(a.Values))
	for i, value := range a.Values {
		written[i] = a.Literal(value)
	}
	return written
}
