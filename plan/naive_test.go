package plan

import (
	"cmp"
	"os"
	"slices"
	"strings"
	"sync"

	"grants/config"
	"grants/plan/objects"
)

// naive is who may do what by the rules in docs/semantics.md, told once more: from what the files say, cell by cell, without the compiler. It is slow
// and plain, so that a reader can hold it against the page.
type naive struct {
	cfg, other *config.Config // other is the other side
	domain     string
	isHead     bool
}

// naiveAPI is an API that the tenant has, declared or not.
type naiveAPI struct {
	identifier   string
	system       string // the path of a system API; empty for any other
	declared     *config.API
	scopes       []string
	userScopes   []string // those that a token about a user can carry
	user, client string   // policies
}

// naiveCell is what one application can get.
type naiveCell struct {
	allowed, usable         bool
	scopes, types           []string
	future                  bool
	consent, rbac           bool // ask further
	withoutOrg, withOrg     bool // what a token may be for
	anyOrg                  bool
	orgs                    []string
	undefined               []string
	registrationIsForAnyone bool

	unresolved     bool // nobody can tell what the grant leads to: what it lists is what it gives
	anyone         bool // and whose it is
	openToAnything bool // and all scopes of an API that nobody knows

	own *naiveCell // what the block itself has, where a stranger's grant stands for the client that it is on the other side
}

func newNaive(cfg, other *config.Config) *naive {
	n := &naive{cfg: cfg, other: other}
	if cfg.Tenant != nil {
		n.domain = cfg.Tenant.Domain.Value
	}
	return n
}

// cells are those of every application and of any third party, by who, audience and subject type.
func (n *naive) cells(who func(*config.Application) string, mentioned []string) map[string]naiveCell {
	all := map[string]naiveCell{}
	for _, api := range n.apis(mentioned) {
		for _, subject := range []string{"client", "user"} {
			for _, app := range append([]*config.Application{nil}, n.cfg.Applications...) {
				all[strings.Join([]string{who(app), api.identifier, subject}, " ")] = n.cell(app, api, subject)
			}
		}
	}
	n.addUnresolved(all, who, mentioned)
	return all
}

// addUnresolved adds the grants that name an application or an API which nobody declares.
func (n *naive) addUnresolved(all map[string]naiveCell, who func(*config.Application) string, mentioned []string) {
	for _, grant := range n.cfg.ClientGrants {
		holder, audience := grant.ClientID.Value, grant.Audience.Value
		app := find(n.cfg.Applications, func(a *config.Application) bool { return isHeldBy(grant, a) })
		api := n.audience(audience, mentioned)
		if (app != nil || grant.DefaultFor.Set) && api != nil || n.leadsToNothing(grant, app, api) {
			continue
		}
		subject, name := "client", holder.Name
		if grant.SubjectType.Value == "user" {
			subject = "user"
		}
		switch {
		case grant.DefaultFor.Set:
			name = ""
		case app != nil:
			name = who(app)
		}
		cell := naiveCell{allowed: true, usable: true, withoutOrg: true, unresolved: true, anyone: app == nil && !grant.DefaultFor.Set}
		cell.registrationIsForAnyone = grant.DefaultFor.Set && n.opensRegistration()
		if app != nil {
			cell.usable = n.usable(app, subject, true)
		}
		identifier := audience.Name
		if api == nil {
			cell.scopes, cell.types = objects.Items(grant.Scopes), objects.Items(grant.AuthorizationDetailsTypes)
			if subject == "client" {
				cell.types = nil
			}
			if cell.future = grant.AllowAllScopes.Value; cell.future {
				cell.scopes, cell.openToAnything = nil, true
			}
		} else {
			cell.ceiling(api, grant, subject)
			identifier = api.identifier
			cell.allowed = subject == "user" && api.user != "deny_all" || subject == "client" && api.client != "deny_all"
		}
		if subject == "client" {
			cell.organizations(grant)
		}
		enter(all, strings.Join([]string{name, identifier, subject}, " "), cell)
		if grant.DefaultFor.Set && newNaive(n.other, n.cfg).audience(audience, mentioned) == nil {
			n.addToThirdParties(all, who, cell, identifier, subject)
		}
	}
}

