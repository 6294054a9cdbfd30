package wire

import (
	"cmp"
	"fmt"
	"slices"

	"grants/config"
	"grants/config/schema"
	"grants/internal/door/tree"
)

// Connection takes a connection. Its options, among which its secrets are, are not read.
// https://auth0.com/docs/api/management/v2/connections/get-connections
func (b *Builder) Connection(n *tree.Node, handle string) {
	if !b.another() {
		return
	}
	r := &reading{b: b, kind: config.KindConnection, block: schema.Connection, object: n}
	c := &config.Connection{Block: b.block(n, r.find("name", "id"))}
	r.text(&c.ConnectionName, "name")
	r.text(&c.ID, "id")
	r.text(&c.Strategy, "strategy")
	r.truth(&c.IsDomainConnection, "is_domain_connection")
	made := &built[*config.Connection]{object: c, handle: handle, wanted: cmp.Or(c.ConnectionName.Value, c.ID.Value), gaps: r.gaps}
	if made.key = cmp.Or(c.ID.Value, c.ConnectionName.Value); made.key == "" {
		made.node = n.Clone()
	}
	b.connections = append(b.connections, made)
}

// Organization takes an organization. The platform lists its connections by themselves: a form that has them stands them in the organization, or hands them
// to Enable.
// https://auth0.com/docs/api/management/v2/organizations/get-organizations
func (b *Builder) Organization(n *tree.Node, handle string) {
	if !b.another() {
		return
	}
	r := &reading{b: b, kind: config.KindOrganization, block: schema.Organization, object: n}
	o := &config.Organization{Block: b.block(n, r.find("name", "id"))}
	r.text(&o.OrganizationName, "name")
	r.text(&o.ID, "id")
	r.text(&o.ThirdPartyClientAccess, "third_party_client_access")
	made := &built[*config.Organization]{object: o, handle: handle, wanted: cmp.Or(o.OrganizationName.Value, o.ID.Value)}
	if made.key = cmp.Or(o.ID.Value, o.OrganizationName.Value); made.key == "" {
		made.node = n.Clone()
	}
	if list := r.find("enabled_connections", "connections"); list != nil {
		b.enable(made, r, list)
	} else if gap := b.absentConnections(r); gap != nil {
		b.unlisted = append(b.unlisted, unlisted{made, *gap})
	}
	made.gaps = append(made.gaps, r.gaps...)
	b.organizations = append(b.organizations, made)
}

// unlisted is an organization that does not say which connections it has, and what to say about that unless they are listed elsewhere.
type unlisted struct {
	organization *built[*config.Organization]
	gap          config.Gap
}

func (b *Builder) absentConnections(r *reading) *config.Gap {
	if b.Absent == nil {
		return nil
	}
	gap := b.Absent(r.kind, enabledConnections, r.object)
	if gap != nil {
		gap.Attribute, gap.At = enabledConnections, r.object.At
	}
	return gap
}

const enabledConnections = "enabled_connections"

// Enable takes a connection of an organization, which the form lists by itself; an empty list says that there is such a listing, and what is not known that
// nobody has seen all of it. The organization is named by its id.
// https://auth0.com/docs/api/management/v2/organizations/get-enabled-connections
func (b *Builder) Enable(organization string, n *tree.Node) {
	if b.enabled == nil {
		b.enabled = map[string]*tree.Node{}
	}
	list := b.enabled[organization]
	if list == nil {
		list = &tree.Node{Kind: tree.List, At: n.At}
		b.enabled[organization] = list
	}
	if n.Kind != tree.List {
		list.Items = append(list.Items, n.Clone())
	}
}

// enabledLink is a connection of an organization that the form does not name.
type enabledLink struct {
	organization *built[*config.Organization]
	item         int    // of its list
	id           string // the platform's, or the handle
}

