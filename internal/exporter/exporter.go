// Package exporter writes a project in the forms that others read: Terraform's, the deploy CLI's, and the Management API's.
package exporter

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"grants/compiler"
	"grants/config"
)

// Form is what a project is written as.
type Form string

// The forms.
const (
	API          Form = "api"          // answers of the Management API
	Deploy       Form = "a0deploy"     // a tenant.yaml
	DeployFolder Form = "a0deploy-dir" // the folders of an export
	Terraform    Form = "terraform"    // resources of the provider auth0/auth0
)

// Forms are all forms.
var Forms = []string{string(API), string(Deploy), string(DeployFolder), string(Terraform)}

// Exported is a project in another form.
type Exported struct {
	Files map[string][]byte // by path
	Left  []string          // what the form has no place for, sorted
}

// Write writes a tenant in a form.
func Write(t *compiler.Tenant, form Form) (*Exported, error) {
	e := &export{tenant: t, form: form, left: map[string]bool{}}
	e.index()
	var files map[string][]byte
	var err error
	switch form {
	case API:
		files, err = e.api()
	case Deploy:
		files, err = e.deploy()
	case DeployFolder:
		files, err = e.deployFolder()
	case Terraform:
		files = e.terraform()
	default:
		return nil, fmt.Errorf("there is no form %q", form)
	}
	return &Exported{Files: files, Left: slices.Sorted(maps.Keys(e.left))}, err
}

type export struct {
	tenant *compiler.Tenant
	form   Form
	left   map[string]bool

	named       map[string]int    // how many applications have a name
	identifiers map[string]string // of APIs by their addresses
}

func (e *export) index() {
	e.named = map[string]int{}
	for _, app := range e.tenant.Applications {
		e.named[app.Name]++
	}
	e.identifiers = make(map[string]string, len(e.tenant.APIs))
	for _, api := range e.tenant.APIs {
		e.identifiers[api.Address] = api.Identifier
	}
}

// leave notes what has no place in the form.
func (e *export) leave(address, attribute, why string) {
	e.left[fmt.Sprintf("%s.%s: %s", address, attribute, why)] = true
}

// members are those of an object, in order. Values are strings, bools, int64s, lists of strings, members and lists of members.
type members []member

type member struct {
	key   string
	value any
}

func (m *members) add(key string, value any) { *m = append(*m, member{key, value}) }

func (m *members) text(key string, value config.Located[string]) {
	if value.Set {
		m.add(key, value.Value)
	}
}

// id adds what the platform knows an object by. Terraform has it in a block of its own, and the deploy CLI nowhere.
func (e *export) id(m *members, address string, id config.Located[string], kind string) {
	switch {
	case e.form == API:
		m.text("id", id)
	case e.form != Terraform && id.Value != "":
		e.leave(address, "id", "the form knows "+kind+" by their names")
	}
}

func (m *members) truth(key string, value config.Located[bool]) {
	if value.Set {
		m.add(key, value.Value)
	}
}

func (m *members) number(key string, value config.Located[int64]) {
	if value.Set {
		m.add(key, value.Value)
	}
}

func (m *members) list(key string, list config.List) {
	if list.Set {
		m.add(key, values(list))
	}
}

// values are the items of a list as a set: sorted, each once.
func values(list config.List) []string {
	items := make([]string, 0, len(list.Items))
	for _, item := range list.Items {
		items = append(items, item.Value)
	}
	slices.Sort(items)
	return slices.Compact(items)
}

// apiObject is an API as the wire has it.
func (e *export) apiObject(api *compiler.API) members {
	c := api.Config
	var m members
	m.add("name", cmp.Or(api.Name, strings.TrimPrefix(api.Address, "api.")))
	m.add("identifier", api.Identifier)
	if scopes := e.scopes(api); scopes != nil {
		m.add("scopes", scopes)
	}
	if c.AuthorizationDetailsTypes.Set {
		var types []members
		for _, name := range values(c.AuthorizationDetailsTypes) {
			types = append(types, members{{"type", name}})
		}
		m.add("authorization_details", types)
	}
	if policies := e.policies(api); policies != nil {
		m.add("subject_type_authorization", policies)
	}
	m.truth("enforce_policies", c.EnforcePolicies)
	m.text("token_dialect", c.TokenDialect)
	m.number("token_lifetime", c.TokenLifetime)
	m.number("token_lifetime_for_web", c.TokenLifetimeForWeb)
	m.truth("allow_offline_access", c.AllowOfflineAccess)
	m.truth("skip_consent_for_verifiable_first_party_clients", c.SkipConsentForVerifiableFirstPartyClients)
	m.text("consent_policy", c.ConsentPolicy)
	m.text("signing_alg", c.SigningAlg)
	if c.Resource.Set {
		e.leave(api.Address, "resource", "no other form knows which URLs clients send")
	}
	if c.SensitiveScopes.Set {
		e.leave(api.Address, "sensitive_scopes", "no other form knows which scopes are sensitive")
	}
	return m
}

// scopes is those of an API; nil where it does not say that it has any.
func (e *export) scopes(api *compiler.API) []members {
	if !api.Config.ScopesAttribute.Set || api.System != "" {
		return nil
	}
	scopes := []members{}
	for _, scope := range slices.SortedFunc(slices.Values(api.Config.Scopes), func(a, b config.Scope) int { return cmp.Compare(a.Name.Value, b.Name.Value) }) {
		of := members{{"value", scope.Name.Value}}
		of.text("description", scope.Description)
		scopes = append(scopes, of)
	}
	return scopes
}

