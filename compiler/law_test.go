package compiler

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"grants/config"
	"grants/internal/stringset"
)

const drawnDomain = "acme.example.com"

var (
	drawnScopes      = []string{"a", "b", "c", "zz", "read:users", "read:current_user", "read:me:factors"}
	drawnIdentifiers = []string{
		"https://one.example.com", "https://two.example.com", "https://" + drawnDomain + "/api/v2/",
		"https://" + drawnDomain + "/me/", "https://" + drawnDomain + "/mfa/", "urn:auth0:express-configure",
	}
	drawnPolicies   = []string{"", "allow_all", "require_client_grant", "deny_all"}
	drawnGrantTypes = []string{"authorization_code", "client_credentials", "refresh_token"}
	drawnProfiles   = []string{"custom_authentication", "on_behalf_of_token_exchange"}
)

// drawConfig is a config that compiles: every block differs from the others in address and identity.
func drawConfig(t *rapid.T) *config.Config {
	cfg := &config.Config{Tenant: &config.TenantSettings{
		Domain:                                value(drawnDomain),
		EnableDynamicClientRegistration:       value(rapid.Bool().Draw(t, "dcr")),
		DynamicClientRegistrationSecurityMode: value(rapid.SampledFrom([]string{"strict", "permissive"}).Draw(t, "dcr mode")),
	}}
	identifiers := rapid.SliceOfNDistinct(rapid.SampledFrom(drawnIdentifiers), 1, 4, rapid.ID).Draw(t, "identifiers")
	for i, identifier := range identifiers {
		cfg.APIs = append(cfg.APIs, drawAPI(t, fmt.Sprint("r", i), identifier))
	}
	for i := range rapid.IntRange(0, 5).Draw(t, "applications") {
		cfg.Applications = append(cfg.Applications, drawApplication(t, fmt.Sprint("a", i)))
	}
	taken := map[string]bool{}
	for i := range rapid.IntRange(0, 12).Draw(t, "grants") {
		grant := drawGrant(t, cfg, fmt.Sprint("g", i))
		if key := drawnKey(grant); !taken[key] {
			taken[key] = true
			cfg.ClientGrants = append(cfg.ClientGrants, grant)
		}
	}
	return cfg
}

func drawAPI(t *rapid.T, name, identifier string) *config.API {
	api := newAPI(name, identifier, rapid.SliceOfN(rapid.SampledFrom(drawnScopes), 0, 4).Draw(t, "declared")...)
	if policy := rapid.SampledFrom(drawnPolicies).Draw(t, "user policy"); policy != "" {
		api.UserPolicy = value(policy)
	}
	if policy := rapid.SampledFrom(drawnPolicies).Draw(t, "client policy"); policy != "" {
		api.ClientPolicy = value(policy)
	}
	api.AuthorizationDetailsTypes = list(rapid.SliceOfN(rapid.SampledFrom([]string{"pay", "sign"}), 0, 2).Draw(t, "types")...)
	api.EnforcePolicies = value(rapid.Bool().Draw(t, "rbac"))
	api.SkipConsentForVerifiableFirstPartyClients = value(rapid.Bool().Draw(t, "skips consent"))
	return api
}

func drawApplication(t *rapid.T, name string) *config.Application {
	app := newApplication(name, string(rapid.SampledFrom(parties).Draw(t, "party")))
	app.AppType = value(rapid.SampledFrom([]string{"regular_web", "spa", "resource_server"}).Draw(t, "app_type"))
	if rapid.Bool().Draw(t, "names grant types") {
		app.GrantTypes = list(rapid.SliceOf(rapid.SampledFrom(drawnGrantTypes)).Draw(t, "grant types")...)
	}
	if rapid.Bool().Draw(t, "states token exchange") {
		app.TokenExchangeProfiles = list(rapid.SliceOfN(rapid.SampledFrom(drawnProfiles), 0, 2).Draw(t, "profiles")...)
	}
	if method := rapid.SampledFrom([]string{"", "none", "client_secret_post"}).Draw(t, "method"); method != "" {
		app.TokenEndpointAuthMethod = value(method)
	}
	return app
}

// drawGrant is a grant for a declared API or, by its identifier, for one that may not be declared.
func drawGrant(t *rapid.T, cfg *config.Config, name string) *config.ClientGrant {
	audience := rapid.SampledFrom(cfg.APIs).Draw(t, "audience").Identifier.Value
	if rapid.IntRange(0, 9).Draw(t, "undeclared") == 0 {
		audience = drawnIdentifiers[2]
	}
	subject := string(rapid.SampledFrom(SubjectTypes).Draw(t, "subject type"))
	grant := newDefault(name, audience, subject)
	if len(cfg.Applications) > 0 && rapid.IntRange(0, 2).Draw(t, "default") > 0 {
		grant = newClientGrant(name, rapid.SampledFrom(cfg.Applications).Draw(t, "holder").Address, audience, subject)
	}
	grant.Scopes = list(rapid.SliceOfN(rapid.SampledFrom(drawnScopes), 0, 4).Draw(t, "granted")...)
	grant.AllowAllScopes = value(rapid.IntRange(0, 4).Draw(t, "all scopes") == 0)
	grant.AuthorizationDetailsTypes = list(rapid.SliceOfN(rapid.SampledFrom([]string{"pay", "cook"}), 0, 2).Draw(t, "granted types")...)
	return grant
}

