package language

import (
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/zclconf/go-cty/cty"

	"grants/config"
	"grants/config/schema"
	"grants/diag"
	"grants/internal/english"
	"grants/internal/expression"
	"grants/internal/intern"
	"grants/internal/suggest"
	"grants/internal/syntax"
)

// reference is a place in an expression where something is named.
type reference struct {
	traversal hcl.Traversal
	span      diag.Span
}

// roots are the first words of references.
var roots = []string{"api", "application", "connection", "each", "local", "var"}

// bind finds what a reference names and puts its value among the names of an evaluation. It is false when there is nothing, which has been reported.
func (p *project) bind(names scopeTree, ref reference, each *instance) bool {
	root := ref.traversal.RootName()
	if !slices.Contains(roots, root) {
		p.unknownRoot(ref.span, root)
		return false
	}
	name, ok := attrStep(ref.traversal, 1)
	if !ok {
		remedy := "Write " + root + ".NAME."
		if root == "each" {
			remedy = "Write each.key or each.value."
		}
		p.problem(codeUnknownReference, ref.span, fmt.Sprintf("%q alone is not a value", root), remedy)
		return false
	}
	switch root {
	case "var":
		v, ok := p.variableValue(name, ref.span)
		names.set(v, root, name)
		return ok
	case "local":
		v, ok := p.localValue(name, ref.span)
		names.set(v, root, name)
		return ok
	case "each":
		return p.bindEach(names, ref, name, each)
	}
	return p.bindObject(names, ref, root, name)
}

func (p *project) unknownRoot(at diag.Span, root string) {
	for _, kind := range []string{"api", "application", "connection"} {
		if p.named[kind+"."+root] != nil {
			p.report(diag.Diagnostic{
				Code: codeUnknownReference, Severity: diag.Error, Key: root, Range: p.files.Range(at),
				Message: fmt.Sprintf("there is nothing called %q", root), Hint: fmt.Sprintf("did you mean %s.%s?", kind, root),
				Detail: "References start with " + english.List(roots) + ".",
			})
			return
		}
	}
	p.unknown(at, fmt.Sprintf("there is nothing called %q", root), root, these(roots), "Text stands in quotes. References start with "+english.List(roots)+".")
}

// attrStep is the i-th step of a traversal where that is a plain .name.
func attrStep(t hcl.Traversal, i int) (string, bool) {
	if i >= len(t) {
		return "", false
	}
	step, ok := t[i].(hcl.TraverseAttr)
	return step.Name, ok
}

func (p *project) bindEach(names scopeTree, ref reference, name string, each *instance) bool {
	if each == nil {
		p.problem(codeUnknownReference, ref.span, "each."+name+" has no value here", "It has one in the attributes of a block with for_each, but for for_each itself.")
		return false
	}
	k, v := each.values()
	switch name {
	case "key":
		names.set(k, "each", "key")
	case "value":
		names.set(v, "each", "value")
	default:
		p.unknown(ref.span, fmt.Sprintf("each has no %q", name), name, these([]string{"key", "value"}), "There are each.key and each.value.")
		return false
	}
	return true
}

// referable are the attributes that expressions may read.
var referable = map[string][]string{"api": schema.API.Readable(), "application": schema.Application.Readable(), "connection": schema.Connection.Readable()}

func (p *project) bindObject(names scopeTree, ref reference, kind, name string) bool {
	d := p.lookup(kind, name, ref.span)
	if d == nil || !p.expand(d, ref.span) {
		return false
	}
	path, rest := []string{kind, name}, ref.traversal[2:]
	i := 0
	if d.isRepeated() {
		if len(rest) > 0 && isNumberStep(rest[0]) {
			p.problem(codeUnknownReference, ref.span, fmt.Sprintf("the instances of %s have names, not numbers", d.address()), "Write "+d.address()+"[\"KEY\"].")
			return false
		}
		if len(rest) == 0 || !isKeyStep(rest[0]) {
			v, ok := p.wholeValue(d, ref.span)
			names.set(v, path...)
			return ok
		}
		key := stepKey(rest[0])
		found, ok := d.forEach.find(key)
		if !ok {
			p.unknownInstance(d, key, ref.span)
			return false
		}
		i, path, rest = found, append(path, key), rest[1:]
	}
	attributes := referable[kind]
	if attribute, ok := attrStep(ref.traversal, len(ref.traversal)-len(rest)); ok {
		if !slices.Contains(attributes, attribute) {
			p.unknown(ref.span, fmt.Sprintf("%s of %s can't be read", attribute, d.address()), attribute, these(attributes),
				fmt.Sprintf("Expressions may read %s of %s.", english.List(attributes), english.Article(kind)))
			return false
		}
		attributes = []string{attribute}
	}
	for _, attribute := range attributes {
		v, ok := p.attributeValue(d, i, attribute, ref.span)
		if !ok {
			return false
		}
		names.set(v, append(slices.Clone(path), attribute)...)
	}
	return true
}