// policies are those that an API states. The platform answers with both, whether anybody stated them or not.
func (e *export) policies(api *compiler.API) members {
	var policies members
	for _, of := range []struct {
		subject compiler.SubjectType
		stated  config.Located[string]
	}{{compiler.User, api.Config.UserPolicy}, {compiler.Client, api.Config.ClientPolicy}} {
		if of.stated.Set || e.form == API {
			policies.add(string(of.subject), members{{"policy", cmp.Or(of.stated.Value, string(api.Policy(of.subject)))}})
		}
	}
	return policies
}

// applicationObject is an application as the wire has it.
func (e *export) applicationObject(app *compiler.Application) members {
	c := app.Config
	var m members
	m.add("name", app.Name)
	m.text("client_id", c.ClientID)
	m.text("description", c.Description)
	m.text("app_type", c.AppType)
	m.add("is_first_party", app.Party == compiler.FirstParty)
	m.text("third_party_security_mode", c.ThirdPartySecurityMode)
	m.add("grant_types", append([]string{}, app.GrantTypes...))
	m.text("token_endpoint_auth_method", c.TokenEndpointAuthMethod)
	if c.ClientAuthenticationMethods.Set {
		methods := members{}
		for _, method := range values(c.ClientAuthenticationMethods) {
			methods.add(method, members{})
		}
		m.add("client_authentication_methods", methods)
	}
	if e.form == API {
		m.text("external_metadata_type", c.ExternalMetadataType)
		m.text("external_client_id", c.ExternalClientID)
	} else if c.ExternalMetadataType.Set && !(e.form == Terraform && isOfDocument(app)) {
		e.leave(app.Address, "external_metadata_type", "the platform gives it, and nobody else can")
		if c.ExternalClientID.Set {
			e.leave(app.Address, "external_client_id", "the platform has it from the registration, and nobody else can give it")
		}
	}
	m.text("organization_usage", c.OrganizationUsage)
	if c.DefaultOrganization.Set {
		m.add("default_organization", members{{"organization_id", c.DefaultOrganization.Value}, {"flows", []string{"client_credentials"}}})
	}
	if c.ResourceServerIdentifier.Set {
		m.add("resource_server_identifier", e.identifier(c.ResourceServerIdentifier.Value))
	}
	m.text("redirection_policy", c.RedirectionPolicy)
	if c.TokenExchangeProfiles.Set {
		m.add("token_exchange", members{{"allow_any_profile_of_type", values(c.TokenExchangeProfiles)}})
	}
	return m
}

// identifier is what the platform knows an API by.
func (e *export) identifier(ref config.Reference) string {
	if !ref.IsAddress {
		return ref.Name
	}
	if identifier, known := e.identifiers[ref.Name]; known {
		return identifier
	}
	return ref.Name
}

// grantObject is a client grant as the wire has it. The form says how it names its application.
func (e *export) grantObject(g *compiler.ClientGrant, holder string, withOrganizations bool) members {
	c := g.Config
	var m members
	if g.IsDefault() {
		m.add("default_for", "third_party_clients")
	} else {
		m.add("client_id", holder)
	}
	m.add("audience", g.API.Identifier)
	m.add("subject_type", string(g.SubjectType))
	if c.AllowAllScopes.Set {
		m.add("allow_all_scopes", c.AllowAllScopes.Value)
	}
	if !c.AllowAllScopes.Value {
		m.list("scope", c.Scopes)
	}
	m.list("authorization_details_types", c.AuthorizationDetailsTypes)
	m.text("organization_usage", c.OrganizationUsage)
	m.truth("allow_any_organization", c.AllowAnyOrganization)
	if c.System {
		m.add("is_system", true)
	}
	if c.Organizations.Set && !withOrganizations {
		e.leave(g.Address, "organizations", "organizations are linked to a grant elsewhere")
	}
	return m
}

// grants are all of them, those among them whose application or API is elsewhere. What the platform created is not for others to deploy.
func (e *export) grants() []*compiler.ClientGrant {
	all := slices.Clone(e.tenant.ClientGrants)
	for _, unresolved := range e.tenant.UnresolvedGrants {
		all = append(all, &unresolved.ClientGrant)
	}
	if e.form != API {
		all = slices.DeleteFunc(all, func(g *compiler.ClientGrant) bool {
			if g.Config.System {
				e.leave(g.Address, "is_system", "the platform created this grant, and nobody else can")
			}
			return g.Config.System
		})
	}
	slices.SortStableFunc(all, func(a, b *compiler.ClientGrant) int { return cmp.Compare(a.Address, b.Address) })
	return all
}

// declared are the APIs that the project declares.
func (e *export) declared() []*compiler.API {
	return slices.DeleteFunc(slices.Clone(e.tenant.APIs), func(api *compiler.API) bool { return api.Config == nil })
}

// tenantObject is the settings of the tenant as the wire has them; nil where there are none.
func (e *export) tenantObject() members {
	settings := e.tenant.Config.Tenant
	if settings == nil {
		return nil
	}
	var m members
	if settings.DefaultAudience.Set {
		m.add("default_audience", e.identifier(settings.DefaultAudience.Value))
	}
	if settings.EnableDynamicClientRegistration.Set {
		m.add("flags", members{{"enable_dynamic_client_registration", settings.EnableDynamicClientRegistration.Value}})
	}
	m.text("dynamic_client_registration_security_mode", settings.DynamicClientRegistrationSecurityMode)
	m.text("resource_parameter_profile", settings.ResourceParameterProfile)
	if settings.ClientIDMetadataDocumentSupported.Set {
		m.add("client_id_metadata_document_supported", settings.ClientIDMetadataDocumentSupported.Value)
	}
	return m
}