// leadsToNothing reports whether a grant names an API that only the other side has, so that a deployment creates or deletes it, or a client that a
// deployment deletes.
func (n *naive) leadsToNothing(grant *config.ClientGrant, app *config.Application, api *naiveAPI) bool {
	if audience := grant.Audience.Value.Name; api == nil && newNaive(n.other, n.cfg).system(audience) == "" &&
		find(n.other.APIs, func(a *config.API) bool { return a.Identifier.Value == audience }) != nil {
		return true
	}
	if !n.isHead || app != nil || grant.DefaultFor.Set {
		return false
	}
	later := pairByTheBook(n.other, n.cfg)
	deleted := func(a *config.Application) bool {
		return a.ClientID.Set && a.ClientID.Value == grant.ClientID.Value.Name && later[a] == nil
	}
	return find(n.other.Applications, deleted) != nil
}

// enter adds what a grant gives that nobody can judge: where a block and a stranger are one client, the stranger's stands for it.
func enter(all map[string]naiveCell, at string, cell naiveCell) {
	known, found := all[at]
	switch {
	case found && known.anyone && !cell.anyone:
		own := cell
		cell, cell.own = known, &own
	case found && cell.anyone:
		cell.own = &known
	}
	all[at] = cell
}

// itself is what the block of a cell has.
func (c naiveCell) itself() naiveCell {
	switch {
	case !c.anyone:
		return c
	case c.own != nil:
		return *c.own
	}
	return naiveCell{}
}

// addToThirdParties gives a default grant on an API that neither side declares to every third party that has no grant of its own.
func (n *naive) addToThirdParties(all map[string]naiveCell, who func(*config.Application) string, cell naiveCell, identifier, subject string) {
	foreign := &naiveAPI{identifier: identifier}
	for _, app := range n.cfg.Applications {
		at := strings.Join([]string{who(app), identifier, subject}, " ")
		if known, own := all[at]; own && (!known.anyone || known.own != nil) || n.party(app) == naiveFirst || n.grant(app, foreign, subject) != nil {
			continue
		}
		cell.usable, cell.registrationIsForAnyone = n.usable(app, subject, false), false
		enter(all, at, cell)
	}
}

// audience is the API that a grant names; nil where nobody declares it.
func (n *naive) audience(ref config.Reference, mentioned []string) *naiveAPI {
	for _, api := range n.apis(mentioned) {
		if api.declared == nil && n.system(api.identifier) == "" {
			continue
		}
		if !ref.IsAddress && ref.Name == api.identifier || ref.IsAddress && api.declared != nil && ref.Name == api.declared.Address {
			return api
		}
	}
	return nil
}

// meet gives a grant that nobody can judge here what the other side knows of it, where it can.
func (c *naiveCell) meet(other naiveCell) {
	if c.openToAnything && other.allowed {
		c.scopes = other.scopes
	}
	if !c.unresolved || other.unresolved || !other.allowed {
		return
	}
	c.consent, c.rbac = other.consent, other.rbac
	if c.anyone {
		c.usable = other.usable
	}
}

// apis are those that are declared, and the system APIs that either side mentions: a tenant has them whether its files say so or not.
func (n *naive) apis(mentioned []string) []*naiveAPI {
	var all []*naiveAPI
	for _, declared := range n.cfg.APIs {
		all = append(all, n.api(declared.Identifier.Value, declared))
	}
	for _, identifier := range mentioned {
		known := func(api *naiveAPI) bool { return api.identifier == identifier }
		if slices.ContainsFunc(all, known) || n.systemOfEither(identifier) == "" || n.isGuess(identifier) {
			continue
		}
		all = append(all, n.api(identifier, nil))
	}
	return all
}

// isGuess reports whether an API has the name of one of the platform's, and the other side, which knows the tenant's domain, declares it as one's own.
func (n *naive) isGuess(identifier string) bool {
	other := newNaive(n.other, n.cfg)
	return n.domain == "" && other.system(identifier) == "" && find(n.other.APIs, func(a *config.API) bool { return a.Identifier.Value == identifier }) != nil
}

