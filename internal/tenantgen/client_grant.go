package tenantgen

import "slices"

// choose finds something that the application can use and is not granted yet.
func (g *generator) choose(app *application) cell {
	for {
		c := cell{api: g.apis[g.random.IntN(len(g.apis))], subject: g.pick(app.kind.subjects)}
		if len(app.audience) == 0 {
			c.subject = app.kind.subjects[len(app.kind.subjects)-1] // so that no grant type is there for nothing
		}
		inert := c.subject == "user" && c.api.open || c.subject == "client" && c.api.userOnly || app.kind.thirdParty && c.api.hasDefault
		if !inert && !app.audience[c] {
			app.audience[c] = true
			return c
		}
	}
}

// someScopes is one to eight scopes of an API, in its order.
func (g *generator) someScopes(a *api) []string {
	var scopes []string
	for _, i := range g.random.Perm(len(a.scopes))[:1+g.random.IntN(8)] {
		scopes = append(scopes, a.scopes[i])
	}
	slices.SortFunc(scopes, func(x, y string) int { return slices.Index(a.scopes, x) - slices.Index(a.scopes, y) })
	return scopes
}

func (g *generator) clientGrant(app *application) {
	c := g.choose(app)
	if g.oneIn(10) {
		g.line("\n# Asked for in ACCESS-%d.", g.random.IntN(10_000))
	} else {
		g.line("")
	}
	g.line("client_grant \"%s_%s_%s\" {", app.name, c.api.name, c.subject)
	g.line("  client_id    = application.%s.client_id", app.name)
	g.line("  audience     = api.%s.identifier", c.api.name)
	g.line("  subject_type = %q", c.subject)
	switch form := g.random.IntN(9); {
	case form == 0 && !app.kind.thirdParty:
		g.line("\n  allow_all_scopes = true")
	case form == 1 && g.oneIn(2):
		g.line("  scopes       = local.%s_readers", c.api.name)
	case form == 1:
		g.line("  scopes       = concat(local.%s_readers, [%q])", c.api.name, c.api.scopes[1])
	default:
		g.line("  scopes       = %s", quoted(g.changed(c.api, g.someScopes(c.api))))
	}
	g.line("}")
}

// changed adds the one scope that the changed tenant has more. It takes no random numbers, so that all else stays.
func (g *generator) changed(a *api, scopes []string) []string {
	if !g.changes {
		return scopes
	}
	g.changes = false
	for _, scope := range a.scopes {
		if !slices.Contains(scopes, scope) {
			return append(scopes, scope)
		}
	}
	return scopes
}

// partnerGrant writes one block that is a grant for each holder: as a map of scopes, or as a list of names where all get the same.
func (g *generator) partnerGrant(partners *application, holders []string) {
	c := g.choose(partners)
	g.line("\nclient_grant \"%s_%s\" {", partners.name, c.api.name)
	scopes := "each.value"
	if g.oneIn(3) {
		g.line("  for_each = %s", quoted(holders))
		scopes = quoted(g.someScopes(c.api))
	} else {
		g.line("  for_each = {")
		for _, holder := range holders {
			g.line("    %-7s = %s", holder, quoted(g.someScopes(c.api)))
		}
		g.line("  }")
	}
	g.line("  client_id    = application.%s[each.key].client_id", partners.name)
	g.line("  audience     = api.%s.identifier", c.api.name)
	g.line("  subject_type = %q", c.subject)
	g.line("  scopes       = %s", scopes)
	g.line("}")
}
