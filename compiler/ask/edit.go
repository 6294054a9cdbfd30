package ask

import (
	"fmt"
	"slices"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/internal/english"
	"grants/internal/stringset"
	"grants/plan/objects"
)

// Edit is a change of one attribute, or of one block, that takes part in giving somebody access.
type Edit struct {
	Kind    EditKind
	Address string    // of the object that it changes; of a new grant, the API's
	Text    string    // the change as a sentence without a subject: add refund:orders to client_grant.billing
	At      diag.Span // where it would be made; zero where no file has the place
}

// Recreates reports whether the platform fixes the attribute at creation, so that the change takes a new application.
// https://auth0.com/docs/get-started/applications/first-party-and-third-party-applications
func (e *Edit) Recreates() bool { return e.Kind == MakeFirstParty || e.Kind == MakePermissive }

// EditKind names what an edit does. The list is open: readers keep working when it grows.
type EditKind string

// The kinds, each after those that it is as good as or better than where they give the same.
const (
	AddScope         EditKind = "add-scope"
	AddGrant         EditKind = "add-client-grant"
	DeclareScope     EditKind = "declare-scope"
	AddGrantType     EditKind = "add-grant-type"
	Authenticate     EditKind = "set-token-endpoint-auth-method"
	ExchangeTokens   EditKind = "add-token-exchange-profile"
	RemoveGrant      EditKind = "remove-client-grant"
	AllowAllScopes   EditKind = "allow-all-scopes"
	AddDefaultGrant  EditKind = "add-default-grant"
	MakePermissive   EditKind = "set-security-mode"
	MakeFirstParty   EditKind = "set-first-party"
	ChangePolicy     EditKind = "change-policy"
	AddPermission    EditKind = "add-permission"
	IgnoreRoles      EditKind = "set-enforce-policies"
	RegistrationOpen EditKind = "set-registration-mode"

	PromoteConnection   EditKind = "promote-connection"
	AdmitThirdParties   EditKind = "admit-third-parties"
	TakeResource        EditKind = "set-resource-profile"
	SupportDocuments    EditKind = "support-metadata-documents"
	EnableRegistration  EditKind = "enable-registration"
	DropDefaultAudience EditKind = "remove-default-audience"
	RefuseDocuments     EditKind = "refuse-metadata-documents"
	StateMode           EditKind = "state-security-mode"
	SkipConsent         EditKind = "skip-consent"
)

var editKinds = []EditKind{
	AddPermission, AddScope, AddGrant, DeclareScope, AddGrantType, Authenticate, ExchangeTokens, RemoveGrant, AllowAllScopes, AddDefaultGrant, MakePermissive,
	MakeFirstParty, ChangePolicy, IgnoreRoles, RegistrationOpen, StateMode, PromoteConnection, AdmitThirdParties, TakeResource, SupportDocuments,
	RefuseDocuments, EnableRegistration, DropDefaultAudience, SkipConsent,
}

// sideEffects are what edits of logins do besides, which no cell of the matrix shows.
var sideEffects = map[EditKind]string{
	PromoteConnection:   "opens it to every third party",
	AdmitThirdParties:   "lets its users in to every strict third party",
	TakeResource:        "lets every client name an API by resource",
	SupportDocuments:    "tells every client to show a metadata document",
	RefuseDocuments:     "tells every client to register itself",
	EnableRegistration:  "lets anybody register",
	DropDefaultAudience: "takes it from every client that names no API",
	SkipConsent:         "asks no user for consent to an application of one's own",
}

// SideEffect is what the edit does to others, which no cell of the matrix shows; empty for nothing.
func (e *Edit) SideEffect() string { return sideEffects[e.Kind] }

// edit is an Edit that can be tried.
type edit struct {
	Edit
	wide  bool // it bears on cells of other applications
	apply func(*config.Config)
}

// edits are the single changes that can have a part in giving what is asked for.
func (q *Question) edits() []edit {
	var all []edit
	all = append(all, q.editsOfGrants()...)
	all = append(all, q.editsOfAPI()...)
	if q.Application != nil {
		all = append(all, q.editsOfApplication()...)
	}
	all = append(all, q.editsOfRoles()...)
	if q.takesTenantsMode() && (q.Tenant.RegistrationModeAssumed || q.Tenant.DynamicRegistrationMode == compiler.ThirdPartyStrict) {
		all = append(all, q.openRegistration())
	}
	all = append(all, q.editsOfLogin()...)
	return all
}

