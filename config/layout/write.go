package layout

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"grants/config"
)

// Block is a block of HCL that says what an object says.
type Block struct {
	Address string
	API     string // the address of the API that a grant is on, if the config has it
	Text    string // not yet laid out: Format does that
}

// Blocks writes every object of a config as a block: the tenant's first, then the others in the order of the config. What refers to an object is a
// reference, and what is not set is left out. Labels are those of the config, and so need to be names that HCL takes.
func Blocks(c *config.Config) []Block {
	w := &writer{applications: map[string]string{}, apis: map[string]string{}}
	for _, app := range c.Applications {
		if app.ClientID.Set {
			w.applications[app.ClientID.Value] = app.Address
		}
	}
	for _, api := range c.APIs {
		w.apis[api.Identifier.Value] = api.Address
	}
	var blocks []Block
	if c.Tenant != nil {
		blocks = append(blocks, Block{Address: c.Tenant.Address, Text: w.tenant(c.Tenant)})
	}
	for _, api := range c.APIs {
		blocks = append(blocks, Block{Address: api.Address, API: api.Address, Text: w.api(api)})
	}
	for _, app := range c.Applications {
		blocks = append(blocks, Block{Address: app.Address, Text: w.application(app)})
	}
	for _, grant := range c.ClientGrants {
		block := Block{Address: grant.Address, Text: w.clientGrant(grant)}
		if ref := grant.Audience.Value; ref.IsAddress {
			block.API = ref.Name
		} else {
			block.API = w.apis[ref.Name]
		}
		blocks = append(blocks, block)
	}
	return blocks
}

// writer writes one block after the other.
type writer struct {
	out          bytes.Buffer
	indent       int
	applications map[string]string // addresses by client_id
	apis         map[string]string // addresses by identifier
}

func (w *writer) line(parts ...string) {
	w.out.WriteString(strings.Repeat("  ", w.indent))
	for _, part := range parts {
		w.out.WriteString(part)
	}
	w.out.WriteByte('\n')
}

func (w *writer) open(parts ...string) {
	w.line(append(parts, " {")...)
	w.indent++
}

func (w *writer) close() {
	w.indent--
	w.line("}")
}

func (w *writer) taken() string {
	text := w.out.String()
	w.out.Reset()
	return text
}

func (w *writer) header(block *config.Block, labelled bool) {
	kind, _, _ := strings.Cut(block.Address, ".")
	if labelled {
		w.open(kind, " ", Quote(block.Name))
		return
	}
	w.open(kind)
}

func (w *writer) text(name string, value config.Located[string]) {
	if value.Set {
		w.line(name, " = ", Quote(value.Value))
	}
}

func (w *writer) truth(name string, value config.Located[bool]) {
	if value.Set {
		w.line(name, " = ", strconv.FormatBool(value.Value))
	}
}

func (w *writer) number(name string, value config.Located[int64]) {
	if value.Set {
		w.line(name, " = ", strconv.FormatInt(value.Value, 10))
	}
}

// widest is how long a list may be that stands in one line.
const widest = 100

func (w *writer) list(name string, list config.List) {
	if !list.Set {
		return
	}
	items := make([]string, len(list.Items))
	for i, item := range list.Items {
		items[i] = Quote(item.Value)
	}
	if line := name + " = [" + strings.Join(items, ", ") + "]"; len(line) <= widest {
		w.line(line)
		return
	}
	w.line(name, " = [")
	w.indent++
	for _, item := range items {
		w.line(item, ",")
	}
	w.indent--
	w.line("]")
}

func (w *writer) reference(name string, ref config.Located[config.Reference], known map[string]string, attribute string) {
	if !ref.Set {
		return
	}
	address := known[ref.Value.Name]
	if ref.Value.IsAddress {
		address = ref.Value.Name
	}
	if address == "" {
		w.line(name, " = ", Quote(ref.Value.Name))
		return
	}
	w.line(name, " = ", address, ".", attribute)
}

func (w *writer) tenant(t *config.TenantSettings) string {
	w.header(&t.Block, false)
	w.text("domain", t.Domain)
	w.reference("default_audience", t.DefaultAudience, w.apis, "identifier")
	w.truth("enable_dynamic_client_registration", t.EnableDynamicClientRegistration)
	w.text("dynamic_client_registration_security_mode", t.DynamicClientRegistrationSecurityMode)
	w.close()
	return w.taken()
}

func (w *writer) api(a *config.API) string {
	w.header(&a.Block, true)
	w.text("name", a.DisplayName)
	w.text("identifier", a.Identifier)
	w.scopes(a)
	w.list("authorization_details_types", a.AuthorizationDetailsTypes)
	w.policies(a)
	w.truth("enforce_policies", a.EnforcePolicies)
	w.text("token_dialect", a.TokenDialect)
	w.number("token_lifetime", a.TokenLifetime)
	w.number("token_lifetime_for_web", a.TokenLifetimeForWeb)
	w.truth("allow_offline_access", a.AllowOfflineAccess)
	w.truth("skip_consent_for_verifiable_first_party_clients", a.SkipConsentForVerifiableFirstPartyClients)
	w.text("consent_policy", a.ConsentPolicy)
	w.text("signing_alg", a.SigningAlg)
	w.list("sensitive_scopes", a.SensitiveScopes)
	w.close()
	return w.taken()
}

