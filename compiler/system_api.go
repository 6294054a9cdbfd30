package compiler

import (
	_ "embed" // system-api-scopes.csv
	"slices"
	"strconv"
	"strings"
	"sync"

	"grants/config"
)

// SystemAPI names an API that the platform itself provides; empty for a custom one.
type SystemAPI string

// The system APIs.
const (
	Management           SystemAPI = "management"
	MyAccount            SystemAPI = "my_account"
	MyOrganization       SystemAPI = "my_organization"
	MFA                  SystemAPI = "mfa"
	ExpressConfiguration SystemAPI = "express_configuration"
)

// systemAPIs are the identifiers and names of the system APIs. No page of the platform lists them all.
var systemAPIs = []struct {
	api              SystemAPI
	identifier, name string
}{
	{Management, anyHost + "/api/v2/", "Auth0 Management API"},
	{MyAccount, anyHost + "/me/", "Auth0 My Account API"},
	{MyOrganization, anyHost + "/my-org/", "Auth0 My Organization API"},
	{MFA, anyHost + "/mfa/", "Auth0 MFA API"},
	{ExpressConfiguration, "urn:auth0:express-configure", "Okta OIN Express Configuration API"},
}

const anyHost = "https://{domain}"

// isDelegated reports whether the API exists for users only: users need a grant by default, and client access is always denied.
// https://auth0.com/docs/manage-users/my-account-api and https://auth0.com/docs/manage-users/my-organization-api
func (s SystemAPI) isDelegated() bool { return s == MyAccount || s == MyOrganization }

// recognise tells which system API an identifier belongs to. Without the tenant's domain, any host will do.
func recognise(identifier, domain string) SystemAPI {
	if rest, isURL := strings.CutPrefix(identifier, "https://"); isURL {
		host, _, _ := strings.Cut(rest, "/")
		if host == "" || domain != "" && host != domain {
			return ""
		}
		identifier = anyHost + rest[len(host):]
	}
	for i := range systemAPIs {
		if systemAPIs[i].identifier == identifier {
			return systemAPIs[i].api
		}
	}
	return ""
}

// catalogue has the scopes of the system APIs, sorted.
type catalogue map[SystemAPI]builtin

type builtin struct {
	scopes     []string
	userScopes []string // those that a user's token can carry
}

//go:embed system-api-scopes.csv
var systemAPIScopes string

// builtins is the platform's catalogue: lines of system API, scope, and yes where a user's token can carry it.
var builtins = sync.OnceValue(func() catalogue {
	scopes := catalogue{}
	for line := range strings.Lines(systemAPIScopes) {
		fields := strings.Split(strings.TrimSpace(line), ",")
		entry := scopes[SystemAPI(fields[0])]
		entry.scopes = append(entry.scopes, fields[1])
		if fields[2] == "yes" {
			entry.userScopes = append(entry.userScopes, fields[1])
		}
		scopes[SystemAPI(fields[0])] = entry
	}
	return scopes
})

// equip gives a system API its built-in scopes. Whatever the config declares for it, the platform does not take.
func (c *compilation) equip(api *API) {
	entry := c.builtins[api.System]
	api.Scopes, api.userScopes, api.ScopesKnown = entry.scopes, entry.userScopes, true
}

// addSystemAPIs adds the system APIs that are referred to by identifier and not declared.
func (c *compilation) addSystemAPIs() {
	identifiers := map[string]bool{}
	c.noteSystemAPI(identifiers, c.settings().DefaultAudience)
	for _, grant := range c.config.ClientGrants {
		c.noteSystemAPI(identifiers, grant.Audience)
	}
	names := map[SystemAPI]bool{}
	for _, identifier := range sortedKeys(identifiers) {
		api := c.systemAPI(identifier)
		if names[api.System] { // several hosts, which a tenant without a domain can't tell apart
			api.Address += "[" + strconv.Quote(identifier) + "]"
		}
		names[api.System] = true
		c.tenant.APIs = append(c.tenant.APIs, api)
		c.tenant.apis[identifier] = api
	}
}

func (c *compilation) noteSystemAPI(identifiers map[string]bool, ref config.Located[config.Reference]) {
	name := ref.Value.Name
	if ref.Set && !ref.Value.IsAddress && c.tenant.apis[name] == nil && recognise(name, c.tenant.Domain) != "" {
		identifiers[name] = true
	}
}

func (c *compilation) systemAPI(identifier string) *API {
	system := recognise(identifier, c.tenant.Domain)
	api := &API{Address: "system_api." + string(system), Identifier: identifier, System: system, policies: policiesOf(system, nil)}
	for i := range systemAPIs {
		if systemAPIs[i].api == system {
			api.Name = systemAPIs[i].name
		}
	}
	c.equip(api)
	return api
}

func sortedKeys(set map[string]bool) []string {
	keys := make([]string, 0, len(set))
	for key := range set {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
