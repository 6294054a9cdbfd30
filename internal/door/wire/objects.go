package wire

import (
	"cmp"
	"grants/config"
	"grants/config/schema"
	"grants/internal/door/tree"
)

// block is the place of an object in its document.
func (b *Builder) block(n *tree.Node, header *tree.Node) config.Block {
	at := config.Block{Header: n.At, Span: n.At}
	if header != nil && !b.Headed {
		at.Header = header.At
	}
	return at
}

// API takes a resource server.
// https://auth0.com/docs/api/management/v2/resource-servers/get-resource-servers
func (b *Builder) API(n *tree.Node, handle string) {
	if !b.another() {
		return
	}
	r := &reading{b: b, kind: config.KindAPI, block: schema.API, object: n}
	api := &config.API{Block: b.block(n, r.find("identifier", "name"))}
	b.noteDomain(n, n.Get("identifier"))
	r.text(&api.Identifier, "identifier")
	r.text(&api.DisplayName, "name")
	r.scopes(api)
	r.list(&api.AuthorizationDetailsTypes, "authorization_details_types", "type", "authorization_details")
	r.text(&api.UserPolicy, "subject_type_authorization.user.policy")
	r.text(&api.ClientPolicy, "subject_type_authorization.client.policy")
	r.truth(&api.EnforcePolicies, "enforce_policies")
	r.text(&api.TokenDialect, "token_dialect")
	r.number(&api.TokenLifetime, "token_lifetime")
	r.number(&api.TokenLifetimeForWeb, "token_lifetime_for_web")
	r.truth(&api.AllowOfflineAccess, "allow_offline_access")
	r.truth(&api.SkipConsentForVerifiableFirstPartyClients, "skip_consent_for_verifiable_first_party_clients")
	if policy := r.find("consent_policy"); policy.String() != "null" { // which some exports write for none
		r.text(&api.ConsentPolicy, "consent_policy")
	}
	r.text(&api.SigningAlg, "signing_alg")
	wanted := cmp.Or(api.DisplayName.Value, api.Identifier.Value)
	b.apis = append(b.apis, &built[*config.API]{object: api, handle: handle, wanted: wanted, key: api.Identifier.Value, gaps: r.gaps, links: r.links})
}

// scopes takes a list of objects with a value, or in Terraform's state a name, and a description.
func (r *reading) scopes(api *config.API) {
	n := r.find("scopes")
	if is, unsaid := r.absent("scopes", n); is {
		api.ScopesAttribute.Failed = unsaid
		return
	}
	api.ScopesAttribute = config.Located[struct{}]{Span: n.At, Failed: true}
	if r.unknown("scopes", n) {
		return
	}
	if n.Kind != tree.List {
		r.wrongType("scopes", n, "a list")
		return
	}
	for _, item := range n.Items {
		name := item
		if item.Kind == tree.Object {
			if name = item.Get("value"); name == nil {
				name = item.Get("name")
			}
		}
		switch {
		case name == nil:
			r.b.Report(codeMissing, item.At, "a scope has no value", "")
			return
		case r.unknown("scopes", name):
			return
		case name.Kind != tree.Text:
			r.wrongType("a scope", name, "a string")
			return
		}
		scope := config.Scope{Name: config.Located[string]{Value: name.Text, Span: name.At, Set: true}}
		if text := item.Get("description"); text.String() != "" {
			scope.Description = config.Located[string]{Value: text.Text, Span: text.At, Set: true}
		}
		api.Scopes = append(api.Scopes, scope)
	}
	api.ScopesAttribute = config.Located[struct{}]{Span: n.At, Set: true}
}

