package exporter

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"grants/compiler"
)

// holder is how the deploy CLI's files name the application of a grant: by its name, if no other has it; else by its client_id.
func (e *export) holder(g *compiler.ClientGrant) string {
	switch app := g.Application; {
	case g.IsDefault():
		return ""
	case app.Address != "" && e.named[app.Name] == 1:
		return app.Name
	case app.ClientID == "":
		e.leave(g.Address, "client_id", fmt.Sprintf("%q is the name of several applications, and %s has no client_id", app.Name, app.Address))
		return app.Name
	default:
		return app.ClientID
	}
}

// deploy writes one file of YAML.
func (e *export) deploy() (map[string][]byte, error) {
	var document members
	var apis, applications, grants []members
	for _, api := range e.declared() {
		apis = append(apis, e.apiObject(api))
	}
	for _, app := range e.tenant.Applications {
		applications = append(applications, e.applicationObject(app))
	}
	for _, g := range e.grants() {
		grants = append(grants, e.grantObject(g, e.holder(g), false))
	}
	document.add("resourceServers", apis)
	document.add("clients", applications)
	document.add("clientGrants", grants)
	if roles := e.roleObjects(); len(roles) > 0 {
		document.add("roles", roles)
	}
	if databases, others := e.connectionObjects(); len(databases)+len(others) > 0 {
		document.add("databases", databases)
		document.add("connections", others)
	}
	if organizations := e.organizationObjects(); len(organizations) > 0 {
		document.add("organizations", organizations)
	}
	if tenant := e.tenantObject(); tenant != nil {
		document.add("tenant", tenant)
	}
	e.leaveDomain()
	var out bytes.Buffer
	encoder := yaml.NewEncoder(&out)
	encoder.SetIndent(2)
	if err := encoder.Encode(node(document)); err != nil {
		return nil, err
	}
	return map[string][]byte{"tenant.yaml": out.Bytes()}, encoder.Close()
}

func (e *export) leaveDomain() {
	if e.tenant.Domain != "" {
		e.leave("tenant", "domain", "the deploy CLI is told it by AUTH0_DOMAIN")
	}
}

// node is a value as YAML has it.
func node(value any) *yaml.Node {
	n := &yaml.Node{}
	switch v := value.(type) {
	case members:
		n.Kind, n.Tag = yaml.MappingNode, "!!map"
		for _, each := range v {
			key := &yaml.Node{}
			key.SetString(each.key)
			n.Content = append(n.Content, key, node(each.value))
		}
		if len(v) == 0 {
			n.Style = yaml.FlowStyle
		}
	case []members:
		return sequence(v)
	case []string:
		return sequence(v)
	case string:
		n.SetString(v)
	case bool:
		n.Kind, n.Tag, n.Value = yaml.ScalarNode, "!!bool", strconv.FormatBool(v)
	case int64:
		n.Kind, n.Tag, n.Value = yaml.ScalarNode, "!!int", strconv.FormatInt(v, 10)
	}
	return n
}

// sequence is a list as YAML has it.
func sequence[T any](items []T) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq"}
	for _, each := range items {
		n.Content = append(n.Content, node(each))
	}
	if len(items) == 0 {
		n.Style = yaml.FlowStyle
	}
	return n
}

// deployFolder writes a file for each object. The deploy CLI itself gives the grants of one application on one API the same name, whatever their subject
// type, so that the last of them is kept; here it is part of the name.
func (e *export) deployFolder() (map[string][]byte, error) {
	lists := map[string]any{}
	nameAs := func(folder, wanted, ending string) string {
		path := folder + "/" + fileName(wanted) + ending
		for n := 2; lists[path] != nil; n++ {
			path = folder + "/" + fileName(wanted) + "_" + strconv.Itoa(n) + ending
		}
		return path
	}
	name := func(folder, wanted string) string { return nameAs(folder, wanted, ".json") }
	for _, api := range e.declared() {
		lists[name("resource-servers", api.Name)] = e.apiObject(api)
	}
	for _, app := range e.tenant.Applications {
		lists[name("clients", app.Name)] = e.applicationObject(app)
	}
	for _, g := range e.grants() {
		holder := e.holder(g)
		of := holder
		if g.IsDefault() {
			of = "default"
		}
		api := g.API.Name
		if api == "" {
			api = g.API.Identifier
		}
		lists[name("grants", of+"-"+api+"-"+string(g.SubjectType))] = e.grantObject(g, holder, false)
	}
	for _, role := range e.tenant.Roles {
		lists[name("roles", role.Name)] = e.roleObject(role)
	}
	for _, c := range e.tenant.Connections {
		folder, ending := "connections", ".json"
		if c.Config.Strategy.Value == database {
			folder, ending = "database-connections", "/database.json"
		}
		lists[nameAs(folder, c.Name, ending)] = e.connectionObject(c)
	}
	for _, o := range e.tenant.Organizations {
		lists[name("organizations", o.Name)] = e.organizationWithConnections(o)
	}
	if tenant := e.tenantObject(); tenant != nil {
		lists["tenant.json"] = tenant
	}
	e.leaveDomain()
	return render(lists)
}

// fileName makes a name of a file of any text.
func fileName(text string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', strings.ContainsRune(" -_.()", r):
			return r
		}
		return '-'
	}, text)
	if name = strings.Trim(name, " ."); name == "" {
		return "_"
	}
	return name[:min(len(name), 150)]
}
