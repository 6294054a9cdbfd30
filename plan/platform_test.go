package plan

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"grants/compiler"
	"grants/config"
)

// platform is a model of the platform as a deploy step meets it: it keeps objects, refuses what the Management API refuses, and knows nothing
// of how plans are made.
type platform struct {
	domain    string
	settings  map[string]any
	apis      map[string]*platformAPI    // by identifier
	clients   map[string]*platformClient // by client_id
	grants    map[platformKey]*platformGrant
	ids       map[string]string // what a deploy step remembers: the client_id for an address
	unmanaged map[string]*platformClient
}

type platformAPI struct {
	system         bool
	scopes         map[string]string // descriptions by name
	types          []string
	policies       map[string]string
	attributes     map[string]any
	enforcePolices bool
}

type platformClient struct {
	party      compiler.Party
	origin     string
	grantTypes []string
	attributes map[string]any
}

type platformKey struct{ holder, audience, subject string }

type platformGrant struct {
	all           bool
	scopes, types []string
	usage         string
	any           bool
	organizations []string
}

// newPlatform is the platform that holds a tenant. An application's client_id is what idOf says; those that it has no word for are left out.
func newPlatform(t *compiler.Tenant, idOf func(*compiler.Application) string) *platform {
	p := &platform{
		domain: t.Domain, settings: map[string]any{}, apis: map[string]*platformAPI{}, clients: map[string]*platformClient{},
		grants: map[platformKey]*platformGrant{}, ids: map[string]string{}, unmanaged: map[string]*platformClient{},
	}
	p.settings["registration"], p.settings["mode"] = t.DynamicRegistration, string(t.DynamicRegistrationMode)
	for _, api := range t.APIs {
		p.apis[api.Identifier] = holdAPI(api)
	}
	for _, app := range t.Applications {
		if id := idOf(app); id != "" {
			p.clients[id] = holdClient(app)
			p.ids[app.Address] = id
		}
	}
	for _, grant := range t.ClientGrants {
		p.holdGrant(grant, idOf)
	}
	return p
}

func holdAPI(api *compiler.API) *platformAPI {
	held := &platformAPI{
		system: api.System != "", scopes: map[string]string{}, types: api.AuthorizationDetailsTypes, policies: map[string]string{},
		attributes: map[string]any{}, enforcePolices: api.EnforcePolicies,
	}
	for _, scope := range api.Scopes {
		held.scopes[scope] = ""
	}
	for _, scope := range api.Config.Scopes {
		if !held.system {
			held.scopes[scope.Name.Value] = scope.Description.Value
		}
	}
	for _, subject := range compiler.SubjectTypes {
		held.policies[string(subject)] = string(api.Policy(subject))
	}
	if lifetime := api.Config.TokenLifetime; lifetime.Set && lifetime.Value != 86400 {
		held.attributes["token_lifetime"] = api.Config.TokenLifetime.Value
	}
	if api.Config.AllowOfflineAccess.Value {
		held.attributes["allow_offline_access"] = true
	}
	return held
}

func holdClient(app *compiler.Application) *platformClient {
	client := &platformClient{
		party: app.Party, origin: app.Origin, grantTypes: app.GrantTypes,
		attributes: map[string]any{"name": app.Name},
	}
	if app.Config.AppType.Set {
		client.attributes["app_type"] = app.Config.AppType.Value
	}
	return client
}

// holdGrant leaves out what the platform would have refused.
func (p *platform) holdGrant(grant *compiler.ClientGrant, idOf func(*compiler.Application) string) {
	key := platformKey{audience: grant.API.Identifier, subject: string(grant.SubjectType)}
	thirdParty := grant.IsDefault()
	if !grant.IsDefault() {
		key.holder = idOf(grant.Application)
		thirdParty = grant.Application.Party != compiler.FirstParty
		if key.holder == "" {
			return
		}
	}
	system := grant.API.System != ""
	if system && thirdParty {
		return
	}
	held := &platformGrant{all: grant.AllScopes && !system, scopes: grant.Scopes, types: grant.AuthorizationDetailsTypes}
	if held.all {
		held.scopes = nil
	}
	if usage := grant.OrganizationUsage; !grant.IsDefault() && !system && usage != "deny" {
		held.usage, held.any = usage, grant.AllowAnyOrganization && !thirdParty
		if usage != "" {
			held.organizations = organizations(grant)
		}
	}
	p.grants[key] = held
}

