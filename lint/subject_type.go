package lint

import "grants/compiler"

// otherSubjectType gives the grant to the other subject type, where the application can use that, the API does not deny it, and no other grant
// is for it.
func (p *Pass) otherSubjectType(g *compiler.ClientGrant, other compiler.SubjectType) *fix {
	key := g.Key()
	key.SubjectType = other
	if g.Application.UnreachableWithGrant(other) != "" || g.API.Policy(other) == compiler.DenyAll || p.Tenant.ClientGrant(key) != nil {
		return nil
	}
	written := g.Config.SubjectType
	return replaceBy(string(other), written).elsewhere(written.Span)
}