// systemOfEither is the path of a system API of one of the sides, which has it then on the other, too, unless that declares it.
func (n *naive) systemOfEither(identifier string) string {
	return cmp.Or(n.system(identifier), newNaive(n.other, n.cfg).system(identifier))
}

// system is the path of a system API; empty for any other.
func (n *naive) system(identifier string) string {
	rest, _ := strings.CutPrefix(identifier, "https://")
	host, path, _ := strings.Cut(rest, "/")
	isOurs := host == n.domain || n.domain == "" && strings.HasSuffix(host, ".auth0.com")
	if !isOurs || systemScopes()["/"+path] == nil {
		return ""
	}
	return "/" + path
}

// mentionedAPIs are the identifiers that some projects declare or grant on and know for the platform's, and those of the APIs that the platform has in every
// tenant whose domain one of them states.
func mentionedAPIs(projects ...*config.Config) []string {
	var all []string
	for _, cfg := range projects {
		mention := func(identifier string) {
			if newNaive(cfg, nil).system(identifier) != "" {
				all = append(all, identifier)
			}
		}
		for _, api := range cfg.APIs {
			mention(api.Identifier.Value)
		}
		for _, grant := range cfg.ClientGrants {
			if !grant.Audience.Value.IsAddress {
				mention(grant.Audience.Value.Name)
			}
		}
		if domain := cfg.Tenant.Domain; domain.Set {
			all = append(all, "https://"+domain.Value+"/api/v2/", "https://"+domain.Value+"/me/", "https://"+domain.Value+"/my-org/")
		}
	}
	return all
}

func (n *naive) api(identifier string, declared *config.API) *naiveAPI {
	api := &naiveAPI{identifier: identifier, declared: declared, user: "allow_all", client: "require_client_grant"}
	if api.system = n.system(identifier); declared == nil {
		api.system = n.systemOfEither(identifier)
	}
	if api.system != "" && api.system != "/api/v2/" {
		api.user = "require_client_grant"
	}
	if api.system == "/me/" || api.system == "/my-org/" {
		api.client = "deny_all"
	}
	if declared != nil && declared.UserPolicy.Set {
		api.user = declared.UserPolicy.Value
	}
	if declared != nil && declared.ClientPolicy.Set && api.system != "/me/" {
		api.client = declared.ClientPolicy.Value
	}
	if api.system == "" {
		for i := range declared.Scopes {
			api.scopes = append(api.scopes, declared.Scopes[i].Name.Value)
		}
		api.userScopes = api.scopes
		return api
	}
	for scope, users := range systemScopes()[api.system] {
		api.scopes = append(api.scopes, scope)
		if users {
			api.userScopes = append(api.userScopes, scope)
		}
	}
	return api
}

// systemScopes are the scopes of each system API, and whether a user's token can carry them.
var systemScopes = sync.OnceValue(func() map[string]map[string]bool {
	text, err := os.ReadFile("../internal/systemapi/scopes.csv")
	if err != nil {
		panic(err)
	}
	paths := map[string]string{"management": "/api/v2/", "my_account": "/me/", "my_organization": "/my-org/", "mfa": "/mfa/"}
	all := map[string]map[string]bool{}
	for line := range strings.Lines(string(text)) {
		fields := strings.Split(strings.TrimSpace(line), ",")
		if all[paths[fields[0]]] == nil {
			all[paths[fields[0]]] = map[string]bool{}
		}
		all[paths[fields[0]]][fields[1]] = fields[2] == "yes"
	}
	return all
})

const (
	naiveFirst      = "first party"
	naiveStrict     = "strict"
	naivePermissive = "permissive"
)

// party of nil is that of any third party.
func (n *naive) party(app *config.Application) string {
	tenant := naiveStrict
	if n.cfg.Tenant != nil && n.cfg.Tenant.DynamicClientRegistrationSecurityMode.Value == "permissive" {
		tenant = naivePermissive
	}
	switch {
	case app == nil && n.opensRegistration():
		return tenant
	case app == nil:
		return naiveStrict
	case !app.IsFirstParty.Set || app.IsFirstParty.Value:
		return naiveFirst
	case app.ThirdPartySecurityMode.Value == "permissive":
		return naivePermissive
	case !app.ThirdPartySecurityMode.Set && app.ExternalMetadataType.Value == "dcr":
		return tenant
	}
	return naiveStrict
}

