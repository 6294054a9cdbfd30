package compiler

import (
	"slices"
	"testing"

	"grants/config"
)

// project is a config of one API with scopes a, b and c and some applications and grants.
func project(api *config.API, app *config.Application, grants ...*config.ClientGrant) *config.Config {
	return &config.Config{
		Tenant: &config.TenantSettings{Domain: value("acme.example.com")},
		APIs:   []*config.API{api}, Applications: []*config.Application{app}, ClientGrants: grants,
	}
}

func blog() *config.API { return newAPI("blog", "https://blog.example.com", "a", "b", "c") }

// access is the cell of the only application and the only API.
func access(t *testing.T, cfg *config.Config, subject SubjectType) Access {
	t.Helper()
	tenant := mustCompile(t, cfg)
	return tenant.Access(tenant.Applications[0], tenant.APIs[0], subject)
}

// The platform says that a grant of the application's own replaces the default "for the same API", not whether for both subject types.
func TestQuestionGrantReplacesDefaultForItsOwnSubjectTypeOnly(t *testing.T) {
	cfg := project(blog(), newApplication("partner", "third_party_strict"),
		newClientGrant("partner", "application.partner", "api.blog", "user", "a"),
		newDefault("user", "api.blog", "user", "b"),
		newDefault("client", "api.blog", "client", "c"))
	user, client := access(t, cfg, User), access(t, cfg, Client)
	if user.Reason != ByClientGrant || !slices.Equal(user.Scopes, []string{"a"}) {
		t.Errorf("user: got %s with %q, want the application's own grant with a alone", user.Reason, user.Scopes)
	}
	if client.Reason != ByDefaultGrant || !slices.Equal(client.Scopes, []string{"c"}) {
		t.Errorf("client: got %s with %q, want the default with c", client.Reason, client.Scopes)
	}
}

// One page says that permissive third parties follow the policy like first parties, another that third parties have no system APIs.
func TestQuestionPermissiveThirdPartyHasNoSystemAPI(t *testing.T) {
	api := newAPI("management", "https://acme.example.com/api/v2/")
	api.UserPolicy = value("allow_all")
	cfg := project(api, newApplication("partner", "third_party_permissive"),
		newClientGrant("partner", "application.partner", "api.management", "user", "read:current_user"))
	if cell := access(t, cfg, User); cell.Allowed || cell.Reason != SystemAPIThirdParty {
		t.Errorf("got %v", cell.Row())
	}
}

// One page's dashboard steps offer "All apps allowed" for client access; the platform's API knows no such value.
func TestQuestionAllowAllForClientsCountsAsRequireClientGrant(t *testing.T) {
	api := blog()
	api.ClientPolicy = value("allow_all")
	if cell := access(t, project(api, newApplication("job", "first_party")), Client); cell.Allowed || cell.Reason != NoGrant {
		t.Errorf("without a grant: got %v", cell.Row())
	}
	grant := newClientGrant("job", "application.job", "api.blog", "client", "a")
	if cell := access(t, project(api, newApplication("job", "first_party"), grant), Client); !cell.Allowed || cell.Reason != ByClientGrant {
		t.Errorf("with a grant: got %v", cell.Row())
	}
}

// Defaults are said to apply to every third party, and permissive ones are not mentioned.
func TestQuestionDefaultReachesPermissiveThirdPartyUnderRequireClientGrant(t *testing.T) {
	api := blog()
	api.UserPolicy = value("require_client_grant")
	cfg := project(api, newApplication("partner", "third_party_permissive"), newDefault("all", "api.blog", "user", "a"))
	if cell := access(t, cfg, User); !cell.Allowed || cell.Reason != ByDefaultGrant {
		t.Errorf("got %v", cell.Row())
	}
}

// Nothing says whether allow_all_scopes covers types of authorization details.
func TestQuestionAllScopesSaysNothingAboutAuthorizationDetails(t *testing.T) {
	api := blog()
	api.UserPolicy, api.AuthorizationDetailsTypes = value("require_client_grant"), list("sign", "pay")
	grant := newClientGrant("web", "application.web", "api.blog", "user")
	grant.AllowAllScopes = value(true)
	cfg := project(api, newApplication("web", "first_party"), grant)
	if cell := access(t, cfg, User); len(cell.Scopes) != 3 || len(cell.AuthorizationDetailsTypes) != 0 {
		t.Errorf("got scopes %q and types %q", cell.Scopes, cell.AuthorizationDetailsTypes)
	}
	grant.AuthorizationDetailsTypes = list("pay", "cook")
	if cell := access(t, cfg, User); !slices.Equal(cell.AuthorizationDetailsTypes, []string{"pay"}) {
		t.Errorf("got types %q, want the listed one that the API registers", cell.AuthorizationDetailsTypes)
	}
	grant.SubjectType = value("client")
	if cell := access(t, cfg, Client); len(cell.AuthorizationDetailsTypes) != 0 {
		t.Errorf("a client cell has types %q", cell.AuthorizationDetailsTypes)
	}
	api.UserPolicy = value("allow_all")
	if cell := access(t, cfg, User); !slices.Equal(cell.AuthorizationDetailsTypes, []string{"pay", "sign"}) {
		t.Errorf("under allow_all: got types %q, want all", cell.AuthorizationDetailsTypes)
	}
}

