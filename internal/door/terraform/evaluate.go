package terraform

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/ext/typeexpr"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
	"github.com/zclconf/go-cty/cty/convert"

	"grants/internal/expression"
)

// value is what an expression comes to, and why that is not known, if it is not.
type value struct {
	cty.Value
	why *cause
}

// cause is why something is not known.
type cause struct{ gap, message string }

func unknown(gap, format string, args ...any) value {
	return value{cty.DynamicVal, &cause{gap, fmt.Sprintf(format, args...)}}
}

// scope is what an expression may name beside what its module has: each, count, the iterators of dynamic blocks.
type scope map[string]value

// eval evaluates an expression. What it refers to is evaluated first, each once.
func (m *module) eval(expr hclsyntax.Expression, within scope) value {
	if m.meter.Exhausted() {
		return unknown("limit", "the configuration takes too much work to evaluate")
	}
	seen := m.look(expr)
	if seen.notRun != "" {
		return unknown("function-not-run", "%s is not run", seen.notRun)
	}
	variables, why := m.referred(seen.traversals, within)
	m.meter.Start()
	m.meter.Spend(seen.cost)
	m.texts.unread = nil
	v, problems := expr.Value(&hcl.EvalContext{Variables: variables, Functions: m.functions})
	switch {
	case m.meter.Exceeded:
		return unknown("limit", "it takes too much work to evaluate")
	case problems.HasErrors() && why == nil:
		why = &cause{"not-evaluated", mistake(problems[0])}
		fallthrough
	case problems.HasErrors():
		return value{cty.DynamicVal, why}
	}
	v, _ = v.UnmarkDeep()
	if !v.IsWhollyKnown() && why == nil {
		why = m.texts.unread
	}
	if !v.IsWhollyKnown() && why == nil {
		why = &cause{"known-after-apply", "it is known only after the plan is applied"}
	}
	return value{v, why}
}

// look is what an expression has in it, found before it is metered: then some of that can't be seen any more.
type look struct {
	traversals []hcl.Traversal
	notRun     string // a function that reads the clock or the network, say
	cost       int    // of its parts, which are written out
}

func (r *reading) look(expr hclsyntax.Expression) *look {
	if seen := r.seen[expr]; seen != nil {
		return seen
	}
	seen := &look{traversals: expr.Variables()}
	r.seen[expr] = seen
	_ = hclsyntax.VisitAll(expr, func(n hclsyntax.Node) hcl.Diagnostics {
		seen.cost += costOfPart
		if call, ok := n.(*hclsyntax.FunctionCallExpr); ok && seen.notRun == "" {
			if _, known := r.functions[call.Name]; !known {
				seen.notRun = call.Name + "()"
			}
		}
		return nil
	})
	r.meter.Instrument(expr)
	return seen
}

// costOfPart is what it costs to evaluate a part of an expression, compared to a byte of a string.
const costOfPart = 10

// names is a tree of what an expression refers to, to be made an object.
type names map[string]any // names or cty.Value

func (n names) set(v cty.Value, path ...string) {
	for _, key := range path[:len(path)-1] {
		inner, ok := n[key].(names)
		if !ok {
			inner = names{}
			n[key] = inner
		}
		n = inner
	}
	n[path[len(path)-1]] = v
}

func (n names) values() map[string]cty.Value {
	all := make(map[string]cty.Value, len(n))
	for key, v := range n {
		switch v := v.(type) {
		case cty.Value:
			all[key] = v
		case names:
			all[key] = cty.ObjectVal(v.values())
		}
	}
	return all
}

// referred is what an expression refers to.
func (m *module) referred(traversals []hcl.Traversal, within scope) (map[string]cty.Value, *cause) {
	all := names{}
	var why *cause
	for _, traversal := range traversals {
		root := traversal.RootName()
		if v, found := within[root]; found {
			all[root] = v.Value
			if why == nil {
				why = v.why
			}
			continue
		}
		path, v := m.resolve(root, traversal)
		if why == nil {
			why = v.why
		}
		if old, is := all[path[0]]; is {
			if _, isObject := old.(names); !isObject {
				continue
			}
		}
		all.set(v.Value, path...)
	}
	return all.values(), why
}