// send does what the Management API does, or says why not.
func (p *platform) send(o *Operation) error {
	switch o.Method + " " + o.Resource {
	case "POST resource-servers":
		return p.createAPI(o.Body)
	case "PATCH resource-servers":
		return p.patchAPI(o.Key.Identifier, o.Body)
	case "DELETE resource-servers":
		return p.deleteAPI(o.Key.Identifier)
	case "POST clients":
		return p.createClient(o)
	case "PATCH clients":
		return p.patchClient(o)
	case "DELETE clients":
		return p.deleteClient(o)
	case "POST client-grants":
		return p.createGrant(o.Body)
	case "PATCH client-grants":
		return p.patchGrant(o)
	case "DELETE client-grants":
		return p.deleteGrant(o)
	case "POST organizations/{id}/client-grants", "DELETE organizations/{id}/client-grants":
		return p.link(o)
	case "PATCH tenants/settings":
		return p.patchSettings(o.Body)
	}
	return fmt.Errorf("404: no endpoint")
}

// accepts checks the properties of a body.
func accepts(body map[string]any, names ...string) error {
	if len(body) == 0 {
		return fmt.Errorf("400: no property")
	}
	for name := range body {
		if !slices.Contains(names, name) {
			return fmt.Errorf("400: %s is no property here", name)
		}
	}
	return nil
}

var apiProperty = []string{
	"name", "scopes", "authorization_details", "subject_type_authorization", "enforce_policies", "token_dialect", "token_lifetime",
	"token_lifetime_for_web", "allow_offline_access", "skip_consent_for_verifiable_first_party_clients", "consent_policy", "signing_alg",
}

func (p *platform) createAPI(body map[string]any) error {
	identifier, _ := body["identifier"].(string)
	switch {
	case identifier == "":
		return fmt.Errorf("400: no identifier")
	case p.apis[identifier] != nil:
		return fmt.Errorf("409: the API exists")
	case strings.HasPrefix(identifier, "https://"+p.domain):
		return fmt.Errorf("400: a system API")
	}
	if err := accepts(body, append([]string{"identifier"}, apiProperty...)...); err != nil {
		return err
	}
	api := &platformAPI{
		scopes: map[string]string{}, policies: map[string]string{"user": "allow_all", "client": "require_client_grant"}, attributes: map[string]any{},
	}
	p.apis[identifier] = api
	return api.set(body)
}

func (p *platform) patchAPI(identifier string, body map[string]any) error {
	api := p.apis[identifier]
	if api == nil {
		return fmt.Errorf("404: no such API")
	}
	if api.system {
		if err := accepts(body, "subject_type_authorization", "token_lifetime", "skip_consent_for_verifiable_first_party_clients"); err != nil {
			return err
		}
		policies, _ := body["subject_type_authorization"].(map[string]any)
		if client, sent := policies["client"]; sent && (strings.HasSuffix(identifier, "/api/v2/") || policyIn(client) != api.policies["client"]) {
			return fmt.Errorf("400: the client policy of a system API")
		}
		return api.set(body)
	}
	if err := accepts(body, apiProperty...); err != nil {
		return err
	}
	if err := api.set(body); err != nil {
		return err
	}
	return p.checkReferences(identifier)
}

// checkReferences refuses to take away what a grant lists.
func (p *platform) checkReferences(identifier string) error {
	for key, grant := range p.grants {
		if key.audience == identifier {
			if err := p.apis[identifier].covers(grant); err != nil {
				return fmt.Errorf("%w, which a grant of %q lists", err, key.holder)
			}
		}
	}
	return nil
}

func (a *platformAPI) covers(grant *platformGrant) error {
	for _, scope := range grant.scopes {
		if _, ok := a.scopes[scope]; !ok && !a.system { // of its own APIs the platform has more scopes than any list
			return fmt.Errorf("400: scope must be a subset of resource server scopes: %s", scope)
		}
	}
	if rest := missing(grant.types, a.types); len(rest) > 0 {
		return fmt.Errorf("400: no such type: %v", rest)
	}
	return nil
}

func policyIn(half any) string { return half.(map[string]any)["policy"].(string) }

