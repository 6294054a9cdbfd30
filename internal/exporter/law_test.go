package exporter_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/door/auth0api"
	"grants/internal/door/deploycli"
	"grants/internal/door/terraform"
	"grants/internal/exporter"
	"grants/internal/importer"
	"grants/internal/project"
	"grants/internal/source"
	"grants/plan"
	"grants/plan/objects"
)

func some[T any](value T) config.Located[T] { return config.Located[T]{Value: value, Set: true} }

// maybe is a value or none.
func maybe[T any](t *rapid.T, label string, values ...T) config.Located[T] {
	if rapid.Bool().Draw(t, label+"?") {
		return some(rapid.SampledFrom(values).Draw(t, label))
	}
	return config.Located[T]{}
}

func listOf(t *rapid.T, label string, words ...string) config.List {
	list := config.List{Set: true}
	for _, word := range rapid.SliceOfNDistinct(rapid.SampledFrom(words), 0, len(words), rapid.ID).Draw(t, label) {
		list.Items = append(list.Items, some(word))
	}
	return list
}

func block(kind, name string) config.Block {
	return config.Block{Address: kind + "." + name, Name: name}
}

var odd = []string{"Orders API", "orders", "a: b # c", "\"quoted\" \\ ${x} %{y}", "yes", "1", "über\u2028", "- x", "@@X", "x"}

// drawTenant is a tenant of all that every form has a place for.
func drawTenant(t *rapid.T) *config.Config {
	c := &config.Config{Files: &diag.Files{}}
	c.Tenant = &config.TenantSettings{Block: config.Block{Address: "tenant"}, Domain: some("acme.eu.auth0.com")}
	c.Tenant.EnableDynamicClientRegistration = maybe(t, "registration", true, false)
	scopes := []string{"read:a", "write:a", " read:b", "admin"}
	for i := range rapid.IntRange(0, 3).Draw(t, "APIs") {
		api := &config.API{Block: block("api", fmt.Sprint("a", i)), Identifier: some(fmt.Sprintf("https://a%d.example.com/", i))}
		api.DisplayName = some(rapid.SampledFrom(odd).Draw(t, "name"))
		for _, scope := range rapid.SliceOfNDistinct(rapid.SampledFrom(scopes), 0, 4, rapid.ID).Draw(t, "scopes") {
			api.Scopes = append(api.Scopes, config.Scope{Name: some(scope), Description: maybe(t, "description", odd...)})
		}
		api.ScopesAttribute.Set = len(api.Scopes) > 0
		api.UserPolicy = maybe(t, "user policy", "allow_all", "require_client_grant", "deny_all")
		api.ClientPolicy = maybe(t, "client policy", "require_client_grant", "deny_all")
		api.EnforcePolicies = maybe(t, "RBAC", true, false)
		api.TokenDialect = maybe(t, "dialect", "access_token", "rfc9068_profile_authz")
		api.TokenLifetime = maybe[int64](t, "lifetime", 60, 86400)
		api.AllowOfflineAccess = maybe(t, "offline", true, false)
		api.SkipConsentForVerifiableFirstPartyClients = maybe(t, "skip", true, false)
		if rapid.Bool().Draw(t, "types?") {
			api.AuthorizationDetailsTypes = listOf(t, "types", "payment", "account")
		}
		c.APIs = append(c.APIs, api)
	}
	for i := range rapid.IntRange(0, 4).Draw(t, "applications") {
		app := &config.Application{Block: block("application", fmt.Sprint("c", i)), ClientID: some(fmt.Sprint("id", i))}
		app.DisplayName = some(rapid.SampledFrom(odd).Draw(t, "name"))
		app.AppType = maybe(t, "type", "spa", "native", "regular_web", "non_interactive")
		app.IsFirstParty = maybe(t, "first party", true, false)
		if app.IsFirstParty.Set && !app.IsFirstParty.Value {
			app.ThirdPartySecurityMode = maybe(t, "mode", "strict", "permissive")
		}
		if rapid.Bool().Draw(t, "grant types?") {
			app.GrantTypes = listOf(t, "grant types", "authorization_code", "client_credentials", "implicit", "refresh_token")
		}
		app.TokenEndpointAuthMethod = maybe(t, "method", "none", "client_secret_post")
		app.OrganizationUsage = maybe(t, "usage", "deny", "allow", "require")
		app.Description = maybe(t, "description", odd...)
		c.Applications = append(c.Applications, app)
	}
	drawGrants(t, c, scopes)
	drawRoles(t, c, scopes, odd)
	drawLogins(t, c)
	return c
}