func (n *naive) opensRegistration() bool {
	return n.cfg.Tenant != nil && n.cfg.Tenant.EnableDynamicClientRegistration.Value
}

// cell follows the steps 1 to 7 of the page.
func (n *naive) cell(app *config.Application, api *naiveAPI, subject string) naiveCell {
	policy, party := api.client, n.party(app)
	if subject == "user" {
		policy = api.user
	}
	grant := n.grant(app, api, subject)
	if grant == nil && party != naiveFirst {
		grant = n.grant(nil, api, subject)
	}
	switch {
	case policy == "deny_all", api.system != "" && party != naiveFirst:
		return naiveCell{}
	case policy == "allow_all" && party != naiveStrict:
		grant = nil
	case grant == nil:
		return naiveCell{}
	}
	cell := naiveCell{allowed: true, usable: n.usable(app, subject, app != nil && n.grant(app, api, subject) != nil), withoutOrg: true}
	cell.registrationIsForAnyone = app == nil && n.opensRegistration()
	cell.ceiling(api, grant, subject)
	if subject == "user" {
		cell.consent = party != naiveFirst || !api.skipsConsent()
		cell.rbac = api.declared != nil && api.system == "" && api.declared.EnforcePolicies.Value
	} else if grant != nil {
		cell.organizations(grant)
	}
	return cell
}

// skipsConsent goes by the attribute, and My Account does where nobody says anything.
func (a *naiveAPI) skipsConsent() bool {
	if a.declared != nil && a.declared.SkipConsentForVerifiableFirstPartyClients.Set {
		return a.declared.SkipConsentForVerifiableFirstPartyClients.Value
	}
	return a.system == "/me/"
}

// grant is that of an application, or the default of nil.
func (n *naive) grant(app *config.Application, api *naiveAPI, subject string) *config.ClientGrant {
	for _, grant := range n.cfg.ClientGrants {
		audience := grant.Audience.Value
		isAPI := !audience.IsAddress && audience.Name == api.identifier || audience.IsAddress && api.declared != nil && audience.Name == api.declared.Address
		named := grant.SubjectType.Value
		if !grant.SubjectType.Set {
			named = "client"
		}
		if isAPI && named == subject && isHeldBy(grant, app) {
			return grant
		}
	}
	return nil
}

func isHeldBy(grant *config.ClientGrant, app *config.Application) bool {
	holder := grant.ClientID.Value
	switch {
	case app == nil || grant.DefaultFor.Set:
		return app == nil && grant.DefaultFor.Set
	case holder.IsAddress:
		return holder.Name == app.Address
	}
	return holder.Name == app.ClientID.Value
}

// ceiling is the most that a grant gives, or an open policy where there is none.
func (c *naiveCell) ceiling(api *naiveAPI, grant *config.ClientGrant, subject string) {
	carried := api.scopes
	if subject == "user" {
		carried = api.userScopes
	}
	var types []string
	if api.declared != nil && api.system == "" { // of its own, the platform takes none
		types = objects.Items(api.declared.AuthorizationDetailsTypes)
	}
	if grant == nil {
		c.scopes, c.future, c.types = carried, true, types
		return
	}
	if subject == "user" {
		c.types = keep(objects.Items(grant.AuthorizationDetailsTypes), types)
	}
	if grant.AllowAllScopes.Value {
		c.scopes, c.future = carried, true
		return
	}
	for _, scope := range objects.Items(grant.Scopes) {
		switch {
		case slices.Contains(carried, scope), api.mayHave(scope) && (subject == "client" || api.system != "/api/v2/" || isCurrentUser(scope)):
			c.scopes = append(c.scopes, scope)
		case !slices.Contains(api.scopes, scope) && !api.mayHave(scope):
			c.undefined = append(c.undefined, scope)
		}
	}
}

