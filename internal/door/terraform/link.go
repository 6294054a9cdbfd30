package terraform

import (
	"strings"

	"grants/internal/door/tree"
)

// link makes of values that are known only after the plan was applied what the configuration says they come from.
func (s *show) link() {
	configuration := s.root.Get("configuration")
	byAddress := map[string]*resource{}
	for _, r := range s.resources {
		byAddress[r.address] = r
	}
	written := configured(configuration)
	for _, r := range s.resources {
		at := parse(r.address)
		for i, m := range r.values.Members {
			if m.Value.Kind != tree.Unknown {
				continue
			}
			r.values.Members[i].Value = (&tracing{configuration, byAddress, at}).resolve(written[at.bare()], m)
		}
	}
	if domain := providerDomain(configuration, s.root.Get("variables")); domain != nil {
		s.resources = append(s.resources, &resource{kind: "auth0_tenant", data: true, values: &tree.Node{
			Kind: tree.Object, At: domain.At, Members: []tree.Member{{Key: "domain", KeyAt: domain.At, Value: domain}},
		}})
	}
}

// maxSteps is how many references are followed one after the other.
const maxSteps = 50

// step is a part of a module's path.
type step struct{ name, key string } // the key with its brackets: ["a"], [0]; empty without one

// address is an address taken apart.
type address struct {
	module     []step
	kind, name string
	key        string
}

// parse takes an address apart: module.a["x"].auth0_client.b[0].
func parse(text string) (a address) {
	for {
		rest, isModule := strings.CutPrefix(text, "module.")
		if !isModule {
			break
		}
		var s step
		s.name, s.key, text = cutStep(rest)
		a.module = append(a.module, s)
	}
	a.kind, a.key, text = cutStep(strings.TrimPrefix(text, "data."))
	a.name, a.key, _ = cutStep(text)
	return a
}

// cutStep cuts a name and its key off an address, and the point behind them.
func cutStep(text string) (name, key, rest string) {
	end := strings.IndexAny(text, ".[")
	if end < 0 {
		return text, "", ""
	}
	name, text = text[:end], text[end:]
	if text[0] == '[' {
		close := endOfKey(text)
		key, text = text[:close], text[close:]
	}
	return name, key, strings.TrimPrefix(text, ".")
}

// endOfKey is where the brackets at the start of a text close.
func endOfKey(text string) int {
	quoted := false
	for i := 1; i < len(text); i++ {
		switch {
		case text[i] == '\\':
			i++
		case text[i] == '"':
			quoted = !quoted
		case text[i] == ']' && !quoted:
			return i + 1
		}
	}
	return len(text)
}

// bare is the address without keys.
func (a address) bare() string {
	var text strings.Builder
	for _, s := range a.module {
		text.WriteString("module." + s.name + ".")
	}
	return text.String() + a.kind + "." + a.name
}

func prefix(module []step) string {
	var text strings.Builder
	for _, s := range module {
		text.WriteString("module." + s.name + s.key + ".")
	}
	return text.String()
}

// module is the configuration of a module.
func moduleIn(configuration *tree.Node, path []step) *tree.Node {
	at := configuration.Get("root_module")
	for _, s := range path {
		at = at.Get("module_calls").Get(s.name).Get("module")
	}
	return at
}

// configured is what the configuration says of resources, by their addresses without keys.
func configured(configuration *tree.Node) map[string]*tree.Node {
	found := map[string]*tree.Node{}
	var visit func(prefix string, module *tree.Node)
	visit = func(prefix string, module *tree.Node) {
		for _, r := range module.Get("resources").List() {
			found[prefix+r.Get("type").String()+"."+r.Get("name").String()] = r
		}
		for _, call := range module.Get("module_calls").Pairs() {
			visit(prefix+"module."+call.Key+".", call.Value.Get("module"))
		}
	}
	visit("", configuration.Get("root_module"))
	return found
}

