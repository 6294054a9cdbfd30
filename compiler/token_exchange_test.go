package compiler

import (
	"slices"
	"testing"

	"grants/config"
)

// An application that has no user flow among its grant types, by what it says of token exchange.
func TestTokenExchangeOpensUserFlows(t *testing.T) {
	const custom, onBehalf = "custom_authentication", "on_behalf_of_token_exchange"
	stated := func(profiles ...string) *config.List { l := list(profiles...); return &l }
	tests := []struct {
		name, party, appType string
		profiles             *config.List
		granted, elsewhere   Unreachable // with a grant of its own for users, and without
		assumed              bool        // with the grant
	}{
		{"nothing said", "first_party", "non_interactive", nil, NoUserFlow, NoUserFlow, false},
		{"custom", "first_party", "non_interactive", stated(custom), "", "", false},
		{"custom among others", "first_party", "regular_web", stated("new", custom), "", "", false},
		{"custom of a third party", "third_party_permissive", "regular_web", stated(custom), NoUserFlow, NoUserFlow, false},
		{"on behalf of, by what is no API", "first_party", "non_interactive", stated(onBehalf), NoUserFlow, NoUserFlow, false},
		{"on behalf of, by an API", "first_party", "resource_server", stated(onBehalf), "", "", false},
		{"on behalf of, by an API of a third party", "third_party_strict", "resource_server", stated(onBehalf), "", "", false},
		{"custom, by an API", "first_party", "resource_server", stated(custom), "", "", false},
		{"unknown", "first_party", "non_interactive", stated("new"), NoUserFlow, NoUserFlow, false},
		{"nothing, by an API that says so", "first_party", "resource_server", stated(), NoUserFlow, NoUserFlow, false},
		{"an API that says nothing", "first_party", "resource_server", nil, "", NoUserFlow, true},
		{"an API of a third party that says nothing", "third_party_strict", "resource_server", nil, "", NoUserFlow, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			app := newApplication("app", test.party)
			app.AppType, app.GrantTypes = value(test.appType), list("client_credentials")
			if test.profiles != nil {
				app.TokenExchangeProfiles = *test.profiles
			}
			cfg := project(blog(), app, newClientGrant("client", "application.app", "api.blog", "client"))
			if cell := access(t, cfg, User); cell.Unreachable != test.elsewhere || len(cell.Assumed) > 0 {
				t.Errorf("without a grant for users: got %q, assumed %q", cell.Unreachable, cell.Assumed)
			}
			cfg.ClientGrants = append(cfg.ClientGrants, newClientGrant("user", "application.app", "api.blog", "user", "a"))
			cell := access(t, cfg, User)
			if cell.Unreachable != test.granted || slices.Equal(cell.Assumed, []string{"application.app.token_exchange"}) != test.assumed {
				t.Errorf("with one: got %q, assumed %q", cell.Unreachable, cell.Assumed)
			}
			if cell := access(t, cfg, Client); cell.Unreachable != "" || len(cell.Assumed) > 0 {
				t.Errorf("as itself: got %q, assumed %q", cell.Unreachable, cell.Assumed)
			}
		})
	}
}

// With a grant type that users can start, nothing is assumed.
func TestNothingIsAssumedOfAnAPIThatHasAUserFlow(t *testing.T) {
	app := newApplication("app", "first_party")
	app.AppType, app.GrantTypes = value("resource_server"), list("authorization_code")
	cell := access(t, project(blog(), app, newClientGrant("user", "application.app", "api.blog", "user")), User)
	if cell.Unreachable != "" || len(cell.Assumed) > 0 {
		t.Errorf("got %q, assumed %q", cell.Unreachable, cell.Assumed)
	}
}

// A grant that is inert, since users' access is open to everybody, still speaks for the flow.
func TestOpenAccessCountsAnAPIThatHasAGrantForUsers(t *testing.T) {
	quiet, granted := newApplication("quiet", "first_party"), newApplication("granted", "first_party")
	quiet.AppType, granted.AppType = value("resource_server"), value("resource_server")
	cfg := project(blog(), quiet, newClientGrant("granted", "application.granted", "api.blog", "user"))
	cfg.APIs, cfg.Applications = append(cfg.APIs, newAPI("other", "https://other.example.com", "a")), append(cfg.Applications, granted)
	for open := range mustCompile(t, cfg).OpenAccess(Filter{}) {
		unreachable, assumed := 2, []string(nil)
		if open.API.Address == "api.blog" {
			unreachable, assumed = 1, []string{"application.granted.token_exchange"}
		}
		if open.Unreachable != unreachable || !slices.Equal(open.Assumed, assumed) {
			t.Errorf("%s: got %d unreachable, assumed %q", open.API.Address, open.Unreachable, open.Assumed)
		}
	}
}