// drawLogins are what decides whether users can log in to third parties, without ids, for which the deploy CLI has no place. Of the connections of an organization
// Terraform has only those that are declared, and at least one.
func drawLogins(t *rapid.T, c *config.Config) {
	c.Tenant.ResourceParameterProfile = maybe(t, "profile", "audience", "compatibility")
	c.Tenant.ClientIDMetadataDocumentSupported = maybe(t, "metadata documents", true, false)
	var names []string
	for i := range rapid.IntRange(0, 3).Draw(t, "connections") {
		name := fmt.Sprint(rapid.SampledFrom(odd).Draw(t, "connection"), i)
		names = append(names, name)
		c.Connections = append(c.Connections, &config.Connection{
			Block: block("connection", fmt.Sprint("l", i)), ConnectionName: some(name), Strategy: some(rapid.SampledFrom([]string{"auth0", "okta"}).Draw(t, "strategy")),
			IsDomainConnection: maybe(t, "promoted", true, false),
		})
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "organizations") {
		o := &config.Organization{Block: block("organization", fmt.Sprint("o", i)), OrganizationName: some(fmt.Sprint("org", i))}
		o.ThirdPartyClientAccess = maybe(t, "third parties", "allow", "block")
		if len(names) > 0 {
			if list := listOf(t, "enabled", names...); len(list.Items) > 0 {
				o.EnabledConnections = list
			}
		}
		c.Organizations = append(c.Organizations, o)
	}
}

// drawRoles are roles without ids, for which the deploy CLI has no place.
func drawRoles(t *rapid.T, c *config.Config, scopes, names []string) {
	audiences := []string{"https://acme.eu.auth0.com/api/v2/", "https://elsewhere.example.com"}
	for _, api := range c.APIs {
		audiences = append(audiences, api.Identifier.Value)
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "roles") {
		role := &config.Role{Block: block("role", fmt.Sprint("r", i)), DisplayName: some(fmt.Sprint(rapid.SampledFrom(names).Draw(t, "role"), i))}
		role.Description = maybe(t, "purpose", names...)
		for range rapid.IntRange(0, 3).Draw(t, "permissions") {
			permission := &config.Permission{API: some(config.Reference{Name: rapid.SampledFrom(audiences).Draw(t, "at")})}
			permission.Scopes = listOf(t, "permitted", append([]string{"undefined"}, scopes...)...)
			role.Permissions = append(role.Permissions, permission)
		}
		role.PermissionsAttribute.Set = len(role.Permissions) > 0
		c.Roles = append(c.Roles, role)
	}
}

func drawGrants(t *rapid.T, c *config.Config, scopes []string) {
	audiences := []string{"https://acme.eu.auth0.com/api/v2/", "https://elsewhere.example.com"}
	for _, api := range c.APIs {
		audiences = append(audiences, api.Identifier.Value)
	}
	holders := []string{"", "stranger"}
	for _, app := range c.Applications {
		holders = append(holders, app.ClientID.Value)
	}
	seen := map[string]bool{}
	for i := range rapid.IntRange(0, 6).Draw(t, "grants") {
		holder, audience := rapid.SampledFrom(holders).Draw(t, "holder"), rapid.SampledFrom(audiences).Draw(t, "audience")
		subject := rapid.SampledFrom([]string{"user", "client"}).Draw(t, "subject")
		if key := holder + " " + audience + " " + subject; seen[key] || holder == "" && strings.HasSuffix(audience, "/api/v2/") {
			continue
		} else {
			seen[key] = true
		}
		g := &config.ClientGrant{Block: block("client_grant", fmt.Sprint("g", i)), SubjectType: some(subject)}
		if g.ClientID = some(config.Reference{Name: holder}); holder == "" {
			g.Block = block("third_party_default", fmt.Sprint("g", i))
			g.ClientID, g.DefaultFor = config.Located[config.Reference]{}, some("third_party_clients")
		}
		g.Audience = some(config.Reference{Name: audience})
		if g.Scopes = listOf(t, "scopes", append([]string{"undefined"}, scopes...)...); rapid.Bool().Draw(t, "all scopes") {
			g.Scopes, g.AllowAllScopes = config.List{}, some(true)
		}
		if subject == "client" && holder != "" {
			g.OrganizationUsage = maybe(t, "usage", "deny", "allow", "require")
			g.AllowAnyOrganization = maybe(t, "any", true, false)
		}
		c.ClientGrants = append(c.ClientGrants, g)
	}
}

// read reads what was written in a form.
func read(t *rapid.T, form exporter.Form, files map[string][]byte) *config.Config {
	fsys := fstest.MapFS{}
	for name, content := range files {
		fsys[name] = &fstest.MapFile{Data: content}
	}
	var cfg *config.Config
	var problems []diag.Diagnostic
	var err error
	switch form {
	case exporter.API:
		var names []string
		if names, err = auth0api.Listings(fsys); err == nil {
			cfg, problems, err = auth0api.Read(fsys, names)
		}
	case exporter.Deploy:
		cfg, problems, err = deploycli.Read(fsys, "tenant.yaml", deploycli.Options{})
	case exporter.DeployFolder:
		if len(fsys) == 0 || len(fsys) == 1 && fsys["tenant.json"] != nil { // a tenant of nothing has no folders
			fsys["clients/none.json"] = &fstest.MapFile{}
		}
		cfg, problems, err = deploycli.Read(fsys, ".", deploycli.Options{})
	case exporter.Terraform:
		cfg, problems, err = terraform.ReadFiles(fsys, ".", terraform.Options{})
	}
	if err != nil || len(problems) > 0 {
		t.Fatalf("%s: %v %v\n%s", form, err, problems, texts(files))
	}
	return cfg
}

