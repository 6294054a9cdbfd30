package cell

import (
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/plan/objects"
)

// logins names what opened and closed the links of a login.
func (x *Explanation) logins() {
	for _, link := range []struct {
		condition string
		find      func(opens bool)
	}{{audience, x.audience}, {connection, x.connections}, {organization, x.organizations}} {
		opens, closes := slices.Contains(x.difference.Relaxed, link.condition), slices.Contains(x.difference.Tightened, link.condition)
		if !opens && !closes {
			continue
		}
		known := len(x.Causes)
		if opens {
			link.find(true)
			x.explainFrom(known, &Difference{Relaxed: []string{link.condition}})
		}
		if known = len(x.Causes); closes {
			link.find(false)
			x.explainFrom(known, &Difference{Tightened: []string{link.condition}})
		}
	}
}

// explainFrom says what the causes explain that have been found last.
func (x *Explanation) explainFrom(n int, part *Difference) {
	for ; n < len(x.Causes); n++ {
		x.explainsAt(n, part)
	}
}

// nameItsParty names what made the party another one, where nothing has yet.
func (x *Explanation) nameItsParty() {
	byTenant := sameWrittenParty(x.before.app.Config, x.after.app.Config)
	named := func(c Cause) bool { return c.Cause == PartyChanged || byTenant && c.Cause == TenantChanged }
	if !slices.ContainsFunc(x.Causes, named) {
		x.nameParty()
	}
}

// audience names what decides whether logins come to be for the API.
func (x *Explanation) audience(bool) {
	b, a := x.before, x.after
	was, is := objects.SettingsOf(b.tenant), objects.SettingsOf(a.tenant)
	if profile := is.ResourceParameterProfile; was.ResourceParameterProfile.Set != profile.Set || was.ResourceParameterProfile.Value != profile.Value {
		message := "the tenant's resource_parameter_profile is " + profile.Value + " now"
		if !profile.Set {
			message = "the tenant no longer states its resource_parameter_profile"
		}
		x.add(TenantChanged, a, "tenant", nil, message, profile.Span, is.Header)
	}
	x.defaultAudience(was, is)
}

// defaultAudience names the setting, or the API that comes to be declared under it.
func (x *Explanation) defaultAudience(was, is *config.TenantSettings) {
	b, a := x.before.tenant.DefaultAudience, x.after.tenant.DefaultAudience
	switch {
	case identifierOf(b) == identifierOf(a):
	case objects.AudienceOf(x.before.tenant, was.DefaultAudience) == objects.AudienceOf(x.after.tenant, is.DefaultAudience) && a == nil:
		x.add(APIRemoved, x.before, b.Address, nil, b.Address+" is gone, which logins were for that name no API", objects.HeaderOf(b))
	case objects.AudienceOf(x.before.tenant, was.DefaultAudience) == objects.AudienceOf(x.after.tenant, is.DefaultAudience):
		x.add(APIAdded, x.after, a.Address, nil, a.Address+" is new, which logins are for that name no API", objects.HeaderOf(a))
	case a == nil:
		x.add(TenantChanged, x.after, "tenant", nil, "logins that name no API are for none now", is.DefaultAudience.Span, is.Header)
	default:
		x.add(TenantChanged, x.after, "tenant", nil, "logins that name no API are for "+a.Address+" now", is.DefaultAudience.Span, is.Header)
	}
}

func identifierOf(api *compiler.API) string {
	if api == nil {
		return ""
	}
	return api.Identifier
}

// connections names those by which users log in, or no longer do. Where it is another thing that nobody knows now, those that came or went.
func (x *Explanation) connections(opens bool) {
	moved := x.connectionsThat(func(p objects.Pair[compiler.Connection]) bool {
		was, is := admission(p.Before), admission(p.After)
		return opens && is > was || !opens && is < was
	})
	if len(moved) == 0 {
		moved = x.connectionsThat(func(p objects.Pair[compiler.Connection]) bool {
			return opens && p.After == nil || !opens && p.Before == nil
		})
	}
	for _, p := range moved {
		x.connection(p)
	}
	if len(moved) == 0 {
		x.absent(config.KindConnection)
	}
}

func (x *Explanation) connectionsThat(move func(objects.Pair[compiler.Connection]) bool) []objects.Pair[compiler.Connection] {
	return slices.DeleteFunc(slices.Clone(x.Connections), func(p objects.Pair[compiler.Connection]) bool { return !move(p) })
}

// How far a connection lets users of third parties in.
const (
	notAtAll = iota
	perhaps
	forSure
)