// The platform's schema gives "none" as default authentication method, and lets applications without one use client_credentials.
func TestQuestionApplicationWithoutAuthenticationMethodIsConfidential(t *testing.T) {
	if app := mustCompile(t, project(blog(), newApplication("job", "first_party"))).Applications[0]; app.Public {
		t.Error("got a public application")
	}
}

func TestGrantWithoutSubjectTypeIsForClients(t *testing.T) {
	grant := newDefault("all", "api.blog", "", "a")
	grant.SubjectType = config.Located[string]{}
	if cell := access(t, project(blog(), newApplication("partner", "third_party_strict"), grant), Client); !cell.Allowed {
		t.Errorf("got %v", cell.Row())
	}
}

func TestShadowedGrants(t *testing.T) {
	own := newClientGrant("own", "application.app", "api.blog", "user", "a")
	byDefault := newDefault("all", "api.blog", "user", "b")
	tests := []struct {
		name, party, policy string
		grants              []*config.ClientGrant
		want                []string
	}{
		{"a default behind the application's own", "third_party_strict", "require_client_grant", []*config.ClientGrant{own, byDefault}, []string{"third_party_default.all"}},
		{"none behind a deciding default", "third_party_strict", "require_client_grant", []*config.ClientGrant{byDefault}, nil},
		{"an inert grant", "first_party", "allow_all", []*config.ClientGrant{own, byDefault}, []string{"client_grant.own"}},
		{"both inert", "third_party_permissive", "allow_all", []*config.ClientGrant{byDefault, own}, []string{"client_grant.own", "third_party_default.all"}},
		{"all under deny_all", "third_party_strict", "deny_all", []*config.ClientGrant{own, byDefault}, []string{"client_grant.own", "third_party_default.all"}},
		{"a default is not meant for first parties", "first_party", "deny_all", []*config.ClientGrant{byDefault}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			api := blog()
			api.UserPolicy = value(test.policy)
			var got []string
			for _, grant := range access(t, project(api, newApplication("app", test.party), test.grants...), User).Shadowed {
				got = append(got, grant.Address)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestShadowedGrantsOfAThirdPartyOnASystemAPI(t *testing.T) {
	cfg := project(newAPI("me", "https://acme.example.com/me/"), newApplication("partner", "third_party_strict"),
		newClientGrant("partner", "application.partner", "api.me", "user"), newDefault("all", "api.me", "user"))
	if cell := access(t, cfg, User); cell.Reason != SystemAPIThirdParty || len(cell.Shadowed) != 2 {
		t.Errorf("got %v", cell.Row())
	}
}

func TestUserCellsNameWhatNarrowsThem(t *testing.T) {
	tests := []struct {
		party string
		rbac  bool
		skips bool
		want  []string
	}{
		{"first_party", false, false, []string{"request", "consent"}},
		{"first_party", false, true, []string{"request"}},
		{"first_party", true, true, []string{"request", "rbac"}},
		{"third_party_strict", false, true, []string{"request", "consent"}},
		{"third_party_permissive", true, false, []string{"request", "rbac", "consent"}},
	}
	for _, test := range tests {
		api := blog()
		api.EnforcePolicies = value(test.rbac)
		api.SkipConsentForVerifiableFirstPartyClients = value(test.skips)
		cfg := project(api, newApplication("app", test.party),
			newClientGrant("user", "application.app", "api.blog", "user", "a"),
			newClientGrant("client", "application.app", "api.blog", "client", "a"))
		if got := access(t, cfg, User).NarrowedBy; !slices.Equal(got, test.want) {
			t.Errorf("%s, RBAC %t: got %q, want %q", test.party, test.rbac, got, test.want)
		}
		if got := access(t, cfg, Client).NarrowedBy; len(got) > 0 {
			t.Errorf("a client's token carries what is granted, but got %q", got)
		}
	}
	denied := blog()
	denied.UserPolicy = value("deny_all")
	if got := access(t, project(denied, newApplication("app", "first_party")), User).NarrowedBy; len(got) > 0 {
		t.Errorf("a denied cell is narrowed by %q", got)
	}
}

// Of the platform's own APIs only My Account skips consent where nobody says so.
func TestConsentToSystemAPIs(t *testing.T) {
	for _, test := range []struct {
		path          string
		declared, set bool
		skips, want   bool
	}{
		{"/me/", false, false, false, false},
		{"/me/", true, false, false, false},
		{"/me/", true, true, false, true},
		{"/api/v2/", false, false, false, true},
		{"/api/v2/", true, false, false, true},
		{"/api/v2/", true, true, true, false},
		{"/my-org/", false, false, false, true},
		{"/mfa/", true, false, false, true},
	} {
		identifier := "https://acme.example.com" + test.path
		cfg := project(newAPI("system", identifier), newApplication("app", "first_party"), newClientGrant("app", "application.app", identifier, "user"))
		if test.set {
			cfg.APIs[0].SkipConsentForVerifiableFirstPartyClients = value(test.skips)
		}
		if !test.declared {
			cfg.APIs = nil
		}
		if got := slices.Contains(access(t, cfg, User).NarrowedBy, "consent"); got != test.want {
			t.Errorf("%+v: consent %t", test, got)
		}
	}
}

func TestOrganizationSettingsAreForClientsOnly(t *testing.T) {
	user := newClientGrant("user", "application.job", "api.blog", "user", "a")
	client := newClientGrant("client", "application.job", "api.blog", "client", "a")
	for _, grant := range []*config.ClientGrant{user, client} {
		grant.OrganizationUsage, grant.AllowAnyOrganization = value("require"), value(true)
	}
	api := blog()
	api.UserPolicy = value("require_client_grant")
	cfg := project(api, newApplication("job", "first_party"), user, client)
	if cell := access(t, cfg, Client); cell.OrganizationUsage != "require" || !cell.AllowAnyOrganization {
		t.Errorf("client: got %v", cell.Row())
	}
	if cell := access(t, cfg, User); cell.OrganizationUsage != "" || cell.AllowAnyOrganization {
		t.Errorf("user: got %v", cell.Row())
	}
	client.OrganizationUsage = config.Located[string]{}
	if cell := access(t, cfg, Client); cell.OrganizationUsage != "deny" {
		t.Errorf("by default: got %q, want deny", cell.OrganizationUsage)
	}
}

func TestThirdPartyDefaults(t *testing.T) {
	open, closed := blog(), newAPI("bank", "https://bank.example.com", "a")
	closed.UserPolicy = value("deny_all")
	cfg := project(open, newApplication("web", "first_party"),
		newDefault("blog", "api.blog", "client", "b"), newDefault("bank", "api.bank", "user", "a"))
	cfg.APIs = append(cfg.APIs, closed)
	denied := "api.bank user deny policy_deny_all"
	byDefault := "api.blog client allow default_grant"
	if got, want := thirdPartyDefaults(t, cfg), []string{denied, byDefault}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}

	cfg.Tenant.DynamicClientRegistrationSecurityMode = value("permissive")
	if got, want := thirdPartyDefaults(t, cfg), []string{denied, byDefault}; !slices.Equal(got, want) {
		t.Errorf("where nobody can register: got %q, want %q", got, want)
	}

	cfg.Tenant.EnableDynamicClientRegistration = value(true)
	want := []string{denied, byDefault, "api.blog user allow policy_allow_all"}
	if got := thirdPartyDefaults(t, cfg); !slices.Equal(got, want) {
		t.Errorf("with permissive registration: got %q, want %q", got, want)
	}
}

func thirdPartyDefaults(t *testing.T, cfg *config.Config) []string {
	var got []string
	for cell := range mustCompile(t, cfg).ThirdPartyDefaults() {
		row := cell.Row()
		if row.Application != "" || row.ClientID != nil || !row.Reachable {
			t.Errorf("got %v", row)
		}
		got = append(got, row.API+" "+row.SubjectType+" "+row.Decision+" "+row.Reason)
	}
	return got
}

func TestClientGrantByKey(t *testing.T) {
	tenant := mustCompile(t, project(blog(), newApplication("web", "first_party"),
		newClientGrant("web", "application.web", "api.blog", "client"), newDefault("all", "api.blog", "user")))
	for _, grant := range tenant.ClientGrants {
		if got := tenant.ClientGrant(grant.Key()); got != grant {
			t.Errorf("%v: got %v, want %v", grant.Key(), got, grant)
		}
	}
	for _, key := range []GrantKey{
		{"application.web", "https://blog.example.com", User},
		{"application.nobody", "https://blog.example.com", Client},
		{"application.web", "https://nowhere.example.com", Client},
		{"", "https://blog.example.com", Client},
	} {
		if got := tenant.ClientGrant(key); got != nil {
			t.Errorf("%v: got %v, want none", key, got)
		}
	}
}
