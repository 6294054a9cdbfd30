package render

import (
	"io"

	"grants/compiler"
)

// MatrixJSON writes the matrix in the shape of the schema matrix. Every item of its lists is a line of its own, so that the difference
// between two documents can be read. Nothing of it is kept in memory.
func MatrixJSON(w io.Writer, m *Matrix) error {
	d := newDocument(w)
	d.rows = append(d.rows, "{\n  \"format_version\": \""+matrixVersion+"\",\n  \"tenant\": "...)
	d.rows = appendValue(d.rows, tenantJSON{m.Tenant.Domain})
	writeItems(d, "apis", m.apis(), func(b []byte, api *compiler.API) []byte { return appendValue(b, newAPIJSON(api)) })
	writeItems(d, "applications", m.applications(), appendListedApplication)
	writeItems(d, "access", m.access(), newAccessEncoder().append)
	writeItems(d, "third_party_defaults", m.defaults(), appendDefault)
	writeItems(d, "unresolved_grants", m.unresolved(), appendUnresolved)
	writeItems(d, "open_access", m.open(), func(b []byte, open compiler.Open) []byte { return appendValue(b, newOpenJSON(&open)) })
	return d.finish()
}

type tenantJSON struct {
	Domain string `json:"domain"`
}

type apiJSON struct {
	Address                   string       `json:"address"`
	Identifier                string       `json:"identifier"`
	Name                      string       `json:"name"`
	IsSystem                  bool         `json:"is_system"`
	Scopes                    []string     `json:"scopes"`
	AuthorizationDetailsTypes []string     `json:"authorization_details_types"`
	Policies                  policiesJSON `json:"policies"`
	EnforcePolicies           bool         `json:"enforce_policies"`
}

type policiesJSON struct {
	User   string `json:"user"`
	Client string `json:"client"`
}

func newAPIJSON(api *compiler.API) apiJSON {
	return apiJSON{
		Address: api.Address, Identifier: api.Identifier, Name: api.Name, IsSystem: api.System != "",
		Scopes: list(api.Scopes), AuthorizationDetailsTypes: list(api.AuthorizationDetailsTypes),
		Policies:        policiesJSON{User: string(api.Policy(compiler.User)), Client: string(api.Policy(compiler.Client))},
		EnforcePolicies: api.EnforcePolicies,
	}
}

func appendListedApplication(b []byte, app *compiler.Application) []byte {
	b = appendString(append(b, `{"address":`...), app.Address)
	b = appendClientID(append(b, `,"client_id":`...), app.ClientID)
	b = appendString(append(b, `,"name":`...), app.Name)
	return append(appendString(append(b, `,"party":`...), string(app.Party)), '}')
}

type openJSON struct {
	API                       string   `json:"api"`
	Audience                  string   `json:"audience"`
	SubjectType               string   `json:"subject_type"`
	Party                     string   `json:"party"`
	Scopes                    []string `json:"scopes"`
	FutureScopes              bool     `json:"future_scopes"`
	AuthorizationDetailsTypes []string `json:"authorization_details_types"`
	NarrowedBy                []string `json:"narrowed_by"`
	Applications              int      `json:"applications"`
	Unreachable               int      `json:"unreachable"`
	Assumed                   []string `json:"assumed"`
}

func newOpenJSON(open *compiler.Open) openJSON {
	return openJSON{
		API: open.API.Address, Audience: open.API.Identifier, SubjectType: string(open.SubjectType), Party: string(open.Party),
		Scopes: list(open.Scopes), FutureScopes: open.FutureScopes,
		AuthorizationDetailsTypes: list(open.AuthorizationDetailsTypes), NarrowedBy: list(open.NarrowedBy),
		Applications: open.Applications, Unreachable: open.Unreachable, Assumed: list(open.Assumed),
	}
}

// matrixVersion is what the document starts with: the minor grows with additions, the major with what could break a reader.
const matrixVersion = "1.1"
