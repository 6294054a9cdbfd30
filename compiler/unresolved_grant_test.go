package compiler

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"grants/config"
)

// unresolved is what stands in the matrix of an unresolved grant.
func unresolved(g *UnresolvedGrant) string {
	return fmt.Sprintf("%s %v app=%s/%s api=%s/%s %s %q all=%t %s", g.Address, g.Unresolved(), addressOf(g.Application), clientIDOf(g.Application),
		g.API.Address, g.API.Identifier, g.SubjectType, g.Listed(), g.AllScopes, g.LooksLike())
}

func TestALiteralThatLeadsNowhereStopsNothing(t *testing.T) {
	web := newApplication("web", "first_party")
	web.ClientID = value("WEB")
	everything := newClientGrant("everything", "NOBODY", "api.blog", "client")
	everything.AllowAllScopes = value(true)
	cfg := project(blog(), web, newClientGrant("good", "WEB", "api.blog", "user", "a"))
	cfg.ClientGrants = append(cfg.ClientGrants,
		newClientGrant("app", "NOBODY", "https://blog.example.com", "user", "zz", "a"),
		newClientGrant("api", "application.web", "https://nowhere.example.com", "client", "b", "a", "b"),
		newClientGrant("both", "NOBODY", "https://nowhere.example.com", "client"),
		newDefault("default", "https://nowhere.example.com", "user", "a"),
		everything)
	tenant := mustCompile(t, cfg)
	var got []string
	for _, g := range tenant.UnresolvedGrants {
		got = append(got, unresolved(g))
	}
	want := []string{
		`client_grant.api [audience] app=application.web/WEB api=/https://nowhere.example.com client ["a" "b"] all=false `,
		`client_grant.app [client_id] app=/NOBODY api=api.blog/https://blog.example.com user ["a" "zz"] all=false `,
		`client_grant.both [client_id audience] app=/NOBODY api=/https://nowhere.example.com client [] all=false `,
		`client_grant.everything [client_id] app=/NOBODY api=api.blog/https://blog.example.com client ["a" "b" "c"] all=true `,
		`third_party_default.default [audience] app=/ api=/https://nowhere.example.com user ["a"] all=false `,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if tenant.Incomplete || len(tenant.ClientGrants) != 1 || len(tenant.APIs) != 1 || len(tenant.Applications) != 1 {
		t.Errorf("incomplete %t, got %d grants, %d APIs, %d applications", tenant.Incomplete, len(tenant.ClientGrants), len(tenant.APIs), len(tenant.Applications))
	}
}

// Where the block that a literal names may be one that could not be read, nothing is said about it.
func TestALiteralThatMayLeadToSomethingUnreadIsNotUnresolved(t *testing.T) {
	for name, change := range map[string]func(*config.Config){
		"a block":       func(cfg *config.Config) { cfg.Incomplete = true },
		"an identifier": func(cfg *config.Config) { cfg.APIs[0].Identifier = failed[string]() },
	} {
		cfg := project(blog(), newApplication("web", "first_party"), newClientGrant("web", "application.web", "https://nowhere.example.com", "user"))
		change(cfg)
		if tenant := mustCompile(t, cfg); len(tenant.UnresolvedGrants)+len(tenant.UnresolvedReferences) > 0 || !tenant.Incomplete {
			t.Errorf("%s: got %d grants, incomplete %t", name, len(tenant.UnresolvedGrants), tenant.Incomplete)
		}
	}
}

func TestUnresolvedGrantsAreDuplicatesToo(t *testing.T) {
	s := newSource("first", "second")
	cfg := project(blog(), newApplication("web", "first_party"))
	for _, name := range []string{"first", "second"} {
		grant := newClientGrant(name, "NOBODY", "https://nowhere.example.com", "user", "a")
		grant.Header = s.span(name)
		cfg.ClientGrants = append(cfg.ClientGrants, grant,
			newClientGrant(name+"_other_holder", "NOBODY"+name, "https://nowhere.example.com", "user", "a"))
	}
	tenant := s.expect(t, cfg, problem{
		code: "duplicate-grant", word: "second", address: "client_grant.second", related: []string{"first"},
		message: `client_grant.first grants "NOBODY" access to "https://nowhere.example.com" for subject type "user" already`,
	})
	if len(tenant.UnresolvedGrants) != 3 {
		t.Errorf("got %d grants", len(tenant.UnresolvedGrants))
	}
}

func TestWhatALiteralThatLeadsNowhereLooksLike(t *testing.T) {
	const domain = "acme.eu.auth0.com"
	for _, test := range []struct {
		audience, domain string
		resemblance      Resemblance
		meant            string
	}{
		{"https://acme-dev.eu.auth0.com/api/v2/", domain, "other_tenant_management_api", "https://acme.eu.auth0.com/api/v2/"},
		{"https://acme-dev.eu.auth0.com/api/v2", domain, "other_tenant_management_api", "https://acme.eu.auth0.com/api/v2/"},
		{"http://ACME-dev.eu.auth0.com/me/", domain, "other_tenant_my_account_api", "https://acme.eu.auth0.com/me/"},
		{"https://login.example.com/api/v2/", domain, "custom_domain_management_api", "https://acme.eu.auth0.com/api/v2/"},
		{"https://login.example.com/my-org/", domain, "custom_domain_my_organization_api", "https://acme.eu.auth0.com/my-org/"},
		{"https://acme.eu.auth0.com/api/v2", domain, "near_miss", "https://acme.eu.auth0.com/api/v2/"},
		{"https://acme.example.com/api/v2", "acme.example.com", "near_miss", "https://acme.example.com/api/v2/"},
		{"http://acme.eu.auth0.com/me/", "", "near_miss", "https://acme.eu.auth0.com/me/"},
		{"https://blog.example.com/", "", "near_miss", "https://blog.example.com"},
		{"http://blog.example.com", "", "near_miss", "https://blog.example.com"},
		{"blog.example.com", "", "near_miss", "https://blog.example.com"},
		{"https://Blog.example.com", "", "near_miss", "https://blog.example.com"},
		{"https://blug.example.com", "", "misspelling", "https://blog.example.com"},
		{"https://##ENV##.example.com", "", "unreplaced_keyword", ""},
		{"@@AUDIENCE@@", "", "unreplaced_keyword", ""},
		{"https://${ENV}.example.com/api/v2/", domain, "unreplaced_keyword", ""},
		{"$var.audience", "", "unreplaced_keyword", ""},
		{"https://nowhere.example.com/##", "", "", ""},
		{"https://nowhere.example.com", domain, "", ""},
		{"urn:nowhere", "", "", ""},
	} {
		cfg := project(blog(), newApplication("web", "first_party"), newClientGrant("web", "application.web", test.audience, "user"))
		cfg.Tenant.Domain.Value = test.domain
		tenant := mustCompile(t, cfg)
		if len(tenant.UnresolvedReferences) != 1 {
			t.Errorf("%s: got %d references", test.audience, len(tenant.UnresolvedReferences))
			continue
		}
		got := tenant.UnresolvedReferences[0]
		declared := test.meant == "https://blog.example.com"
		if got.Resemblance != test.resemblance || got.Meant != test.meant || declared != (got.MeantAPI != nil) {
			t.Errorf("%s: got %q, meant %q, an API %t", test.audience, got.Resemblance, got.Meant, got.MeantAPI != nil)
		}
	}
}

func TestNearMissOfSeveralIdentifiersNamesTheFirstAddress(t *testing.T) {
	cfg := project(newAPI("b", "https://blog.example.com/"), newApplication("web", "first_party"),
		newClientGrant("web", "application.web", "http://blog.example.com", "user"))
	cfg.APIs = append(cfg.APIs, newAPI("a", "https://blog.example.com"))
	if got := mustCompile(t, cfg).UnresolvedReferences; len(got) != 1 || got[0].MeantAPI.Address != "api.a" {
		t.Errorf("got %+v", got)
	}
}

func TestSuggestionsHaveALimit(t *testing.T) {
	cfg := project(blog(), newApplication("web", "first_party"))
	cfg.Applications[0].ClientID = value("abcdef")
	for i := range 2 * maxSuggestions {
		for j := range 3 { // one text is looked up once
			cfg.ClientGrants = append(cfg.ClientGrants, newClientGrant(fmt.Sprint("g", i, "_", j), fmt.Sprint("abcd", i), fmt.Sprint("urn:", j), "user"))
		}
	}
	meant := 0
	for _, r := range mustCompile(t, cfg).UnresolvedReferences {
		if r.MeantApplication != nil {
			meant++
		}
	}
	if want := 3 * (maxSuggestions - 3); meant != want {
		t.Errorf("got %d that are meant, want %d", meant, want)
	}
}
