package matrix

import (
	"io"

	"grants/compiler"
	"grants/internal/render/document"
)

// JSON writes the matrix in the shape of the schema matrix. Every item of its lists is a line of its own, so that the difference
// between two documents can be read. Nothing of it is kept in memory.
func JSON(w io.Writer, m *Selection) error {
	d := document.New(w)
	d.Rows = append(d.Rows, "{\n  \"format_version\": \""+formatVersion+"\",\n  \"tenant\": "...)
	d.Rows = document.AppendValue(d.Rows, tenantJSON{m.Tenant.Domain})
	document.WriteItems(d, "apis", m.APIs(), func(b []byte, api *compiler.API) []byte { return document.AppendValue(b, newAPIJSON(api)) })
	document.WriteItems(d, "applications", m.Applications(), appendListedApplication)
	document.WriteItems(d, "access", m.Access(), newAccessEncoder().append)
	m.writeBeside(d)
	return d.Finish()
}

// Beside writes the lists that stand beside the rows, without which somebody who looks at rows alone would miss access: an object with the keys of JSON.
func Beside(w io.Writer, m *Selection) error {
	d := document.New(w)
	d.Rows = append(d.Rows, "{\n  \"format_version\": \""+formatVersion+"\""...)
	m.writeBeside(d)
	return d.Finish()
}

func (m *Selection) writeBeside(d *document.Writer) {
	document.WriteItems(d, "third_party_defaults", m.Defaults(), m.appendDefault)
	document.WriteItems(d, "unresolved_grants", m.unresolved(), appendUnresolved)
	document.WriteItems(d, "open_access", m.open(), func(b []byte, open compiler.Open) []byte { return document.AppendValue(b, newOpenJSON(&open)) })
	if len(m.Tenant.Roles) > 0 {
		document.WriteItems(d, "roles", m.roles(), appendRole)
	}
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
		Scopes: document.List(api.Scopes), AuthorizationDetailsTypes: document.List(api.AuthorizationDetailsTypes),
		Policies:        policiesJSON{User: string(api.Policy(compiler.User)), Client: string(api.Policy(compiler.Client))},
		EnforcePolicies: api.EnforcePolicies,
	}
}

func appendListedApplication(b []byte, app *compiler.Application) []byte {
	b = document.AppendString(append(b, `{"address":`...), app.Address)
	b = appendClientID(append(b, `,"client_id":`...), app.ClientID)
	b = document.AppendString(append(b, `,"name":`...), app.Name)
	return append(document.AppendString(append(b, `,"party":`...), string(app.Party)), '}')
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
		Scopes: document.List(open.Scopes), FutureScopes: open.FutureScopes,
		AuthorizationDetailsTypes: document.List(open.AuthorizationDetailsTypes), NarrowedBy: document.List(open.NarrowedBy),
		Applications: open.Applications, Unreachable: open.Unreachable, Assumed: document.List(open.Assumed),
	}
}

// formatVersion is what the document starts with: the minor grows with additions, the major with what could break a reader.
const formatVersion = "1.1"
