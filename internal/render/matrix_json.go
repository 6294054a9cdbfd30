package render

import (
	"bufio"
	"io"
	"iter"

	"grants/compiler"
)

// MatrixJSON writes the matrix in the shape of the schema matrix. Every item of its lists is a line of its own, so that the difference
// between two documents can be read. Nothing of it is kept in memory.
func MatrixJSON(w io.Writer, m *Matrix) error {
	d := &matrixDocument{out: bufio.NewWriterSize(w, bufferSize)}
	d.row = append(d.row, "{\n  \"format_version\": \""+FormatVersion+"\",\n  \"tenant\": "...)
	d.row = appendValue(d.row, tenantJSON{m.Tenant.Domain})
	writeItems(d, "apis", m.apis(), func(b []byte, api *compiler.API) []byte { return appendValue(b, newAPIJSON(api)) })
	writeItems(d, "applications", m.applications(), func(b []byte, app *compiler.Application) []byte { return appendValue(b, newApplicationJSON(app)) })
	writeItems(d, "access", m.access(), appendAccess)
	writeItems(d, "third_party_defaults", m.defaults(), appendDefault)
	if m.Filter.Fold {
		writeItems(d, "open_access", m.open(), func(b []byte, open compiler.Open) []byte { return appendValue(b, newOpenJSON(&open)) })
	}
	d.row = append(d.row, "\n}\n"...)
	d.flushRow()
	if d.err != nil {
		return d.err
	}
	return d.out.Flush()
}

type matrixDocument struct {
	out *bufio.Writer
	row []byte // reused
	err error
}

// flushRow reports whether there is a point in going on.
func (d *matrixDocument) flushRow() bool {
	if d.err == nil {
		_, d.err = d.out.Write(d.row)
	}
	d.row = d.row[:0]
	return d.err == nil
}

func writeItems[T any](d *matrixDocument, key string, items iter.Seq[T], appendItem func([]byte, T) []byte) {
	d.row = append(append(append(d.row, ",\n  \""...), key...), "\": ["...)
	separator, end := "\n    ", "]"
	for item := range items {
		d.row = appendItem(append(d.row, separator...), item)
		if !d.flushRow() {
			return
		}
		separator, end = ",\n    ", "\n  ]"
	}
	d.row = append(d.row, end...)
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

type applicationJSON struct {
	Address  string  `json:"address"`
	ClientID *string `json:"client_id"` // null for an application that does not exist yet
	Name     string  `json:"name"`
	Party    string  `json:"party"`
}

func newApplicationJSON(app *compiler.Application) applicationJSON {
	application := applicationJSON{Address: app.Address, Name: app.Name, Party: string(app.Party)}
	if app.ClientID != "" {
		application.ClientID = &app.ClientID
	}
	return application
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
}

func newOpenJSON(open *compiler.Open) openJSON {
	return openJSON{
		API: open.API.Address, Audience: open.API.Identifier, SubjectType: string(open.SubjectType), Party: string(open.Party),
		Scopes: list(open.Scopes), FutureScopes: open.FutureScopes,
		AuthorizationDetailsTypes: list(open.AuthorizationDetailsTypes), NarrowedBy: list(open.NarrowedBy),
		Applications: open.Applications, Unreachable: open.Unreachable,
	}
}
