package plan

import (
	"slices"

	"grants/compiler"
	"grants/plan/objects"
)

// Elsewhere is what the tenant may have beyond the files of the two sides, because others manage it.
type Elsewhere struct {
	Applications bool
	ClientGrants bool // also the default ones of third parties
}

// opening is an API that lets applications in which the files do not have: whoever gains by it has no row.
type opening struct {
	api     objects.Pair[compiler.API]
	was     compiler.Policy // empty where the API is new
	is      compiler.Policy
	subject compiler.SubjectType
}

// findOpenings are those of all APIs, in the order of APIs.
func (c *comparison) findOpenings() {
	for _, p := range c.APIs {
		if p.After == nil {
			continue
		}
		was := c.BaseOf(p)
		for _, subject := range compiler.SubjectTypes {
			o := opening{api: p, is: p.After.Policy(subject), subject: subject}
			if was != nil {
				o.was = was.Policy(subject)
			}
			if c.letsStrangersIn(&o) {
				c.openings = append(c.openings, o)
				c.caused[objects.SideAddress{Side: "head", Address: p.After.Address}] = struct{}{}
				if p.Before != nil {
					c.caused[objects.SideAddress{Side: "base", Address: p.Before.Address}] = struct{}{}
				}
			}
		}
	}
}

// letsStrangersIn reports whether applications gain by an API's policy that the files do not have. Where these have none at all that the policy lets in,
// or no grants that it lets count, they are about APIs only, and say nothing of those who can use them.
func (c *comparison) letsStrangersIn(o *opening) bool {
	switch {
	case o.was != "" && objects.PolicyRank(string(o.is)) <= objects.PolicyRank(string(o.was)):
		return false
	case o.is == compiler.AllowAll:
		return c.elsewhere.Applications || !letsIn(o.api.After, c.After.Applications) || o.was != "" && !letsIn(o.api.After, c.Before.Applications)
	case o.was == "": // grants on what is new are new, too
		return false
	}
	return c.elsewhere.Applications || c.elsewhere.ClientGrants || len(c.Apps)+len(c.Grants)+len(c.Unresolved) == 0
}

// letsIn reports whether an open policy is for any of some applications.
func letsIn(api *compiler.API, apps []*compiler.Application) bool {
	return slices.ContainsFunc(apps, func(app *compiler.Application) bool { return objects.OpensTo(api, app.Party, compiler.User) })
}

// scopes are those that the platform would give.
func (o *opening) scopes(c *comparison) []string {
	if o.is == compiler.AllowAll {
		return c.After.Access(&compiler.Application{Party: compiler.FirstParty}, o.api.After, o.subject).Scopes
	}
	return o.api.After.Scopes
}

// reasons are those that a row would have, of which there is none.
func (o *opening) reasons(c *comparison, sensitive bool) []Reason {
	found, _ := rated(map[Reason]bool{
		PolicyOpened: o.was != "", SensitiveScope: sensitive, SystemAPIGain: c.IsLikeSystem(o.api),
		Opens: o.is == compiler.AllowAll, ImplicitGain: o.is == compiler.AllowAll,
	}, Opens)
	return found
}