// enable reads the connections of an organization. Those that the form knows by ids are named once all are known.
func (b *Builder) enable(of *built[*config.Organization], r *reading, n *tree.Node) {
	field := &of.object.EnabledConnections
	*field = config.List{Span: n.At, Failed: true}
	items := n.Items
	switch {
	case r.unknown(enabledConnections, n):
		return
	case n.Kind == tree.Object: // a block that stands once
		items = []*tree.Node{n}
	case n.Kind != tree.List:
		r.wrongType(enabledConnections, n, "a list")
		return
	}
	list := config.List{Span: n.At, Set: true, Items: make([]config.Located[string], 0, len(items))}
	var links []enabledLink
	for _, item := range items {
		if isFalse(item.Get("is_enabled")) {
			continue
		}
		value, isName := connectionOf(item)
		if value == nil {
			b.Report(codeMissing, item.At, "a connection of an organization has neither a name nor a connection_id", "")
			return
		}
		text, known := r.connectionText(value, isName)
		if !known {
			return
		}
		if !isName {
			links = append(links, enabledLink{of, len(list.Items), text})
		}
		list.Items = append(list.Items, config.Located[string]{Value: text, Span: value.At, Set: true})
	}
	*field = list
	b.enabledLinks = append(b.enabledLinks, links...)
}

// connectionOf is what names a connection of an organization: its name, or else its id.
func connectionOf(item *tree.Node) (value *tree.Node, isName bool) {
	for _, name := range []*tree.Node{item.Get("name"), item.Get("connection").Get("name")} {
		if name != nil {
			return name, true
		}
	}
	if item.Kind == tree.Object {
		return item.Get("connection_id"), false
	}
	return item, false
}

func isFalse(n *tree.Node) bool { return n != nil && n.Kind == tree.Bool && n.Text == "false" }

// connectionText is the text of what names a connection. What has a keyword in it names one all the same.
func (r *reading) connectionText(n *tree.Node, isName bool) (text string, known bool) {
	switch n.Kind {
	case tree.Link, tree.Text:
		return n.Text, true
	case tree.Unknown:
		r.gaps = append(r.gaps, config.Gap{ID: n.Gap, Attribute: enabledConnections, At: n.At, Effect: config.GapAccess, Message: n.Text})
		return n.Literal, isName && n.Literal != ""
	}
	r.wrongType("a connection of an organization", n, "a string")
	return "", false
}

// resolveConnections reads the connections that organizations have elsewhere, and names those that are known by an id.
func (b *Builder) resolveConnections() {
	for _, each := range b.unlisted {
		if id := each.organization.object.ID.Value; id != "" && b.enabled[id] != nil {
			list := b.enabled[id]
			r := &reading{b: b, kind: config.KindOrganization, block: schema.Organization, object: list}
			b.enable(each.organization, r, list)
			each.organization.gaps = append(each.organization.gaps, r.gaps...)
			continue
		}
		each.organization.gaps = append(each.organization.gaps, each.gap)
	}
	names := make(map[string]string, 2*len(b.connections))
	for _, c := range b.connections {
		for _, id := range []string{c.object.ID.Value, c.handle} {
			if id != "" {
				names[id] = c.object.PlatformName()
			}
		}
	}
	for _, link := range b.enabledLinks {
		list := &link.organization.object.EnabledConnections
		switch name, known := names[link.id]; {
		case !list.Set:
		case known:
			list.Items[link.item].Value = name
		default:
			link.organization.gaps = append(link.organization.gaps, config.Gap{
				ID: "managed-elsewhere", Attribute: enabledConnections, Effect: config.GapAccess, At: list.Items[link.item].Span,
				Message: fmt.Sprintf("one of its connections is managed elsewhere, and nobody knows its name: %s", link.id),
			})
			*list = config.List{Span: list.Span, Failed: true}
		}
	}
}

// loginGap is a gap of the source about connections or organizations.
type loginGap struct {
	kind config.Kind
	gap  config.Gap
}