// resolve is what a traversal starts with, by its path: var.x, module.y.
func (m *module) resolve(root string, traversal hcl.Traversal) (path []string, v value) {
	name := attributeAt(traversal, 1)
	switch root {
	case "var", "local", "module":
		if name == "" { // all of them at once
			return []string{root}, unknown("not-evaluated", "%s is used as a whole", root)
		}
		return []string{root, name}, m.once(root+"."+name, func() value { return m.named(root, name) })
	case "terraform":
		return []string{root, name}, m.workspace(name)
	case "path":
		return []string{root, name}, m.folderValue(name)
	case "each", "count", "self":
		return []string{root}, unknown("not-evaluated", "%s is known only for each instance", root)
	case "data":
		second := attributeAt(traversal, 2)
		return []string{root, name, second}, m.dataValue(name, second, traversal)
	}
	return []string{root, name}, m.resourceValue(root, name, traversal)
}

// attributeAt is the name of a step of a traversal; empty where that is none.
func attributeAt(traversal hcl.Traversal, i int) string {
	if i < len(traversal) {
		if step, ok := traversal[i].(hcl.TraverseAttr); ok {
			return step.Name
		}
	}
	return ""
}

// once evaluates something once. What depends on itself is not known.
func (m *module) once(key string, evaluate func() value) value {
	if v, known := m.known[key]; known {
		return v
	}
	switch {
	case m.busy[key]:
		return unknown("not-evaluated", "%s depends on itself", key)
	case m.chain >= maxChain:
		return unknown("limit", "more than %d references follow one another", maxChain)
	}
	m.busy[key] = true
	m.chain++
	v := evaluate()
	m.chain--
	delete(m.busy, key)
	m.known[key] = v
	return v
}

func (m *module) named(root, name string) value {
	switch root {
	case "var":
		return m.variable(name)
	case "local":
		attribute, found := m.locals[name]
		if !found {
			return unknown("not-evaluated", "there is no local %q", name)
		}
		return m.eval(attribute.Expr, nil)
	}
	return m.moduleValue(name)
}

// variable is an input's value, or its default.
func (m *module) variable(name string) value {
	block, declared := m.variables[name]
	if !declared {
		return unknown("not-evaluated", "there is no variable %q", name)
	}
	v, given := m.inputs[name]
	if fallback := block.Body.Attributes["default"]; !given && fallback != nil {
		v, given = m.eval(fallback.Expr, nil), true
	}
	if !given {
		return unknown("variable-without-value", "the variable %q has no value here; --var and --var-file give it one", name)
	}
	return conformed(v, block)
}

// conformed converts a value to the type of a variable, as Terraform does. What does not fit stays as it is.
func conformed(v value, block written) value {
	attribute := block.Body.Attributes["type"]
	if attribute == nil || v.why != nil {
		return v
	}
	want, defaults, problems := typeexpr.TypeConstraintWithDefaults(attribute.Expr)
	if problems.HasErrors() {
		return v
	}
	filled := v.Value
	if defaults != nil && !filled.IsNull() {
		filled = defaults.Apply(filled)
	}
	if converted, err := convert.Convert(filled, want); err == nil {
		return value{converted, nil}
	}
	return v
}

func (m *module) workspace(name string) value {
	if name == "workspace" && m.options.Workspace != "" {
		return value{cty.StringVal(m.options.Workspace), nil}
	}
	return unknown("workspace-unknown", "nobody says which workspace it is: --workspace does")
}

// folderValue is a folder as Terraform names it: from the one that it runs in.
func (m *module) folderValue(name string) value {
	switch name {
	case "root":
		return value{cty.StringVal("."), nil}
	case "module":
		if within, err := filepath.Rel(m.texts.dir, m.dir); err == nil {
			return value{cty.StringVal(filepath.ToSlash(within)), nil}
		}
	}
	return unknown("not-evaluated", "path.%s is known only where Terraform runs", name)
}

// dataValue is what is known of data: what its block says, and the tenant's domain.
func (m *module) dataValue(kind, name string, traversal hcl.Traversal) value {
	block, declared := m.data[kind+"."+name]
	if !declared {
		return unknown("not-evaluated", "there is no data %q", kind+"."+name)
	}
	wanted := attributeAt(traversal, 3)
	if kind == "auth0_tenant" && wanted == "domain" && m.domain() != "" {
		return value{cty.ObjectVal(map[string]cty.Value{"domain": cty.StringVal(m.domain())}), nil}
	}
	if attribute := block.Body.Attributes[wanted]; attribute != nil {
		v := m.once("data."+kind+"."+name+"."+wanted, func() value { return m.eval(attribute.Expr, nil) })
		return value{cty.ObjectVal(map[string]cty.Value{wanted: v.Value}), v.why}
	}
	why := fmt.Sprintf("data.%s.%s is read only when Terraform runs", kind, name)
	if kind == "auth0_tenant" {
		why += "; --domain says what the tenant's domain is"
	}
	return unknown("data-source", "%s", why)
}

