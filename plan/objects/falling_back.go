package objects

import (
	"iter"

	"grants/compiler"
)

// Standing are the grants that stand for access: of a third party that has none, the default.
func (c *Pairing) Standing(u *Unresolved) Pair[compiler.UnresolvedGrant] {
	grants, byDefault := u.Stands, c.DefaultBeside(u)
	if byDefault == nil || u.Cell.App == Unknown {
		return grants
	}
	app := c.Apps[u.Cell.App]
	if grants.Before == nil && IsThirdParty(app.Before) {
		grants.Before = byDefault.Foreign.Before
	}
	if grants.After == nil && IsThirdParty(app.After) {
		grants.After = byDefault.Foreign.After
	}
	return grants
}

// FallingBack are the third parties that a default grant may give something else than before, and that have no grant of their own on either side.
func (c *Pairing) FallingBack() iter.Seq2[*Unresolved, int] {
	return func(yield func(*Unresolved, int) bool) {
		if len(c.Beside) == 0 {
			return
		}
		thirdParties, changed := c.thirdParties()
		for _, u := range c.Unresolved {
			if u.Cell.API != Unknown || u.Cell.App != AnyThirdParty {
				continue
			}
			apps := thirdParties
			if SameGrant(u.Grants) && !(c.Touched.AnyThirdParty && compiler.SubjectTypes[u.Cell.Subject] == compiler.User) {
				apps = changed
			}
			for _, app := range apps {
				at := u.Beside()
				at.App = app
				if c.Beside[at] == nil && !yield(u, app) {
					return
				}
			}
		}
	}
}

// thirdParties are the indexes of the applications that are third parties on one of the sides, and of those among them that differ.
func (c *Pairing) thirdParties() (all, changed []int) {
	for i, p := range c.Apps {
		if !IsThirdParty(p.Before) && !IsThirdParty(p.After) {
			continue
		}
		all = append(all, i)
		if !SameApplication(p) || c.Touched.Apps[i] {
			changed = append(changed, i)
		}
	}
	return all, changed
}

// CountFallingBack is how many cells beside the matrix may differ.
func (c *Pairing) CountFallingBack() int {
	count := 0
	for range c.FallingBack() {
		count++
	}
	return count
}