// tracing follows a reference of one resource to another.
type tracing struct {
	configuration *tree.Node
	resources     map[string]*resource
	from          address
}

// resolve is what is known of a value that the plan does not know: where the configuration does not state it, the platform's default will be there.
func (t *tracing) resolve(written *tree.Node, m tree.Member) *tree.Node {
	expression := written.Get("expressions").Get(m.Key)
	switch {
	case m.Key == "id" || m.Key == "client_id" && t.from.kind != "auth0_client_grant" && t.from.kind != "auth0_client_credentials",
		written != nil && expression == nil:
		return &tree.Node{At: m.Value.At}
	case !isReference[m.Key] && m.Key != "identifier" && m.Key != "name":
		return m.Value
	}
	if found := t.follow(expression, t.from.module, maxSteps); found != nil && isReference[m.Key] {
		return &tree.Node{Kind: tree.Link, Text: found.address, At: m.Value.At}
	}
	unknown := *m.Value
	unknown.Literal = "(known after apply)"
	if references := expression.Get("references").List(); len(references) > 0 {
		unknown.Literal = "${" + references[0].String() + "}"
	}
	return &unknown
}

// isReference has the attributes that name another resource.
var isReference = map[string]bool{"client_id": true, "audience": true, "resource_server_identifier": true, "grant_id": true, "default_audience": true}

// follow is the resource that an expression in a module names; nil where it names none, or nobody can tell which.
func (t *tracing) follow(expression *tree.Node, module []step, steps int) *resource {
	references := expression.Get("references").List()
	if len(references) == 0 || steps == 0 {
		return nil
	}
	root := references[0].String()
	switch {
	case strings.HasPrefix(root, "var.") && len(module) > 0:
		caller, last := module[:len(module)-1], module[len(module)-1]
		call := moduleIn(t.configuration, caller).Get("module_calls").Get(last.name)
		return t.follow(call.Get("expressions").Get(strings.TrimPrefix(root, "var.")), caller, steps-1)
	case strings.HasPrefix(root, "module."):
		return t.output(references, module, steps)
	}
	to := parse(root)
	if !strings.HasPrefix(to.kind, "auth0_") {
		return nil
	}
	return t.instance(to, module, references)
}

// output follows a reference to a module's output.
func (t *tracing) output(references []*tree.Node, module []step, steps int) *resource {
	name, key, rest := cutStep(strings.TrimPrefix(references[0].String(), "module."))
	output, _, _ := cutStep(rest)
	inner := append(module[:len(module):len(module)], step{name, key})
	return t.follow(moduleIn(t.configuration, inner).Get("outputs").Get(output).Get("expression"), inner, steps-1)
}

// instance is the one that a reference names: with the key that it has, or that of the resource it is made from, or the only one.
func (t *tracing) instance(to address, module []step, references []*tree.Node) *resource {
	base := prefix(module) + to.kind + "." + to.name
	if to.key != "" {
		return t.resources[base+to.key]
	}
	if only := t.resources[base]; only != nil {
		return only
	}
	for _, other := range references[1:] {
		if text := other.String(); text == "each.key" || text == "each.value" || text == "count.index" {
			return t.resources[base+t.from.key]
		}
	}
	return nil
}

// providerDomain is the domain that the provider is given, if it is given in the configuration.
func providerDomain(configuration, variables *tree.Node) *tree.Node {
	for _, provider := range configuration.Get("provider_config").Pairs() {
		if provider.Value.Get("name").String() != "auth0" {
			continue
		}
		domain := provider.Value.Get("expressions").Get("domain")
		if constant := domain.Get("constant_value"); constant.String() != "" {
			return constant
		}
		for _, reference := range domain.Get("references").List() {
			name, isVariable := strings.CutPrefix(reference.String(), "var.")
			if value := variables.Get(name).Get("value"); isVariable && value.String() != "" {
				return value
			}
		}
	}
	return nil
}
