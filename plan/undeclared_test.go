package plan

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
	"grants/plan/objects"
	"grants/plan/operations"
)

// Without a domain any host is the platform's, and with another one the API of that host is an API like others.
func TestAPIThatWasThePlatformsOwnIsCreated(t *testing.T) {
	const identifier = "https://acme.example.com/api/v2/"
	app := &config.Application{Block: blockOf("application", "ops")}
	grant := &config.ClientGrant{Block: blockOf("client_grant", "ops"), ClientID: refer(app.Address, true), Audience: refer(identifier, false), SubjectType: value("client")}
	before := &config.Config{Applications: []*config.Application{app}, ClientGrants: []*config.ClientGrant{grant}}
	after := *before
	after.Tenant = &config.TenantSettings{Domain: value("other.example.com")}
	after.APIs = []*config.API{{Block: blockOf("api", "management"), Identifier: value(identifier), Scopes: []config.Scope{{Name: value("read:clients")}}}}
	got := script(Diff(compile(t, before), compile(t, &after)).Operations)
	want := []string{`1 POST resource-servers api.management {"identifier":"https://acme.example.com/api/v2/","scopes":[{"value":"read:clients"}],` +
		`"subject_type_authorization":{"client":{"policy":"require_client_grant"},"user":{"policy":"allow_all"}}}`,
		`3 POST client-grants client_grant.ops {"audience":"https://acme.example.com/api/v2/","client_id":"${application.ops.client_id}","scope":[],"subject_type":"client"}`}
	if !slices.Equal(got, want) {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestDiffTakesSystemAPIsThatNobodyDeclares(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, after := drawUndeclared(t), drawUndeclared(t)
		p := Diff(before, after)
		expanded(p)
		custom, created := map[string]bool{}, map[string]bool{}
		for _, api := range after.APIs {
			custom[api.Address] = api.System == ""
		}
		for _, o := range p.Operations {
			created[o.Address] = created[o.Address] || o.Method == "POST" && o.Resource == operations.ResourceServers
		}
		for _, c := range p.Changes {
			if c.Kind == objects.APIKind && c.Action == objects.Create && custom[c.Address] && !created[c.Address] {
				t.Errorf("%s is created, but by no operation", c.Address)
			}
		}
	})
}

// drawUndeclared is a tenant whose grants name the platform's own APIs by identifier. They may be declared or not, and with a domain or
// without one they may be the platform's own or not.
func drawUndeclared(t *rapid.T) *compiler.Tenant {
	cfg := drawConfig(t)
	domain := pick(t, "domain", "", drawnDomain, "other.example.com")
	cfg.Tenant.Domain = config.Located[string]{Value: domain, Set: domain != ""}
	for i, identifier := range []string{"https://" + drawnDomain + "/api/v2/", "https://" + drawnDomain + "/me/", "https://" + drawnDomain + "/my-org/", "urn:auth0:express-configure"} {
		audience := refer(identifier, false)
		if flip(t, "declared") {
			api := drawAPI(t, fmt.Sprint("s", i), identifier)
			cfg.APIs = append(cfg.APIs, api)
			audience = refer(api.Address, true)
		}
		for j, app := range cfg.Applications {
			if rapid.IntRange(0, 2).Draw(t, "granted") == 0 {
				grant := drawGrant(t, &config.API{}, pick(t, "acting", "client", "user"), fmt.Sprintf("s%d_%d", i, j))
				grant.Audience, grant.ClientID = audience, refer(app.Address, true)
				cfg.ClientGrants = append(cfg.ClientGrants, grant)
			}
		}
	}
	tenant, _ := compiler.Compile(cfg) // a grant on a custom API that nobody declares is reported, and left out
	return tenant
}