// Application takes a client.
// https://auth0.com/docs/api/management/v2/clients/get-clients
func (b *Builder) Application(n *tree.Node, handle string) {
	if !b.another() {
		return
	}
	r := &reading{b: b, kind: config.KindApplication, block: schema.Application, object: n}
	app := &config.Application{Block: b.block(n, r.find("name", "client_id"))}
	r.text(&app.DisplayName, "name")
	r.text(&app.ClientID, "client_id")
	r.text(&app.Description, "description")
	r.text(&app.AppType, "app_type")
	r.truth(&app.IsFirstParty, "is_first_party")
	r.text(&app.ThirdPartySecurityMode, "third_party_security_mode")
	r.list(&app.GrantTypes, "grant_types", "")
	r.text(&app.TokenEndpointAuthMethod, "token_endpoint_auth_method")
	r.methods(&app.ClientAuthenticationMethods)
	r.text(&app.ExternalMetadataType, "external_metadata_type")
	r.text(&app.ExternalClientID, "external_client_id")
	r.text(&app.OrganizationUsage, "organization_usage")
	r.text(&app.DefaultOrganization, "default_organization", "default_organization.organization_id")
	r.reference(&app.ResourceServerIdentifier, "resource_server_identifier", true)
	r.text(&app.RedirectionPolicy, "redirection_policy")
	r.list(&app.TokenExchangeProfiles, "token_exchange.allow_any_profile_of_type", "")
	made := &built[*config.Application]{
		object: app, handle: handle, wanted: cmp.Or(app.DisplayName.Value, app.ClientID.Value), key: app.ClientID.Value, gaps: r.gaps, links: r.links,
	}
	if made.key == "" {
		made.node = n.Clone()
	}
	b.applications = append(b.applications, made)
}

// methods takes an object with a key for each method.
func (r *reading) methods(field *config.List) {
	n := r.find("client_authentication_methods")
	if is, unsaid := r.absent("client_authentication_methods", n); is {
		field.Failed = unsaid
		return
	}
	switch {
	case r.unknown("client_authentication_methods", n):
		*field = config.List{Span: n.At, Failed: true}
	case n.Kind == tree.List:
		r.list(field, "client_authentication_methods", "")
	case n.Kind != tree.Object:
		r.wrongType("client_authentication_methods", n, "an object")
		*field = config.List{Span: n.At, Failed: true}
	default:
		*field = config.List{Span: n.At, Set: true}
		for _, method := range n.Members {
			if method.Value.Kind != tree.Null {
				field.Items = append(field.Items, config.Located[string]{Value: method.Key, Span: method.KeyAt, Set: true})
			}
		}
	}
}

// thirdPartyClients is the only value of default_for.
const thirdPartyClients = "third_party_clients"

// ClientGrant takes a client grant. Exports of the deploy CLI have a made-up client_id beside default_for, which counts.
// https://auth0.com/docs/api/management/v2/client-grants/get-client-grants
func (b *Builder) ClientGrant(n *tree.Node, handle string) {
	if !b.another() {
		return
	}
	r := &reading{b: b, kind: config.KindClientGrant, block: schema.ClientGrant, object: n}
	grant := &config.ClientGrant{Block: b.block(n, r.find("audience"))}
	b.noteDomain(n, n.Get("audience"))
	r.text(&grant.DefaultFor, "default_for")
	if !grant.DefaultFor.Set {
		r.reference(&grant.ClientID, "client_id", false)
	}
	r.reference(&grant.Audience, "audience", true)
	r.text(&grant.SubjectType, "subject_type")
	r.truth(&grant.AllowAllScopes, "allow_all_scopes")
	if !grant.AllowAllScopes.Value { // some answers have an empty list beside it
		r.list(&grant.Scopes, "scopes", "", "scope")
	}
	r.list(&grant.AuthorizationDetailsTypes, "authorization_details_types", "")
	r.text(&grant.OrganizationUsage, "organization_usage")
	r.truth(&grant.AllowAnyOrganization, "allow_any_organization")
	r.list(&grant.Organizations, "organizations", "")
	grant.System = isTrue(n.Get("is_system"))
	b.checkGrant(grant, n)
	b.grants = append(b.grants, &built[*config.ClientGrant]{object: grant, handle: handle, gaps: r.gaps, links: r.links})
}

func isTrue(n *tree.Node) bool { return n != nil && n.Kind == tree.Bool && n.Text == "true" }

// checkGrant refuses a grant that says not who holds it, or on what.
func (b *Builder) checkGrant(grant *config.ClientGrant, n *tree.Node) {
	if !grant.DefaultFor.Set && !grant.DefaultFor.Failed && !grant.ClientID.Set && !grant.ClientID.Failed {
		b.Report(codeMissing, n.At, "a client grant has neither client_id nor default_for", "")
		grant.ClientID.Failed = true
	}
	if !grant.Audience.Set && !grant.Audience.Failed {
		b.Report(codeMissing, n.At, "a client grant has no audience", "")
		grant.Audience.Failed = true
	}
}
