package compiler

import (
	"cmp"
	"slices"
	"strings"

	"grants/config"
	"grants/internal/systemapi"
)

// UnresolvedReference is a literal that is the client_id or identifier of nothing that is declared here. It may well exist on the platform,
// where nobody here can tell what it is.
type UnresolvedReference struct {
	Block       config.Block // where it is written
	Attribute   string       // client_id, audience, default_audience, resource_server_identifier
	Reference   config.Located[config.Reference]
	Resemblance Resemblance
	Meant       string // the client_id or identifier that was probably meant; empty where none is near

	// What is declared here and was probably meant; nil where nothing is. Rules that miss something about it are silent.
	MeantAPI         *API
	MeantApplication *Application
}

// Literal is the text that leads nowhere.
func (r *UnresolvedReference) Literal() string { return r.Reference.Value.Name }

// Resemblance says what a literal that leads nowhere looks like. The list is open; empty means like nothing in particular.
type Resemblance string

// The resemblances, those that say most first. Those of platform APIs are followed by the name of a SystemAPI and _api.
const (
	LooksLikeKeyword      Resemblance = "unreplaced_keyword" // ##NAME##, @@NAME@@, ${NAME} or $var.NAME, which another tool was to replace
	LooksLikeNearMiss     Resemblance = "near_miss"          // but for a slash at the end, the case of letters or the scheme, it is declared
	looksLikeOtherTenant              = "other_tenant_"      // an API of the platform on the domain of another tenant
	looksLikeCustomDomain             = "custom_domain_"     // an API of the platform on a domain of one's own, which its identifier never has
	LooksLikeMisspelling  Resemblance = "misspelling"        // a declared one is a typing mistake or two away
)

// OtherTenant is the API of the platform that the literal is on the domain of another tenant; empty where it is none.
func (r Resemblance) OtherTenant() SystemAPI { return r.systemAPI(looksLikeOtherTenant) }

// CustomDomain is the API of the platform that the literal is on a custom domain; empty where it is none.
func (r Resemblance) CustomDomain() SystemAPI { return r.systemAPI(looksLikeCustomDomain) }

func (r Resemblance) systemAPI(prefix string) SystemAPI {
	name, found := strings.CutPrefix(string(r), prefix)
	if !found {
		return ""
	}
	return SystemAPI(strings.TrimSuffix(name, "_api"))
}

// noteUnresolved keeps a literal that leads nowhere, unless what it leads to may be among what could not be read.
func (c *compilation) noteUnresolved(ref config.Located[config.Reference], block config.Block, attribute string) *UnresolvedReference {
	known := c.resemblance(ref.Value.Name, attribute == "client_id")
	known.Block, known.Attribute, known.Reference = block, attribute, ref
	c.tenant.UnresolvedReferences = append(c.tenant.UnresolvedReferences, &known)
	return &known
}

func sortReferences(references []*UnresolvedReference) {
	slices.SortStableFunc(references, func(a, b *UnresolvedReference) int {
		return cmp.Or(strings.Compare(a.Block.Address, b.Block.Address), strings.Compare(a.Attribute, b.Attribute))
	})
}

// literal is a text where a client_id or an identifier was expected.
type literal struct {
	text       string
	isClientID bool
}

// resemblance is worked out once for each text: a list of ten thousand grants may share one.
func (c *compilation) resemblance(text string, isClientID bool) UnresolvedReference {
	key := literal{text, isClientID}
	known, found := c.resemblances[key]
	if !found {
		if known.Resemblance = keyword(text); known.Resemblance == "" {
			known = c.likeness(key)
		}
		known.MeantAPI, known.MeantApplication = c.tenant.apis[known.Meant], nil
		if isClientID {
			known.MeantAPI, known.MeantApplication = nil, c.applicationsByID[known.Meant]
		}
		if c.resemblances == nil {
			c.resemblances = map[literal]UnresolvedReference{}
		}
		c.resemblances[key] = known
	}
	return known
}

func (c *compilation) likeness(of literal) UnresolvedReference {
	if of.isClientID {
		return misspelling(c.suggestion(of.text, c.clientIDs))
	}
	if meant := c.nearMiss(of.text); meant != "" {
		return UnresolvedReference{Resemblance: LooksLikeNearMiss, Meant: meant}
	}
	if foreign := c.foreignSystemAPI(of.text); foreign.Resemblance != "" {
		return foreign
	}
	return misspelling(c.suggestion(of.text, c.identifiers))
}

func misspelling(meant string) UnresolvedReference {
	if meant == "" {
		return UnresolvedReference{}
	}
	return UnresolvedReference{Resemblance: LooksLikeMisspelling, Meant: meant}
}

// keyword recognises what is left of a text that another tool was to replace.
func keyword(text string) Resemblance {
	if IsKeyword(text) {
		return LooksLikeKeyword
	}
	return ""
}

// IsKeyword reports whether a text has in it what another tool was to replace, or a template that is none.
// https://auth0.com/docs/deploy-monitor/deploy-cli-tool/keyword-replacement
func IsKeyword(text string) bool {
	for _, mark := range [][2]string{{"##", "##"}, {"@@", "@@"}, {"${", "}"}, {"%{", "}"}, {"{{", "}}"}, {"$var.", ""}} {
		if _, rest, found := strings.Cut(text, mark[0]); found && len(rest) > len(mark[1]) && strings.Contains(rest, mark[1]) {
			return true
		}
	}
	return false
}

// foreignSystemAPI recognises an API of the platform on a host that is not the tenant's domain: the identifier of such an API has the domain that the
// platform gave the tenant, also where applications sign in through another one.
// https://auth0.com/docs/customize/custom-domains/configure-features-to-use-custom-domains
func (c *compilation) foreignSystemAPI(identifier string) UnresolvedReference {
	system, host := systemapi.Shape("https://" + blur(identifier) + "/")
	if system == "" || host == "" || c.tenant.Domain == "" || strings.EqualFold(host, c.tenant.Domain) {
		return UnresolvedReference{}
	}
	prefix := looksLikeCustomDomain
	if systemapi.IsTenantHost(host) {
		prefix = looksLikeOtherTenant
	}
	return UnresolvedReference{Resemblance: Resemblance(prefix + string(system) + "_api"), Meant: system.Identifier(c.tenant.Domain)}
}

// nearMiss is the identifier that an audience misses by a trailing slash, the case of letters or the scheme, or "".
func (c *compilation) nearMiss(audience string) string {
	if c.blurred == nil {
		c.blurred = make(map[string]string, len(c.tenant.APIs))
		for _, api := range slices.Backward(c.tenant.APIs) { // the first one stays
			c.blurred[blur(api.Identifier)] = api.Identifier
		}
	}
	blurred := blur(audience)
	if meant, found := c.blurred[blurred]; found {
		return meant
	}
	if exact := "https://" + blurred + "/"; systemapi.Of(exact, c.tenant.Domain, nil) != "" {
		return exact
	}
	return ""
}

func blur(identifier string) string {
	blurred := strings.ToLower(identifier)
	if scheme, rest, found := strings.Cut(blurred, "://"); found && (scheme == "http" || scheme == "https") {
		blurred = rest
	}
	return strings.TrimRight(blurred, "/")
}
