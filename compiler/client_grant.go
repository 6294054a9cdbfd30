package compiler

import (
	"strconv"

	"grants/config"
	"grants/internal/stringset"
)

// ClientGrant is a client grant with its links resolved.
type ClientGrant struct {
	Address     string
	Application *Application // nil for a default grant of third-party applications
	API         *API
	SubjectType SubjectType
	AllScopes   bool
	// Scopes is the ceiling: granted and declared, sorted, without duplicates; every declared scope under AllScopes. Where the API's scopes
	// are not known, everything granted.
	Scopes                    []string
	UndefinedScopes           []string // granted but not declared, sorted, without duplicates
	UnlistedScopes            []string // of Scopes, on a system API: those that its list lacks, and that the platform may have all the same
	AuthorizationDetailsTypes []string // listed and registered by the API, sorted; user grants only
	OrganizationUsage         string   // deny, allow or require; empty for user grants
	AllowAnyOrganization      bool     // client grants only
	Config                    *config.ClientGrant

	gaps []string // see gapsByAddress
}

// IsDefault reports whether the grant is a default for third-party applications.
func (g *ClientGrant) IsDefault() bool { return g.Application == nil }

// GrantKey identifies a client grant on the platform: no two grants share it, and none of it can be changed in place.
// https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants
type GrantKey struct {
	Holder      string // the application's address; empty for a default grant
	Audience    string // the API's identifier
	SubjectType SubjectType
}

// Key is the grant's identity, for duplicates and plans.
func (g *ClientGrant) Key() GrantKey {
	return GrantKey{Holder: g.holder(), Audience: g.API.Identifier, SubjectType: g.SubjectType}
}

// holder is the address of the application that holds the grant, empty for a default grant.
func (g *ClientGrant) holder() string {
	if g.Application == nil {
		return ""
	}
	return g.Application.Address
}

// holderName is the holder in a message.
func (g *ClientGrant) holderName() string {
	switch {
	case g.Application == nil:
		return "third-party applications"
	case g.Application.Address == "":
		return strconv.Quote(g.Application.ClientID)
	}
	return g.Application.Address
}

// apiName is the API in a message.
func (g *ClientGrant) apiName() string {
	if g.API.Address == "" {
		return strconv.Quote(g.API.Identifier)
	}
	return g.API.Address
}

// clientGrant fills in a grant, or leaves it empty where a link is missing. It reports nothing, so that grants can be filled in at once.
func (c *compilation) clientGrant(grant *ClientGrant, declared *config.ClientGrant, sets *sets) {
	subject, known := subjectType(declared)
	app, foundHolder := c.holder(declared)
	api := c.apiOf(declared.Audience)
	if !known || !foundHolder || api == nil {
		return
	}
	grant.fill(declared, app, api, subject, sets)
	grant.gaps = c.gaps[declared.Address]
}

func (g *ClientGrant) fill(declared *config.ClientGrant, app *Application, api *API, subject SubjectType, sets *sets) {
	*g = ClientGrant{Address: declared.Address, Application: app, API: api, SubjectType: subject, Config: declared}
	g.setCeiling(sets)
	switch subject {
	case User:
		g.setAuthorizationDetailsTypes(sets)
	case Client:
		g.OrganizationUsage = "deny"
		if declared.OrganizationUsage.Set {
			g.OrganizationUsage = declared.OrganizationUsage.Value
		}
		g.AllowAnyOrganization = declared.AllowAnyOrganization.Value
	}
}

// subjectType is client where none is named, for default grants too: recorded behaviour of the platform.
func subjectType(declared *config.ClientGrant) (subject SubjectType, known bool) {
	switch named := SubjectType(declared.SubjectType.Value); {
	case declared.SubjectType.Failed:
		return "", false
	case !declared.SubjectType.Set:
		return Client, true
	default:
		return named, named == User || named == Client
	}
}

// holder is the application that holds a grant, nil for a default grant.
func (c *compilation) holder(declared *config.ClientGrant) (app *Application, found bool) {
	if !hasHolder(declared) || declared.DefaultFor.Set {
		return nil, hasHolder(declared)
	}
	app = c.applicationOf(declared.ClientID)
	return app, app != nil
}

// hasHolder reports whether a grant says who holds it. One that does not was reported when it was read.
func hasHolder(declared *config.ClientGrant) bool {
	return !declared.ClientID.Failed && !declared.DefaultFor.Failed && declared.ClientID.Set != declared.DefaultFor.Set
}

// setCeiling keeps apart what the API declares and what it does not: nobody gets an undeclared scope by way of a grant.
// https://auth0.com/docs/get-started/applications/application-access-to-apis-client-grants
func (g *ClientGrant) setCeiling(sets *sets) {
	if g.Config.AllowAllScopes.Value {
		g.AllScopes, g.Scopes = true, g.API.Scopes
		return
	}
	g.Scopes = sets.of(g.Config.Scopes)
	if g.API.ScopesKnown && !stringset.Within(g.Scopes, g.API.Scopes) {
		g.UndefinedScopes = stringset.Difference(g.Scopes, g.API.Scopes)
		g.Scopes = stringset.Intersection(g.Scopes, g.API.Scopes)
		g.keepUnlisted(sets)
	}
}

// setAuthorizationDetailsTypes keeps the types that the API registers. allow_all_scopes says nothing about them.
// https://auth0.com/docs/get-started/apis/configure-rich-authorization-requests
func (g *ClientGrant) setAuthorizationDetailsTypes(sets *sets) {
	g.AuthorizationDetailsTypes = sets.of(g.Config.AuthorizationDetailsTypes)
	if g.API.Config == nil || !g.API.Config.AuthorizationDetailsTypes.Failed {
		g.AuthorizationDetailsTypes = stringset.Intersection(g.AuthorizationDetailsTypes, g.API.AuthorizationDetailsTypes)
	}
}