func (a *platformAPI) set(body map[string]any) error {
	for name, value := range body {
		switch name {
		case "identifier":
		case "scopes":
			a.scopes = map[string]string{}
			for _, scope := range value.([]any) {
				description, _ := scope.(map[string]any)["description"].(string)
				a.scopes[scope.(map[string]any)["value"].(string)] = description
			}
		case "authorization_details":
			a.types = nil
			for _, item := range value.([]any) {
				a.types = append(a.types, item.(map[string]any)["type"].(string))
			}
			slices.Sort(a.types)
		case "subject_type_authorization":
			halves := value.(map[string]any)
			if len(halves) < 2 && !a.system {
				return fmt.Errorf("half a subject_type_authorization: what happens to the other half is not documented")
			}
			for subject, half := range halves {
				if subject == "client" && policyIn(half) == "allow_all" {
					return fmt.Errorf("400: allow_all for client access")
				}
				a.policies[subject] = policyIn(half)
			}
		case "enforce_policies":
			a.enforcePolices = value.(bool)
		case "token_lifetime":
			if a.attributes[name] = value; value == int64(86400) {
				delete(a.attributes, name)
			}
		case "allow_offline_access":
			if delete(a.attributes, name); value == true {
				a.attributes[name] = value
			}
		}
	}
	return nil
}

func (p *platform) deleteAPI(identifier string) error {
	switch api := p.apis[identifier]; {
	case api == nil:
		return fmt.Errorf("404: no such API")
	case api.system:
		return fmt.Errorf("400: system resource servers cannot be deleted")
	}
	for key := range p.grants {
		if key.audience == identifier {
			return fmt.Errorf("the API still has a grant of %q", key.holder)
		}
	}
	delete(p.apis, identifier)
	return nil
}

var clientProperty = []string{
	"name", "description", "app_type", "grant_types", "token_endpoint_auth_method", "organization_usage", "default_organization", "redirection_policy",
}

func (p *platform) createClient(o *Operation) error {
	if err := accepts(o.Body, append([]string{"is_first_party", "third_party_security_mode", "resource_server_identifier"}, clientProperty...)...); err != nil {
		return err
	}
	app := &platformClient{party: compiler.FirstParty, attributes: map[string]any{}}
	if o.Body["is_first_party"] == false {
		app.party = compiler.Party("third_party_" + o.Body["third_party_security_mode"].(string))
	}
	app.set(o.Body)
	id := "new:" + o.Address
	if p.clients[id] != nil {
		return fmt.Errorf("created twice")
	}
	p.clients[id], p.ids[o.Address] = app, id
	return nil
}

func (c *platformClient) set(body map[string]any) {
	for name, value := range body {
		switch name {
		case "grant_types":
			c.grantTypes = value.([]string)
		case "name", "app_type":
			c.attributes[name] = value
		}
	}
}

// find is the client of a key.
func (p *platform) find(key *Key) (id string, app *platformClient, err error) {
	if id = key.ClientID; id == "" {
		id = p.ids[key.Application]
	}
	if app = p.clients[id]; app == nil {
		app = p.unmanaged[id]
	}
	if app == nil {
		return "", nil, fmt.Errorf("404: inexistent_client %q", id)
	}
	return id, app, nil
}

func (p *platform) patchClient(o *Operation) error {
	id, app, err := p.find(&o.Key)
	if err != nil {
		return err
	}
	if err := accepts(o.Body, clientProperty...); err != nil {
		return err
	}
	delete(p.unmanaged, id)
	p.clients[id] = app
	app.set(o.Body)
	return nil
}

func (p *platform) deleteClient(o *Operation) error {
	id, _, err := p.find(&o.Key)
	if err != nil {
		return err
	}
	delete(p.clients, id)
	maps.DeleteFunc(p.grants, func(key platformKey, _ *platformGrant) bool { return key.holder == id })
	return nil
}

