package ask

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
	"grants/diag"
)

// Tenants are drawn from few names, so that most cells have something to say.
var (
	drawnScopes     = []string{"a", "b", "c"}
	drawnGrantTypes = []string{"authorization_code", "client_credentials", "refresh_token"}
	drawnGaps       = []string{"api.r0.subject_type_authorization.user.policy", "api.r0.scopes", "application.a0.grant_types", "application.a0.is_first_party"}
)

const drawnManagement = "https://acme.example.com/api/v2/"

// drawTenant is a tenant that compiles, whose objects all have a place of their own.
func drawTenant(t *rapid.T) *compiler.Tenant {
	cfg := drawConfig(t)
	tenant, problems := compiler.Compile(cfg)
	if diag.HasErrors(problems) {
		t.Fatalf("a drawn tenant does not compile: %v", problems)
	}
	return tenant
}

func drawConfig(t *rapid.T) *config.Config {
	d := &drawing{T: t, Config: &config.Config{Files: &diag.Files{}}, taken: map[string]bool{}}
	d.file = d.Files.Add("tenant.grants.hcl")
	d.Files.SetContent(d.file, []byte(strings.Repeat("\n", 1<<12)))
	d.Tenant = &config.TenantSettings{
		Block: d.block("tenant"), Domain: stated("acme.example.com"), EnableDynamicClientRegistration: stated(d.flip("dcr")),
	}
	d.Tenant.Address = "tenant"
	if mode := d.one("mode", "", "strict", "permissive"); mode != "" {
		d.Tenant.DynamicClientRegistrationSecurityMode = stated(mode)
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "apis") {
		d.api(fmt.Sprint("r", i))
	}
	for i := range rapid.IntRange(1, 4).Draw(t, "applications") {
		d.application(fmt.Sprint("a", i))
	}
	for i := range rapid.IntRange(0, 8).Draw(t, "grants") {
		d.grant(i)
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "roles") {
		d.role(fmt.Sprint("e", i))
	}
	for _, gap := range drawnGaps {
		if rapid.IntRange(0, 9).Draw(t, gap) == 0 {
			d.gap(gap)
		}
	}
	if rapid.IntRange(0, 9).Draw(t, "absent") == 0 {
		d.Absent = []config.Kind{config.KindClientGrant}
	}
	return d.Config
}

type drawing struct {
	*rapid.T
	*config.Config
	file  diag.FileID
	next  uint32
	taken map[string]bool
}

func (d *drawing) flip(label string) bool { return rapid.Bool().Draw(d.T, label) }

func (d *drawing) one(label string, values ...string) string {
	return rapid.SampledFrom(values).Draw(d.T, label)
}

func (d *drawing) some(label string, values []string) []string {
	return rapid.SliceOfNDistinct(rapid.SampledFrom(values), 0, len(values), rapid.ID).Draw(d.T, label)
}

// block has a place that no other block has.
func (d *drawing) block(address string) config.Block {
	span := diag.Span{File: d.file, Start: d.next, End: d.next + 8}
	d.next += 8
	_, name, _ := strings.Cut(address, ".")
	return config.Block{Address: address, Name: name, Header: diag.Span{File: d.file, Start: span.Start, End: span.Start + 2}, Span: span}
}

func (d *drawing) api(name string) {
	api := &config.API{Block: d.block("api." + name), Identifier: stated("https://" + name), ScopesAttribute: stated(struct{}{})}
	if d.one("management", "no", "no", "no", "yes") == "yes" && !d.taken["management"] {
		d.taken["management"] = true
		api.Identifier = stated(drawnManagement)
	}
	for _, scope := range d.some("declared", drawnScopes) {
		api.Scopes = append(api.Scopes, config.Scope{Name: stated(scope)})
	}
	if policy := d.one("user policy", "", "allow_all", "require_client_grant", "deny_all"); policy != "" {
		api.UserPolicy = stated(policy)
	}
	if policy := d.one("client policy", "", "require_client_grant", "deny_all"); policy != "" {
		api.ClientPolicy = stated(policy)
	}
	api.EnforcePolicies = stated(d.flip("rbac"))
	d.APIs = append(d.APIs, api)
}