// editsOfRoles are what can be changed about the roles that are named. What it gives to others who have a role is in no cell, so the text says it.
func (q *Question) editsOfRoles() []edit {
	enforces, known := q.API.EnforcesRoles()
	if len(q.Roles) == 0 || q.Scope == "" || q.SubjectType != compiler.User || !known || !enforces || q.permitted() {
		return nil
	}
	var all []edit
	for _, role := range q.Roles {
		all = append(all, q.addPermission(role))
	}
	text := "set enforce_policies of " + q.API.Address + " to false, after which every user can have every scope there"
	at := firstSpan(q.API.Config.EnforcePolicies.Span, q.API.Config.Header)
	return append(all, edit{Edit{IgnoreRoles, q.API.Address, text, at}, true, changeAPI(q.API, func(a *config.API) { a.EnforcePolicies = stated(false) })})
}

func (q *Question) addPermission(role *compiler.Role) edit {
	text := "permit " + q.Scope + " in " + role.Address + ", which gives it to whoever has the role"
	permission := &config.Permission{
		Block: config.Block{Address: role.Address}, API: q.reference(q.API.Address, q.API.Identifier, q.API.Config != nil), Scopes: listOf([]string{q.Scope}),
	}
	return edit{Edit{AddPermission, role.Address, text, role.Config.Header}, false, func(c *config.Config) {
		replace(c.Roles, func(r *config.Role) bool { return r.Address == role.Address }, func(r *config.Role) {
			r.Permissions = append(slices.Clone(r.Permissions), permission)
			r.PermissionsAttribute = stated(struct{}{})
		})
	}}
}

// takesTenantsMode reports whether the security mode is the one that the tenant has for those that register themselves.
func (q *Question) takesTenantsMode() bool {
	app := q.Application
	if app == nil {
		return q.Tenant.DynamicRegistration
	}
	return registers(app) && !app.Config.ThirdPartySecurityMode.Set
}

func (q *Question) editsOfGrants() []edit {
	own, byDefault := q.ownGrant(), q.Tenant.DefaultGrant(q.API, q.SubjectType)
	mayUseDefault := q.Application == nil || q.Application.IsThirdParty()
	var all []edit
	switch {
	case own != nil:
		all = append(all, q.editsOf(own)...)
		if mayUseDefault && byDefault != nil {
			all = append(all, removeGrant(own, byDefault))
		}
	case q.Application != nil:
		all = append(all, q.addGrant())
	}
	switch {
	case !mayUseDefault:
	case byDefault != nil:
		all = append(all, q.editsOf(byDefault)...)
	case own == nil:
		all = append(all, q.addDefault())
	}
	return all
}

func (q *Question) ownGrant() *compiler.ClientGrant {
	if q.Application == nil {
		return nil
	}
	return q.Tenant.ClientGrant(compiler.GrantKey{Holder: q.Application.Address, Audience: q.API.Identifier, SubjectType: q.SubjectType})
}

// editsOf are what can be changed about a grant that lacks the scope.
func (q *Question) editsOf(grant *compiler.ClientGrant) []edit {
	if q.Scope == "" || grant.AllScopes || stringset.Contains(grant.Scopes, q.Scope) {
		return nil
	}
	var all []edit
	if !stringset.Contains(grant.UndefinedScopes, q.Scope) {
		all = append(all, edit{
			Edit{AddScope, grant.Address, "add " + q.Scope + " to " + grant.Address, firstSpan(grant.Config.Scopes.Span, grant.Config.Header)}, grant.IsDefault(),
			changeGrant(grant, func(g *config.ClientGrant) { g.Scopes = withItem(g.Scopes, q.Scope) }),
		})
	}
	return append(all, edit{
		Edit{AllowAllScopes, grant.Address, "set allow_all_scopes in " + grant.Address, firstSpan(grant.Config.AllowAllScopes.Span, grant.Config.Header)}, grant.IsDefault(),
		changeGrant(grant, func(g *config.ClientGrant) { g.AllowAllScopes, g.Scopes = stated(true), config.List{} }),
	})
}

func removeGrant(own, byDefault *compiler.ClientGrant) edit {
	text := "remove " + own.Address + ", so that " + byDefault.Address + " decides"
	return edit{Edit{RemoveGrant, own.Address, text, own.Config.Header}, false, func(c *config.Config) {
		c.ClientGrants = slices.DeleteFunc(c.ClientGrants, func(g *config.ClientGrant) bool { return g.Address == own.Address })
	}}
}

