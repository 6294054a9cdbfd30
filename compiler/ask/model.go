package ask

import (
	"slices"

	"grants/compiler"
	"grants/config"
)

// model is what is there of a tenant's configuration that says all there is to say about the cells that are looked at, so that a change can be tried in the time
// that the part takes to compile.
type model struct{ config *config.Config }

// around is the part that decides the cell of a question.
func (q *Question) around() model {
	m := q.part([]*compiler.API{q.API}, []*compiler.Application{q.Application})
	m.grants(q.Tenant, func(g *compiler.ClientGrant) bool {
		return g.API == q.API && (g.IsDefault() || g.Application == q.Application)
	})
	m.keepThirdParties(q)
	m.keepDefaultAudience(q)
	m.keepMentioned(q)
	m.keepGaps(q.Tenant.Config.Gaps)
	return m
}

// ofApplication is the part that decides all cells of the application of a question.
func (q *Question) ofApplication() model {
	m := q.part(q.Tenant.EveryAPI(), []*compiler.Application{q.Application})
	m.grants(q.Tenant, func(g *compiler.ClientGrant) bool { return g.IsDefault() || g.Application == q.Application })
	m.keepMentioned(q)
	m.keepGaps(q.Tenant.Config.Gaps)
	return m
}

// ofAPI is the part that decides all cells of the API of a question.
func (q *Question) ofAPI() model {
	m := q.part([]*compiler.API{q.API}, q.Tenant.Applications)
	m.grants(q.Tenant, func(g *compiler.ClientGrant) bool { return g.API == q.API })
	m.keepGaps(q.Tenant.Config.Gaps)
	return m
}

// ofRegistered is the part that decides all cells of the applications that registered themselves.
func (q *Question) ofRegistered() model {
	m := q.part(q.Tenant.EveryAPI(), slices.DeleteFunc(slices.Clone(q.Tenant.Applications), func(app *compiler.Application) bool { return !registers(app) }))
	m.grants(q.Tenant, func(g *compiler.ClientGrant) bool { return g.IsDefault() || registers(g.Application) })
	m.keepMentioned(q)
	m.keepGaps(q.Tenant.Config.Gaps)
	return m
}

// part has some APIs and applications, and no grants.
func (q *Question) part(apis []*compiler.API, applications []*compiler.Application) model {
	whole := q.Tenant.Config
	m := model{&config.Config{Tenant: whole.Tenant, Files: whole.Files, Absent: whole.Absent, Connections: whole.Connections, Organizations: whole.Organizations}}
	m.config.Roles = q.partsOfRoles()
	for _, api := range apis {
		if api.Config != nil {
			m.config.APIs = append(m.config.APIs, api.Config)
		}
	}
	for _, app := range applications {
		if app != nil {
			m.config.Applications = append(m.config.Applications, app.Config)
		}
	}
	return m
}

// partsOfRoles are the roles that are named, with their permissions at the API of the question only.
func (q *Question) partsOfRoles() []*config.Role {
	var parts []*config.Role
	for _, role := range q.Roles {
		part := *role.Config
		part.Permissions = nil
		if permission := role.Permission(q.API); permission != nil {
			part.Permissions = permission.Config
		}
		parts = append(parts, &part)
	}
	return parts
}

func (m *model) grants(t *compiler.Tenant, wanted func(*compiler.ClientGrant) bool) {
	for _, grant := range t.ClientGrants {
		if wanted(grant) {
			m.config.ClientGrants = append(m.config.ClientGrants, grant.Config)
		}
	}
}

// keepThirdParties keeps one third party of each kind, where the question is about any: whether there is one decides who that may be.
func (m *model) keepThirdParties(q *Question) {
	if q.Application != nil {
		return
	}
	for _, is := range []func(*compiler.Application) bool{(*compiler.Application).IsThirdParty, hasDocument, q.actsAlone} {
		i := slices.IndexFunc(q.Tenant.Applications, is)
		if i >= 0 && !slices.Contains(m.config.Applications, q.Tenant.Applications[i].Config) {
			m.config.Applications = append(m.config.Applications, q.Tenant.Applications[i].Config)
		}
	}
}

// keepDefaultAudience keeps the API of logins that name none.
func (m *model) keepDefaultAudience(q *Question) {
	if api := q.Tenant.DefaultAudience; api != nil && api != q.API && api.Config != nil {
		m.config.APIs = append(m.config.APIs, api.Config)
	}
}

// keepMentioned keeps a system API that is there for nothing but the grants of others: one of these, with who holds it.
func (m *model) keepMentioned(q *Question) {
	if q.API.Config != nil {
		return
	}
	for _, grant := range q.Tenant.ClientGrants {
		if grant.API != q.API || grant.IsDefault() || slices.Contains(m.config.Applications, grant.Application.Config) {
			continue
		}
		m.config.Applications = append(m.config.Applications, grant.Application.Config)
		m.config.ClientGrants = append(m.config.ClientGrants, grant.Config)
		return
	}
}

// changed is the model after some edits.
func (m *model) changed(edits []edit) model {
	after := *m.config
	after.APIs, after.Applications = slices.Clone(after.APIs), slices.Clone(after.Applications)
	after.ClientGrants, after.Roles = slices.Clone(after.ClientGrants), slices.Clone(after.Roles)
	after.Connections, after.Organizations = slices.Clone(after.Connections), slices.Clone(after.Organizations)
	for _, edit := range edits {
		edit.apply(&after)
	}
	return model{&after}
}

// keepGaps keeps what the source does not say of the objects of the part: a source may have thousands of gaps.
func (m *model) keepGaps(gaps []config.Gap) {
	if len(gaps) == 0 {
		return
	}
	has := map[string]bool{"": true}
	for _, object := range m.config.Objects() {
		has[object.Base().Address] = true
	}
	for _, gap := range gaps {
		if has[gap.Address] {
			m.config.Gaps = append(m.config.Gaps, gap)
		}
	}
}

// tenant is the model compiled. What there is to report about it was reported of the whole.
func (m *model) tenant() *compiler.Tenant {
	tenant, _ := compiler.Compile(m.config)
	return tenant
}

// in is the question put to another tenant; false where that has not both of its objects.
func (q *Question) in(t *compiler.Tenant) (Question, bool) {
	other := Question{Tenant: t, SubjectType: q.SubjectType, Scope: q.Scope, API: apiAt(t, q.API.Address)}
	other.rolesUnread, other.declared = q.lacksPermissions(), q.declaresLogin()
	for _, role := range q.Roles {
		if i := slices.IndexFunc(t.Roles, func(r *compiler.Role) bool { return r.Address == role.Address }); i >= 0 {
			other.Roles = append(other.Roles, t.Roles[i])
		}
	}
	if q.Application != nil {
		other.Application = applicationAt(t, q.Application.Address)
	}
	return other, other.API != nil && (other.Application == nil) == (q.Application == nil)
}

func apiAt(t *compiler.Tenant, address string) *compiler.API {
	for _, api := range t.EveryAPI() {
		if api.Address == address {
			return api
		}
	}
	return nil
}

func applicationAt(t *compiler.Tenant, address string) *compiler.Application {
	for _, app := range t.Applications {
		if app.Address == address {
			return app
		}
	}
	return nil
}