func (p *platform) createGrant(body map[string]any) error {
	if err := accepts(body, "client_id", "default_for", "audience", "subject_type", "scope", "allow_all_scopes", "authorization_details_types",
		"organization_usage", "allow_any_organization"); err != nil {
		return err
	}
	key := platformKey{audience: body["audience"].(string), subject: body["subject_type"].(string)}
	clientID, own := body["client_id"].(string)
	if byDefault := body["default_for"] == "third_party_clients"; own == byDefault {
		return fmt.Errorf("400: exactly one of client_id and default_for")
	}
	if own {
		key.holder = p.resolve(clientID)
	}
	_, lists := body["scope"]
	switch {
	case p.apis[key.audience] == nil:
		return fmt.Errorf("404: inexistent_resource_server")
	case own && p.clients[key.holder] == nil && p.unmanaged[key.holder] == nil:
		return fmt.Errorf("404: inexistent_client %q", key.holder)
	case p.grants[key] != nil:
		return fmt.Errorf("409: client_grant already exists")
	case lists == (body["allow_all_scopes"] == true):
		return fmt.Errorf("400: exactly one of scope and allow_all_scopes")
	}
	grant := &platformGrant{}
	if err := p.setGrant(key, grant, body); err != nil {
		return err
	}
	p.grants[key] = grant
	return nil
}

// resolve replaces a placeholder.
func (p *platform) resolve(clientID string) string {
	address, isPlaceholder := strings.CutPrefix(clientID, "${")
	if isPlaceholder {
		return p.ids[strings.TrimSuffix(address, ".client_id}")]
	}
	return clientID
}

func (p *platform) setGrant(key platformKey, grant *platformGrant, body map[string]any) error {
	api := p.apis[key.audience]
	thirdParty := key.holder == ""
	if app := p.clients[key.holder]; app != nil {
		thirdParty = app.party != compiler.FirstParty
	}
	has := func(name string) bool { _, ok := body[name]; return ok }
	switch {
	case api.system && (has("allow_all_scopes") || has("organization_usage") || has("allow_any_organization")):
		return fmt.Errorf("400: not on a system API")
	case api.system && thirdParty:
		return fmt.Errorf("400: a system API is closed to third parties")
	case (key.subject == "user" || key.holder == "") && (has("organization_usage") || has("allow_any_organization")):
		return fmt.Errorf("400: organizations are for client grants of applications")
	case key.subject == "client" && has("authorization_details_types"):
		return fmt.Errorf("400: types are for users")
	case thirdParty && body["allow_any_organization"] == true:
		return fmt.Errorf("400: any organization for a third party")
	}
	if all, ok := body["allow_all_scopes"].(bool); ok {
		grant.all = all
		if grant.scopes = nil; !all && !has("scope") {
			return fmt.Errorf("leaves the grant without scopes for an instant")
		}
	}
	if scopes, ok := body["scope"].([]string); ok {
		if grant.all {
			return fmt.Errorf("400: scope beside allow_all_scopes")
		}
		grant.scopes = scopes
	}
	if types, ok := body["authorization_details_types"].([]string); ok {
		grant.types = types
	}
	if usage, ok := body["organization_usage"].(string); ok {
		if grant.usage = usage; usage == "deny" {
			grant.usage = ""
		}
	}
	if value, ok := body["allow_any_organization"].(bool); ok {
		grant.any = value
	}
	if grant.any && grant.usage == "" {
		return fmt.Errorf("400: any organization, but none is allowed")
	}
	return api.covers(grant)
}

func (p *platform) findGrant(o *Operation) (platformKey, *platformGrant, error) {
	key := platformKey{audience: o.Key.Audience, subject: o.Key.SubjectType}
	if o.Key.DefaultFor == "" {
		id, _, err := p.find(&o.Key)
		if err != nil {
			return key, nil, err
		}
		key.holder = id
	}
	grant := p.grants[key]
	if grant == nil {
		return key, nil, fmt.Errorf("404: no grant %v", key)
	}
	return key, grant, nil
}

func (p *platform) patchGrant(o *Operation) error {
	key, grant, err := p.findGrant(o)
	if err != nil {
		return err
	}
	if err := accepts(o.Body, "scope", "allow_all_scopes", "authorization_details_types", "organization_usage", "allow_any_organization"); err != nil {
		return err
	}
	return p.setGrant(key, grant, o.Body)
}

func (p *platform) deleteGrant(o *Operation) error {
	key, _, err := p.findGrant(o)
	delete(p.grants, key)
	return err
}