// scopes are a map where any of them has a description, else a list.
func (w *writer) scopes(a *config.API) {
	if !a.ScopesAttribute.Set {
		return
	}
	if !slices.ContainsFunc(a.Scopes, func(s config.Scope) bool { return s.Description.Set }) {
		list := config.List{Set: true}
		for _, scope := range a.Scopes {
			list.Items = append(list.Items, scope.Name)
		}
		w.list("scopes", list)
		return
	}
	w.line()
	w.line("scopes = {")
	w.indent++
	for _, scope := range a.Scopes {
		w.line(Quote(scope.Name.Value), " = ", Quote(scope.Description.Value))
	}
	w.indent--
	w.line("}")
	w.line()
}

func (w *writer) policies(a *config.API) {
	if !a.UserPolicy.Set && !a.ClientPolicy.Set {
		return
	}
	w.open("subject_type_authorization")
	for _, of := range []struct {
		subject string
		policy  config.Located[string]
	}{{"user", a.UserPolicy}, {"client", a.ClientPolicy}} {
		if of.policy.Set {
			w.line(of.subject, " { policy = ", Quote(of.policy.Value), " }")
		}
	}
	w.close()
}

func (w *writer) application(a *config.Application) string {
	w.header(&a.Block, true)
	w.text("name", a.DisplayName)
	w.text("client_id", a.ClientID)
	w.text("description", a.Description)
	w.text("app_type", a.AppType)
	w.truth("is_first_party", a.IsFirstParty)
	w.text("third_party_security_mode", a.ThirdPartySecurityMode)
	w.list("grant_types", a.GrantTypes)
	w.text("token_endpoint_auth_method", a.TokenEndpointAuthMethod)
	w.list("client_authentication_methods", a.ClientAuthenticationMethods)
	w.text("external_metadata_type", a.ExternalMetadataType)
	w.text("organization_usage", a.OrganizationUsage)
	w.text("default_organization", a.DefaultOrganization)
	w.reference("resource_server_identifier", a.ResourceServerIdentifier, w.apis, "identifier")
	w.text("redirection_policy", a.RedirectionPolicy)
	if a.TokenExchangeProfiles.Set {
		w.open("token_exchange")
		w.list("allow_any_profile_of_type", a.TokenExchangeProfiles)
		w.close()
	}
	w.text("previously", a.Previously)
	w.text("previously_client_id", a.PreviouslyClientID)
	w.close()
	return w.taken()
}

func (w *writer) clientGrant(g *config.ClientGrant) string {
	w.header(&g.Block, true)
	if !strings.HasPrefix(g.Address, "third_party_default.") {
		w.reference("client_id", g.ClientID, w.applications, "client_id")
		w.text("default_for", g.DefaultFor)
	}
	w.reference("audience", g.Audience, w.apis, "identifier")
	w.text("subject_type", g.SubjectType)
	w.list("scopes", g.Scopes)
	w.truth("allow_all_scopes", g.AllowAllScopes)
	w.list("authorization_details_types", g.AuthorizationDetailsTypes)
	w.text("organization_usage", g.OrganizationUsage)
	w.truth("allow_any_organization", g.AllowAnyOrganization)
	w.list("organizations", g.Organizations)
	w.close()
	return w.taken()
}

// Quote writes a string as HCL does: what would start a template is doubled, and what is no plain text is escaped.
func Quote(text string) string {
	var quoted strings.Builder
	quoted.WriteByte('"')
	for i, c := range text {
		switch {
		case c == '"' || c == '\\':
			quoted.WriteRune('\\')
			quoted.WriteRune(c)
		case c == '\n':
			quoted.WriteString(`\n`)
		case c == '\r':
			quoted.WriteString(`\r`)
		case c == '\t':
			quoted.WriteString(`\t`)
		case (c == '$' || c == '%') && strings.HasPrefix(text[i+1:], "{"):
			quoted.WriteRune(c)
			quoted.WriteRune(c)
		case !strconv.IsGraphic(c) && c != ' ':
			quoted.WriteString(escape(c))
		default:
			quoted.WriteRune(c)
		}
	}
	quoted.WriteByte('"')
	return quoted.String()
}

func escape(c rune) string {
	digits := strconv.FormatInt(int64(c), 16)
	if c > 0xffff {
		return `\U` + strings.Repeat("0", 8-len(digits)) + digits
	}
	return `\u` + strings.Repeat("0", 4-len(digits)) + digits
}