func admission(c *compiler.Connection) int {
	switch {
	case c != nil && c.Promoted:
		return forSure
	case c != nil && !c.Known:
		return perhaps
	}
	return notAtAll
}

func (x *Explanation) connection(p objects.Pair[compiler.Connection]) {
	c, v := p.After, x.after
	if c == nil {
		c, v = p.Before, x.before
	}
	promoted := "promoted to the level of the domain"
	var message string
	switch {
	case p.After == nil && p.Before.Promoted:
		message = c.Address + " is gone, which was " + promoted
	case p.After == nil && len(x.after.tenant.Connections) == 0:
		message = c.Address + " is gone, and nothing says any more by which connections users log in"
	case p.After == nil:
		message = c.Address + " is gone"
	case p.Before == nil && c.Known && !c.Promoted && len(x.before.tenant.Connections) == 0:
		message = c.Address + " is new, and not " + promoted + ": nothing said before by which connections users log in"
	case p.Before == nil && c.Promoted:
		message = c.Address + " is new, and " + promoted
	case p.Before == nil && c.Known:
		message = c.Address + " is new, and not " + promoted
	case c.Promoted:
		message = c.Address + " is " + promoted + " now"
	case c.Known:
		message = c.Address + " is no longer " + promoted
	default:
		message = "nothing says any more whether " + c.Address + " is " + promoted
	}
	x.add(ConditionChanged, v, c.Address, nil, message, c.Config.IsDomainConnection.Span, c.Config.Header)
}

// absent is where one of two sources leaves out a kind of object.
func (x *Explanation) absent(kind config.Kind) {
	was, is := slices.Contains(x.before.tenant.Config.Absent, kind), slices.Contains(x.after.tenant.Config.Absent, kind)
	if was == is {
		return
	}
	message := "the source has " + string(kind) + " now"
	if is {
		message = "the source leaves out " + string(kind) + ", so nothing follows from their absence"
	}
	x.add(TenantChanged, x.after, "tenant", nil, message, objects.SettingsOf(x.after.tenant).Header)
}

// organizations names what decides whether users can log in with an organization: the application, the organizations, and their connections.
func (x *Explanation) organizations(bool) {
	known := len(x.Causes)
	b, a := x.before, x.after
	if usage := a.app.Config.OrganizationUsage; b.app.Config.OrganizationUsage.Value != usage.Value {
		message := a.app.Address + " no longer asks users for an organization"
		if usage.Value == "require" {
			message = a.app.Address + " asks users for an organization now"
		}
		x.add(ApplicationChanged, a, a.app.Address, nil, message, usage.Span, a.app.Config.Header)
	}
	if b.app.Party != a.app.Party { // users of permissive ones never log in with an organization
		x.nameItsParty()
	}
	for _, p := range x.Organizations {
		x.organization(p)
	}
	for _, p := range x.Connections {
		if was, is := admission(p.Before), admission(p.After); was != is && !x.names(x.after.side, addressOf(p)) && !x.names(x.before.side, addressOf(p)) {
			x.connection(p)
		}
	}
	if len(x.Causes) == known && b.app.Party == a.app.Party {
		x.absent(config.KindOrganization)
	}
}

func addressOf(p objects.Pair[compiler.Connection]) string { return objects.Either(p).Address }

func (x *Explanation) organization(p objects.Pair[compiler.Organization]) {
	b, a := p.Before, p.After
	at := func(o *compiler.Organization) []diag.Span {
		return []diag.Span{o.Config.ThirdPartyClientAccess.Span, o.Config.EnabledConnections.Span, o.Config.Header}
	}
	switch {
	case a == nil:
		x.add(ConditionChanged, x.before, b.Address, nil, b.Address+" is gone", at(b)...)
	case b == nil && a.Allows:
		x.add(ConditionChanged, x.after, a.Address, nil, a.Address+" is new, and allows third parties", at(a)...)
	case b == nil:
		x.add(ConditionChanged, x.after, a.Address, nil, a.Address+" is new, and does not allow third parties", at(a)...)
	case a.Allows && !b.Allows:
		x.add(ConditionChanged, x.after, a.Address, nil, a.Address+" allows third parties now", at(a)...)
	case b.Allows && !a.Allows:
		x.add(ConditionChanged, x.after, a.Address, nil, a.Address+" no longer allows third parties", at(a)...)
	case a.Known != b.Known || a.Listed != b.Listed || !slices.Equal(objects.Items(a.Config.EnabledConnections), objects.Items(b.Config.EnabledConnections)):
		x.add(ConditionChanged, x.after, a.Address, nil, a.Address+" changes enabled_connections", a.Config.EnabledConnections.Span, a.Config.Header)
	}
}