func (p *platform) link(o *Operation) error {
	_, grant, err := p.findGrant(o)
	if err != nil {
		return err
	}
	linked := slices.Contains(grant.organizations, o.Key.Organization)
	switch {
	case o.Method == "DELETE" && !linked:
		return fmt.Errorf("404: not linked")
	case o.Method == "DELETE":
		grant.organizations = missing(grant.organizations, []string{o.Key.Organization})
	case linked:
		return fmt.Errorf("409: already linked")
	case grant.usage == "":
		return fmt.Errorf("400: the grant has no use of organizations")
	case o.Body["grant_id"] != "${"+o.Address+".id}":
		return fmt.Errorf("400: grant_id %v", o.Body["grant_id"])
	default:
		grant.organizations = union(grant.organizations, []string{o.Key.Organization})
	}
	return nil
}

func (p *platform) patchSettings(body map[string]any) error {
	if err := accepts(body, "flags", "dynamic_client_registration_security_mode", "default_audience"); err != nil {
		return err
	}
	if flags, ok := body["flags"].(map[string]any); ok {
		p.settings["registration"] = flags["enable_dynamic_client_registration"]
	}
	if mode, ok := body["dynamic_client_registration_security_mode"].(string); ok {
		p.settings["mode"] = "third_party_" + mode
	}
	return nil
}

// tenant is the platform as a compiled tenant, so that the compiler says who can do what on it. An application's address tells its client_id.
func (p *platform) tenant(t interface{ Fatalf(string, ...any) }) *compiler.Tenant {
	cfg := &config.Config{Tenant: &config.TenantSettings{
		Domain: value(p.domain), EnableDynamicClientRegistration: value(p.settings["registration"].(bool)),
		DynamicClientRegistrationSecurityMode: value(strings.TrimPrefix(p.settings["mode"].(string), "third_party_")),
	}}
	for i, identifier := range slices.Sorted(maps.Keys(p.apis)) {
		cfg.APIs = append(cfg.APIs, p.apis[identifier].config(i, identifier))
	}
	for _, id := range slices.Sorted(maps.Keys(p.clients)) {
		cfg.Applications = append(cfg.Applications, p.clients[id].config(id))
	}
	for key, grant := range p.grants {
		if key.holder == "" || p.clients[key.holder] != nil {
			cfg.ClientGrants = append(cfg.ClientGrants, grant.config(key, len(cfg.ClientGrants)))
		}
	}
	return compile(t, cfg)
}

func (a *platformAPI) config(i int, identifier string) *config.API {
	api := &config.API{
		Block: blockOf("api", "r"+strconv.Itoa(i)), Identifier: value(identifier), ScopesAttribute: value(struct{}{}),
		AuthorizationDetailsTypes: listOf(a.types...), EnforcePolicies: value(a.enforcePolices),
		UserPolicy: value(a.policies["user"]), ClientPolicy: value(a.policies["client"]),
	}
	for _, scope := range slices.Sorted(maps.Keys(a.scopes)) {
		api.Scopes = append(api.Scopes, config.Scope{Name: value(scope)})
	}
	return api
}

func (c *platformClient) config(id string) *config.Application {
	app := &config.Application{
		Block: blockOf("application", id), ClientID: value(id), GrantTypes: listOf(c.grantTypes...), IsFirstParty: value(c.party == compiler.FirstParty),
	}
	if appType, _ := c.attributes["app_type"].(string); appType != "" {
		app.AppType = value(appType)
	}
	if c.party != compiler.FirstParty {
		app.ThirdPartySecurityMode = value(strings.TrimPrefix(string(c.party), "third_party_"))
	}
	if c.origin != "" {
		app.ExternalMetadataType = value(c.origin)
	}
	return app
}

func (g *platformGrant) config(key platformKey, i int) *config.ClientGrant {
	grant := &config.ClientGrant{
		Block: blockOf("client_grant", "g"+strconv.Itoa(i)), Audience: refer(key.audience, false), SubjectType: value(key.subject),
		AllowAllScopes: value(g.all), Scopes: listOf(g.scopes...), AuthorizationDetailsTypes: listOf(g.types...),
		AllowAnyOrganization: value(g.any), Organizations: listOf(g.organizations...),
	}
	if g.usage != "" {
		grant.OrganizationUsage = value(g.usage)
	}
	if key.holder == "" {
		grant.DefaultFor = value("third_party_clients")
	} else {
		grant.ClientID = refer(key.holder, false)
	}
	return grant
}
