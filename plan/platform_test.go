package plan

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"grants/compiler"
	"grants/plan/objects"
	"grants/plan/operations"
)

// platform is a model of the platform as a deploy step meets it: it keeps objects with all attributes that it was sent, refuses what the
// Management API refuses, and knows nothing of how plans are made.
type platform struct {
	domain       string
	settings     attributes
	apis         map[string]*platformAPI    // by identifier
	clients      map[string]*platformClient // by client_id
	grants       map[platformKey]*platformGrant
	unmanaged    map[string]*platformClient // clients that no file knew
	ids          map[string]string          // what a deploy step remembers: the client_id for an address
	predecessors map[string]string          // likewise before the deployment began
	marks        map[string]string          // client_ids by what client_metadata has
	unnamed      map[string]bool            // client_ids of applications that no file names
	methods      map[string][]string        // the credentials of a client, which come from elsewhere
	unstated     []string                   // what an application that is an API can exchange, where nobody says it
}

// clone shares nothing that changes.
func (p *platform) clone() *platform {
	c := *p
	c.settings, c.ids, c.marks = maps.Clone(p.settings), maps.Clone(p.ids), maps.Clone(p.marks)
	c.apis, c.clients, c.unmanaged = map[string]*platformAPI{}, map[string]*platformClient{}, map[string]*platformClient{}
	c.grants = map[platformKey]*platformGrant{}
	for identifier, api := range p.apis {
		c.apis[identifier] = &platformAPI{api.system, maps.Clone(api.attributes)}
	}
	for id, client := range p.clients {
		c.clients[id] = client.clone()
	}
	for id, client := range p.unmanaged {
		c.unmanaged[id] = client.clone()
	}
	for key, grant := range p.grants {
		copied := *grant
		c.grants[key] = &copied
	}
	return &c
}

func (c *platformClient) clone() *platformClient {
	return &platformClient{c.party, c.origin, maps.Clone(c.attributes)}
}

// attributes are what was set, by the names that the language has for them. What was never set is absent.
type attributes map[string]any

type platformAPI struct {
	system bool
	attributes
}

type platformClient struct {
	party  compiler.Party
	origin string
	attributes
}

type platformKey struct{ holder, audience, subject string }

type platformGrant struct {
	all           bool
	scopes, types []string
	usage         string
	any           bool
	organizations []string
}

// set takes a body as it comes over the wire. A null takes back what was set.
func (a attributes) set(body map[string]any) {
	data, _ := json.Marshal(body)
	sent := map[string]any{}
	_ = json.Unmarshal(data, &sent)
	for name, value := range sent {
		a.take(name, value)
	}
}

// take knows where the language has another name or form than the wire.
func (a attributes) take(name string, value any) {
	switch name {
	case "scopes":
		a[name] = map[string]string{}
		for _, scope := range value.([]any) {
			description, _ := scope.(map[string]any)["description"].(string)
			a[name].(map[string]string)[scope.(map[string]any)["value"].(string)] = description
		}
	case "authorization_details":
		types := []string{}
		for _, item := range value.([]any) {
			types = append(types, item.(map[string]any)["type"].(string))
		}
		a.put("authorization_details_types", types)
	case "default_organization":
		if object, ok := value.(map[string]any); ok {
			value = object["organization_id"]
		}
		a.put(name, value)
	case "flags":
		a.set(value.(map[string]any))
	default:
		a.put(name, value)
	}
}

func (a attributes) put(name string, value any) {
	switch value := value.(type) {
	case nil:
		maps.DeleteFunc(a, func(path string, _ any) bool { return path == name || strings.HasPrefix(path, name+".") })
	case map[string]any:
		for inner, v := range value {
			a.put(name+"."+inner, v)
		}
	case []any:
		list := []string{}
		for _, item := range value {
			list = append(list, item.(string))
		}
		a.put(name, list)
	case []string:
		list := slices.Clone(value)
		slices.Sort(list)
		a[name] = list
	case string:
		if a[name] = value; value == "" {
			delete(a, name)
		}
	default:
		a[name] = value
	}
}

func (a attributes) text(name string) string { text, _ := a[name].(string); return text }

func (a attributes) list(name string) []string { list, _ := a[name].([]string); return list }

// scopes are what an API declares.
func (a attributes) scopes() map[string]string {
	scopes, _ := a["scopes"].(map[string]string)
	return scopes
}

