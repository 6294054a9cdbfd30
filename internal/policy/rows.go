package policy

import (
	"slices"

	"grants/compiler"
)

// The rows that policies are about, in the keys of the matrix's JSON (grants schema matrix). A test holds them to the schema and to what is written.

// accessRow is an item of access, with the party that its application has in the list of applications.
type accessRow struct {
	compiler.Row
	Party string `json:"party"`
}

// applicationRow is an item of applications.
type applicationRow struct {
	Address  string  `json:"address"`
	ClientID *string `json:"client_id"` // null for one that does not exist yet
	Name     string  `json:"name"`
	Party    string  `json:"party"`
}

// apiRow is an item of apis.
type apiRow struct {
	Address                   string      `json:"address"`
	Identifier                string      `json:"identifier"`
	Name                      string      `json:"name"`
	IsSystem                  bool        `json:"is_system"`
	Scopes                    []string    `json:"scopes"`
	AuthorizationDetailsTypes []string    `json:"authorization_details_types"`
	Policies                  policiesRow `json:"policies"`
	EnforcePolicies           bool        `json:"enforce_policies"`
}

type policiesRow struct {
	User   string `json:"user"`
	Client string `json:"client"`
}

// grantRow is an item of unresolved_grants. Grants that lead somewhere are said in the same keys.
type grantRow struct {
	Grant       string   `json:"grant"`
	Unresolved  []string `json:"unresolved"`
	Application string   `json:"application"`
	ClientID    *string  `json:"client_id"`
	API         string   `json:"api"`
	Audience    string   `json:"audience"`
	SubjectType string   `json:"subject_type"`
	Scopes      []string `json:"scopes"` // as listed, declared or not
	AllScopes   bool     `json:"all_scopes"`
	LooksLike   string   `json:"looks_like"`
}

// accessRowOf is the row of a cell. A cell without application is that of any third party.
func accessRowOf(tenant *compiler.Tenant, cell *compiler.Access) *accessRow {
	return &accessRow{Row: cell.Row(), Party: string(partyOf(tenant, cell.Application))}
}

// partyOf is who any third party is that registers itself, where there is no application.
func partyOf(tenant *compiler.Tenant, app *compiler.Application) compiler.Party {
	switch {
	case app != nil && app.Party != "":
		return app.Party
	case app != nil: // it leads nowhere
		return ""
	case tenant.DynamicRegistration:
		return tenant.DynamicRegistrationMode
	}
	return compiler.ThirdPartyStrict
}

func applicationRowOf(app *compiler.Application) *applicationRow {
	return &applicationRow{Address: app.Address, ClientID: idOf(app), Name: app.Name, Party: string(app.Party)}
}

func idOf(app *compiler.Application) *string {
	if app == nil || app.ClientID == "" {
		return nil
	}
	return &app.ClientID
}

func apiRowOf(api *compiler.API) *apiRow {
	return &apiRow{
		Address: api.Address, Identifier: api.Identifier, Name: api.Name, IsSystem: api.System != "",
		Scopes: listed(api.Scopes), AuthorizationDetailsTypes: listed(api.AuthorizationDetailsTypes),
		Policies:        policiesRow{User: string(api.Policy(compiler.User)), Client: string(api.Policy(compiler.Client))},
		EnforcePolicies: api.EnforcePolicies,
	}
}

func grantRowOf(g *compiler.ClientGrant) *grantRow {
	row := &grantRow{
		Grant: g.Address, Unresolved: []string{}, ClientID: idOf(g.Application), API: g.API.Address, Audience: g.API.Identifier,
		SubjectType: string(g.SubjectType), Scopes: listed(g.Scopes), AllScopes: g.AllScopes,
	}
	if g.Application != nil {
		row.Application = g.Application.Address
	}
	if len(g.UndefinedScopes) > 0 {
		row.Scopes = slices.Sorted(slices.Values(slices.Concat(g.Scopes, g.UndefinedScopes)))
	}
	return row
}

func unresolvedRowOf(g *compiler.UnresolvedGrant) *grantRow {
	row := grantRowOf(&g.ClientGrant)
	row.Unresolved, row.LooksLike = g.Unresolved(), string(g.LooksLike())
	return row
}

// listed is a list that is never null.
func listed(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}
