package wire

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"grants/config"
	"grants/config/schema"
	"grants/diag"
	"grants/internal/door/tree"
	"grants/internal/systemapi"
)

// Tenant takes the settings of a tenant.
// https://auth0.com/docs/api/management/v2/tenants/tenant-settings-route
func (b *Builder) Tenant(n *tree.Node) {
	r := &reading{b: b, block: schema.Tenant, object: n}
	t := b.settings(n.At)
	r.reference(&t.DefaultAudience, "default_audience", true)
	r.truth(&t.EnableDynamicClientRegistration, "enable_dynamic_client_registration", "flags.enable_dynamic_client_registration")
	r.text(&t.DynamicClientRegistrationSecurityMode, "dynamic_client_registration_security_mode")
	r.text(&t.ResourceParameterProfile, "resource_parameter_profile")
	r.truth(&t.ClientIDMetadataDocumentSupported, "client_id_metadata_document_supported")
	b.gaps = append(b.gaps, addressed(r.gaps, t.Address)...)
}

// settings are those of the tenant.
func (b *Builder) settings(at diag.Span) *config.TenantSettings {
	if b.tenant == nil {
		b.tenant = &config.TenantSettings{Block: config.Block{Address: "tenant"}}
	}
	if b.tenant.Span.IsZero() {
		b.tenant.Header, b.tenant.Span = at, at
	}
	return b.tenant
}

// Domain says what the tenant's domain is.
func (b *Builder) Domain(domain string, at diag.Span) {
	b.settings(at).Domain = config.Located[string]{Value: domain, Span: at, Set: true}
}

// domain is one that a system API's identifier has in it.
type domain struct {
	name string
	at   diag.Span
}

// noteDomain keeps the domain in a system API's identifier: nothing else says what the tenant's is.
func (b *Builder) noteDomain(object, identifier *tree.Node) {
	_, name := systemapi.Shape(identifier.String())
	own := systemapi.IsTenantHost(name)
	if isTrue(object.Get("is_system")) {
		own = name != ""
	}
	if own && !b.domainsSeen[name] {
		if b.domainsSeen == nil {
			b.domainsSeen = map[string]bool{}
		}
		b.domainsSeen[name] = true
		b.domains = append(b.domains, domain{name, identifier.At})
	}
}

// maxNamed is how many domains are named.
const maxNamed = 10

// setDomain takes the domain that was seen, if it is one, unless somebody said what it is.
func (b *Builder) setDomain() {
	switch {
	case b.tenant != nil && b.tenant.Domain.Set, len(b.domains) == 0:
	case len(b.domains) == 1:
		b.Domain(b.domains[0].name, b.domains[0].at)
	default:
		names := slices.Sorted(maps.Keys(b.domainsSeen))
		more := ""
		if n := len(names) - maxNamed; n > 0 {
			names, more = names[:maxNamed], fmt.Sprintf(" and %d more", n)
		}
		b.Gap(config.Gap{
			ID: "ambiguous-domain", Address: "tenant", Attribute: "domain", At: b.domains[0].at, Effect: config.GapAccess,
			Message: fmt.Sprintf("identifiers of the platform's APIs have several domains in them: %s%s", strings.Join(names, ", "), more),
		})
	}
}