// send does what the Management API does, or says why not.
func (p *platform) send(o *operations.Operation) error {
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

// nullable are what a PATCH takes back; anything else is refused as null.
var nullable = []string{"consent_policy", "organization_usage", "token_endpoint_auth_method", "default_organization", "token_exchange"}

func takesNulls(body map[string]any) error {
	for name, value := range body {
		if value == nil && !slices.Contains(nullable, name) {
			return fmt.Errorf("400: %s is not nullable", name)
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
	case isOnDrawnDomain(identifier):
		return fmt.Errorf("400: a system API")
	}
	if err := accepts(body, append([]string{"identifier"}, apiProperty...)...); err != nil {
		return err
	}
	api := &platformAPI{attributes: attributes{userPolicy: "allow_all", clientPolicy: "require_client_grant"}}
	p.apis[identifier] = api
	said := maps.Clone(body)
	delete(said, "identifier")
	return api.set(said)
}

const (
	userPolicy   = "subject_type_authorization.user.policy"
	clientPolicy = "subject_type_authorization.client.policy"
)

func (p *platform) patchAPI(identifier string, body map[string]any) error {
	api := p.apis[identifier]
	if api == nil {
		return fmt.Errorf("404: no such API")
	}
	if api.system {
		return api.patchSystem(identifier, body)
	}
	if err := accepts(body, apiProperty...); err != nil {
		return err
	}
	if err := api.set(body); err != nil {
		return err
	}
	return p.checkReferences(identifier)
}

func (a *platformAPI) patchSystem(identifier string, body map[string]any) error {
	if err := accepts(body, "subject_type_authorization", "token_lifetime", "skip_consent_for_verifiable_first_party_clients"); err != nil {
		return err
	}
	policies, _ := body["subject_type_authorization"].(map[string]any)
	changeable := strings.HasSuffix(identifier, "/my-org/")
	if client, sent := policies["client"]; sent && !changeable && (strings.HasSuffix(identifier, "/api/v2/") || policyIn(client) != a.text(clientPolicy)) {
		return fmt.Errorf("400: the client policy of a system API")
	}
	return a.set(body)
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
		if _, ok := a.scopes()[scope]; !ok && !a.system { // of its own APIs the platform has more scopes than any list
			return fmt.Errorf("400: scope must be a subset of resource server scopes: %s", scope)
		}
	}
	if rest := objects.Missing(grant.types, a.list("authorization_details_types")); len(rest) > 0 {
		return fmt.Errorf("400: no such type: %v", rest)
	}
	return nil
}

func policyIn(half any) string { return half.(map[string]any)["policy"].(string) }

func (a *platformAPI) set(body map[string]any) error {
	if halves, ok := body["subject_type_authorization"].(map[string]any); ok {
		if len(halves) < 2 && !a.system {
			return fmt.Errorf("half a subject_type_authorization: what happens to the other half is not documented")
		}
		if client, sent := halves["client"]; sent && policyIn(client) == "allow_all" {
			return fmt.Errorf("400: allow_all for client access")
		}
	}
	a.attributes.set(body)
	return takesNulls(body)
}

func (p *platform) deleteAPI(identifier string) error {
	switch api := p.apis[identifier]; {
	case api == nil:
		return fmt.Errorf("404: no such API")
	case api.system:
		return fmt.Errorf("400: system resource servers cannot be deleted")
	case p.settings.text("default_audience") == identifier:
		return fmt.Errorf("the API is still the default audience")
	}
	for key := range p.grants {
		if key.audience == identifier {
			return fmt.Errorf("the API still has a grant of %q", key.holder)
		}
	}
	for id, client := range p.clients {
		if client.text("resource_server_identifier") == identifier {
			return fmt.Errorf("the API is still the client %q", id)
		}
	}
	delete(p.apis, identifier)
	return nil
}

var clientProperty = []string{
	"name", "description", "app_type", "grant_types", "token_endpoint_auth_method", "organization_usage", "default_organization", "redirection_policy",
	"token_exchange",
}

func (p *platform) createClient(o *operations.Operation) error {
	names := append([]string{"is_first_party", "third_party_security_mode", "resource_server_identifier", "client_metadata"}, clientProperty...)
	if err := accepts(o.Body, names...); err != nil {
		return err
	}
	body := maps.Clone(o.Body)
	app := &platformClient{party: compiler.FirstParty, attributes: attributes{}}
	if body["is_first_party"] == false {
		app.party = compiler.Party("third_party_" + body["third_party_security_mode"].(string))
	}
	if linked, _ := body["resource_server_identifier"].(string); linked != "" && p.apis[linked] == nil {
		return fmt.Errorf("404: the client is to be an API that does not exist")
	}
	mark := body["client_metadata"].(map[string]string)["grants_application"]
	if p.marks[mark] != "" || mark == "" {
		return fmt.Errorf("nothing tells %q from another client", o.Address)
	}
	for _, name := range []string{"is_first_party", "third_party_security_mode", "client_metadata"} {
		delete(body, name)
	}
	id := fmt.Sprintf("new:%s %s", o.Address, app.party)
	p.clients[id], p.ids[o.Address], p.marks[mark] = app, id, id
	return app.set(body)
}

func (c *platformClient) set(body map[string]any) error {
	c.attributes.set(body)
	c.attributes.saveExchange()
	if _, sent := body["redirection_policy"]; sent && c.party != compiler.ThirdPartyStrict {
		return fmt.Errorf("400: redirection_policy is for strict third parties")
	}
	return takesNulls(body)
}

// find is the client of a key.
func (p *platform) find(key *objects.Key) (id string, app *platformClient, err error) {
	switch id = key.ClientID; {
	case key.Predecessor:
		id = p.predecessors[key.Application]
	case id == "":
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

func (p *platform) patchClient(o *operations.Operation) error {
	id, app, err := p.find(&o.Key)
	if err != nil {
		return err
	}
	if err := accepts(o.Body, clientProperty...); err != nil {
		return err
	}
	delete(p.unmanaged, id)
	p.clients[id] = app
	return app.set(o.Body)
}

func (p *platform) deleteClient(o *operations.Operation) error {
	id, _, err := p.find(&o.Key)
	if err != nil {
		return err
	}
	delete(p.clients, id)
	maps.DeleteFunc(p.marks, func(_, marked string) bool { return marked == id })
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

func (p *platform) findGrant(o *operations.Operation) (platformKey, *platformGrant, error) {
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

func (p *platform) patchGrant(o *operations.Operation) error {
	key, grant, err := p.findGrant(o)
	if err != nil {
		return err
	}
	if err := accepts(o.Body, "scope", "allow_all_scopes", "authorization_details_types", "organization_usage", "allow_any_organization"); err != nil {
		return err
	}
	return p.setGrant(key, grant, o.Body)
}

func (p *platform) deleteGrant(o *operations.Operation) error {
	key, _, err := p.findGrant(o)
	delete(p.grants, key)
	return err
}

func (p *platform) link(o *operations.Operation) error {
	_, grant, err := p.findGrant(o)
	if err != nil {
		return err
	}
	linked := slices.Contains(grant.organizations, o.Key.Organization)
	switch {
	case o.Method == "DELETE" && !linked:
		return fmt.Errorf("404: not linked")
	case o.Method == "DELETE":
		grant.organizations = objects.Missing(grant.organizations, []string{o.Key.Organization})
	case linked:
		return fmt.Errorf("409: already linked")
	case grant.usage == "":
		return fmt.Errorf("400: the grant has no use of organizations")
	case o.Body["grant_id"] != "${"+o.Address+".id}":
		return fmt.Errorf("400: grant_id %v", o.Body["grant_id"])
	default:
		grant.organizations = objects.Union(grant.organizations, []string{o.Key.Organization})
	}
	return nil
}

func (p *platform) patchSettings(body map[string]any) error {
	if err := accepts(body, "flags", "dynamic_client_registration_security_mode", "default_audience",
		"resource_parameter_profile", "client_id_metadata_document_supported"); err != nil {
		return err
	}
	if audience, _ := body["default_audience"].(string); audience != "" && p.apis[audience] == nil {
		return fmt.Errorf("400: the default audience does not exist")
	}
	if len(body) > 1 {
		return fmt.Errorf("%d settings in one call", len(body))
	}
	p.settings.set(body)
	return takesNulls(body)
}

// assumedByPlatform are what an absent attribute is by the platform's own documentation, so that it may be absent as well.
var assumedByPlatform = attributes{
	"api.enforce_policies": false, "api.allow_offline_access": false, "api.skip_consent_for_verifiable_first_party_clients": false,
	"api.token_dialect": "access_token", "api.token_lifetime": float64(86400), "application.redirection_policy": "open_redirect_protection",
}

// String is everything that the platform holds, sorted. Of the platform's own APIs, scopes are left out.
func (p *platform) String() string {
	lines := []string{"settings " + p.settings.line("tenant")}
	for identifier, api := range p.apis {
		said := maps.Clone(api.attributes)
		if api.system {
			delete(said, "scopes")
		}
		lines = append(lines, fmt.Sprintf("api %s %s", identifier, said.line("api")))
	}
	for id, app := range p.clients {
		lines = append(lines, fmt.Sprintf("client %s %s %s %s", id, app.party, app.origin, app.line("application")))
	}
	for key, grant := range p.grants {
		lines = append(lines, fmt.Sprintf("grant %v all %t %q %q %s any %t %q", key, grant.all, grant.scopes, grant.types, grant.usage, grant.any, grant.organizations))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func (a attributes) line(kind string) string {
	kept := attributes{}
	for name, value := range a {
		if list, ok := value.([]string); ok && len(list) == 0 && name != "grant_types" || assumedByPlatform[kind+"."+name] == value && assumedByPlatform[kind+"."+name] != nil {
			continue
		}
		kept[name] = value
	}
	line, _ := json.Marshal(kept)
	return string(line)
}