func drawnKey(grant *config.ClientGrant) string {
	return grant.ClientID.Value.Name + "|" + grant.Audience.Value.Name + "|" + grant.SubjectType.Value
}

func mustCompile(t interface{ Fatalf(string, ...any) }, cfg *config.Config) *Tenant {
	tenant, diagnostics := Compile(cfg)
	if len(diagnostics) > 0 {
		t.Fatalf("does not compile: %v", diagnostics)
	}
	return tenant
}

func cells(tenant *Tenant, filter Filter) []Access {
	var cells []Access
	for cell := range tenant.Matrix(filter) {
		cells = append(cells, *cell)
	}
	return cells
}

func rowsOf(cells []Access) []Row {
	rows := make([]Row, len(cells))
	for i := range cells {
		rows[i] = cells[i].Row()
	}
	return rows
}

func TestOrderOfBlocksNeverShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cfg := drawConfig(t)
		if rapid.Bool().Draw(t, "with mistakes") {
			cfg.ClientGrants = append(cfg.ClientGrants, drawGrant(t, cfg, "again"), drawGrant(t, cfg, "and_again"), newClientGrant("lost", "nobody", "nowhere", "user"))
			cfg.APIs = append(cfg.APIs, drawAPI(t, "twice", cfg.APIs[0].Identifier.Value))
		}
		shuffled := *cfg
		shuffled.APIs = rapid.Permutation(cfg.APIs).Draw(t, "APIs")
		shuffled.Applications = rapid.Permutation(cfg.Applications).Draw(t, "applications")
		shuffled.ClientGrants = rapid.Permutation(cfg.ClientGrants).Draw(t, "grants")
		want, wantDiagnostics := Compile(cfg)
		got, gotDiagnostics := Compile(&shuffled)
		if !reflect.DeepEqual(gotDiagnostics, wantDiagnostics) {
			t.Errorf("got diagnostics %v\nwant %v", gotDiagnostics, wantDiagnostics)
		}
		if got, want := everything(got), everything(want); !reflect.DeepEqual(got, want) {
			t.Errorf("got %v\nwant %v", got, want)
		}
	})
}

func everything(tenant *Tenant) []Row {
	rows := rowsOf(cells(tenant, Filter{All: true}))
	for cell := range tenant.ThirdPartyDefaults() {
		rows = append(rows, cell.Row())
	}
	return rows
}

func TestAddingAGrantRemovesAccessOnlyWhereItReplacesADefault(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cfg := drawConfig(t)
		added := drawGrant(t, cfg, "added")
		if slices.ContainsFunc(cfg.ClientGrants, func(grant *config.ClientGrant) bool { return drawnKey(grant) == drawnKey(added) }) {
			t.Skip("taken")
		}
		more := *cfg
		more.ClientGrants = append(slices.Clone(cfg.ClientGrants), added)
		after := map[string]Access{}
		for _, cell := range cells(mustCompile(t, &more), Filter{All: true}) {
			after[cellName(&cell)] = cell
		}
		for _, before := range cells(mustCompile(t, cfg), Filter{All: true}) {
			now := after[cellName(&before)]
			replaced := before.Reason == ByDefaultGrant && now.Reason == ByClientGrant && now.Grant.Address == added.Address
			lost := before.Allowed && (!now.Allowed || len(stringset.Difference(before.Scopes, now.Scopes)) > 0)
			if lost && !replaced {
				t.Errorf("%s: %v became %v", cellName(&before), before.Row(), now.Row())
			}
		}
	})
}

func cellName(cell *Access) string {
	return fmt.Sprint(cell.Application.Address, " ", cell.API.Identifier, " ", cell.SubjectType)
}

func TestCeilingIsWithinDeclaredScopes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := mustCompile(t, drawConfig(t))
		for _, grant := range tenant.ClientGrants {
			if beyond := stringset.Difference(grant.Scopes, grant.API.Scopes); !slices.Equal(beyond, grant.UnlistedScopes) {
				t.Errorf("%s grants undeclared %q, and %q is what the platform may have", grant.Address, beyond, grant.UnlistedScopes)
			}
			if len(grant.UnlistedScopes) > 0 && grant.API.System == "" {
				t.Errorf("%s takes %q for the platform's", grant.Address, grant.UnlistedScopes)
			}
			if declared := stringset.Intersection(grant.UndefinedScopes, grant.API.Scopes); len(declared) > 0 {
				t.Errorf("%s takes declared %q for undefined", grant.Address, declared)
			}
		}
		for cell := range tenant.Matrix(Filter{All: true}) {
			unlisted := []string(nil)
			if cell.Grant != nil {
				unlisted = cell.Grant.UnlistedScopes
			}
			if beyond := stringset.Difference(cell.Scopes, cell.API.Scopes); !stringset.Within(beyond, unlisted) {
				t.Errorf("%s has undeclared %q", cellName(cell), beyond)
			}
			if cell.API.System == Management && cell.SubjectType == User && stringset.Contains(cell.Scopes, "read:users") {
				t.Errorf("%s has a scope that is not for users", cellName(cell))
			}
		}
	})
}

