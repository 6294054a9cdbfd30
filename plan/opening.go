package plan

import (
	"slices"

	"grants/compiler"
)

// Elsewhere is what the tenant may have beyond the files of the two sides, because others manage it.
type Elsewhere struct {
	Applications bool
	ClientGrants bool // also the default ones of third parties
}

// opening is an API that lets applications in which the files do not have: whoever gains by it has no row.
type opening struct {
	api     pair[compiler.API]
	was     compiler.Policy // empty where the API is new
	is      compiler.Policy
	subject compiler.SubjectType
}

// findOpenings are those of all APIs, in the order of APIs.
func (c *comparison) findOpenings() {
	for _, p := range c.apis {
		if p.after == nil {
			continue
		}
		was := c.baseOf(p)
		for _, subject := range compiler.SubjectTypes {
			o := opening{api: p, is: p.after.Policy(subject), subject: subject}
			if was != nil {
				o.was = was.Policy(subject)
			}
			if c.letsStrangersIn(&o) {
				c.openings = append(c.openings, o)
				c.caused[sideAddress{"head", p.after.Address}] = struct{}{}
				if p.before != nil {
					c.caused[sideAddress{"base", p.before.Address}] = struct{}{}
				}
			}
		}
	}
}

// letsStrangersIn reports whether applications gain by an API's policy that the files do not have. Where these have none at all that the policy lets in,
// or no grants that it lets count, they are about APIs only, and say nothing of those who can use them.
func (c *comparison) letsStrangersIn(o *opening) bool {
	switch {
	case o.was != "" && policyRank(string(o.is)) <= policyRank(string(o.was)):
		return false
	case o.is == compiler.AllowAll:
		return c.elsewhere.Applications || !letsIn(o.api.after, c.after.Applications) || o.was != "" && !letsIn(o.api.after, c.before.Applications)
	case o.was == "": // grants on what is new are new, too
		return false
	}
	return c.elsewhere.Applications || c.elsewhere.ClientGrants || len(c.apps)+len(c.grants)+len(c.unresolved) == 0
}

// letsIn reports whether an open policy is for any of some applications.
func letsIn(api *compiler.API, apps []*compiler.Application) bool {
	return slices.ContainsFunc(apps, func(app *compiler.Application) bool { return opensTo(api, app.Party, compiler.User) })
}

// scopes are those that the platform would give.
func (o *opening) scopes(c *comparison) []string {
	if o.is == compiler.AllowAll {
		return c.after.Access(&compiler.Application{Party: compiler.FirstParty}, o.api.after, o.subject).Scopes
	}
	return o.api.after.Scopes
}

// reasons are those that a row would have, of which there is none.
func (o *opening) reasons(c *comparison, sensitive bool) []Reason {
	found, _ := rated(map[Reason]bool{
		PolicyOpened: o.was != "", SensitiveScope: sensitive, SystemAPIGain: c.isLikeSystem(o.api),
		Opens: o.is == compiler.AllowAll, ImplicitGain: o.is == compiler.AllowAll,
	}, Opens)
	return found
}
