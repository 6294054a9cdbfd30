package plan

import (
	"fmt"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"grants/compiler"
	"grants/config"
)

func value[T any](v T) config.Located[T] { return config.Located[T]{Value: v, Set: true} }

func listOf(items ...string) config.List {
	l := config.List{Set: true}
	for _, item := range items {
		l.Items = append(l.Items, value(item))
	}
	return l
}

func refer(name string, isAddress bool) config.Located[config.Reference] {
	return value(config.Reference{Name: name, IsAddress: isAddress})
}

func blockOf(kind, name string) config.Block {
	return config.Block{Address: kind + "." + name, Name: name}
}

func flip(t *rapid.T, label string) bool { return rapid.Bool().Draw(t, label) }

func pick[T any](t *rapid.T, label string, items ...T) T {
	return rapid.SampledFrom(items).Draw(t, label)
}

func some(t *rapid.T, label string, items ...string) []string {
	return rapid.SliceOfNDistinct(rapid.SampledFrom(items), 0, 3, rapid.ID[string]).Draw(t, label)
}

var drawnScopes = []string{"a", "b", "c", "enroll", "read:users", "zz"}

// drawnDomain is a tenant's host: what is on it is the platform's own whether the domain is stated or not.
const drawnDomain = "acme.eu.auth0.com"

var drawnAudiences = []string{
	"https://one.example.com", "https://two.example.com", "https://three.example.com", "https://" + drawnDomain + "/mfa/", "https://" + drawnDomain + "/my-org/",
}

func isDrawnSystemAPI(api *config.API) bool {
	return isOnDrawnDomain(api.Identifier.Value)
}

func isOnDrawnDomain(identifier string) bool {
	return strings.HasPrefix(identifier, "https://"+drawnDomain)
}

// drawConfig is a project that compiles. Objects of the same number are the same object in every draw, though their blocks may be named
// otherwise: applications with an even number have a client_id, the others keep their names.
func drawConfig(t *rapid.T) *config.Config {
	cfg := &config.Config{Tenant: &config.TenantSettings{
		Domain: drawDomain(t), EnableDynamicClientRegistration: value(flip(t, "dcr")),
		DynamicClientRegistrationSecurityMode: value(pick(t, "dcr mode", "strict", "permissive")),
	}}
	for i, audience := range drawnAudiences {
		if rapid.IntRange(0, 4).Draw(t, "api missing") > 0 {
			cfg.APIs = append(cfg.APIs, drawAPI(t, fmt.Sprintf("r%d%s", i, pick(t, "name", "", "x")), audience))
		}
	}
	for i := range 5 {
		if rapid.IntRange(0, 4).Draw(t, "application missing") > 0 {
			cfg.Applications = append(cfg.Applications, drawApplication(t, i))
		}
	}
	drawGrants(t, cfg)
	if rapid.IntRange(0, 5).Draw(t, "seldom logins") == 5 {
		drawLogins(t, cfg)
	}
	return cfg
}

func drawDomain(t *rapid.T) config.Located[string] {
	if rapid.IntRange(0, 3).Draw(t, "no domain") == 0 {
		return config.Located[string]{}
	}
	return value(drawnDomain)
}

func drawAPI(t *rapid.T, name, audience string) *config.API {
	api := &config.API{
		Block: blockOf("api", name), Identifier: value(audience), ScopesAttribute: value(struct{}{}),
		AuthorizationDetailsTypes:                 listOf(some(t, "types", "pay", "sign")...),
		SensitiveScopes:                           listOf(some(t, "sensitive", "a", "b")...),
		EnforcePolicies:                           value(flip(t, "rbac")),
		SkipConsentForVerifiableFirstPartyClients: value(flip(t, "skips consent")),
		AllowOfflineAccess:                        value(flip(t, "offline access")),
		TokenLifetime:                             value(pick(t, "lifetime", int64(60), int64(86400))),
	}
	for _, scope := range some(t, "declared", "a", "b", "c", "d") {
		api.Scopes = append(api.Scopes, config.Scope{Name: value(scope), Description: value(pick(t, "description", "", "", "Does it"))})
	}
	if policy := pick(t, "user policy", "", "allow_all", "require_client_grant", "require_client_grant", "deny_all"); policy != "" {
		api.UserPolicy = value(policy)
	}
	if policy := pick(t, "client policy", "", "require_client_grant", "deny_all"); policy != "" {
		api.ClientPolicy = value(policy)
	}
	return api
}