func TestDenyAllDeniesEverybody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cfg := drawConfig(t)
		closed := cfg.APIs[0]
		closed.UserPolicy, closed.ClientPolicy = value("deny_all"), value("deny_all")
		for _, row := range everything(mustCompile(t, cfg)) {
			if row.API == closed.Address && (row.Decision != "deny" || row.Reason != "policy_deny_all" || len(row.Scopes) > 0) {
				t.Errorf("got %v", row)
			}
		}
	})
}

func TestMatrixOfAllIsEveryCellInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := mustCompile(t, drawConfig(t))
		var want []Row
		for _, app := range tenant.Applications {
			for _, api := range tenant.EveryAPI() {
				for _, subject := range SubjectTypes {
					if cell := tenant.Access(app, api, subject); api.IsMentioned() || cell.Allowed {
						want = append(want, cell.Row())
					}
				}
			}
		}
		got := rowsOf(cells(tenant, Filter{All: true}))
		if len(got) != len(want) || len(want) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("got %v\nwant %v", got, want)
		}
		if !slices.IsSortedFunc(got, compareRows) {
			t.Errorf("not sorted: %v", got)
		}
	})
}

func compareRows(a, b Row) int {
	return slices.Compare([]string{a.Application, a.API, a.SubjectType}, []string{b.Application, b.API, b.SubjectType})
}

func TestMatrixIsWhatIsAllowedOrWasMeantToBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant := mustCompile(t, drawConfig(t))
		filter := Filter{
			API:         func(api *API) bool { return !strings.HasSuffix(api.Address, "1") },
			Application: func(app *Application) bool { return !strings.HasSuffix(app.Address, "2") },
			Fold:        rapid.Bool().Draw(t, "fold"),
		}
		if rapid.Bool().Draw(t, "only users") {
			filter.Subject = func(subject SubjectType) bool { return subject == User }
		}
		if rapid.Bool().Draw(t, "only a") {
			filter.Scope = func(scope string) bool { return scope == "a" }
		}
		var want []Access
		folded := map[string]int{}
		for _, cell := range cells(tenant, Filter{All: true}) {
			switch {
			case !filter.API(cell.API) || !filter.Application(cell.Application):
			case filter.Subject != nil && !filter.Subject(cell.SubjectType):
			case filter.Scope != nil && !slices.ContainsFunc(cell.Scopes, filter.Scope):
			case cell.Reason == PolicyAllowAll && filter.Fold:
				entry := fmt.Sprint(cell.API.Address, cell.Application.Party, cell.SubjectType, cell.Scopes, cell.NarrowedBy)
				folded[entry]++
				folded[entry+" unreachable"] += index(cell.Unreachable != "")
				folded[entry+" assumed"] += len(cell.Assumed)
			case cell.Allowed || isMeantByAGrant(tenant, &cell):
				want = append(want, cell)
			}
		}
		if got, want := rowsOf(cells(tenant, filter)), rowsOf(want); !reflect.DeepEqual(got, want) {
			t.Errorf("got %v\nwant %v", got, want)
		}
		if got := unfold(tenant, filter); filter.Fold && !reflect.DeepEqual(got, folded) {
			t.Errorf("got open access %v, want %v", got, folded)
		}
	})
}

func unfold(tenant *Tenant, filter Filter) map[string]int {
	folded := map[string]int{}
	for open := range tenant.OpenAccess(filter) {
		entry := fmt.Sprint(open.API.Address, open.Party, open.SubjectType, open.Scopes, open.NarrowedBy)
		folded[entry] += open.Applications
		folded[entry+" unreachable"] += open.Unreachable
		folded[entry+" assumed"] += len(open.Assumed)
	}
	return folded
}

func isMeantByAGrant(tenant *Tenant, cell *Access) bool {
	return slices.ContainsFunc(tenant.ClientGrants, func(grant *ClientGrant) bool {
		forAll := grant.IsDefault() && cell.Application.Party != FirstParty
		return grant.API == cell.API && grant.SubjectType == cell.SubjectType && (forAll || grant.Application == cell.Application)
	})
}

func TestCompileLeavesTheConfigAlone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cfg := drawConfig(t)
		cfg.ClientGrants = rapid.Permutation(cfg.ClientGrants).Draw(t, "grants")
		addresses := func() (addresses []string) {
			for _, grant := range cfg.ClientGrants {
				addresses = append(addresses, grant.Address, fmt.Sprint(grant.Scopes))
			}
			return addresses
		}
		before := addresses()
		Compile(cfg)
		if after := addresses(); !slices.Equal(before, after) {
			t.Errorf("got %v, want %v", after, before)
		}
	})
}
