package cell

import (
	"cmp"
	"slices"

	"grants/compiler"
	"grants/compiler/ask"
	"grants/config"
	"grants/plan/objects"
)

// Links of a user's login to a third party that open and close are conditions, by the names that explanations have for them.
var (
	audience     = string(ask.Audience)
	connection   = string(ask.Connection)
	organization = string(ask.Organization)
)

// IsOfLogin reports whether a condition is a link of a user's login to a third party.
func IsOfLogin(condition string) bool {
	return condition == audience || condition == connection || condition == organization
}

// answers are what one link lets through before and after.
type answers struct{ before, after ask.Answer }

func (a answers) differ() bool { return a.before != a.after }

// turn is whether a link lets more through, and whether it lets less through.
type turn struct {
	opens, closes bool
	breaks        bool // where it closes, what it let through for sure
}

func (a answers) turn() turn {
	order := a.after.Compare(a.before)
	return turn{opens: order > 0, closes: order < 0, breaks: order < 0 && a.before == ask.Yes}
}

// with is the turn of two links together.
func (t turn) with(other turn) turn {
	return turn{t.opens || other.opens, t.closes || other.closes, t.breaks || other.breaks}
}

// goes reports whether it opens, or else whether it closes.
func (t turn) goes(opens bool) bool { return opens && t.opens || !opens && t.closes }

// logins are the links of both tenants. What neither declares anything of is as unknown before as after.
type logins struct {
	connection    answers
	connections   turn      // where it says yes before and after, by other connections: their users are others
	organizations []turn    // of the applications, by the index in Pairing.Apps; what is not there is not asked for
	ofStrict      turn      // of strict third parties that take organizations
	audiences     []answers // of the APIs, likewise
}

// findLogins looks at the links, and notes whose users they touch.
func (c *Comparison) findLogins() {
	c.Touched = objects.Touched{Apps: map[int]bool{}, APIs: map[int]bool{}}
	c.logins.connection = answers{ask.ConnectionOf(c.Before), ask.ConnectionOf(c.After)}
	c.logins.connections = c.turnOfConnections()
	connectionsDiffer := c.logins.connections != turn{}
	c.Touched.AnyThirdParty = connectionsDiffer
	c.logins.ofStrict = c.turnOfOrganizations()
	c.logins.organizations = make([]turn, len(c.Apps))
	for i, app := range c.Apps {
		b, a := holders(app)
		if !objects.IsThirdParty(b) && !objects.IsThirdParty(a) {
			continue
		}
		of := c.turnOfOrganization(c.After, b, a)
		if c.logins.organizations[i] = of; of != (turn{}) || connectionsDiffer {
			c.Touched.Apps[i] = true
		}
	}
	c.logins.audiences = make([]answers, len(c.APIs))
	for i, api := range c.APIs {
		if api.Before != nil && api.After != nil {
			resource := resourceOf(api)
			of := answers{ask.AudienceOf(c.Before, api.Before, resource), ask.AudienceOf(c.After, api.After, resource)}
			if c.logins.audiences[i] = of; of.differ() {
				c.Touched.APIs[i] = true
			}
		}
	}
}

// holders are an application as both sides have it. Who is not declared on one of them and has access there by a grant is there as the other one knows it.
func holders(p objects.Pair[compiler.Application]) (before, after *compiler.Application) {
	return cmp.Or(p.Before, p.After), cmp.Or(p.After, p.Before)
}

func (c *Comparison) turnOfConnections() turn {
	all := c.logins.connection.turn()
	if c.logins.connection != (answers{ask.Yes, ask.Yes}) {
		return all
	}
	for _, p := range c.Connections {
		of := admissions(p)
		one := of.turn()
		all = all.with(turn{opens: one.opens && of.after == ask.Yes, closes: one.breaks, breaks: one.breaks})
	}
	return all
}

// resourceOf is what clients send, as either side says it: to write it down changes nothing for them.
func resourceOf(p objects.Pair[compiler.API]) config.List {
	var all config.List
	for _, api := range []*compiler.API{p.Before, p.After} {
		if api.Config != nil {
			all.Items = append(all.Items, api.Config.Resource.Items...)
		}
	}
	all.Set = len(all.Items) > 0
	return all
}

// compareLogins adds the links that open and close for users who have access on both sides to who is a third party on one of them. How they log in to an
// application of one's own is not in the files, but that it names the API as its audience.
func (c *Comparison) compareLogins(d *Difference, at objects.Cell, before, after *View) {
	if compiler.SubjectTypes[at.Subject] != compiler.User || !before.Effective() || !after.Effective() || at.App == objects.Unknown && c.isOwn(at, before, after) {
		return
	}
	connections, turns := c.logins.connection, c.logins.connections
	var audiences answers
	var organizations turn
	if at.API >= 0 {
		audiences = c.logins.audiences[at.API]
	}
	if at.App >= 0 {
		b, a := holders(objects.Pair[compiler.Application]{Before: before.app, After: after.app})
		if !objects.IsThirdParty(b) && !objects.IsThirdParty(a) {
			return
		}
		if organizations = c.logins.organizations[at.App]; objects.IsThirdParty(b) != objects.IsThirdParty(a) {
			connections = connections.of(b, a, ask.Unknown)
			if turns = connections.turn(); audiences != (answers{}) {
				audiences = audiences.of(b, a, ask.Yes)
			}
		}
	}
	d.note(audience, audiences.turn())
	d.note(connection, turns)
	d.note(organization, organizations)
	slices.Sort(d.Relaxed)
	slices.Sort(d.Tightened)
}

// isOwn reports whether a client that nobody declares is read as a first party, or was one of one's own. Else it may be a third party, and is like any of them:
// which ask their users for an organization nobody can tell.
func (c *Comparison) isOwn(at objects.Cell, before, after *View) bool {
	byPolicy := func(v *View) bool { return v.guessed && v.open() }
	return byPolicy(before) || byPolicy(after) || before.app != nil && !objects.IsThirdParty(before.app) || at.API >= 0 && objects.IsSystem(c.APIs[at.API])
}

// of are the answers for an application, with another one where it is one's own.
func (a answers) of(before, after *compiler.Application, ownApplication ask.Answer) answers {
	if !objects.IsThirdParty(before) {
		a.before = ownApplication
	}
	if !objects.IsThirdParty(after) {
		a.after = ownApplication
	}
	return a
}

// note adds a link that opens or closes.
func (d *Difference) note(condition string, both turn) {
	if both.opens {
		d.Relaxed = append(d.Relaxed, condition)
	}
	if both.closes {
		d.Tightened = append(d.Tightened, condition)
	}
	if both.closes && !both.breaks {
		d.doubted = append(d.doubted, condition)
	}
}

// withoutLogins is the difference without the links that open and close.
func (d *Difference) withoutLogins() *Difference {
	rest := *d
	rest.Relaxed, rest.Tightened = slices.DeleteFunc(slices.Clone(d.Relaxed), IsOfLogin), slices.DeleteFunc(slices.Clone(d.Tightened), IsOfLogin)
	return &rest
}

// basesOf are the attributes that would say of the base what nobody knows of a link.
var basesOf = map[string]string{audience: "tenant.resource_parameter_profile", connection: "connections", organization: "organizations"}