func drawApplication(t *rapid.T, number int) *config.Application {
	name := fmt.Sprintf("a%d", number)
	app := drawDetails(t)
	app.DisplayName = value(name)
	if number%2 == 0 {
		app.ClientID = value("id-" + name)
		name += pick(t, "block name", "", "x")
	}
	app.Block = blockOf("application", name)
	switch pick(t, "party", "first", "first", "strict", "permissive", "dcr") {
	case "strict":
		app.IsFirstParty = value(false)
	case "permissive":
		app.IsFirstParty, app.ThirdPartySecurityMode = value(false), value("permissive")
	case "dcr":
		app.IsFirstParty, app.ExternalMetadataType = value(false), value("dcr")
	}
	if flip(t, "names grant types") {
		app.GrantTypes = listOf(some(t, "grant types", "authorization_code", "client_credentials", "refresh_token")...)
	}
	if flip(t, "states token exchange") {
		app.TokenExchangeProfiles = listOf(some(t, "profiles", "custom_authentication", "on_behalf_of_token_exchange")...)
	}
	return app
}

// drawDetails is an application with the attributes by which it can or can't use a flow, whatever its party.
func drawDetails(t *rapid.T) *config.Application {
	details := &config.Application{AppType: value(pick(t, "kind", "regular_web", "non_interactive", "spa", "native", "resource_server"))}
	method, key := pick(t, "method", "", "none", "client_secret_post"), flip(t, "has a key")
	if method != "" {
		details.TokenEndpointAuthMethod = value(method)
	}
	if key {
		details.ClientAuthenticationMethods = listOf("private_key_jwt")
	}
	if rapid.IntRange(0, 3).Draw(t, "registered through cimd") == 0 {
		details.ExternalMetadataType = value("cimd")
	}
	return details
}

func drawGrants(t *rapid.T, cfg *config.Config) {
	number := 0
	apis := slices.Clone(cfg.APIs)
	for _, audience := range drawnAudiences {
		if isOnDrawnDomain(audience) && (names{cfg}).api(audience) == nil && flip(t, "granted on undeclared") {
			apis = append(apis, &config.API{Block: config.Block{Name: "undeclared"}, Identifier: value(audience)})
		}
	}
	for _, api := range apis {
		for _, subject := range []string{"client", "user"} {
			for _, app := range cfg.Applications {
				if rapid.IntRange(0, 3).Draw(t, "granted") == 0 {
					grant := drawGrant(t, api, subject, fmt.Sprintf("g%d", number))
					grant.ClientID = refer(app.Address, true)
					cfg.ClientGrants = append(cfg.ClientGrants, grant)
					number++
				}
			}
			if rapid.IntRange(0, 2).Draw(t, "by default") == 0 {
				grant := drawGrant(t, api, subject, fmt.Sprintf("default%d", number))
				number++
				grant.DefaultFor = value("third_party_clients")
				cfg.ClientGrants = append(cfg.ClientGrants, grant)
			}
		}
	}
}

// grantable leaves out, of a system API's grants for users, what its list lacks: a policy allow_all gives that as well, and the matrix can't show it.
func grantable(api *config.API, subject string) []string {
	switch {
	case subject != "user" || !isDrawnSystemAPI(api):
		return drawnScopes
	case api.Identifier.Value == drawnAudiences[4]:
		return []string{"read:my_org:detail", "read:my_org:details", "read:my_org:domains"}
	}
	return []string{"enrol", "enroll", "read:authenticators"}
}

// audienceOn refers to an API by address where it is declared, else by its identifier.
func audienceOn(api *config.API) config.Located[config.Reference] {
	if api.Address == "" {
		return refer(api.Identifier.Value, false)
	}
	return refer(api.Address, true)
}

