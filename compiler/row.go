package compiler

// Row is a cell in the keys of the matrix's JSON (grants schema matrix): what plans, tests and renderers pass on. Lists are never nil.
type Row struct {
	Application               string   `json:"application"` // address; empty for any third-party application
	ClientID                  *string  `json:"client_id"`
	API                       string   `json:"api"`
	Audience                  string   `json:"audience"`
	SubjectType               string   `json:"subject_type"`
	Decision                  string   `json:"decision"` // allow, deny
	Reason                    string   `json:"reason"`
	Reachable                 bool     `json:"reachable"`
	UnreachableBecause        string   `json:"unreachable_because"`
	Grant                     string   `json:"grant"` // address; empty where no grant decides
	Shadowed                  []string `json:"shadowed"`
	Scopes                    []string `json:"scopes"`
	FutureScopes              bool     `json:"future_scopes"`
	UndefinedScopes           []string `json:"undefined_scopes"`
	AuthorizationDetailsTypes []string `json:"authorization_details_types"`
	NarrowedBy                []string `json:"narrowed_by"`
	OrganizationUsage         string   `json:"organization_usage"`
	AllowAnyOrganization      bool     `json:"allow_any_organization"`
	Assumed                   []string `json:"assumed"` // addresses of attributes that nobody states and on which the row rests
}

// Row is the cell as a row.
func (a *Access) Row() Row {
	row := Row{
		API: a.API.Address, Audience: a.API.Identifier, SubjectType: string(a.SubjectType),
		Decision: "deny", Reason: string(a.Reason),
		Reachable: a.Unreachable == "", UnreachableBecause: string(a.Unreachable),
		Shadowed: []string{}, Scopes: emptyIfNil(a.Scopes), FutureScopes: a.FutureScopes, UndefinedScopes: emptyIfNil(a.UndefinedScopes),
		AuthorizationDetailsTypes: emptyIfNil(a.AuthorizationDetailsTypes), NarrowedBy: emptyIfNil(a.NarrowedBy),
		OrganizationUsage: a.OrganizationUsage, AllowAnyOrganization: a.AllowAnyOrganization,
		Assumed: emptyIfNil(a.Assumed),
	}
	if a.Allowed {
		row.Decision = "allow"
	}
	if a.Application != nil {
		row.Application = a.Application.Address
		if a.Application.ClientID != "" {
			row.ClientID = &a.Application.ClientID
		}
	}
	if a.Grant != nil {
		row.Grant = a.Grant.Address
	}
	for _, grant := range a.Shadowed {
		row.Shadowed = append(row.Shadowed, grant.Address)
	}
	return row
}

func emptyIfNil(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}