// addGrant is a grant of the application's own. It replaces the default, so that it has what that gives too.
func (q *Question) addGrant() edit {
	cell, scopes := q.cell(), []string{}
	if q.Scope != "" {
		scopes = append(scopes, q.Scope)
	}
	text := "add a client_grant of its own"
	if cell.Reason == compiler.ByDefaultGrant {
		scopes = slices.Compact(slices.Sorted(slices.Values(append(scopes, cell.Scopes...))))
		text += " that has what " + cell.Grant.Address + " gives as well, which it replaces"
	}
	if len(scopes) > 0 {
		text += ", with " + english.List(scopes)
	}
	grant := &config.ClientGrant{
		Block: config.Block{Address: q.unusedAddress("client_grant")}, ClientID: q.reference(q.Application.Address, q.Application.ClientID, true),
		Audience: q.reference(q.API.Address, q.API.Identifier, q.API.Config != nil), SubjectType: stated(string(q.SubjectType)), Scopes: listOf(scopes),
	}
	if cell.Reason == compiler.ByDefaultGrant {
		was := cell.Grant.Config
		grant.AllowAllScopes, grant.AuthorizationDetailsTypes = was.AllowAllScopes, was.AuthorizationDetailsTypes
		if was.AllowAllScopes.Value {
			grant.Scopes = config.List{}
		}
	}
	return edit{Edit{AddGrant, q.API.Address, text, diag.Span{}}, false, func(c *config.Config) { c.ClientGrants = append(c.ClientGrants, grant) }}
}

func (q *Question) addDefault() edit {
	scopes := []string{}
	text := "add a third_party_default"
	if q.Scope != "" {
		scopes, text = append(scopes, q.Scope), text+" with "+q.Scope
	}
	grant := &config.ClientGrant{
		Block: config.Block{Address: q.unusedAddress("third_party_default")}, DefaultFor: stated(config.ThirdPartyClients),
		Audience: q.reference(q.API.Address, q.API.Identifier, q.API.Config != nil), SubjectType: stated(string(q.SubjectType)), Scopes: listOf(scopes),
	}
	return edit{Edit{AddDefaultGrant, q.API.Address, text, diag.Span{}}, true, func(c *config.Config) { c.ClientGrants = append(c.ClientGrants, grant) }}
}

// unusedAddress is the address of a block that is not there.
func (q *Question) unusedAddress(kind string) string {
	address := kind + ".new"
	for i := 2; slices.ContainsFunc(q.Tenant.Config.ClientGrants, func(g *config.ClientGrant) bool { return g.Address == address }); i++ {
		address = fmt.Sprintf("%s.new_%d", kind, i)
	}
	return address
}

func (q *Question) reference(address, id string, isDeclared bool) config.Located[config.Reference] {
	if isDeclared {
		return stated(config.Reference{Name: address, IsAddress: true})
	}
	return stated(config.Reference{Name: id})
}

func (q *Question) editsOfAPI() []edit {
	var all []edit
	api := q.API
	if q.Scope != "" && api.Config != nil && api.System == "" && !stringset.Contains(api.Scopes, q.Scope) {
		text := "declare " + q.Scope + " in " + api.Address
		all = append(all, edit{Edit{DeclareScope, api.Address, text, firstSpan(objects.ScopesSpan(api), objects.HeaderOf(api))}, true, changeAPI(api, func(a *config.API) {
			a.Scopes = append(slices.Clone(a.Scopes), config.Scope{Name: stated(q.Scope)})
			a.ScopesAttribute = stated(struct{}{})
		})})
	}
	for _, policy := range q.widerPolicies() {
		all = append(all, q.setPolicy(policy))
	}
	return all
}

// widerPolicies are those that give more than the API's. Only for users is there one that opens it to everybody.
// https://auth0.com/docs/get-started/apis/api-access-policies-for-applications
func (q *Question) widerPolicies() []compiler.Policy {
	wider := []compiler.Policy{compiler.RequireClientGrant, compiler.AllowAll}
	switch policy := q.API.Policy(q.SubjectType); {
	case q.SubjectType == compiler.Client && policy != compiler.DenyAll, policy == compiler.AllowAll:
		return nil
	case q.SubjectType == compiler.Client:
		return wider[:1]
	case policy == compiler.RequireClientGrant:
		return wider[1:]
	}
	return wider
}

// setPolicy states a policy, in a new block where a system API has none.
func (q *Question) setPolicy(policy compiler.Policy) edit {
	api, subject := q.API, q.SubjectType
	at := firstSpan(objects.PolicySpan(api.Config, subject), objects.HeaderOf(api))
	change := func(a *config.API) {
		if subject == compiler.User {
			a.UserPolicy = stated(string(policy))
		} else {
			a.ClientPolicy = stated(string(policy))
		}
	}
	apply := changeAPI(api, change)
	if api.Config == nil {
		apply = func(c *config.Config) {
			declared := &config.API{Block: config.Block{Address: api.Address}, Identifier: stated(api.Identifier)}
			change(declared)
			c.APIs = append(c.APIs, declared)
		}
	}
	text := fmt.Sprintf("set the %s policy of %s to %s", subject, api.Address, policy)
	return edit{Edit{ChangePolicy, api.Address, text, at}, true, apply}
}

