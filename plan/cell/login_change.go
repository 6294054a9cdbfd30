package cell

import (
	"slices"

	"grants/compiler"
	"grants/compiler/ask"
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
		if x.changesOwner() {
			party := &x.Causes[x.partyAt]
			party.Gains, party.Loses = party.Gains || opens, party.Loses || closes
		}
		if opens {
			x.link(link.condition, link.find, true)
			x.explainFrom(known, &Difference{Relaxed: []string{link.condition}})
		}
		if known = len(x.Causes); closes {
			x.link(link.condition, link.find, false)
			x.explainFrom(known, &Difference{Tightened: []string{link.condition}})
		}
	}
}

// link names what opened or closed one of them beside the party of the application, where that is not enough.
func (x *Explanation) link(condition string, find func(opens bool), opens bool) {
	if condition == organization || !x.changesOwner() {
		find(opens)
		return
	}
	link := x.Comparison.logins.connection
	if condition == audience {
		link = x.Comparison.logins.audiences[x.cell.API]
	}
	if objects.IsThirdParty(x.after.app) && !reaches(link.before, link.after, opens) {
		find(opens)
	}
}

// changesOwner reports whether the application becomes a third party, or no longer is one.
func (x *Explanation) changesOwner() bool {
	b, a := x.before.app, x.after.app
	return b != nil && a != nil && objects.IsThirdParty(b) != objects.IsThirdParty(a)
}

// reaches reports whether an answer lets through as much as another, or more, or where it closes as little, or less.
func reaches(answer, other ask.Answer, opens bool) bool {
	order := answer.Compare(other)
	return order == 0 || opens == (order > 0)
}

// explainFrom says what the causes explain that have been found last.
func (x *Explanation) explainFrom(n int, part *Difference) {
	for ; n < len(x.Causes); n++ {
		x.explainsAt(n, part)
	}
}

// audience names the tenant's settings by which logins come to be for an API. Whether a file declares what they make the default counts for nothing: the tenant may
// have it.
func (x *Explanation) audience(bool) {
	a := x.after
	was, is := objects.SettingsOf(x.before.tenant), objects.SettingsOf(a.tenant)
	if profile := is.ResourceParameterProfile; was.ResourceParameterProfile.Set != profile.Set || was.ResourceParameterProfile.Value != profile.Value {
		message := "the tenant's resource_parameter_profile is " + profile.Value + " now"
		if !profile.Set {
			message = "the tenant no longer states its resource_parameter_profile"
		}
		x.add(TenantChanged, a, "tenant", nil, message, profile.Span, is.Header)
	}
	named := defaultAudience(a)
	if defaultAudience(x.before) == named {
		return
	}
	message := "logins that name no API are for none now"
	if api := a.tenant.DefaultAudience; api != nil {
		message = "logins that name no API are for " + api.Address + " now"
	} else if named != "" {
		message = "logins that name no API are for " + named + " now, which nobody declares here"
	}
	x.add(TenantChanged, a, "tenant", nil, message, is.DefaultAudience.Span, is.Header)
}

// defaultAudience is the identifier that the settings of a side name, whether an API has it or not.
func defaultAudience(v *View) string {
	return objects.AudienceOf(v.tenant, objects.SettingsOf(v.tenant).DefaultAudience)
}

// connections names those by which users log in, or no longer do. Where it is another thing that nobody knows now, those that came or went; and who becomes a
// third party, of which nothing was known before, loses by those that came, too: without any, nothing would be known now.
func (x *Explanation) connections(opens bool) {
	moved := x.connectionsThat(func(p objects.Pair[compiler.Connection]) bool {
		return admissions(p).turn().goes(opens) || !opens && x.changesOwner() && p.Before == nil
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

// admissions are whether a connection lets users of third parties in.
func admissions(p objects.Pair[compiler.Connection]) answers {
	by := func(c *compiler.Connection) ask.Answer {
		if c == nil {
			return ask.No
		}
		return promotion(c)
	}
	return answers{by(p.Before), by(p.After)}
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

// organizations names what decides whether users can log in with an organization, or need none: of the application what is enough, or else the organizations
// with it.
func (x *Explanation) organizations(opens bool) {
	b, _ := holders(objects.Pair[compiler.Application]{Before: x.before.app, After: x.after.app})
	for _, tenant := range []*compiler.Tenant{x.before.tenant, x.after.tenant} {
		for _, change := range x.asking() {
			if !x.turnOfOrganization(tenant, b, &change.app).goes(opens) {
				continue
			}
			if change.usage {
				x.asksForOrganizations()
			}
			if change.party {
				x.nameItsParty()
			}
			if tenant == x.after.tenant {
				x.organizationsThat(opens)
			}
			return
		}
	}
}

// asking is the application of the base with what changes about the organizations that it asks users for: nothing, one thing, or both. Users of permissive
// third parties never log in with an organization.
func (x *Explanation) asking() (all []asking) {
	b, a := holders(objects.Pair[compiler.Application]{Before: x.before.app, After: x.after.app})
	for _, change := range []asking{{}, {usage: true}, {party: true}, {usage: true, party: true}} {
		if x.changesOwner() && !change.party { // nobody compares the links of applications of one's own
			continue
		}
		written := *b.Config
		if change.app = *b; change.usage {
			written.OrganizationUsage = a.Config.OrganizationUsage
		}
		if change.party {
			change.app.Party = a.Party
		}
		change.app.Config = &written
		all = append(all, change)
	}
	return all
}

type asking struct {
	app          compiler.Application
	usage, party bool
}

// asksForOrganizations names an application that asks its users for an organization now, or lets them log in with one, or no longer does.
func (x *Explanation) asksForOrganizations() {
	b, a := x.before, x.after
	was, usage := b.app.Config.OrganizationUsage, a.app.Config.OrganizationUsage
	message := a.app.Address
	switch {
	case usage.Value == "require":
		message += " asks users for an organization now"
	case was.Value == "require" || was.Failed:
		message += " no longer asks users for an organization"
	case usage.Value == "allow":
		message += " lets users log in with an organization now"
	default:
		message += " no longer lets users log in with an organization"
	}
	x.add(ApplicationChanged, a, a.app.Address, nil, message, usage.Span, a.app.Config.Header)
}

// organizationsThat names the organizations that let more users in to strict third parties, or fewer, and their connections. Where none stays, they all
// decide: of a side that has none nothing is known.
func (x *Explanation) organizationsThat(opens bool) {
	stays := func(p objects.Pair[compiler.Organization]) bool { return p.Before != nil && p.After != nil }
	all, by := !slices.ContainsFunc(x.Organizations, stays), map[string]bool{}
	for _, p := range x.Organizations {
		moves := all || x.admits(p).turn().goes(opens)
		for _, name := range connectionsOf(p) {
			if all || admitsBy(p, name).turn().goes(opens) {
				by[name], moves = true, true
			}
		}
		if moves {
			x.organization(p)
		}
	}
	for _, p := range x.Connections {
		c, moves := objects.Either(p), answers{promotion(p.Before), promotion(p.After)}.turn().goes(opens)
		if by[c.Name] && moves && !x.names(x.after.side, c.Address) && !x.names(x.before.side, c.Address) {
			x.connection(p)
		}
	}
	if all {
		x.absent(config.KindOrganization)
	}
}

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
