package plan

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/config/snapshot"
	"grants/plan/objects"
)

// writtenObject is what the files say about an object, attribute by attribute, as the language's own table has them.
type writtenObject struct {
	Address    string         `json:"address"`
	Attributes map[string]any `json:"attributes"`
}

// writtenIn is every object of a config by address.
func writtenIn(cfg *config.Config) map[string]attributes {
	var out bytes.Buffer
	copied := *cfg
	if cfg.Tenant != nil {
		settings := *cfg.Tenant
		settings.Block.Address = "tenant"
		copied.Tenant = &settings
	}
	platform := snapshot.Snapshot{Config: &copied}
	var document struct {
		Objects []writtenObject `json:"objects"`
	}
	if err := platform.Write(&out); err != nil {
		panic(err)
	}
	if err := json.Unmarshal(out.Bytes(), &document); err != nil {
		panic(err)
	}
	written := map[string]attributes{}
	for _, o := range document.Objects {
		written[o.Address] = o.Attributes
	}
	return written
}

// onlyInFiles are attributes of which the platform knows nothing, or which are told otherwise: in keys, as the party of a client, or resolved.
var onlyInFiles = []string{
	"tenant.domain", "api.identifier", "api.sensitive_scopes", "api.resource", "application.client_id", "application.previously", "application.previously_client_id",
	"tenant.default_audience", "application.resource_server_identifier", "application.is_first_party", "application.third_party_security_mode", "application.external_metadata_type", "application.client_authentication_methods",
}

// hold adds what files say about an object.
func (a attributes) hold(kind string, written attributes) {
	for name, value := range written {
		if slices.Contains(onlyInFiles, kind+"."+name) {
			continue
		}
		if name == "scopes" {
			a[name] = map[string]string{}
			for _, scope := range value.([]any) {
				scope := scope.(map[string]any)
				description, _ := scope["description"].(string)
				a[name].(map[string]string)[scope["name"].(string)] = description
			}
			continue
		}
		a.put(name, value)
	}
}

// newPlatform is the platform that holds a tenant, as far as the files say. An application's client_id is what idOf says; those that it has no
// word for are left out. It has the system APIs that the other tenant mentions, too.
func newPlatform(t, other *compiler.Tenant, idOf func(*compiler.Application) string) *platform {
	p := &platform{
		domain: t.Domain, settings: attributes{}, apis: map[string]*platformAPI{}, clients: map[string]*platformClient{},
		grants: map[platformKey]*platformGrant{}, ids: map[string]string{}, unmanaged: map[string]*platformClient{}, marks: map[string]string{},
		unnamed: map[string]bool{}, methods: map[string][]string{},
	}
	written := writtenIn(t.Config)
	p.settings.hold("tenant", written["tenant"])
	if t.Config.Tenant != nil && t.Config.Tenant.DefaultAudience.Set {
		p.settings.put("default_audience", objects.AudienceOf(t, t.Config.Tenant.DefaultAudience))
	}
	for _, api := range platformAPIs(t, other) {
		if writtenDown(t, api.Identifier) || writtenDown(other, api.Identifier) {
			p.apis[api.Identifier] = holdAPI(api, written[api.Address])
		}
	}
	for _, app := range t.Applications {
		if id := idOf(app); id != "" {
			p.clients[id] = holdClient(t, app, written[app.Address])
			p.ids[app.Address] = id
		}
	}
	for _, grant := range t.ClientGrants {
		p.holdGrant(grant, idOf)
	}
	return p
}

func holdAPI(api *compiler.API, written attributes) *platformAPI {
	held := &platformAPI{system: api.System != "", attributes: attributes{}}
	if held.hold("api", written); held.system {
		maps.DeleteFunc(held.attributes, func(name string, _ any) bool {
			return name != "token_lifetime" && name != "skip_consent_for_verifiable_first_party_clients"
		})
		held.attributes["scopes"] = map[string]string{}
		for _, scope := range api.Scopes {
			held.scopes()[scope] = ""
		}
	}
	held.attributes[userPolicy], held.attributes[clientPolicy] = string(api.Policy(compiler.User)), string(api.Policy(compiler.Client))
	if held.scopes() == nil {
		held.attributes["scopes"] = map[string]string{}
	}
	return held
}

func holdClient(t *compiler.Tenant, app *compiler.Application, written attributes) *platformClient {
	client := &platformClient{party: app.Party, origin: app.Origin, attributes: attributes{"name": app.Name}}
	client.hold("application", written)
	client.attributes["grant_types"] = objects.OrEmpty(app.GrantTypes)
	client.attributes.saveExchange()
	if app.Config.ResourceServerIdentifier.Set {
		client.put("resource_server_identifier", objects.AudienceOf(t, app.Config.ResourceServerIdentifier))
	}
	if app.Party != compiler.ThirdPartyStrict {
		delete(client.attributes, "redirection_policy")
	}
	if isUnstatedPublic(app.Config) {
		client.put("token_endpoint_auth_method", "none")
	}
	return client
}

const exchanged = "token_exchange.allow_any_profile_of_type"

// saveExchange: to list nothing is to say nothing, unless the application is an API.
func (a attributes) saveExchange() {
	if len(a.list(exchanged)) == 0 && a.text("app_type") != "resource_server" {
		delete(a, exchanged)
	}
}

// rights are those that the platform gives, where applications that are an API can exchange what they can and nobody says.
func (p *platform) rights(t interface{ Fatalf(string, ...any) }, found bool) map[string]bool {
	said := p.clone()
	for id, client := range said.clients {
		client.exchangeUnstated(id, p.unstated)
	}
	for id, client := range said.unmanaged {
		client.exchangeUnstated(id, p.unstated)
	}
	return rights(said.read(t, found))
}