func texts(files map[string][]byte) string {
	var all strings.Builder
	for _, name := range slices.Sorted(maps.Keys(files)) {
		fmt.Fprintf(&all, "-- %s --\n%s", name, files[name])
	}
	return all.String()
}

// withDomain says what the forms have no place for.
func withDomain(c *config.Config) *config.Config {
	if c.Tenant == nil {
		c.Tenant = &config.TenantSettings{Block: config.Block{Address: "tenant"}}
	}
	c.Tenant.Domain = some("acme.eu.auth0.com")
	return c
}

// One tenant in every form is one tenant, and so is what import makes of it.
func TestOneTenantInEveryFormIsOneTenant(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant, _ := compiler.Compile(drawTenant(t))
		want := objects.Digest(tenant)
		for _, name := range exporter.Forms {
			form := exporter.Form(name)
			written, err := exporter.Write(tenant, form)
			if err != nil {
				t.Fatal(err)
			}
			c := withDomain(read(t, form, written.Files))
			again, problems := compiler.Compile(c)
			if got := objects.Digest(again); got != want {
				t.Fatalf("%s is another tenant (%v):\n%s\n%v", form, problems, texts(written.Files), changes(tenant, again))
			}
			imported, err := importer.Write(c, importer.Options{Layout: importer.ByAPI})
			if err != nil {
				t.Fatal(err)
			}
			if again, _ := compiler.Compile(imported.Config); objects.Digest(again) != want {
				t.Fatalf("%s is another tenant once it has other labels", form)
			}
		}
	})
}

func changes(before, after *compiler.Tenant) string {
	var all strings.Builder
	p := plan.Diff(before, after)
	for _, change := range p.Changes {
		fmt.Fprintf(&all, "%+v\n", change)
	}
	return all.String()
}

// A project that is brought up to date with a source is what the source has, unless it says what is left to do.
func TestAProjectIsBroughtUpToDate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		written, err := importer.Write(drawTenant(t), importer.Options{Layout: importer.ByAPI})
		if err != nil {
			t.Fatal(err)
		}
		compile := func(src *source.Project) (*project.Project, error) { return project.Load(src, project.Options{}) }
		before, err := compile(source.InMemory(written.Files))
		if err != nil || diag.HasErrors(before.Diagnostics) {
			t.Fatal(err, before.Diagnostics)
		}
		from := project.Compile(source.InMemory(nil), drawTenant(t), nil, project.Options{})
		update, files, after, err := importer.Bring(before, from, true, compile)
		if err != nil || diag.HasErrors(after.Diagnostics) {
			t.Fatal(err, after.Diagnostics)
		}
		if p := plan.Diff(from.Tenant, after.Tenant); len(update.Reported) == 0 && len(p.Impacts)+len(p.RoleImpacts) > 0 {
			t.Fatalf("access is another: %+v %+v\n%s\n%s", p.Impacts, p.RoleImpacts, files.Diff(), changes(from.Tenant, after.Tenant))
		}
		isLogin := func(change objects.Change) bool {
			return change.Kind == objects.ConnectionKind || change.Kind == objects.OrganizationKind
		}
		if p := plan.Diff(from.Tenant, after.Tenant); len(update.Reported) == 0 && slices.ContainsFunc(p.Changes, isLogin) {
			t.Fatalf("logins are others:\n%s\n%s", files.Diff(), changes(from.Tenant, after.Tenant))
		}
	})
}

// The order of a listing never shows in what import writes of it.
func TestTheOrderOfAListingNeverShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenant, _ := compiler.Compile(drawTenant(t))
		written, err := exporter.Write(tenant, exporter.API)
		if err != nil {
			t.Fatal(err)
		}
		imported := func(files map[string][]byte) string {
			project, err := importer.Write(withDomain(read(t, exporter.API, files)), importer.Options{Layout: importer.One})
			if err != nil {
				t.Fatal(err)
			}
			return texts(project.Files)
		}
		want := imported(written.Files)
		for _, name := range slices.Sorted(maps.Keys(written.Files)) {
			content := written.Files[name]
			var list []json.RawMessage
			if json.Unmarshal(content, &list) != nil || len(list) == 0 {
				continue
			}
			shuffled, err := json.Marshal(rapid.Permutation(list).Draw(t, name))
			if err != nil {
				t.Fatal(err)
			}
			written.Files[name] = shuffled
		}
		if got := imported(written.Files); got != want {
			t.Fatalf("in another order it is\n%s\nand was\n%s", got, want)
		}
	})
}