// moduleValue is the outputs of a called module.
func (m *module) moduleValue(name string) value {
	call, declared := m.calls[name]
	if !declared {
		return unknown("not-evaluated", "there is no module %q", name)
	}
	children := m.child(name)
	if source, isLocal := m.source(call); !isLocal {
		return unknown("module-not-local", "the module %q comes from %q, which is not read", name, source)
	}
	var why *cause
	objects := map[string]cty.Value{}
	var list []cty.Value
	for _, child := range children {
		outputs := map[string]cty.Value{}
		for _, output := range sortedKeys(child.outputs) {
			if attribute := child.outputs[output].Body.Attributes["value"]; attribute != nil {
				v := child.once("output."+output, func() value { return child.eval(attribute.Expr, nil) })
				outputs[output] = v.Value
				if why == nil {
					why = v.why
				}
			}
		}
		key := child.path[len(child.path)-1].key
		if key == "" {
			return value{cty.ObjectVal(outputs), why}
		}
		objects[unquoteKey(key)] = cty.ObjectVal(outputs)
		list = append(list, cty.ObjectVal(outputs))
	}
	return value{collected(call, objects, list), why}
}

// collected is the instances of something as one value: a tuple under count, else an object.
func collected(block written, objects map[string]cty.Value, list []cty.Value) cty.Value {
	if block.Body.Attributes["count"] != nil {
		return cty.TupleVal(list)
	}
	return cty.ObjectVal(objects)
}

// resourceValue is what is known of a resource: what its block says, and stand-ins for the ids that the platform gives.
func (m *module) resourceValue(kind, name string, traversal hcl.Traversal) value {
	block, declared := m.managed[kind+"."+name]
	switch {
	case !declared:
		return unknown("not-evaluated", "there is no resource %q", kind+"."+name)
	case !strings.HasPrefix(kind, "auth0_"):
		return unknown("known-after-apply", "%s.%s is known only after the plan is applied", kind, name)
	}
	wanted := wantedOf(traversal, block)
	return m.once(kind+"."+name+" "+strings.Join(wanted, " "), func() value { return m.attributesOf(block, wanted) })
}

// attributesOf is some attributes of all instances of a resource.
func (m *module) attributesOf(block written, wanted []string) value {
	kind, name := block.Labels[0], block.Labels[1]
	objects := map[string]cty.Value{}
	var list []cty.Value
	var why *cause
	instances := m.instances(block, kind+"."+name)
	for _, each := range instances {
		attributes := map[string]cty.Value{}
		for _, attribute := range wanted {
			v := m.once(kind+"."+name+each.key+"."+attribute, func() value { return m.attribute(block, each, attribute) })
			attributes[attribute] = v.Value
			if why == nil {
				why = v.why
			}
		}
		object := cty.ObjectVal(attributes)
		switch {
		case each.unclear != nil:
			return value{cty.DynamicVal, each.unclear}
		case each.key == "":
			return value{object, why}
		}
		objects[unquoteKey(each.key)] = object
		list = append(list, object)
	}
	return value{collected(block, objects, list), why}
}

// wantedOf is the attributes of a resource that a traversal may read: the one that it names, or all that say something about access.
func wantedOf(traversal hcl.Traversal, block written) []string {
	for _, step := range traversal[min(2, len(traversal)):] {
		if attribute, ok := step.(hcl.TraverseAttr); ok {
			return []string{attribute.Name}
		}
	}
	all := []string{"id"}
	if strings.HasPrefix(block.Labels[0], "auth0_client") {
		all = append(all, "client_id")
	}
	for _, name := range sortedKeys(block.Body.Attributes) {
		if isRead[name] && !slices.Contains(all, name) {
			all = append(all, name)
		}
	}
	return all
}

