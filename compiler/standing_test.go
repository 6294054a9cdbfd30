package compiler

import (
	"testing"

	"pgregory.net/rapid"
)

// What is said of one object says nothing else than the matrix.
func TestWhatGrantsAndApplicationsAreAgreesWithTheMatrix(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := mustCompile(t, drawConfig(t))
		for _, g := range tenant.ClientGrants {
			if g.IsDefault() || !g.IsDenied() && !g.IsThirdPartyOnSystemAPI() {
				continue
			}
			if cell := tenant.Access(g.Application, g.API, g.SubjectType); cell.Allowed {
				t.Errorf("%s is denied (%t) or closed to third parties (%t), and gives %v", g.Address, g.IsDenied(), g.IsThirdPartyOnSystemAPI(), cell.Row())
			}
		}
		for _, api := range tenant.APIs {
			for _, app := range tenant.Applications {
				cell := tenant.Access(app, api, User)
				opened := cell.Allowed && cell.Reason == PolicyAllowAll
				if open := api.Policy(User) == AllowAll && app.FollowsPolicies() && !(api.System != "" && app.IsThirdParty()); opened != open {
					t.Errorf("the user policy of %s opens it to %s: %t, and the cell is %v", api.Address, app.Address, open, cell.Row())
				}
				if opened && api.GrantsDecide() {
					t.Errorf("grants decide on %s, and its policy opens it to %s", api.Address, app.Address)
				}
			}
		}
	})
}

func TestTheDefaultGrantIsFoundByItsAPI(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := mustCompile(t, drawConfig(t))
		for _, g := range tenant.ClientGrants {
			if found := tenant.DefaultGrant(g.API, g.SubjectType); g.IsDefault() && found != g || found != nil && !found.IsDefault() {
				t.Errorf("the default grant beside %s is %v", g.Address, found)
			}
		}
	})
}