// Logins notes a gap about connections or organizations, which bears on whether users can log in to third parties and on nothing else. Nothing is concluded where
// the source has none of the kind; and it bears on nothing where there is no third party, and none can come, or none that asks for an organization.
func (b *Builder) Logins(kind config.Kind, gap config.Gap) {
	b.ofLogins = append(b.ofLogins, loginGap{kind, gap})
}

// settleLogins gives gaps about logins the effect that they have.
func (b *Builder) settleLogins() {
	b.noteOthers()
	matters := map[config.Kind]bool{config.KindConnection: b.mayHaveThirdParties(), config.KindOrganization: slices.ContainsFunc(b.applications, asksForOrganization)}
	settle := func(kind config.Kind, gaps []config.Gap) {
		for i := range gaps {
			if gaps[i].Effect == config.GapAccess && !matters[kind] {
				gaps[i].Effect = config.GapNone
			}
		}
	}
	for _, c := range b.connections {
		settle(config.KindConnection, c.gaps)
		settle(config.KindConnection, b.byHandle[c.handle])
	}
	for _, o := range b.organizations {
		settle(config.KindOrganization, o.gaps)
		settle(config.KindOrganization, b.byHandle[o.handle])
	}
	for _, of := range b.ofLogins {
		if of.kind == config.KindConnection && len(b.connections) > 0 || of.kind == config.KindOrganization && len(b.organizations) > 0 {
			gaps := []config.Gap{of.gap}
			settle(of.kind, gaps)
			b.gaps = append(b.gaps, gaps...)
		}
	}
}

// noteOthers says of a partial form that others may decide, where none of what it has does.
func (b *Builder) noteOthers() {
	if !b.Partial {
		return
	}
	b.LeavesOut(config.KindConnection)
	b.LeavesOut(config.KindOrganization)
	isPromoted := func(c *built[*config.Connection]) bool { return c.object.IsDomainConnection.Value }
	if len(b.connections) > 0 && !slices.ContainsFunc(b.connections, isPromoted) {
		b.Logins(config.KindConnection, config.Gap{
			ID: "managed-elsewhere", Effect: config.GapAccess, At: b.connections[0].object.Header,
			Message: "the tenant may have connections that are managed elsewhere: none of those here is stated to be promoted to the level of the domain, and another one may be",
		})
	}
	allows := func(o *built[*config.Organization]) bool { return o.object.ThirdPartyClientAccess.Value == "allow" }
	if len(b.organizations) > 0 && !slices.ContainsFunc(b.organizations, allows) {
		b.Logins(config.KindOrganization, config.Gap{
			ID: "managed-elsewhere", Effect: config.GapAccess, At: b.organizations[0].object.Header,
			Message: "the tenant may have organizations that are managed elsewhere: none of those here is stated to allow third parties, and another one may",
		})
	}
}

// asksForOrganization reports whether an application is a third party to which users may log in with an organization.
func asksForOrganization(app *built[*config.Application]) bool {
	usage := app.object.OrganizationUsage
	return isThirdParty(app) && (usage.Failed || usage.Value == "allow" || usage.Value == "require")
}

// isThirdParty reports whether an application is a third party, or may be one.
func isThirdParty(app *built[*config.Application]) bool {
	party := app.object.IsFirstParty
	return party.Failed || party.Set && !party.Value
}

// mayHaveThirdParties reports whether the source has a third party, or says that one may come.
func (b *Builder) mayHaveThirdParties() bool {
	if t := b.tenant; t != nil && (isOrMayBe(t.EnableDynamicClientRegistration) || isOrMayBe(t.ClientIDMetadataDocumentSupported)) {
		return true
	}
	isDefault := func(g *built[*config.ClientGrant]) bool { return g.object.DefaultFor.Set }
	return slices.ContainsFunc(b.grants, isDefault) || slices.ContainsFunc(b.applications, isThirdParty)
}

func isOrMayBe(setting config.Located[bool]) bool { return setting.Value || setting.Failed }
