package cell

import (
	"slices"

	"grants/compiler"
	"grants/compiler/ask"
	"grants/config"
	"grants/plan/objects"
)

// turnOfOrganization is whether an application lets more users in, or fewer, as far as organizations decide: by the organization that it requires, or by what
// they do with third parties where it requires or allows one.
func (c *Comparison) turnOfOrganization(after *compiler.Tenant, b, a *compiler.Application) turn {
	was, is := b.Config.OrganizationUsage, a.Config.OrganizationUsage
	known, requires := !was.Failed && !is.Failed, is.Value == "require"
	switch {
	case known && requires != (was.Value == "require"):
		return turn{opens: !requires, closes: requires, breaks: requires} // users of a promoted connection, whatever organization they are in
	case known && takesOrganizations(b) && takesOrganizations(a) && isStrict(b) && isStrict(a):
		if after == c.Before {
			return turn{}
		}
		return c.logins.ofStrict
	case requires || !known || !objects.IsThirdParty(b) || !objects.IsThirdParty(a):
		return answers{ask.OrganizationOf(c.Before, b), ask.OrganizationOf(after, a)}.turn()
	}
	return answers{entry(c.Before, b), entry(after, a)}.turn()
}

// takesOrganizations reports whether users may log in to an application with an organization.
func takesOrganizations(app *compiler.Application) bool {
	usage := app.Config.OrganizationUsage.Value
	return usage == "allow" || usage == "require"
}

func isStrict(app *compiler.Application) bool { return app.Party == compiler.ThirdPartyStrict }

// entry is whether users may log in with one of the organizations that the project declares.
func entry(t *compiler.Tenant, app *compiler.Application) ask.Answer {
	if !takesOrganizations(app) || !isStrict(app) || len(t.Organizations) == 0 {
		return ask.No
	}
	return ask.OrganizationOf(t, strict)
}

// strict is any strict third party that requires an organization.
var strict = &compiler.Application{
	Party: compiler.ThirdPartyStrict, Config: &config.Application{OrganizationUsage: config.Located[string]{Value: "require", Set: true}},
}

// turnOfOrganizations is what all organizations together do for strict third parties that take them. Of a side that declares none nothing is known.
func (c *Comparison) turnOfOrganizations() (all turn) {
	if len(c.Before.Organizations) == 0 || len(c.After.Organizations) == 0 {
		return answers{ask.OrganizationOf(c.Before, strict), ask.OrganizationOf(c.After, strict)}.turn()
	}
	for _, p := range c.Organizations {
		all = all.with(c.admits(p).turn())
		for _, name := range connectionsOf(p) {
			all = all.with(admitsBy(p, name).turn())
		}
	}
	return all
}

// admits is whether an organization lets users in to strict third parties by any connection.
func (c *Comparison) admits(p objects.Pair[compiler.Organization]) answers {
	return answers{ask.Admits(c.Before, strict, p.Before), ask.Admits(c.After, strict, p.After)}
}

// connectionsOf are the names of the connections that an organization has on either side, sorted.
func connectionsOf(p objects.Pair[compiler.Organization]) (names []string) {
	for _, o := range []*compiler.Organization{p.Before, p.After} {
		if o != nil {
			names = append(names, objects.Items(o.Config.EnabledConnections)...)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// admitsBy is whether an organization lets users in by the connection of a name.
func admitsBy(p objects.Pair[compiler.Organization], name string) answers {
	return answers{doorOf(p.Before, name), doorOf(p.After, name)}
}

func doorOf(o *compiler.Organization, name string) ask.Answer {
	switch {
	case o == nil:
		return ask.No
	case !o.Known:
		return ask.Unknown
	case !o.Allows:
		return ask.No
	case !o.Listed || slices.Contains(o.Undeclared, name):
		return ask.Unknown
	}
	n := slices.IndexFunc(o.Connections, func(c *compiler.Connection) bool { return c.Name == name })
	if n < 0 {
		return ask.No
	}
	return promotion(o.Connections[n])
}

// promotion is whether a connection is promoted, which nobody knows of one that is not declared.
func promotion(c *compiler.Connection) ask.Answer {
	switch {
	case c == nil || !c.Promoted && !c.Known:
		return ask.Unknown
	case c.Promoted:
		return ask.Yes
	}
	return ask.No
}
