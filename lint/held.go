package lint

import "grants/compiler"

// held is the traits of all grants of an application together; under nil, those of the default grants. A grant that has no effect counts, as
// another rule reports it.
type held map[*compiler.Application]trait

func heldBy(grants []*compiler.ClientGrant, traits []trait) held {
	all := held{}
	for i, g := range grants {
		all[g.Application] |= traits[i]
	}
	return all
}

// include reports whether an application has a grant of its own or by default.
func (h held) include(app *compiler.Application) bool {
	return h[app] != 0 ||
		h[nil]&forUsers != 0 && closedFlow(app, compiler.User) == "" ||
		h[nil]&forClients != 0 && closedFlow(app, compiler.Client) == ""
}
