package cell

import (
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

// logins are the links of both tenants. Of tenants that declare nothing of how users log in there are none.
type logins struct {
	declared      bool
	connection    answers
	organizations []answers // of the applications, by the index in Pairing.Apps; what is not there is not asked for
	audiences     []answers // of the APIs, likewise
}

// findLogins looks at the links, and notes whose users they touch.
func (c *Comparison) findLogins() {
	if c.logins.declared = ask.DeclaresLogin(c.Before) || ask.DeclaresLogin(c.After); !c.logins.declared {
		return
	}
	c.Touched = objects.Touched{Apps: map[int]bool{}, APIs: map[int]bool{}}
	c.logins.connection = answers{ask.ConnectionOf(c.Before), ask.ConnectionOf(c.After)}
	c.Touched.AnyThirdParty = c.logins.connection.differ()
	c.logins.organizations = make([]answers, len(c.Apps))
	declared := len(c.Before.Organizations)+len(c.After.Organizations) > 0
	for i, app := range c.Apps {
		if app.Before == nil || app.After == nil || !objects.IsThirdParty(app.Before) && !objects.IsThirdParty(app.After) {
			continue
		}
		var of answers
		if declared {
			of = answers{ask.OrganizationOf(c.Before, app.Before), ask.OrganizationOf(c.After, app.After)}
		}
		if c.logins.organizations[i] = of; of.differ() || c.logins.connection.differ() {
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

// compareLogins adds the links that open and close for users who have access on both sides. An application of one's own needs none of them: where it
// becomes a third party or was one, what is not known is no change.
func (c *Comparison) compareLogins(d *Difference, at objects.Cell, before, after *View) {
	if !c.logins.declared || at.API < 0 || at.App < 0 && at.App != objects.AnyThirdParty || compiler.SubjectTypes[at.Subject] != compiler.User || !before.Effective() || !after.Effective() {
		return
	}
	wasThird, isThird := at.App == objects.AnyThirdParty || objects.IsThirdParty(before.app), at.App == objects.AnyThirdParty || objects.IsThirdParty(after.app)
	if !wasThird && !isThird {
		return
	}
	links := []struct {
		condition string
		answers
	}{{audience, c.logins.audiences[at.API]}, {connection, c.logins.connection}}
	if at.App != objects.AnyThirdParty {
		links = append(links, struct {
			condition string
			answers
		}{organization, c.logins.organizations[at.App]})
	}
	for _, link := range links {
		was, is := link.before, link.after
		if !wasThird {
			was = notAsked(is)
		}
		if !isThird {
			is = notAsked(was)
		}
		switch order := is.Compare(was); {
		case order > 0:
			d.Relaxed = append(d.Relaxed, link.condition)
		case order < 0:
			if d.Tightened = append(d.Tightened, link.condition); was == ask.Unknown {
				d.doubted = append(d.doubted, link.condition)
			}
		}
	}
	slices.Sort(d.Relaxed)
	slices.Sort(d.Tightened)
}

// notAsked is the answer of a side that does not ask, beside that of one that does.
func notAsked(other ask.Answer) ask.Answer {
	if other == ask.No {
		return ask.Yes
	}
	return other
}

// basesOf are the attributes that would say of the base what nobody knows of a link.
var basesOf = map[string]string{audience: "tenant.resource_parameter_profile", connection: "connections", organization: "organizations"}
