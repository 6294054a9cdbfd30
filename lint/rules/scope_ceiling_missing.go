package rules

import (
	"fmt"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/lint"
)

var _ = register(lint.Rule{
	ID:       "scope-ceiling-missing",
	Group:    lint.Scopes,
	Title:    "grant says nothing about scopes",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
		"https://auth0.com/docs/api/management/v2/client-grants/post-client-grants",
	},
	Doc: `A grant has either a list of scopes or allow_all_scopes. With neither, the vendor's own tools refuse it, and a reader can't tell
whether no scopes are meant or all of them. The matrix takes it for none.

Write scopes, be it an empty list, or allow_all_scopes = true.`,
	Check: func(p *lint.Pass) {
		for g := range p.AllGrants(lint.Readable, lint.WithoutScopes, lint.TakingEffect) {
			if ceilingMissing(g.Config) {
				f := withoutCeiling(g)
				f.Fix = p.AddAttribute(g.Config.Block, "scopes", g.Config.Scopes.Span, "[]")
				p.Report(f)
			}
		}
	},
})

func withoutCeiling(g *compiler.ClientGrant) lint.Finding {
	f := lint.Finding{
		At: g.Config.Header, Address: g.Address, Key: "scopes",
		Message: fmt.Sprintf("%s has neither scopes nor allow_all_scopes", g.Address),
		Detail:  fmt.Sprintf("It gives access to %s without any scope. Write scopes = [] if that is meant.", g.API.Address),
	}
	if g.Config.AllowAllScopes.Set {
		f.At = g.Config.AllowAllScopes.Span
		f.Message = fmt.Sprintf("%s turns allow_all_scopes off and lists no scopes", g.Address)
	}
	return f
}

func ceilingMissing(g *config.ClientGrant) bool {
	return !g.Scopes.Set && !g.Scopes.Failed && !g.AllowAllScopes.Value && !g.AllowAllScopes.Failed
}