// mayHave reports whether a system API may have a scope that its list lacks: unless it is near to one of the list.
func (a *naiveAPI) mayHave(scope string) bool {
	return a.system != "" && !slices.ContainsFunc(a.scopes, func(listed string) bool { return isNear(listed, scope, 2) })
}

func isCurrentUser(scope string) bool {
	return strings.HasSuffix(scope, ":current_user") || strings.Contains(scope, ":current_user_")
}

// isNear reports whether at most so many edits make one word of another.
func isNear(a, b string, edits int) bool {
	switch {
	case edits < 0:
		return false
	case a == "" || b == "":
		return len(a)+len(b) <= edits
	case a[0] == b[0]:
		return isNear(a[1:], b[1:], edits)
	}
	return isNear(a[1:], b, edits-1) || isNear(a, b[1:], edits-1) || isNear(a[1:], b[1:], edits-1)
}

func keep(some, of []string) []string {
	return slices.DeleteFunc(slices.Clone(some), func(item string) bool { return !slices.Contains(of, item) })
}

func (c *naiveCell) organizations(grant *config.ClientGrant) {
	usage := grant.OrganizationUsage.Value
	c.withoutOrg, c.withOrg = usage != "require", usage == "allow" || usage == "require"
	c.anyOrg, c.orgs = grant.AllowAnyOrganization.Value, objects.Items(grant.Organizations)
}

// usable reports whether an application can use a flow of the subject type, for an API for which it has a grant of that type or not.
func (n *naive) usable(app *config.Application, subject string, granted bool) bool {
	if app == nil {
		return true
	}
	grantTypes := n.grantTypes(app)
	if subject == "user" {
		return slices.ContainsFunc(grantTypes, func(g string) bool { return g != "client_credentials" && g != "refresh_token" }) || n.exchanges(app, granted)
	}
	registered := app.ExternalMetadataType.Set && n.party(app) != naiveFirst
	return slices.Contains(grantTypes, "client_credentials") && !isPublic(app) && !registered
}

// exchanges reports whether an application can exchange tokens for an API: what it says decides; one that is an API and says nothing can where it has
// a grant for users.
func (n *naive) exchanges(app *config.Application, granted bool) bool {
	isAPI, says := app.AppType.Value == "resource_server", objects.Items(app.TokenExchangeProfiles)
	return isAPI && !app.TokenExchangeProfiles.Set && granted || isAPI && slices.Contains(says, "on_behalf_of_token_exchange") ||
		n.party(app) == naiveFirst && slices.Contains(says, "custom_authentication")
}

func isPublic(app *config.Application) bool {
	method := app.TokenEndpointAuthMethod
	switch {
	case len(app.ClientAuthenticationMethods.Items) > 0:
		return false
	case method.Set:
		return method.Value == "none"
	}
	return app.AppType.Value == "spa" || app.AppType.Value == "native"
}

func (n *naive) grantTypes(app *config.Application) []string {
	switch {
	case app.GrantTypes.Set:
		return objects.Items(app.GrantTypes)
	case app.AppType.Value == "resource_server":
		return nil
	case n.party(app) == naiveStrict:
		return []string{"authorization_code", "refresh_token"}
	case isPublic(app):
		return []string{"implicit", "authorization_code", "refresh_token"}
	}
	return []string{"implicit", "authorization_code", "refresh_token", "client_credentials"}
}

// facets is everything that a cell consists of. The longer the set, the more access.
func (c *naiveCell) facets() map[string]bool {
	set := map[string]bool{
		"token": true, "future": c.future, "without rbac": !c.rbac, "without consent": !c.consent,
		"without organization": c.withoutOrg, "self-registration": c.registrationIsForAnyone,
	}
	for _, scope := range c.scopes {
		set["scope "+scope] = true
	}
	for _, name := range c.types {
		set["type "+name] = true
	}
	if c.withOrg {
		set["with organization"], set["any organization"] = true, c.anyOrg
		for _, org := range c.orgs {
			set["organization "+org] = !c.anyOrg
		}
	}
	return set
}
