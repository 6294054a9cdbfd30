// Package systemapi is what there is to know about the APIs that the platform itself provides: their identifiers, names and scopes.
package systemapi

import (
	"slices"
	"strings"
)

// API names an API that the platform itself provides; empty for a custom one.
type API string

// The system APIs. No page of the platform lists them all.
const (
	Management           API = "management"
	MyAccount            API = "my_account"
	MyOrganization       API = "my_organization"
	MFA                  API = "mfa"
	ExpressConfiguration API = "express_configuration"
)

// known are the system APIs with the paths of their identifiers on the tenant's domain, or their whole identifiers.
var known = []struct {
	api                    API
	path, identifier, name string
}{
	{Management, "/api/v2/", "", "Auth0 Management API"},
	{MyAccount, "/me/", "", "Auth0 My Account API"},
	{MyOrganization, "/my-org/", "", "Auth0 My Organization API"},
	{MFA, "/mfa/", "", "Auth0 MFA API"},
	{ExpressConfiguration, "", "urn:auth0:express-configure", "Okta OIN Express Configuration API"},
}

// All are the system APIs, in the order of the constants.
func All() []API {
	all := make([]API, len(known))
	for i := range known {
		all[i] = known[i].api
	}
	return all
}

// Name is what the platform calls a system API.
func (a API) Name() string {
	for i := range known {
		if known[i].api == a {
			return known[i].name
		}
	}
	return ""
}

// Identifier is that of a system API of a tenant.
func (a API) Identifier(domain string) string {
	for i := range known {
		if known[i].api == a && known[i].path != "" {
			return scheme + domain + known[i].path
		} else if known[i].api == a {
			return known[i].identifier
		}
	}
	return ""
}

const scheme = "https://"

// Of tells which system API an identifier belongs to. With the tenant's domain, that is the host. Without it any host will do that is a
// tenant's, and any other one as long as no block declares the API with a scope that the platform's does not have: declared are the
// scopes of that block, nil where there is none.
func Of(identifier, domain string, declared []string) API {
	api, host := Shape(identifier)
	switch {
	case api == "" || host == "" || host == domain:
		return api
	case domain != "" || !IsTenantHost(host) && !within(declared, api):
		return ""
	}
	return api
}

// Shape is which system API an identifier would belong to if its host were the tenant's, and that host; it is empty for the one whose identifier
// has none.
func Shape(identifier string) (api API, host string) {
	rest, isURL := strings.CutPrefix(identifier, scheme)
	path := ""
	if i := strings.IndexByte(rest, '/'); isURL && i > 0 {
		host, path = rest[:i], rest[i:]
	}
	for i := range known {
		if known[i].identifier == identifier && identifier != "" {
			return known[i].api, ""
		}
		if known[i].path == path && path != "" {
			return known[i].api, host
		}
	}
	return "", ""
}

// LooksLike reports whether an API that some tenant's domain makes one of somebody's own is probably a system API, of another tenant or on a custom domain:
// its host is a tenant's, or all that it declares are scopes of the platform's.
func LooksLike(identifier string, declared []string) bool {
	_, host := Shape(identifier)
	return Of(identifier, "", declared) != "" && (host == "" || IsTenantHost(host) || len(declared) > 0)
}

// IsTenantHost reports whether a host is one that the platform gives to tenants, and not a custom domain or one of somebody's own.
func IsTenantHost(host string) bool { return strings.HasSuffix(host, ".auth0.com") }

func within(scopes []string, api API) bool {
	listed := api.Scopes()
	return !slices.ContainsFunc(scopes, func(scope string) bool {
		_, found := slices.BinarySearch(listed, scope)
		return !found
	})
}
