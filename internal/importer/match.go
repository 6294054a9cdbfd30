package importer

import (
	"cmp"
	"slices"
	"strings"

	"grants/config"
)

// matching pairs the objects of a source with those of a project, by what the platform knows them by.
type matching struct {
	project, source *config.Config
	ours            map[config.Object]config.Object // of the project, by those of the source
	theirs          map[config.Object]config.Object // the reverse
	addresses       map[string]string               // of the project's objects, by those of the source's
	known           map[string]string               // addresses by client_ids and identifiers, those of the project first
	connections     map[string]string               // addresses of the project's connections by their names
}

func match(project, source *config.Config) *matching {
	m := &matching{
		project: project, source: source, ours: map[config.Object]config.Object{}, theirs: map[config.Object]config.Object{}, addresses: map[string]string{},
	}
	m.known = map[string]string{}
	for _, c := range []*config.Config{source, project} {
		for _, app := range c.Applications {
			m.known[app.ClientID.Value] = app.Address
		}
		for _, api := range c.APIs {
			m.known[api.Identifier.Value] = api.Address
		}
	}
	delete(m.known, "")
	m.connections = map[string]string{}
	for _, connection := range project.Connections {
		m.connections[connection.PlatformName()] = connection.Address
	}
	if project.Tenant != nil && source.Tenant != nil {
		m.pair(project.Tenant, source.Tenant)
	}
	pairBy(m, project.APIs, source.APIs, func(api *config.API) string { return api.Identifier.Value })
	pairBy(m, project.Applications, source.Applications, func(app *config.Application) string { return app.ClientID.Value })
	pairBy(m, project.Applications, source.Applications, func(app *config.Application) string {
		return cmp.Or(app.DisplayName.Value, app.Name)
	})
	pairBy(m, project.ClientGrants, source.ClientGrants, func(g *config.ClientGrant) string { return m.grantKey(g) })
	pairBy(m, project.Roles, source.Roles, func(role *config.Role) string { return role.ID.Value })
	pairBy(m, project.Roles, source.Roles, (*config.Role).PlatformName)
	pairBy(m, project.Connections, source.Connections, func(c *config.Connection) string { return c.ID.Value })
	pairBy(m, project.Connections, source.Connections, (*config.Connection).PlatformName)
	pairBy(m, project.Organizations, source.Organizations, func(o *config.Organization) string { return o.ID.Value })
	pairBy(m, project.Organizations, source.Organizations, (*config.Organization).PlatformName)
	return m
}

func (m *matching) pair(ours, theirs config.Object) {
	m.ours[theirs], m.theirs[ours] = ours, theirs
	m.addresses[theirs.Base().Address] = ours.Base().Address
}

// pairBy pairs objects that have one key, and that no other of their side has.
func pairBy[T interface {
	comparable
	config.Object
}](m *matching, ours, theirs []T, key func(T) string) {
	find := func(all []T, paired map[config.Object]config.Object) map[string]T {
		var none T
		found := map[string]T{}
		for _, each := range all {
			if k := key(each); k != "" && paired[each] == nil {
				if _, twice := found[k]; twice {
					each = none
				}
				found[k] = each
			}
		}
		return found
	}
	var none T
	own := find(ours, m.theirs)
	for k, theirs := range find(theirs, m.ours) {
		if ours := own[k]; ours != none && theirs != none {
			m.pair(ours, theirs)
		}
	}
}

// grantKey is who holds a grant, on what, and for whom, in the words of the project as far as it has them.
func (m *matching) grantKey(g *config.ClientGrant) string {
	holder := g.DefaultFor.Value
	if holder == "" {
		holder = m.identity(g.ClientID.Value)
	}
	return strings.Join([]string{holder, m.identity(g.Audience.Value), cmp.Or(g.SubjectType.Value, "client")}, "\x00")
}

// identity is the address of the object that a reference leads to, in the project where that has it; else the reference as it is.
func (m *matching) identity(ref config.Reference) string {
	address := ref.Name
	if !ref.IsAddress {
		address = cmp.Or(m.known[ref.Name], ref.Name)
	}
	return cmp.Or(m.addresses[address], address)
}

// fresh is what the project does not have, but for what the platform created: nobody can deploy that.
func (m *matching) fresh() []config.Object {
	return slices.DeleteFunc(m.source.Objects(), func(o config.Object) bool { return m.ours[o] != nil || isSystem(o) })
}

// vanished is what the source does not have, and would if it were there.
func (m *matching) vanished() []config.Object {
	return slices.DeleteFunc(m.project.Objects(), func(o config.Object) bool {
		return m.theirs[o] != nil || slices.Contains(m.source.Absent, kindOf(o)) || kindOf(o) == ""
	})
}

func kindOf(o config.Object) config.Kind {
	switch o := o.(type) {
	case *config.API:
		return config.KindAPI
	case *config.Application:
		return config.KindApplication
	case *config.ClientGrant:
		if o.DefaultFor.Set {
			return config.KindThirdPartyDefault
		}
		return config.KindClientGrant
	case *config.Role:
		return config.KindRole
	case *config.Connection:
		return config.KindConnection
	case *config.Organization:
		return config.KindOrganization
	}
	return ""
}
