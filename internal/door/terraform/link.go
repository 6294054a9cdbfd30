package terraform

import (
	"fmt"
	"slices"
	"strings"

	"grants/config"
	"grants/internal/door/tree"
)

// link makes of values that are known only after the plan was applied what the configuration says they come from.
func (s *show) link(files *evaluation) {
	configuration := s.root.Get("configuration")
	t := &tracing{show: s, configuration: configuration, resources: map[string]*resource{}, fresh: map[string][]string{}, files: files}
	for _, r := range s.resources {
		t.resources[r.address] = r
		if r.isFresh() {
			bare := withoutKey(r.address)
			t.fresh[bare] = append(t.fresh[bare], r.address)
		}
	}
	written := configured(configuration)
	for _, r := range s.resources {
		t.of, t.from = r, parse(r.address)
		expressions := written[t.from.bare()]
		r.dropZeros(expressions)
		for i, m := range r.values.Members {
			r.values.Members[i].Value = t.resolve(expressions, m)
		}
	}
	if domain := providerDomain(configuration, s.root.Get("variables")); domain != nil {
		s.resources = append(s.resources, &resource{kind: "auth0_tenant", data: true, values: &tree.Node{
			Kind: tree.Object, At: domain.At, Members: []tree.Member{{Key: "domain", KeyAt: domain.At, Value: domain}},
		}})
	}
}

// isFresh reports whether nobody knows yet what the platform knows a resource by.
func (r *resource) isFresh() bool {
	for _, key := range []string{"client_id", "id"} {
		if n := r.values.Get(key); n != nil && n.Kind == tree.Unknown {
			return true
		}
	}
	return false
}

// withoutKey is an address without the key of the resource itself.
func withoutKey(of string) string {
	at := parse(of)
	return strings.TrimSuffix(of, at.key)
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

// tracing follows references of one resource to another.
type tracing struct {
	show          *show
	configuration *tree.Node
	resources     map[string]*resource
	fresh         map[string][]string // the addresses of resources that nobody knows the ids of, by those without keys
	files         *evaluation

	of   *resource // whose references are followed
	from address
}

// resolve is what is known of a value that the plan does not know: where the configuration of what is new does not state it, the platform's default will
// be there.
func (t *tracing) resolve(written *tree.Node, m tree.Member) *tree.Node {
	expression := written.Get("expressions").Get(m.Key)
	switch {
	case m.Value.Kind == tree.List && m.Key == policies:
		t.stated(m.Value, expression)
		return m.Value
	case m.Key == enabledConnections:
		return t.connections(m.Value, expression)
	case m.Value.Kind != tree.Unknown:
		return m.Value
	case m.Key == "id" || m.Key == "client_id" && t.from.kind != "auth0_client_grant" && t.from.kind != "auth0_client_credentials",
		t.of.isNew && written != nil && expression == nil && m.Key != "scopes": // dynamic blocks of scopes are not in the configuration
		return &tree.Node{At: m.Value.At}
	case !isReference[m.Key] && m.Key != "identifier" && m.Key != "name":
		return t.unset(m)
	}
	if found := t.target(expression, m); found != "" {
		return &tree.Node{Kind: tree.Link, Text: found, At: m.Value.At}
	}
	unknown := *m.Value
	unknown.Literal = "(known after apply)"
	if references := expression.Get("references").List(); len(references) > 0 {
		unknown.Literal = "${" + references[0].String() + "}"
	}
	return &unknown
}

// policies has nested blocks, of which the platform has those that nobody states. Its defaults are the most that there is.
const policies = "subject_type_authorization"

// stated makes of what is not known in nested blocks, and not stated in the configuration, what is not set.
func (t *tracing) stated(list, blocks *tree.Node) {
	if len(list.Items) != 1 || len(blocks.List()) != 1 {
		return
	}
	block := blocks.Items[0]
	for i, m := range list.Items[0].Members {
		switch within := block.Get(m.Key); {
		case m.Value.Kind == tree.Unknown && within == nil:
			list.Items[0].Members[i].Value = &tree.Node{At: m.Value.At}
		case m.Value.Kind == tree.List:
			t.stated(m.Value, within)
		}
	}
}

// unset is a value that is not set where the files say so: the plan only says that the platform will give one.
func (t *tracing) unset(m tree.Member) *tree.Node {
	if !t.of.isNew || t.from.kind == "auth0_tenant" { // the platform has something there already
		return m.Value
	}
	if r := t.files.resource(t.of.address); r != nil {
		if n := r.values.Get(m.Key); n == nil {
			return &tree.Node{At: m.Value.At}
		}
	}
	return m.Value
}

// target is the address of the resource that an attribute names. Where the plan leaves open which of several instances that is, the files beside it say so,
// or else it is the one that is new. What is only likely is noted.
func (t *tracing) target(expression *tree.Node, m tree.Member) string {
	if !isReference[m.Key] {
		return ""
	}
	found := t.follow(expression, t.from.module, maxSteps)
	if len(found) == 1 {
		return found[0]
	}
	if r := t.files.resource(t.of.address); r != nil {
		if n := r.values.Get(m.Key); n != nil && n.Kind == tree.Link && slices.Contains(found, n.Text) {
			return n.Text
		}
	}
	for _, address := range found {
		if parse(address).key == t.from.key {
			t.show.guessed = append(t.show.guessed, objectGap{t.of.address, config.Gap{
				ID: "known-after-apply", Attribute: m.Key, Effect: config.GapAccess, At: m.Value.At,
				Message: fmt.Sprintf("the plan does not say which of %d it is: %s has the same key", len(found), address),
			}})
			return address
		}
	}
	return ""
}

// isReference has the attributes that name another resource.
var isReference = map[string]bool{
	"client_id": true, "audience": true, "resource_server_identifier": true, "grant_id": true, "default_audience": true, "role_id": true,
	"organization_id": true, "connection_id": true,
}

// follow is the addresses of the resources that an expression in a module may name: one where it says which, several where its key is not in the plan.
func (t *tracing) follow(expression *tree.Node, module []step, steps int) []string {
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
	case strings.HasPrefix(root, "each.value") && len(module) == len(t.from.module): // of what the resource is made for each of
		return t.follow(t.forEach(), module, steps-1)
	}
	to := parse(root)
	if !strings.HasPrefix(to.kind, "auth0_") {
		return nil
	}
	return t.instances(to, module)
}

// forEach is what the configuration says the resource is made for each of.
func (t *tracing) forEach() *tree.Node {
	for _, r := range moduleIn(t.configuration, t.from.module).Get("resources").List() {
		if r.Get("type").String() == t.from.kind && r.Get("name").String() == t.from.name {
			return r.Get("for_each_expression")
		}
	}
	return nil
}

// output follows a reference to a module's output.
func (t *tracing) output(references []*tree.Node, module []step, steps int) []string {
	name, key, rest := cutStep(strings.TrimPrefix(references[0].String(), "module."))
	output, _, _ := cutStep(rest)
	inner := append(module[:len(module):len(module)], step{name, key})
	return t.follow(moduleIn(t.configuration, inner).Get("outputs").Get(output).Get("expression"), inner, steps-1)
}

// instances are those that a reference may name: with the key that it has, or the only one, or those that are as new as what it says.
func (t *tracing) instances(to address, module []step) []string {
	bare := prefix(module) + to.kind + "." + to.name
	if only := bare + to.key; t.resources[only] != nil {
		return []string{only}
	}
	if to.key != "" {
		return nil
	}
	return t.fresh[bare]
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