func isKeyStep(step hcl.Traverser) bool {
	index, ok := step.(hcl.TraverseIndex)
	return ok && index.Key.Type() == cty.String
}

func isNumberStep(step hcl.Traverser) bool {
	index, ok := step.(hcl.TraverseIndex)
	return ok && index.Key.Type() == cty.Number
}

func stepKey(step hcl.Traverser) string { return step.(hcl.TraverseIndex).Key.AsString() }

// lookup is the declaration of a name, or nil.
func (p *project) lookup(kind, name string, at diag.Span) *declaration {
	d := p.named[kind+"."+name]
	switch {
	case d == nil && p.lost:
		return nil // it may stand in what could not be read
	case d == nil:
		p.unknown(at, fmt.Sprintf("%s.%s is not declared", kind, name), name, func() []string { return p.namesOf(kind) }, "")
		return nil
	case d.static == nil && d.broken:
		return nil
	}
	return d
}

// namesOf are the declared names of one type of block, in no particular order.
func (p *project) namesOf(kind string) []string {
	var names []string
	for _, d := range p.declarations {
		if d.kind.Name == kind {
			names = append(names, d.base().Name)
		}
	}
	return names
}

func (p *project) unknownInstance(d *declaration, key string, at diag.Span) {
	keys := func() []string {
		keys := make([]string, len(d.forEach.list))
		for i := range d.forEach.list {
			keys[i] = d.forEach.list[i].key
		}
		return keys
	}
	if d.forEach.keys == "" {
		d.forEach.keys = "Its for_each has " + english.Some(keys()) + "."
	}
	p.unknown(at, fmt.Sprintf("%s has no instance %q", d.address(), key), key, keys, d.forEach.keys)
}

// these are candidates that need no work to list.
func these(names []string) func() []string { return func() []string { return names } }

// unknown reports a name that nothing has.
func (p *project) unknown(at diag.Span, message, word string, candidates func() []string, detail string) {
	d := diag.Diagnostic{Code: codeUnknownReference, Severity: diag.Error, Key: word, Message: message, Detail: detail, Range: p.files.Range(at)}
	if p.maySuggest() {
		d.Hint = suggest.DidYouMean(word, candidates())
	}
	p.report(d)
}

// maySuggest reports whether there is time for another "did you mean": each looks at every name.
func (p *project) maySuggest() bool {
	const most = 100
	p.suggestions++
	return p.suggestions <= most
}

// attributeValue is the value of an attribute of one instance that expressions may read.
func (p *project) attributeValue(d *declaration, i int, attribute string, at diag.Span) (cty.Value, bool) {
	if d.kind == schema.API && attribute == "scopes" {
		return p.scopesOf(d, i, at)
	}
	return p.ownValue(d, i, attribute, at)
}

// ownValue is the value of an attribute as it stands there.
func (p *project) ownValue(d *declaration, i int, attribute string, at diag.Span) (cty.Value, bool) {
	if d.static != nil {
		return readable(d.static, attribute), true
	}
	each := &d.forEach.list[i]
	key := each.key + "\x00" + attribute
	if d.values == nil {
		d.values = map[string]*value{}
	}
	v := d.values[key]
	if v == nil {
		v = &value{}
		d.values[key] = v
	}
	return p.once(v, withKey(d.block, each.key).Address+"."+attribute, at, func() (cty.Value, bool) {
		return p.evalAttribute(d, each, attribute)
	})
}

// evalAttribute decodes one attribute into an object of its own and reads it from there, so that it is checked like any other.
func (p *project) evalAttribute(d *declaration, each *instance, attribute string) (cty.Value, bool) {
	o := d.kind.New(withKey(d.block, each.key))
	if written := d.syntax.Attributes[attribute]; written != nil {
		dec := &decoder{project: p, file: d.file(), strings: intern.Strings{}, object: o, kind: d.kind}
		if d.isRepeated() {
			dec.each = each
		}
		ok := false
		p.about(o.Base().Address, func() { ok = dec.assign(d.kind.Attribute(attribute), written.Expr) })
		if !ok {
			return cty.DynamicVal, false
		}
	}
	return readable(o, attribute), true
}

