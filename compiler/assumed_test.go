package compiler

import (
	"slices"
	"testing"

	"grants/config"
)

// Of applications that register themselves nobody may state the mode. The larger access is shown, and the row says what it rests on.
func TestTheModeOfRegistrationIsAssumedWhereNobodyStatesIt(t *testing.T) {
	for name, test := range map[string]struct {
		change  func(cfg *config.Config, app *config.Application)
		party   Party
		assumed bool
		anyone  bool // any third party gets in, on an assumption
	}{
		"nothing stated": {func(*config.Config, *config.Application) {}, ThirdPartyPermissive, true, true},
		"tenant strict": {func(cfg *config.Config, _ *config.Application) {
			cfg.Tenant.DynamicClientRegistrationSecurityMode = value("strict")
		}, ThirdPartyStrict, false, false},
		"own mode":       {func(_ *config.Config, app *config.Application) { app.ThirdPartySecurityMode = value("strict") }, ThirdPartyStrict, false, true},
		"metadata":       {func(_ *config.Config, app *config.Application) { app.ExternalMetadataType = value("cimd") }, ThirdPartyStrict, false, true},
		"id of a strict": {func(_ *config.Config, app *config.Application) { app.ClientID = value("tpc_1") }, ThirdPartyStrict, false, true},
		"no registration": {func(cfg *config.Config, _ *config.Application) {
			cfg.Tenant.EnableDynamicClientRegistration = value(false)
		}, ThirdPartyPermissive, true, false},
		"first party": {func(_ *config.Config, app *config.Application) { app.IsFirstParty = value(true) }, FirstParty, false, true},
		"an administrator's": {func(_ *config.Config, app *config.Application) {
			app.ExternalMetadataType = config.Located[string]{}
		}, ThirdPartyStrict, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			app := newApplication("partner", "first_party")
			app.IsFirstParty, app.ExternalMetadataType = value(false), value("dcr")
			cfg := project(blog(), app)
			cfg.APIs[0].UserPolicy = value("allow_all")
			cfg.Tenant.EnableDynamicClientRegistration = value(true)
			test.change(cfg, app)
			tenant := mustCompile(t, cfg)
			cell := tenant.Access(tenant.Applications[0], tenant.APIs[0], User)
			if cell.Application.Party != test.party || isAssumed(cell) != test.assumed || cell.Allowed != (test.party != ThirdPartyStrict) {
				t.Errorf("got party %s, row %+v", cell.Application.Party, cell.Row())
			}
			if any := tenant.Access(nil, tenant.APIs[0], User); isAssumed(any) != test.anyone || any.Allowed != test.anyone {
				t.Errorf("got for any third party %+v", any.Row())
			}
			if stated := tenant.StatedAccess(tenant.Applications[0], tenant.APIs[0], User); stated.Allowed != (test.party == FirstParty) || isAssumed(stated) {
				t.Errorf("got without the assumption %+v", stated.Row())
			}
			for open := range tenant.OpenAccess(Filter{}) {
				if test.assumed != slices.Contains(open.Assumed, RegistrationMode) {
					t.Errorf("got what is open to %s on %q", open.Party, open.Assumed)
				}
			}
			for row := range tenant.Matrix(Filter{}) {
				if isAssumed(*row) != test.assumed {
					t.Errorf("got the row %+v", row.Row())
				}
			}
		})
	}
}

func isAssumed(cell Access) bool { return slices.Equal(cell.Assumed, []string{RegistrationMode}) }

// What a grant gives rests on no mode.
func TestARowThatAGrantDecidesRestsOnNoMode(t *testing.T) {
	app := newApplication("partner", "first_party")
	app.IsFirstParty, app.ExternalMetadataType = value(false), value("dcr")
	cfg := project(blog(), app, newDefault("blog", "api.blog", "user", "a"))
	cfg.APIs[0].UserPolicy = value("require_client_grant")
	cfg.Tenant.EnableDynamicClientRegistration = value(true)
	tenant := mustCompile(t, cfg)
	for _, app := range []*Application{nil, tenant.Applications[0]} {
		if cell := tenant.Access(app, tenant.APIs[0], User); !cell.Allowed || len(cell.Assumed) > 0 {
			t.Errorf("got %+v", cell.Row())
		}
	}
}