func (c *platformClient) exchangeUnstated(id string, profiles []string) {
	if _, stated := c.attributes[exchanged]; stated || c.text("app_type") != "resource_server" {
		return
	}
	if c.attributes[exchanged] = append([]string{}, profiles...); strings.HasPrefix(id, "new:") { // nobody can have said anything
		c.attributes[exchanged] = []string{}
	}
}

// isUnstatedPublic reports whether the type alone says that an application can't keep a secret.
func isUnstatedPublic(app *config.Application) bool {
	return !app.TokenEndpointAuthMethod.Set && len(app.ClientAuthenticationMethods.Items) == 0 && (app.AppType.Value == "spa" || app.AppType.Value == "native")
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
			held.organizations = objects.Organizations(grant)
		}
	}
	p.grants[key] = held
}

// setBack is what an attribute becomes that the files no longer state, where the platform does not take it back by a null.
var setBack = attributes{
	"api.signing_alg": "RS256", "api.token_lifetime_for_web": float64(7200), "tenant.enable_dynamic_client_registration": false,
}

// kept are attributes that stay as they are when the files no longer state them.
var kept = []string{"api.name", "application.app_type", "tenant.dynamic_client_registration_security_mode",
	"tenant.resource_parameter_profile", "tenant.client_id_metadata_document_supported"}

// settle adds to what files say what becomes of the rest, by what was there at the start.
func (a attributes) settle(kind string, start attributes) {
	for name, value := range start {
		if _, says := a[name]; says {
			continue
		}
		if back, ok := setBack[kind+"."+name]; ok {
			a[name] = back
		}
		if slices.Contains(kept, kind+"."+name) || name == exchanged && a.text("app_type") == "resource_server" {
			a[name] = value
		}
	}
}

// read is the platform as a compiled tenant, so that the compiler says who can do what on it, with every attribute that it holds. Clients that
// no file knows are among the others or not.
func (p *platform) read(t interface{ Fatalf(string, ...any) }, found bool) *compiler.Tenant {
	clients := maps.Clone(p.clients)
	if found {
		maps.Copy(clients, p.unmanaged)
	}
	settings := maps.Clone(p.settings)
	settings.put("domain", p.domain)
	objects := []writtenObject{{Address: "tenant", Attributes: settings}}
	for i, identifier := range slices.Sorted(maps.Keys(p.apis)) {
		objects = append(objects, p.apis[identifier].written(fmt.Sprintf("api.r%d", i), identifier))
	}
	for i, id := range slices.Sorted(maps.Keys(clients)) {
		o := clients[id].written(fmt.Sprintf("application.c%d", i), id)
		if p.unnamed[id] {
			delete(o.Attributes, "name") // else to say nothing would be to take the name back
		}
		if len(p.methods[id]) > 0 {
			o.Attributes["client_authentication_methods"] = p.methods[id]
		}
		objects = append(objects, o)
	}
	for _, key := range slices.SortedFunc(maps.Keys(p.grants), func(x, y platformKey) int { return strings.Compare(fmt.Sprint(x), fmt.Sprint(y)) }) {
		if key.holder == "" || clients[key.holder] != nil {
			objects = append(objects, p.grants[key].written(fmt.Sprintf("client_grant.g%d", len(objects)), key))
		}
	}
	document, err := json.Marshal(map[string]any{
		"format": snapshot.Format, "format_version": snapshot.Version, "tool": "test", "digest": "", "objects": objects, "places": []any{},
	})
	if err != nil {
		t.Fatalf("%v", err)
	}
	read, err := snapshot.Read(bytes.NewReader(document))
	if err != nil {
		t.Fatalf("%v: %s", err, document)
	}
	return compile(t, read.Config)
}

func (a *platformAPI) written(address, identifier string) writtenObject {
	said := maps.Clone(a.attributes)
	said["identifier"] = identifier
	delete(said, "scopes")
	if a.system {
		return writtenObject{address, said}
	}
	scopes := []any{}
	for _, name := range slices.Sorted(maps.Keys(a.scopes())) {
		scopes = append(scopes, map[string]string{"name": name, "description": a.scopes()[name]})
	}
	said["scopes"] = scopes
	return writtenObject{address, said}
}

func (c *platformClient) written(address, id string) writtenObject {
	said := maps.Clone(c.attributes)
	said["client_id"], said["is_first_party"] = id, c.party == compiler.FirstParty
	if c.party != compiler.FirstParty {
		said["third_party_security_mode"] = strings.TrimPrefix(string(c.party), "third_party_")
	}
	if c.origin != "" {
		said["external_metadata_type"] = c.origin
	}
	return writtenObject{address, said}
}

func (g *platformGrant) written(address string, key platformKey) writtenObject {
	said := attributes{"audience": key.audience, "subject_type": key.subject}
	said["authorization_details_types"], said["allow_any_organization"], said["organizations"] = objects.OrEmpty(g.types), g.any, objects.OrEmpty(g.organizations)
	if said["scopes"] = objects.OrEmpty(g.scopes); g.all {
		delete(said, "scopes")
		said["allow_all_scopes"] = true
	}
	if g.usage != "" {
		said["organization_usage"] = g.usage
	}
	if said["client_id"] = key.holder; key.holder == "" {
		delete(said, "client_id")
		said["default_for"] = "third_party_clients"
	}
	return writtenObject{address, said}
}
