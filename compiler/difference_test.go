package compiler

import (
	"encoding/json"
	"iter"
	"testing"

	"pgregory.net/rapid"

	"grants/config"
)

// written is what the matrix as JSON has of a tenant.
func written(t *rapid.T, tenant *Tenant) string {
	document := []any{tenant.Domain}
	for _, api := range tenant.APIs {
		document = append(document, []any{
			api.Address, api.Identifier, api.Name, api.System, api.Scopes, api.AuthorizationDetailsTypes,
			api.Policy(User), api.Policy(Client), api.EnforcePolicies,
		})
	}
	for _, app := range tenant.Applications {
		document = append(document, []any{app.Address, app.ClientID, app.Name, app.Party})
	}
	everyAPI := Filter{API: func(*API) bool { return true }} // what open access has, as rows
	for _, cells := range []iter.Seq[*Access]{tenant.Matrix(everyAPI), tenant.ThirdPartyDefaults()} {
		for cell := range cells {
			document = append(document, cell.Row())
		}
	}
	text, err := json.Marshal(document)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestFirstDifferenceIsEmptyForEqualMatricesOnly(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cfg := drawConfig(t)
		before := mustCompile(t, copied(cfg)) // a tenant reads its files when it is asked
		text := written(t, before)
		alter(t, cfg)
		after, _ := Compile(cfg)
		got := FirstDifference(before, after)
		if same := written(t, after) == text; same != (got == "") {
			t.Errorf("got %q for matrices that are equal: %t", got, same)
		}
		if back := FirstDifference(after, before); (back == "") != (got == "") {
			t.Errorf("got %q one way and %q the other", got, back)
		}
	})
}

// copied is a project that does not change with another one.
func copied(cfg *config.Config) *config.Config {
	other, tenant := *cfg, *cfg.Tenant
	other.Tenant, other.APIs, other.Applications, other.ClientGrants = &tenant, copies(cfg.APIs), copies(cfg.Applications), copies(cfg.ClientGrants)
	return &other
}

func copies[T any](objects []*T) []*T {
	all := make([]*T, len(objects))
	for i, object := range objects {
		own := *object
		all[i] = &own
	}
	return all
}

// alter changes one thing, or nothing.
func alter(t *rapid.T, cfg *config.Config) {
	api := rapid.SampledFrom(cfg.APIs).Draw(t, "api")
	changes := []func(){
		func() {},
		func() { cfg.Tenant.Domain = value("other.example.com") },
		func() { api.Name += "x" },
		func() { api.EnforcePolicies = value(!api.EnforcePolicies.Value) },
		func() { api.UserPolicy = value(rapid.SampledFrom(drawnPolicies[1:]).Draw(t, "policy")) },
		func() { api.AuthorizationDetailsTypes = list("pay") },
	}
	if len(cfg.Applications) > 0 {
		app := rapid.SampledFrom(cfg.Applications).Draw(t, "application")
		changes = append(changes,
			func() { app.ClientID = value("other") },
			func() { app.Name += "x" },
			func() { app.GrantTypes = list("authorization_code") },
			func() { app.AppType = value("spa") },
		)
	}
	if len(cfg.ClientGrants) > 0 {
		grant := rapid.SampledFrom(cfg.ClientGrants).Draw(t, "grant")
		changes = append(changes,
			func() { grant.Scopes = list(rapid.SliceOf(rapid.SampledFrom(drawnScopes)).Draw(t, "scopes")...) },
			func() { grant.AllowAllScopes = value(!grant.AllowAllScopes.Value) },
			func() { grant.OrganizationUsage = value("require") },
			func() { grant.AllowAnyOrganization = value(true) },
			func() { grant.AuthorizationDetailsTypes = list("pay") },
			func() { grant.Address += "x" },
			func() { cfg.ClientGrants = cfg.ClientGrants[1:] },
		)
	}
	rapid.SampledFrom(changes).Draw(t, "change")()
}