// readable is an attribute of an object as expressions see it.
func readable(o config.Object, attribute string) cty.Value {
	switch o := o.(type) {
	case *config.TenantSettings:
		if attribute == "domain" {
			return expression.Value(o.Domain)
		}
	case *config.API:
		switch attribute {
		case "identifier":
			return expression.Value(o.Identifier)
		case "name":
			return expression.Value(o.DisplayName)
		case "scopes":
			return scopeNames(o)
		}
	case *config.Application:
		switch {
		case attribute == "client_id" && !o.ClientID.Set:
			return expression.UnknownID(o.Address)
		case attribute == "client_id":
			return expression.Value(o.ClientID)
		case attribute == "name" && !o.DisplayName.Set:
			return cty.StringVal(o.Name)
		case attribute == "name":
			return expression.Value(o.DisplayName)
		}
	case *config.Connection:
		if !o.ConnectionName.Set {
			return cty.StringVal(o.PlatformName())
		}
		return expression.Value(o.ConnectionName)
	}
	panic("config: no readable attribute " + attribute)
}

func scopeNames(api *config.API) cty.Value {
	if len(api.Scopes) == 0 {
		return cty.ListValEmpty(cty.String)
	}
	names := make([]cty.Value, len(api.Scopes))
	for i, scope := range api.Scopes {
		names[i] = expression.Value(scope.Name)
	}
	return cty.ListVal(names)
}

// wholeValue is an object of all instances of a block with for_each, built once.
func (p *project) wholeValue(d *declaration, at diag.Span) (cty.Value, bool) {
	if d.whole == nil {
		d.whole = &value{}
	}
	return p.once(d.whole, d.address(), at, func() (cty.Value, bool) {
		all := make(map[string]cty.Value, len(d.forEach.list))
		ok := true
		for i := range d.forEach.list {
			one := make(map[string]cty.Value, 3)
			for _, attribute := range referable[d.kind.Name] {
				v, readable := p.attributeValue(d, i, attribute, at)
				one[attribute], ok = v, ok && readable
			}
			all[d.forEach.list[i].key] = cty.ObjectVal(one)
		}
		return cty.ObjectVal(all), ok
	})
}

// edge is a reference that is being followed: to what, and where it stands.
type edge struct {
	to string
	at diag.Span
}

// maxReferences is how many references may lead from one to the next. Following them recurses.
const maxReferences = 1000

// once works a value out unless that has been done, and reports when it leads back to itself.
func (p *project) once(v *value, name string, at diag.Span, compute func() (cty.Value, bool)) (cty.Value, bool) {
	switch v.state {
	case known:
		return v.v, true
	case failed:
		return cty.DynamicVal, false
	case underway:
		p.reportCycle(name, at)
		v.state = failed
		return cty.DynamicVal, false
	}
	if len(p.path) >= maxReferences {
		p.problem(syntax.CodeLimit, at, fmt.Sprintf("references follow one another more than %d times from here", maxReferences), "")
		v.state = failed
		return cty.DynamicVal, false
	}
	v.state = underway
	p.path = append(p.path, edge{name, at})
	result, ok := compute()
	p.path = p.path[:len(p.path)-1]
	if !ok || v.state == failed {
		v.state = failed
		return cty.DynamicVal, false
	}
	v.state, v.v = known, result
	return result, true
}

// reportCycle reports the references from a name back to itself as a path, one source line an edge.
func (p *project) reportCycle(name string, at diag.Span) {
	start := len(p.path) - 1
	for start > 0 && p.path[start].to != name {
		start--
	}
	cycle := append(slices.Clone(p.path[start+1:]), edge{name, at})
	first := 0
	for i, e := range cycle {
		if e.at.Compare(cycle[first].at) < 0 {
			first = i
		}
	}
	cycle = append(cycle[first:], cycle[:first]...)
	from := cycle[len(cycle)-1].to
	d := diag.Diagnostic{Code: codeReferenceCycle, Severity: diag.Error, Address: from, Range: p.files.Range(cycle[0].at)}
	if len(cycle) > 1 {
		d.Detail = "Break it at one of these places."
	}
	words := []string{from}
	for i, e := range cycle {
		if i > 0 {
			d.Related = append(d.Related, diag.Related{Message: fmt.Sprintf("%s refers to %s", words[i], e.to), Range: p.files.Range(e.at)})
		}
		words = append(words, e.to)
	}
	d.Message = "reference cycle: " + strings.Join(words, " -> ")
	p.report(d)
}
