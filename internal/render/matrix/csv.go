package matrix

import (
	"io"
	"strings"

	"grants/compiler"
	"grants/internal/render/document"
	"grants/internal/render/text"
)

const csvHeader = "application,client_id,application_name,api,audience,api_name,subject_type,decision,reason,reachable,unreachable_because,grant,shadowed," +
	"scopes,future_scopes,undefined_scopes,authorization_details_types,narrowed_by,organization_usage,allow_any_organization,assumed\n"

// CSV writes one cell a line in the columns of the JSON rows, with the names that people know applications and APIs by, and after them the grants that lead nowhere. Lists are joined by spaces.
func CSV(w io.Writer, m *Selection) error {
	out := document.NewRowWriter(w)
	encoder := &rowEncoder{appendApplication: appendApplicationCSV, appendRest: appendCSV}
	out.Rows = append(out.Rows, csvHeader...)
	for cell := range m.Access() {
		out.Rows = encoder.append(out.Rows, cell)
		if err := out.Next(); err != nil {
			return err
		}
	}
	for grant := range m.unresolved() {
		out.Rows = appendUnresolvedCSV(out.Rows, grant)
		if err := out.Next(); err != nil {
			return err
		}
	}
	return out.Flush()
}

func appendApplicationCSV(b []byte, app *compiler.Application) []byte {
	b = append(appendField(b, app.Address), ',')
	b = append(appendField(b, app.ClientID), ',')
	return append(appendField(b, app.Name), ',')
}

func appendCSV(b []byte, cell *compiler.Access) []byte {
	b = append(appendField(b, cell.API.Address), ',')
	b = append(appendField(b, cell.API.Identifier), ',')
	b = append(appendField(b, cell.API.Name), ',')
	b = append(appendField(b, string(cell.SubjectType)), ',')
	b = append(appendField(b, decision(cell)), ',')
	b = append(appendField(b, string(cell.Reason)), ',')
	b = append(document.AppendBool(b, cell.Unreachable == ""), ',')
	b = append(appendField(b, string(cell.Unreachable)), ',')
	b = append(appendField(b, grantAddress(cell)), ',')
	b = append(appendField(b, shadowedAddresses(cell)), ',')
	b = append(appendFields(b, cell.Scopes), ',')
	b = append(document.AppendBool(b, cell.FutureScopes), ',')
	b = append(appendFields(b, cell.UndefinedScopes), ',')
	b = append(appendFields(b, cell.AuthorizationDetailsTypes), ',')
	b = append(appendFields(b, cell.NarrowedBy), ',')
	b = append(appendField(b, cell.OrganizationUsage), ',')
	b = append(document.AppendBool(b, cell.AllowAnyOrganization), ',')
	return append(appendFields(b, cell.Assumed), '\n')
}

func shadowedAddresses(cell *compiler.Access) string {
	if len(cell.Shadowed) == 0 {
		return ""
	}
	addresses := make([]string, 0, len(cell.Shadowed))
	for _, grant := range cell.Shadowed {
		addresses = append(addresses, grant.Address)
	}
	return strings.Join(addresses, " ")
}

// appendFields appends one field for a list.
func appendFields(b []byte, items []string) []byte {
	start := len(b)
	for i, item := range items {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, item...)
	}
	if text := b[start:]; !needsCare(text) {
		return b
	}
	return appendField(b[:start], string(b[start:]))
}

// appendField appends a field, quoted where RFC 4180 asks for it. Spreadsheets take a field that starts with one of some characters for a
// formula and run it, so an apostrophe goes before it: https://owasp.org/www-community/attacks/CSV_Injection
func appendField(b []byte, field string) []byte {
	if !needsCare(field) {
		return append(b, field...)
	}
	if !text.IsASCII(field) {
		field = text.Visible(field)
	}
	if field != "" && strings.IndexByte("=+-@\t\r\n", field[0]) >= 0 {
		field = "'" + field
	}
	if !strings.ContainsAny(field, ",\"\r\n") {
		return append(b, field...)
	}
	b = append(b, '"')
	b = append(b, strings.ReplaceAll(field, `"`, `""`)...)
	return append(b, '"')
}

// needsCare reports whether there is a character in a field that is special somewhere.
func needsCare[T string | []byte](field T) bool {
	for i := range len(field) {
		switch field[i] {
		case '=', '+', '-', '@', '\t', '\r', '\n', ',', '"':
			return true
		}
		if field[i] >= 0x80 {
			return true
		}
	}
	return false
}
