package compiler

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"grants/config"
)

func TestOpenAccessCountsApplicationsThatCannotUseTheFlow(t *testing.T) {
	job := newApplication("job", "first_party")
	job.GrantTypes = list("client_credentials")
	cfg := project(blog(), job)
	cfg.Applications = append(cfg.Applications, newApplication("web", "first_party"), newApplication("old", "third_party_permissive"))
	tenant := mustCompile(t, cfg)
	type entry struct {
		party                     Party
		applications, unreachable int
	}
	var got []entry
	for open := range tenant.OpenAccess(Filter{Fold: true}) {
		if open.API.System != "" {
			continue
		}
		if len(open.Scopes) != 3 || !open.FutureScopes || open.SubjectType != User {
			t.Errorf("got %+v", open)
		}
		got = append(got, entry{open.Party, open.Applications, open.Unreachable})
	}
	if want := []entry{{FirstParty, 2, 1}, {ThirdPartyPermissive, 1, 0}}; !reflect.DeepEqual(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// What the platform's own APIs give by default is the same for everybody and written by nobody.
func TestDefaultsOfSystemAPIsAreOpenAccess(t *testing.T) {
	const management = "https://acme.example.com/api/v2/"
	declared := newAPI("management", management)
	named := func(address string) Filter {
		return Filter{API: func(api *API) bool { return api.Address == address }}
	}
	all := func(filter Filter) Filter { filter.All = true; return filter }
	const byDefault = "application.a0 system_api.management user allow, application.a1 system_api.management user allow"
	for _, test := range []struct {
		name       string
		api        *config.API
		grant      string // its audience
		filter     Filter
		rows, open string // of the system APIs
	}{
		{"nothing mentions them", nil, "", Filter{}, "", "system_api.management user first_party 2"},
		{"folded", nil, "", Filter{Fold: true}, "", "system_api.management user first_party 2"},
		{"all", nil, "", all(Filter{}), byDefault, "system_api.management user first_party 2"},
		{"named", nil, "", named("system_api.management"), byDefault, "system_api.management user first_party 2"},
		{"another is named", nil, "", named("api.blog"), "", ""},
		{"all of one", nil, "", all(named("system_api.my_organization")), "application.a0 system_api.my_organization client deny, " +
			"application.a0 system_api.my_organization user deny, application.a1 system_api.my_organization client deny, " +
			"application.a1 system_api.my_organization user deny", ""},
		{"an unrelated grant", nil, management, Filter{}, "application.a0 system_api.management client allow", "system_api.management user first_party 2"},
		{"all, with an unrelated grant", nil, management, all(Filter{}), "application.a0 system_api.management client allow, " +
			"application.a0 system_api.management user allow, application.a1 system_api.management client deny, " +
			"application.a1 system_api.management user allow", "system_api.management user first_party 2"},
		{"declared", declared, "", Filter{}, "application.a0 api.management user allow, application.a1 api.management user allow", ""},
		{"declared and folded", declared, "", Filter{Fold: true}, "", "api.management user first_party 2"},
	} {
		t.Run(test.name, func(t *testing.T) {
			cfg := project(blog(), newApplication("a0", "first_party"))
			cfg.Applications = append(cfg.Applications, newApplication("a1", "first_party"))
			if test.api != nil {
				cfg.APIs = append(cfg.APIs, test.api)
			}
			if test.grant != "" {
				cfg.ClientGrants = append(cfg.ClientGrants, newClientGrant("g", "application.a0", test.grant, "client", "read:users"))
			}
			tenant := mustCompile(t, cfg)
			var rows, open []string
			for _, cell := range cells(tenant, test.filter) {
				if row := cell.Row(); cell.API.System != "" {
					rows = append(rows, strings.Join([]string{row.Application, row.API, row.SubjectType, row.Decision}, " "))
				}
			}
			for entry := range tenant.OpenAccess(test.filter) {
				if entry.API.System != "" {
					open = append(open, fmt.Sprint(entry.API.Address, " ", entry.SubjectType, " ", entry.Party, " ", entry.Applications))
				}
				if folded := len(rows) == 0; entry.API.Address == "system_api.management" && test.grant == "" && test.filter.IsFolded(&entry) != folded {
					t.Errorf("folded: got %t", !folded)
				}
			}
			if got := strings.Join(rows, ", "); got != test.rows {
				t.Errorf("got rows  %s\nwant rows %s", got, test.rows)
			}
			if got := strings.Join(open, ", "); got != test.open {
				t.Errorf("got open access %s, want %s", got, test.open)
			}
		})
	}
}

// Without a domain there is nothing to name them by.
func TestNothingIsKnownOfSystemAPIsWithoutADomain(t *testing.T) {
	cfg := project(blog(), newApplication("a", "first_party"))
	cfg.Tenant = nil
	if tenant := mustCompile(t, cfg); len(tenant.EveryAPI()) != 1 {
		t.Errorf("got %v", tenant.EveryAPI())
	}
}