func (d *drawing) application(name string) {
	app := &config.Application{Block: d.block("application." + name), AppType: stated(d.one("type", "regular_web", "spa", "resource_server"))}
	switch party := d.one("party", "first", "first", "strict", "permissive", "dcr"); party {
	case "strict", "permissive":
		app.IsFirstParty, app.ThirdPartySecurityMode = stated(false), stated(party)
	case "dcr":
		app.IsFirstParty, app.ExternalMetadataType = stated(false), stated(party)
	}
	if d.flip("names grant types") {
		app.GrantTypes = listOf(d.some("grant types", drawnGrantTypes))
	}
	if d.flip("states token exchange") {
		app.TokenExchangeProfiles = listOf(d.some("profiles", []string{"custom_authentication", "on_behalf_of_token_exchange"}))
	}
	if method := d.one("method", "", "none", "client_secret_post"); method != "" {
		app.TokenEndpointAuthMethod = stated(method)
	}
	d.Applications = append(d.Applications, app)
}

// grant is one whose application, API and subject type no other grant has.
func (d *drawing) grant(i int) {
	api := rapid.SampledFrom(d.APIs).Draw(d.T, "granted")
	app := rapid.SampledFrom(append([]*config.Application{nil}, d.Applications...)).Draw(d.T, "holder")
	subject := d.one("subject", "user", "client")
	grant := &config.ClientGrant{Audience: stated(config.Reference{Name: api.Address, IsAddress: true}), SubjectType: stated(subject)}
	if d.one("undeclared", "no", "no", "no", "yes") == "yes" {
		grant.Audience = stated(config.Reference{Name: "https://acme.example.com/me/"})
	}
	key := fmt.Sprint(grant.Audience.Value.Name, subject)
	if app == nil {
		grant.Block, grant.DefaultFor = d.block(fmt.Sprint("third_party_default.g", i)), stated(config.ThirdPartyClients)
	} else {
		key += app.Address
		grant.Block, grant.ClientID = d.block(fmt.Sprint("client_grant.g", i)), stated(config.Reference{Name: app.Address, IsAddress: true})
	}
	if d.taken[key] {
		return
	}
	d.taken[key] = true
	if grant.AllowAllScopes = stated(d.one("all scopes", "no", "no", "yes") == "yes"); !grant.AllowAllScopes.Value {
		grant.Scopes = listOf(d.some("listed", append(drawnScopes, "read:users")))
	}
	d.ClientGrants = append(d.ClientGrants, grant)
}

func (d *drawing) role(name string) {
	role := &config.Role{Block: d.block("role." + name)}
	for _, api := range d.APIs {
		if d.flip("permits") {
			role.PermissionsAttribute = stated(struct{}{})
			role.Permissions = append(role.Permissions, &config.Permission{
				Block: d.block("role." + name), API: stated(config.Reference{Name: api.Address, IsAddress: true}), Scopes: listOf(d.some("permitted", drawnScopes)),
			})
		}
	}
	d.Roles = append(d.Roles, role)
}

// gap leaves out what a source does not say.
func (d *drawing) gap(attribute string) {
	address, name := attribute[:strings.Index(attribute, "0.")+1], attribute[strings.Index(attribute, "0.")+2:]
	d.Gaps = append(d.Gaps, config.Gap{ID: "drawn", Address: address, Attribute: name, Effect: config.GapAccess, Message: "not said"})
}

// drawQuestion is about some cell of a tenant.
func drawQuestion(t *rapid.T, tenant *compiler.Tenant) Question {
	q := Question{Tenant: tenant, API: rapid.SampledFrom(tenant.EveryAPI()).Draw(t, "API"), SubjectType: rapid.SampledFrom(compiler.SubjectTypes).Draw(t, "subject type")}
	q.Application = rapid.SampledFrom(append([]*compiler.Application{nil}, tenant.Applications...)).Draw(t, "application")
	if len(tenant.Roles) > 0 && rapid.Bool().Draw(t, "names roles") {
		q.Roles = rapid.SliceOfNDistinct(rapid.SampledFrom(tenant.Roles), 1, 2, func(r *compiler.Role) string { return r.Address }).Draw(t, "roles")
	}
	q.Scope = rapid.SampledFrom([]string{"", "a", "b", "read:users", "read:current_user"}).Draw(t, "scope")
	return q
}