// attribute is an attribute of an instance of a resource.
func (m *module) attribute(block written, each instance, name string) value {
	if written := block.Body.Attributes[name]; written != nil {
		return m.eval(written.Expr, each.scope)
	}
	kind := block.Labels[0]
	switch {
	case name == "id" && kind == "auth0_resource_server_scopes":
		return m.attribute(block, each, "resource_server_identifier")
	case name == "id", name == "client_id" && (kind == "auth0_client" || kind == "auth0_client_cimd"):
		address := m.address(block, each.key)
		if id, _ := m.clientID(address); kind == "auth0_client" && id.IsKnown() && !id.IsNull() {
			return id
		}
		return value{cty.StringVal(standIn(address)), nil}
	}
	return unknown("known-after-apply", "%s of %s is known only after the plan is applied", name, m.address(block, each.key))
}

func (m *module) address(block written, key string) string {
	return prefix(m.path) + block.Labels[0] + "." + block.Labels[1] + key
}

// instance is one of those that for_each or count make of a block.
type instance struct {
	key     string // with its brackets; empty where the block has neither
	scope   scope
	unclear *cause // nobody knows how many there are: it stands for any of them
}

// instances are those of a block, which are found once.
func (m *module) instances(block written, what string) []instance {
	if found, known := m.counts[what]; known {
		return found
	}
	found := m.findInstances(block, what)
	if len(m.busy) == 0 || len(found) == 0 || found[0].unclear == nil {
		m.counts[what] = found
	}
	return found
}

func (m *module) findInstances(block written, what string) []instance {
	if forEach := block.Body.Attributes["for_each"]; forEach != nil {
		return m.eachOf(m.once(what+" for_each", func() value { return m.eval(forEach.Expr, nil) }), what, block)
	}
	if count := block.Body.Attributes["count"]; count != nil {
		return m.counted(m.once(what+" count", func() value { return m.eval(count.Expr, nil) }), what, block)
	}
	if !m.another() {
		return nil
	}
	return []instance{{}}
}

func (m *module) eachOf(v value, what string, block written) []instance {
	if v.IsNull() || !v.IsKnown() || !v.CanIterateElements() || v.LengthInt() > 0 && !keysKnown(v.Value) {
		return m.unclear(v.why, what, block, scope{"each": {cty.ObjectVal(map[string]cty.Value{"key": cty.UnknownVal(cty.String), "value": cty.DynamicVal}), v.why}})
	}
	var all []instance
	for it := v.ElementIterator(); it.Next(); {
		key, element := it.Element()
		if v.Type().IsSetType() || v.Type().IsTupleType() || v.Type().IsListType() {
			key = element
		}
		if key.IsNull() || key.Type() != cty.String || !m.another() {
			continue
		}
		each := cty.ObjectVal(map[string]cty.Value{"key": key, "value": element})
		all = append(all, instance{key: fmt.Sprintf("[%q]", key.AsString()), scope: scope{"each": part(each, v.why)}})
	}
	return all
}

// part is a part of something that is not known, of which this may be.
func part(v cty.Value, why *cause) value {
	if v.IsWhollyKnown() {
		return value{v, nil}
	}
	return value{v, why}
}

// keysKnown reports whether the keys are known that instances get.
func keysKnown(v cty.Value) bool { return !v.Type().IsSetType() || v.IsWhollyKnown() }

// another counts instances, of which there may be so many.
func (m *module) another() bool {
	m.made++
	if m.made > maxInstances {
		m.limited = true
	}
	m.meter.Budget += expression.ObjectBudget
	return !m.limited
}

func (m *module) counted(v value, what string, block written) []instance {
	n, ok := wholeNumber(v.Value)
	if !ok {
		return m.unclear(v.why, what, block, scope{"count": {cty.ObjectVal(map[string]cty.Value{"index": cty.UnknownVal(cty.Number)}), v.why}})
	}
	var all []instance
	for i := range n {
		if !m.another() {
			break
		}
		index := cty.ObjectVal(map[string]cty.Value{"index": cty.NumberIntVal(int64(i))})
		all = append(all, instance{key: fmt.Sprintf("[%d]", i), scope: scope{"count": {index, nil}}})
	}
	return all
}

func wholeNumber(v cty.Value) (int, bool) {
	if v.IsNull() || !v.IsKnown() || v.Type() != cty.Number {
		return 0, false
	}
	n, accuracy := v.AsBigFloat().Int64()
	return int(n), accuracy == 0 && n >= 0
}