func (q *Question) editsOfApplication() []edit {
	app := q.Application
	var all []edit
	add := func(kind EditKind, text string, at diag.Span, change func(*config.Application)) {
		all = append(all, edit{Edit{kind, app.Address, text, firstSpan(at, app.Config.Header)}, false, changeApplication(app, change)})
	}
	addGrantType := func(grantType string) { all = append(all, q.addGrantType(grantType)) }
	switch q.Tenant.Access(app, q.API, q.SubjectType).Unreachable {
	case compiler.NoClientCredentialsGrantType:
		addGrantType("client_credentials")
	case compiler.PublicClient:
		add(Authenticate, "set token_endpoint_auth_method of "+app.Address+" to client_secret_post", app.Config.TokenEndpointAuthMethod.Span,
			func(a *config.Application) { a.TokenEndpointAuthMethod = stated("client_secret_post") })
		if !stringset.Contains(app.GrantTypes, "client_credentials") {
			addGrantType("client_credentials")
		}
	case compiler.NoUserFlow:
		addGrantType("authorization_code")
		all = append(all, q.exchange()...)
	case "":
		if q.SubjectType == compiler.User && app.AssumesTokenExchange() { // what is taken for granted can be stated
			addGrantType("authorization_code")
			all = append(all, q.exchange()...)
		}
	}
	if !app.IsThirdParty() {
		return all
	}
	add(MakeFirstParty, "make "+app.Address+" first party, which takes a new application", app.Config.IsFirstParty.Span, func(a *config.Application) {
		a.IsFirstParty = stated(true)
	})
	if app.Party == compiler.ThirdPartyStrict || app.ModeAssumed {
		add(MakePermissive, "set third_party_security_mode of "+app.Address+" to permissive, which takes a new application", app.Config.ThirdPartySecurityMode.Span,
			func(a *config.Application) { a.ThirdPartySecurityMode = stated("permissive") })
	}
	return all
}

func (q *Question) addGrantType(grantType string) edit {
	app := q.Application
	at := firstSpan(app.Config.GrantTypes.Span, app.Config.Header)
	return edit{Edit{AddGrantType, app.Address, "add " + grantType + " to the grant types of " + app.Address, at}, false, changeApplication(app, func(a *config.Application) {
		a.GrantTypes = withItem(listOf(app.GrantTypes), grantType)
	})}
}

// exchange lets an application exchange tokens, where the platform would let it.
// https://auth0.com/docs/secure/call-apis-on-users-behalf/on-behalf-of-token-exchange
func (q *Question) exchange() []edit {
	app, profile := q.Application, "custom_authentication"
	switch {
	case app.IsAPI():
		profile = "on_behalf_of_token_exchange"
	case app.IsThirdParty():
		return nil
	}
	text := "add " + profile + " to the token exchange of " + app.Address
	at := firstSpan(app.Config.TokenExchangeProfiles.Span, app.Config.Header)
	return []edit{{Edit{ExchangeTokens, app.Address, text, at}, false, changeApplication(app, func(a *config.Application) {
		a.TokenExchangeProfiles = withItem(a.TokenExchangeProfiles, profile)
	})}}
}

func (q *Question) openRegistration() edit {
	at := settingsOf(q.Tenant).DynamicClientRegistrationSecurityMode.Span
	opened := q.setting(RegistrationOpen, "set dynamic_client_registration_security_mode to permissive", at, func(t *config.TenantSettings) {
		t.DynamicClientRegistrationSecurityMode = stated("permissive")
	})
	opened.wide = true
	return opened
}

func changeGrant(grant *compiler.ClientGrant, change func(*config.ClientGrant)) func(*config.Config) {
	return func(c *config.Config) {
		replace(c.ClientGrants, func(g *config.ClientGrant) bool { return g.Address == grant.Address }, change)
	}
}

func changeAPI(api *compiler.API, change func(*config.API)) func(*config.Config) {
	return func(c *config.Config) {
		replace(c.APIs, func(a *config.API) bool { return a.Address == api.Address }, change)
	}
}

func changeApplication(app *compiler.Application, change func(*config.Application)) func(*config.Config) {
	return func(c *config.Config) {
		replace(c.Applications, func(a *config.Application) bool { return a.Address == app.Address }, change)
	}
}

// replace changes a copy of an object and puts it in its place.
func replace[T any](objects []*T, is func(*T) bool, change func(*T)) {
	for i, object := range objects {
		if is(object) {
			changed := *object
			change(&changed)
			objects[i] = &changed
			return
		}
	}
}

func stated[T any](value T) config.Located[T] { return config.Located[T]{Value: value, Set: true} }

func listOf(values []string) config.List {
	list := config.List{Set: true}
	for _, value := range values {
		list.Items = append(list.Items, stated(value))
	}
	return list
}

func withItem(list config.List, value string) config.List {
	return config.List{Items: append(slices.Clone(list.Items), stated(value)), Set: true}
}

func firstSpan(spans ...diag.Span) diag.Span {
	for _, span := range spans {
		if !span.IsZero() {
			return span
		}
	}
	return diag.Span{}
}
