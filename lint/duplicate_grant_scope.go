package lint

import (
	"fmt"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

var _ = register(Rule{
	ID:       "duplicate-grant-scope",
	Group:    Scopes,
	Title:    "the same scope twice in a grant",
	Severity: diag.Warning,
	Refs: []string{
		"https://auth0.com/docs/api/management/v2/client-grants/post-client-grants",
		"https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants",
	},
	Doc: `A grant is a set of scopes, and the vendor's deployment tool refuses one that names a scope twice. The second mention is either left
over or was meant to be another scope. The same goes for authorization_details types.

Remove one of the two, or use distinct() where lists are joined that may overlap.`,
	Check: func(p *Pass) {
		for _, g := range p.Tenant.ClientGrants {
			p.reportRepeated(g, g.Config.Scopes, "scope")
			p.reportRepeated(g, g.Config.AuthorizationDetailsTypes, "authorization_details type")
		}
	},
})

// reportRepeated reports the second mention of a value, however many there are.
func (p *Pass) reportRepeated(g *compiler.ClientGrant, list config.List, kind string) {
	if len(list.Items) < 2 {
		return
	}
	mentions := make(map[string]int, len(list.Items))
	first := make(map[string]config.Located[string], len(list.Items))
	for _, item := range list.Items {
		mentions[item.Value]++
		switch mentions[item.Value] {
		case 1:
			first[item.Value] = item
		case 2:
			p.reportItem(list, item, finding{
				address: g.Address, key: item.Value,
				message: fmt.Sprintf("%s %q is listed twice", kind, item.Value),
				detail:  "Once is enough: a grant is a set.",
				related: firstMention(first[item.Value], item),
			})
		}
	}
}

func firstMention(first, second config.Located[string]) []place {
	if first.Span == second.Span {
		return nil
	}
	return []place{{"listed first here", first.Span}}
}
