package exporter

import (
	"cmp"

	"grants/compiler"
	"grants/config/layout"
)

// database is the strategy of the platform's own databases, which the deploy CLI has in a list of their own.
// https://auth0.com/docs/deploy-monitor/deploy-cli-tool/resource-specific-documentation
const database = "auth0"

// connectionObject is a connection as the wire has it. What its identity provider is told, secrets among it, is in no project.
func (e *export) connectionObject(c *compiler.Connection) members {
	m := members{{"name", c.Name}}
	e.id(&m, c.Address, c.Config.ID, "connections")
	m.text("strategy", c.Config.Strategy)
	if !c.Config.Strategy.Set && e.form != API {
		e.leave(c.Address, "strategy", "a connection has one, and the project does not say which")
	}
	if promoted := c.Config.IsDomainConnection; !promoted.Failed {
		m.add("is_domain_connection", promoted.Value)
	}
	return m
}

// connectionObjects are those of the platform's databases, and all others.
func (e *export) connectionObjects() (databases, others []members) {
	databases, others = []members{}, []members{}
	for _, c := range e.tenant.Connections {
		if m := e.connectionObject(c); c.Config.Strategy.Value == database {
			databases = append(databases, m)
		} else {
			others = append(others, m)
		}
	}
	return databases, others
}

// organizationObject is an organization as the wire has it.
func (e *export) organizationObject(o *compiler.Organization) members {
	m := members{{"name", o.Name}}
	e.id(&m, o.Address, o.Config.ID, "organizations")
	if access := o.Config.ThirdPartyClientAccess; !access.Failed {
		m.add("third_party_client_access", cmp.Or(access.Value, "block"))
	}
	return m
}

// organizationWithConnections has them as the platform lists them, or as the deploy CLI does.
func (e *export) organizationWithConnections(o *compiler.Organization) members {
	m := e.organizationObject(o)
	if !o.Listed {
		if e.form != API {
			e.leave(o.Address, "enabled_connections", "nothing says which connections it has, and the deploy CLI takes that for none")
		}
		return m
	}
	ids := make(map[string]string, len(o.Connections))
	for _, c := range o.Connections {
		ids[c.Name] = c.ID
	}
	connections := []members{}
	for _, name := range values(o.Config.EnabledConnections) {
		if e.form != API {
			connections = append(connections, members{{"name", name}})
			continue
		}
		var of members
		if ids[name] != "" {
			of.add("connection_id", ids[name])
		}
		of.add("connection", members{{"name", name}})
		connections = append(connections, of)
	}
	if e.form == API {
		m.add("enabled_connections", connections)
	} else {
		m.add("connections", connections)
	}
	return m
}

func (e *export) organizationObjects() []members {
	var all []members
	for _, o := range e.tenant.Organizations {
		all = append(all, e.organizationWithConnections(o))
	}
	return all
}

// connections writes a resource for each connection.
func (t *terraformed) connections() string {
	for i, c := range t.export.tenant.Connections {
		if i > 0 {
			t.printf("\n")
		}
		label := t.label("connection", &c.Config.Block)
		t.imports("auth0_connection."+label, c.ID)
		t.printf("resource \"auth0_connection\" %q {\n", label)
		t.attributes(t.connectionObject(c))
		t.printf("}\n")
	}
	return t.flush()
}

// imports is a block that says that something is there already.
func (t *terraformed) imports(resource, id string) {
	if id != "" {
		t.printf("import {\n  to = %s\n  id = %s\n}\n\n", resource, layout.Quote(id))
	}
}

// organizations writes a resource for each organization and one for all its connections.
func (t *terraformed) organizations() string {
	for i, o := range t.export.tenant.Organizations {
		if i > 0 {
			t.printf("\n")
		}
		label := t.label("organization", &o.Config.Block)
		t.imports("auth0_organization."+label, o.ID)
		t.printf("resource \"auth0_organization\" %q {\n", label)
		t.attributes(t.organizationObject(o))
		t.printf("}\n")
		t.enabledConnections(o, label)
	}
	return t.flush()
}

func (t *terraformed) enabledConnections(o *compiler.Organization, label string) {
	for _, name := range o.Undeclared {
		t.leave(o.Address, "enabled_connections", "nobody knows the id of "+name+", which the project does not declare")
	}
	if len(o.Connections) == 0 {
		if o.Listed && len(o.Undeclared) == 0 {
			t.leave(o.Address, "enabled_connections", "a resource for the connections of an organization has at least one")
		}
		return
	}
	t.printf("\nresource \"auth0_organization_connections\" %q {\n  organization_id = auth0_organization.%s.id\n", label, label)
	for _, c := range o.Connections {
		t.printf("\n  enabled_connections {\n    connection_id = auth0_connection.%s.id\n  }\n", t.label("connection", &c.Config.Block))
	}
	t.printf("}\n")
}
