package lint

import (
	"fmt"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "scope-ceiling-missing",
	Group:    Scopes,
	Title:    "grant says nothing about scopes",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/api/management/v2/client-grants/post-client-grants",
	},
	Doc: `A grant has either a list of scopes or allow_all_scopes. With neither, the vendor's own tools refuse it, and a reader can't tell
whether no scopes are meant or all of them. The matrix takes it for none.

Write scopes, be it an empty list, or allow_all_scopes = true.`,
	Check: func(p *Pass) {
		for g := range p.allGrants(readable, withoutScopes, takingEffect) {
			if ceilingMissing(g.Config) {
				f := withoutCeiling(g)
				if g.Config.Scopes.Span.IsZero() { // and not null
					f.fix = p.addAttribute(g.Config.Block, "scopes", "[]")
				}
				p.report(f)
			}
		}
	},
})

func withoutCeiling(g *compiler.ClientGrant) finding {
	f := finding{
		at: g.Config.Header, address: g.Address, key: "scopes",
		message: fmt.Sprintf("%s has neither scopes nor allow_all_scopes", g.Address),
		detail:  fmt.Sprintf("It gives access to %s without any scope. Write scopes = [] if that is meant.", g.API.Address),
	}
	if g.Config.AllowAllScopes.Set {
		f.at = g.Config.AllowAllScopes.Span
		f.message = fmt.Sprintf("%s turns allow_all_scopes off and lists no scopes", g.Address)
	}
	return f
}

func ceilingMissing(g *config.ClientGrant) bool {
	return !g.Scopes.Set && !g.Scopes.Failed && !g.AllowAllScopes.Value && !g.AllowAllScopes.Failed
}
