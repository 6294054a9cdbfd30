package compiler

import (
	"slices"
	"testing"

	"grants/config"
)

func TestSystemAPIsAreRecognised(t *testing.T) {
	tests := []struct {
		identifier, domain string
		want               SystemAPI
	}{
		{"https://acme.example.com/api/v2/", "acme.example.com", Management},
		{"https://acme.example.com/me/", "acme.example.com", MyAccount},
		{"https://acme.example.com/my-org/", "acme.example.com", MyOrganization},
		{"https://acme.example.com/mfa/", "acme.example.com", MFA},
		{"urn:auth0:express-configure", "acme.example.com", ExpressConfiguration},
		{"https://other.example.com/api/v2/", "", Management},
		{"urn:auth0:express-configure", "", ExpressConfiguration},
		{"https://other.example.com/api/v2/", "acme.example.com", ""},
		{"https://acme.example.com/api/v2", "acme.example.com", ""},
		{"http://acme.example.com/api/v2/", "acme.example.com", ""},
		{"https://acme.example.com/v1/me/", "", ""},
		{"https:///me/", "", ""},
		{"/me/", "", ""},
		{"https://{domain}/me/", "acme.example.com", ""},
	}
	for _, test := range tests {
		if got := recognise(test.identifier, test.domain); got != test.want {
			t.Errorf("recognise(%q, %q) = %q, want %q", test.identifier, test.domain, got, test.want)
		}
	}
}

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
		{"https://acme.example.com/mfa/", "", "", AllowAll, RequireClientGrant},
		{"urn:auth0:express-configure", "", "", AllowAll, RequireClientGrant},
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

func TestEverySystemAPIHasScopes(t *testing.T) {
	for _, system := range systemAPIs {
		entry := builtins()[system.api]
		if len(entry.scopes) == 0 || !slices.IsSorted(entry.scopes) || !slices.IsSorted(entry.userScopes) {
			t.Errorf("%s: got %d scopes, sorted %t", system.api, len(entry.scopes), slices.IsSorted(entry.scopes))
		}
	}
}
