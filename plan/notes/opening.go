package notes

import (
	"slices"

	"grants/compiler"
	"grants/internal/stringset"
	"grants/plan/objects"
)

// Elsewhere is what the tenant may have beyond the files of the two sides, because others manage it.
type Elsewhere struct {
	Applications bool
	ClientGrants bool // also the default ones of third parties
}

// Opening is an API that lets applications in which the files do not have: whoever gains by it has no row.
type Opening struct {
	API     objects.Pair[compiler.API]
	Was     compiler.Policy // empty where the API is new
	Is      compiler.Policy
	subject compiler.SubjectType
}

// OpeningsOf are those of all APIs, in the order of APIs.
func OpeningsOf(c *objects.Pairing, elsewhere Elsewhere) []Opening {
	var found []Opening
	for _, p := range c.APIs {
		if p.After == nil {
			continue
		}
		was := c.BaseOf(p)
		for _, subject := range compiler.SubjectTypes {
			o := Opening{API: p, Is: p.After.Policy(subject), subject: subject}
			if was != nil {
				o.Was = was.Policy(subject)
			}
			if o.letsStrangersIn(c, elsewhere) {
				found = append(found, o)
			}
		}
	}
	return found
}

// Objects is where the API is that opens.
func (o *Opening) Objects() []objects.SideAddress {
	found := []objects.SideAddress{{Side: "head", Address: o.API.After.Address}}
	if o.API.Before != nil {
		found = append(found, objects.SideAddress{Side: "base", Address: o.API.Before.Address})
	}
	return found
}

// letsStrangersIn reports whether applications gain by an API's policy that the files do not have. Where these have none at all that the policy lets in,
// or no grants that it lets count, they are about APIs only, and say nothing of those who can use them.
func (o *Opening) letsStrangersIn(c *objects.Pairing, elsewhere Elsewhere) bool {
	switch {
	case o.Was != "" && objects.PolicyRank(string(o.Is)) <= objects.PolicyRank(string(o.Was)):
		return false
	case o.Is == compiler.AllowAll:
		return elsewhere.Applications || !letsIn(o.API.After, c.After.Applications) || o.Was != "" && !letsIn(o.API.After, c.Before.Applications)
	case o.Was == "": // grants on what is new are new, too
		return false
	}
	return elsewhere.Applications || elsewhere.ClientGrants || len(c.Apps)+len(c.Grants)+len(c.Unresolved) == 0
}

// letsIn reports whether an open policy is for any of some applications.
func letsIn(api *compiler.API, apps []*compiler.Application) bool {
	return slices.ContainsFunc(apps, func(app *compiler.Application) bool { return objects.OpensTo(api, app.Party, compiler.User) })
}

// scopes are those that the platform would give.
func (o *Opening) scopes(c *objects.Pairing) []string {
	if o.Is == compiler.AllowAll {
		return c.After.Access(&compiler.Application{Party: compiler.FirstParty}, o.API.After, o.subject).Scopes
	}
	return o.API.After.Scopes
}

// Sensitive are those of its scopes that either side calls so.
func (o *Opening) Sensitive(c *objects.Pairing) []string {
	return stringset.Intersection(o.scopes(c), c.SensitiveScopes(o.API))
}
