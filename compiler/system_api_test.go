package compiler

import (
	"slices"
	"testing"

	"grants/config"
	"grants/internal/stringset"
)

func TestPoliciesOfSystemAPIs(t *testing.T) {
	custom := "https://blog.example.com"
	tests := []struct {
		identifier, declaredUser, declaredClient string
		user, client                             Policy
	}{
		{custom, "", "", AllowAll, RequireClientGrant},
		{custom, "deny_all", "deny_all", DenyAll, DenyAll},
		{"https://acme.example.com/api/v2/", "", "", AllowAll, RequireClientGrant},
		{"https://acme.example.com/api/v2/", "require_client_grant", "", RequireClientGrant, RequireClientGrant},
		{"https://acme.example.com/me/", "", "", RequireClientGrant, DenyAll},
		{"https://acme.example.com/me/", "allow_all", "require_client_grant", AllowAll, DenyAll},
		{"https://acme.example.com/my-org/", "", "", RequireClientGrant, DenyAll},
		{"https://acme.example.com/my-org/", "allow_all", "deny_all", AllowAll, DenyAll},
		{"https://acme.example.com/my-org/", "", "require_client_grant", RequireClientGrant, RequireClientGrant},
		{"https://acme.example.com/my-org/", "", "allow_all", RequireClientGrant, RequireClientGrant},
		{"https://acme.example.com/mfa/", "", "", RequireClientGrant, RequireClientGrant},
		{"https://acme.example.com/mfa/", "allow_all", "deny_all", AllowAll, DenyAll},
		{"urn:auth0:express-configure", "", "", RequireClientGrant, RequireClientGrant},
	}
	for _, test := range tests {
		declared := newAPI("r", test.identifier)
		if test.declaredUser != "" {
			declared.UserPolicy = value(test.declaredUser)
		}
		if test.declaredClient != "" {
			declared.ClientPolicy = value(test.declaredClient)
		}
		api := mustCompile(t, project(declared, newApplication("a", "first_party"))).APIs[0]
		if api.Policy(User) != test.user || api.Policy(Client) != test.client {
			t.Errorf("%s: got user %s, client %s, want %s, %s", test.identifier, api.Policy(User), api.Policy(Client), test.user, test.client)
		}
	}
}

func TestSystemAPINeedsNoDeclaration(t *testing.T) {
	cfg := &config.Config{
		Tenant:       &config.TenantSettings{Domain: value("acme.example.com"), DefaultAudience: to("https://acme.example.com/me/")},
		Applications: []*config.Application{newApplication("job", "first_party")},
		ClientGrants: []*config.ClientGrant{
			newClientGrant("job", "application.job", "https://acme.example.com/api/v2/", "client", "read:users", "read:usres"),
		},
	}
	tenant := mustCompile(t, cfg)
	var got []string
	for _, api := range tenant.APIs {
		got = append(got, api.Address)
	}
	if want := []string{"system_api.management", "system_api.my_account"}; !slices.Equal(got, want) {
		t.Fatalf("got APIs %q, want %q", got, want)
	}
	if tenant.DefaultAudience != tenant.APIs[1] || tenant.APIs[1].Config != nil {
		t.Errorf("got default audience %v", tenant.DefaultAudience)
	}
	cell := tenant.Access(tenant.Applications[0], tenant.APIs[0], Client)
	if !cell.Allowed || !slices.Equal(cell.Scopes, []string{"read:users"}) || !slices.Equal(cell.UndefinedScopes, []string{"read:usres"}) {
		t.Errorf("got %v", cell.Row())
	}
}

