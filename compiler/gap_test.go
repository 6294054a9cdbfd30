package compiler

import (
	"slices"
	"testing"

	"grants/config"
)

// withGaps is a tenant of an open API and a closed one, an application of one's own with a grant on the latter, and gaps.
func withGaps(t *testing.T, gaps ...config.Gap) *Tenant {
	t.Helper()
	open, closed := newAPI("open", "https://open.example.com", "a"), newAPI("closed", "https://closed.example.com", "a")
	closed.UserPolicy = config.Located[string]{Value: "require_client_grant", Set: true}
	cfg := project(open, newApplication("app", "first_party"), newClientGrant("app", "application.app", "https://closed.example.com", "user", "a"))
	cfg.APIs = append(cfg.APIs, closed)
	cfg.Applications = append(cfg.Applications, newApplication("other", "first_party"))
	cfg.Gaps = gaps
	tenant, problems := Compile(cfg)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return tenant
}

func TestCellsNameTheGapsThatTheyRestOn(t *testing.T) {
	gap := func(address, attribute string) config.Gap {
		return config.Gap{Address: address, Attribute: attribute, Effect: config.GapAccess}
	}
	policy := "subject_type_authorization.user.policy"
	for _, c := range []struct {
		name string
		gap  config.Gap
		want map[string][]string // by application, API and subject type; all others rest on nothing
	}{
		{"an API's policy", gap("api.open", policy), map[string][]string{
			"application.app api.open user": {"api.open." + policy}, "application.other api.open user": {"api.open." + policy},
		}},
		{"an application's grant types", gap("application.app", "grant_types"), map[string][]string{
			"application.app api.open user": {"application.app.grant_types"}, "application.app api.closed user": {"application.app.grant_types"},
			"application.app api.open client": {"application.app.grant_types"}, "application.app api.closed client": {"application.app.grant_types"},
		}},
		{"a grant's scopes", gap("client_grant.app", "scopes"), map[string][]string{"application.app api.closed user": {"client_grant.app.scopes"}}},
		{"what is only deployed", config.Gap{Address: "api.open", Attribute: "token_dialect", Effect: config.GapDeploy}, nil},
		{"a gap of the source", config.Gap{Effect: config.GapAccess}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			cells := 0
			for cell := range withGaps(t, c.gap).Matrix(Filter{All: true}) {
				if cell.API.System != "" {
					continue
				}
				cells++
				key := cell.Application.Address + " " + cell.API.Address + " " + string(cell.SubjectType)
				if want := c.want[key]; !slices.Equal(cell.Assumed, want) {
					t.Errorf("%s: assumed is %q, want %q", key, cell.Assumed, want)
				}
			}
			if cells != 8 {
				t.Errorf("%d cells, want 8", cells)
			}
		})
	}
}

// What a loss rests on that a source does not say may never have been there: the least that the cell can be is nothing.
func TestStatedAccessGivesNothingByGaps(t *testing.T) {
	tenant := withGaps(t, config.Gap{Address: "client_grant.app", Attribute: "scopes", Effect: config.GapAccess})
	app, closed, open := tenant.Applications[0], tenant.APIs[0], tenant.APIs[1]
	if cell := tenant.StatedAccess(app, closed, User); cell.Allowed {
		t.Errorf("%s is allowed to %s by what nobody says", app.Address, closed.Address)
	}
	if cell := tenant.StatedAccess(app, open, User); !cell.Allowed {
		t.Errorf("%s is not allowed to %s, which no gap is about", app.Address, open.Address)
	}
}

func TestOpenAccessNamesGapsOnce(t *testing.T) {
	tenant := withGaps(t,
		config.Gap{Address: "application.app", Attribute: "grant_types", Effect: config.GapAccess},
		config.Gap{Address: "application.other", Attribute: "grant_types", Effect: config.GapAccess})
	found := false
	for open := range tenant.OpenAccess(Filter{Fold: true}) {
		found = true
		if want := []string{"application.*.grant_types"}; !slices.Equal(open.Assumed, want) {
			t.Errorf("%s: assumed is %q, want %q", open.API.Address, open.Assumed, want)
		}
	}
	if !found {
		t.Error("nothing is open")
	}
}