func drawGrant(t *rapid.T, api *config.API, subject, name string) *config.ClientGrant {
	grant := &config.ClientGrant{
		Block: blockOf("client_grant", name), SubjectType: value(subject),
		AllowAllScopes:            value(rapid.IntRange(0, 4).Draw(t, "all scopes") == 0),
		AuthorizationDetailsTypes: listOf(some(t, "granted types", "pay", "sign")...),
	}
	if api != nil {
		grant.Audience = audienceOn(api)
		grant.Scopes = listOf(some(t, "scopes", grantable(api, subject)...)...)
	}
	if subject == "client" {
		grant.OrganizationUsage = value(pick(t, "organization_usage", "deny", "allow", "require"))
		grant.AllowAnyOrganization = value(flip(t, "any organization"))
		grant.Organizations = listOf(some(t, "organizations", "org_1", "org_2")...)
	}
	return grant
}

// drawSuccessor is cfg after some edits, so that most of it stays as it is.
func drawSuccessor(t *rapid.T, cfg *config.Config) *config.Config {
	other := drawConfig(t)
	next := &config.Config{Tenant: cfg.Tenant}
	if rapid.IntRange(0, 5).Draw(t, "change tenant") == 0 {
		next.Tenant = other.Tenant
	}
	change := func(label string) bool { return rapid.IntRange(0, 4).Draw(t, label) == 0 }
	for i, audience := range drawnAudiences {
		from := cfg
		if change("take api") {
			from = other
		}
		for _, api := range from.APIs {
			if api.Identifier.Value == audience {
				copied := *api
				copied.Block = blockOf("api", fmt.Sprintf("r%d", i))
				next.APIs = append(next.APIs, &copied)
			}
		}
	}
	for number := range 5 {
		from := cfg
		if change("take application") {
			from = other
		}
		for _, app := range from.Applications {
			if app.DisplayName.Value == fmt.Sprintf("a%d", number) {
				next.Applications = append(next.Applications, app)
			}
		}
	}
	next.ClientGrants = mergeGrants(t, next, cfg, other)
	successorOfLogins(t, next, cfg, other)
	return next
}

func mergeGrants(t *rapid.T, next, cfg, other *config.Config) []*config.ClientGrant {
	apps := map[string]string{}
	for _, app := range next.Applications {
		apps[app.DisplayName.Value] = app.Address
	}
	var grants []*config.ClientGrant
	taken := map[string]bool{}
	add := func(from *config.Config, wanted func(key string) bool) {
		for _, grant := range from.ClientGrants {
			audience := names{from}.audience(grant)
			copied, key := *grant, audience+grant.SubjectType.Value
			copied.Audience = config.Located[config.Reference]{}
			if api := (names{next}).api(audience); api != nil {
				copied.Audience = refer(api.Address, true)
			} else if isOnDrawnDomain(audience) {
				copied.Audience = refer(audience, false)
			}
			if !grant.DefaultFor.Set {
				app := from.Applications[slices.IndexFunc(from.Applications, func(a *config.Application) bool { return a.Address == grant.ClientID.Value.Name })]
				copied.ClientID = refer(apps[app.DisplayName.Value], true)
				key += app.DisplayName.Value
			}
			if copied.Audience.Value.Name == "" || !grant.DefaultFor.Set && copied.ClientID.Value.Name == "" || taken[key] || !wanted(key) {
				continue
			}
			taken[key] = true
			copied.Block = blockOf("client_grant", fmt.Sprintf("g%d", len(grants)))
			grants = append(grants, &copied)
		}
	}
	add(other, func(string) bool { return rapid.IntRange(0, 7).Draw(t, "take grant") == 0 })
	add(cfg, func(string) bool { return rapid.IntRange(0, 7).Draw(t, "drop grant") > 0 })
	return grants
}

func drawTenants(t *rapid.T) (before, after *compiler.Tenant) {
	cfg, next := drawPair(t)
	return compile(t, cfg), compile(t, next)
}

func drawPair(t *rapid.T) (cfg, next *config.Config) {
	cfg = drawConfig(t)
	if rapid.IntRange(0, 3).Draw(t, "unrelated") == 0 {
		return cfg, drawConfig(t)
	}
	return cfg, drawSuccessor(t, cfg)
}

func compile(t interface{ Fatalf(string, ...any) }, cfg *config.Config) *compiler.Tenant {
	tenant, diagnostics := compiler.Compile(cfg)
	if len(diagnostics) > 0 {
		t.Fatalf("does not compile: %v", diagnostics)
	}
	return tenant
}