func TestSystemAPIsOfSeveralHostsHaveAddressesOfTheirOwn(t *testing.T) {
	cfg := &config.Config{
		Applications: []*config.Application{newApplication("job", "first_party")},
		ClientGrants: []*config.ClientGrant{
			newClientGrant("b", "application.job", "https://b.example.com/api/v2/", "client"),
			newClientGrant("a", "application.job", "https://a.example.com/api/v2/", "client"),
		},
	}
	tenant := mustCompile(t, cfg)
	var got []string
	for _, api := range tenant.APIs {
		got = append(got, api.Address)
	}
	want := []string{"system_api.management", `system_api.management["https://b.example.com/api/v2/"]`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestDeclaredSystemAPIKeepsItsAddressAndItsBuiltInScopes(t *testing.T) {
	declared := newAPI("mfa", "https://acme.example.com/mfa/", "enroll", "invented")
	api := mustCompile(t, project(declared, newApplication("web", "first_party"))).APIs[0]
	if want := []string{"enroll", "read:authenticators", "remove:authenticators"}; !slices.Equal(api.Scopes, want) {
		t.Errorf("got scopes %q, want %q", api.Scopes, want)
	}
	if api.Address != "api.mfa" || api.Config != declared || api.System != MFA {
		t.Errorf("got %+v", api)
	}
}

func TestUserTokensForTheManagementAPICarryCurrentUserScopesOnly(t *testing.T) {
	api := newAPI("management", "https://acme.example.com/api/v2/")
	all := newClientGrant("all", "application.web", "api.management", "user")
	all.AllowAllScopes = value(true)
	currentUser := []string{
		"create:current_user_device_credentials", "create:current_user_metadata", "delete:current_user_device_credentials",
		"delete:current_user_metadata", "read:current_user", "update:current_user_identities", "update:current_user_metadata",
	}
	tests := []struct {
		name, policy string
		grant        *config.ClientGrant
		want         []string
	}{
		{"by policy", "allow_all", newClientGrant("web", "application.web", "api.management", "user"), currentUser},
		{"all scopes", "require_client_grant", all, currentUser},
		{
			"a list", "require_client_grant",
			newClientGrant("web", "application.web", "api.management", "user", "read:users", "read:current_user"), []string{"read:current_user"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			api.UserPolicy = value(test.policy)
			cell := access(t, project(api, newApplication("web", "first_party"), test.grant), User)
			if !slices.Equal(cell.Scopes, test.want) || len(cell.UndefinedScopes) > 0 {
				t.Errorf("got %q, undefined %q, want %q", cell.Scopes, cell.UndefinedScopes, test.want)
			}
		})
	}
}

// The platform's lists grow faster than ours. What is not in them and is no misspelling counts, but is in nothing that gives all scopes.
func TestUnlistedScopesOfSystemAPIs(t *testing.T) {
	const management, myAccount, mfa = "https://acme.example.com/api/v2/", "https://acme.example.com/me/", "https://acme.example.com/mfa/"
	tests := []struct {
		name, identifier, subject                  string
		granted, want, wantUndefined, wantUnlisted []string
	}{
		{"client", management, "client", []string{"read:users", "read:weather"}, []string{"read:users", "read:weather"}, nil, []string{"read:weather"}},
		{"misspelt", management, "client", []string{"read:weather", "read:usres"}, []string{"read:weather"}, []string{"read:usres"}, []string{"read:weather"}},
		{"no scope", management, "client", []string{"read:weather read:rain", "", "a,b"}, nil, []string{"", "a,b", "read:weather read:rain"}, nil},
		{"user", management, "user", []string{"read:current_user", "read:weather"}, []string{"read:current_user"}, nil, []string{"read:weather"}},
		{
			"current user", management, "user", []string{"rename:current_user", "sing:current_user_songs", "to:my_current_user_s"},
			[]string{"rename:current_user", "sing:current_user_songs"}, nil,
			[]string{"rename:current_user", "sing:current_user_songs", "to:my_current_user_s"},
		},
		{"My Account", myAccount, "user", []string{"read:me:weather"}, []string{"read:me:weather"}, nil, []string{"read:me:weather"}},
		{"MFA", mfa, "user", []string{"enroll", "enrol", "phone:home"}, []string{"enroll", "phone:home"}, []string{"enrol"}, []string{"phone:home"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			api := newAPI("system", test.identifier)
			api.UserPolicy = value("require_client_grant")
			grant := newClientGrant("app", "application.app", "api.system", test.subject, test.granted...)
			tenant := mustCompile(t, project(api, newApplication("app", "first_party"), grant))
			cell := tenant.Access(tenant.Applications[0], tenant.APIs[0], SubjectType(test.subject))
			if !slices.Equal(cell.Scopes, test.want) || !slices.Equal(cell.UndefinedScopes, test.wantUndefined) {
				t.Errorf("got %q, undefined %q, want %q and %q", cell.Scopes, cell.UndefinedScopes, test.want, test.wantUndefined)
			}
			if got := tenant.ClientGrants[0].UnlistedScopes; !slices.Equal(got, test.wantUnlisted) {
				t.Errorf("got unlisted %q, want %q", got, test.wantUnlisted)
			}
			grant.AllowAllScopes = value(true)
			all := access(t, project(api, newApplication("app", "first_party"), grant), SubjectType(test.subject))
			if beyond := stringset.Intersection(all.Scopes, test.wantUnlisted); len(beyond) > 0 {
				t.Errorf("all scopes are %q, too", beyond)
			}
		})
	}
}

// Without a domain, the host of the platform's APIs is anybody's guess. Third parties are denied on all that may be the platform's.
func TestSystemAPIsWithoutADomain(t *testing.T) {
	for _, test := range []struct {
		name, identifier string
		declared         []string
		domain           string
		want             SystemAPI
	}{
		{"an API of one's own", "https://profiles.example.com/me/", []string{"read:profile"}, "", ""},
		{"the platform's on a custom domain", "https://login.example.com/me/", []string{"read:me:factors"}, "", MyAccount},
		{"without scopes", "https://login.example.com/me/", nil, "", MyAccount},
		{"a tenant's host", "https://acme.eu.auth0.com/me/", []string{"read:profile"}, "", MyAccount},
		{"the domain says more", "https://profiles.example.com/me/", []string{"read:profile"}, "profiles.example.com", MyAccount},
		{"another domain", "https://login.example.com/me/", []string{"read:me:factors"}, "acme.eu.auth0.com", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			cfg := project(newAPI("me", test.identifier, test.declared...), newApplication("app", "third_party_permissive"))
			cfg.Tenant = &config.TenantSettings{Domain: value(test.domain)}
			tenant := mustCompile(t, cfg)
			if api := tenant.APIs[0]; api.System != test.want || test.want == "" && !slices.Equal(api.Scopes, test.declared) {
				t.Errorf("got %q with the scopes %q", api.System, api.Scopes)
			}
		})
	}
	two := &config.Config{
		Applications: []*config.Application{newApplication("app", "third_party_permissive")},
		ClientGrants: []*config.ClientGrant{
			newClientGrant("a", "application.app", "https://acme.eu.auth0.com/api/v2/", "client", "read:users"),
			newClientGrant("b", "application.app", "https://acme-dev.eu.auth0.com/api/v2/", "client", "read:users"),
		},
	}
	for cell := range mustCompile(t, two).Matrix(Filter{}) {
		if cell.Reason != SystemAPIThirdParty {
			t.Errorf("got %v", cell.Row())
		}
	}
}

// No page says what the policies of MFA and Express Configuration are.
func TestUnstatedPoliciesOfSomeSystemAPIsAreAssumed(t *testing.T) {
	declared := newAPI("mfa", "https://acme.example.com/mfa/")
	stated := newAPI("mfa", "https://acme.example.com/mfa/")
	stated.UserPolicy = value("require_client_grant")
	undeclared := newClientGrant("web", "application.web", "urn:auth0:express-configure", "user")
	for _, test := range []struct {
		name, party  string
		api          *config.API
		user, client []string
	}{
		{"undeclared", "first_party", nil, []string{"system_api.express_configuration.subject_type_authorization"}, []string{"system_api.express_configuration.subject_type_authorization"}},
		{"declared", "first_party", declared, []string{"api.mfa.subject_type_authorization"}, []string{"api.mfa.subject_type_authorization"}},
		{"stated for users", "first_party", stated, nil, []string{"api.mfa.subject_type_authorization"}},
		{"a third party", "third_party_strict", declared, nil, nil},
		{"documented", "first_party", newAPI("me", "https://acme.example.com/me/"), nil, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			cfg := project(test.api, newApplication("web", test.party))
			if test.api == nil {
				cfg.APIs, cfg.ClientGrants = nil, []*config.ClientGrant{undeclared}
			}
			tenant := mustCompile(t, cfg)
			for subject, want := range map[SubjectType][]string{User: test.user, Client: test.client} {
				if got := tenant.Access(tenant.Applications[0], tenant.APIs[0], subject).Assumed; !slices.Equal(got, want) {
					t.Errorf("%s: got %q, want %q", subject, got, want)
				}
			}
		})
	}
}

// The platform fixes what narrows or types the tokens of its own APIs, and refuses to be told otherwise.
func TestRefusedAttributesOfSystemAPIsDecideNothing(t *testing.T) {
	for identifier, taken := range map[string]bool{"https://blog.example.com": true, "https://acme.example.com/api/v2/": false, "https://acme.example.com/mfa/": false} {
		declared := newAPI("r", identifier)
		declared.EnforcePolicies, declared.AuthorizationDetailsTypes, declared.UserPolicy = value(true), list("pay"), value("allow_all")
		cell := access(t, project(declared, newApplication("app", "first_party")), User)
		if got := slices.Contains(cell.NarrowedBy, "rbac"); got != taken || (len(cell.AuthorizationDetailsTypes) > 0) != taken {
			t.Errorf("%s: got narrowed by RBAC %t, types %q", identifier, got, cell.AuthorizationDetailsTypes)
		}
	}
}
