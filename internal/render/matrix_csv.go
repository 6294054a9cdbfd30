package render

import (
	"bufio"
	"io"
	"strings"

	"grants/compiler"
)

const csvHeader = "application,client_id,api,audience,subject_type,decision,reason,reachable,unreachable_because,grant,shadowed," +
	"scopes,future_scopes,undefined_scopes,authorization_details_types,narrowed_by,organization_usage,allow_any_organization\n"

// MatrixCSV writes one cell a line in the columns of the JSON rows. Lists are joined by spaces.
func MatrixCSV(w io.Writer, m *Matrix) error {
	out := bufio.NewWriterSize(w, bufferSize)
	row := append([]byte(nil), csvHeader...)
	for cell := range m.access() {
		if _, err := out.Write(row); err != nil {
			return err
		}
		row = appendCSV(row[:0], cell)
	}
	if _, err := out.Write(row); err != nil {
		return err
	}
	return out.Flush()
}

func appendCSV(b []byte, cell *compiler.Access) []byte {
	address, clientID := "", ""
	if cell.Application != nil {
		address, clientID = cell.Application.Address, cell.Application.ClientID
	}
	b = append(appendField(b, address), ',')
	b = append(appendField(b, clientID), ',')
	b = append(appendField(b, cell.API.Address), ',')
	b = append(appendField(b, cell.API.Identifier), ',')
	b = append(appendField(b, string(cell.SubjectType)), ',')
	b = append(appendField(b, decision(cell)), ',')
	b = append(appendField(b, string(cell.Reason)), ',')
	b = append(appendBool(b, cell.Unreachable == ""), ',')
	b = append(appendField(b, string(cell.Unreachable)), ',')
	b = append(appendField(b, grantAddress(cell)), ',')
	b = append(appendField(b, shadowedAddresses(cell)), ',')
	b = append(appendFields(b, cell.Scopes), ',')
	b = append(appendBool(b, cell.FutureScopes), ',')
	b = append(appendFields(b, cell.UndefinedScopes), ',')
	b = append(appendFields(b, cell.AuthorizationDetailsTypes), ',')
	b = append(appendFields(b, cell.NarrowedBy), ',')
	b = append(appendField(b, cell.OrganizationUsage), ',')
	return append(appendBool(b, cell.AllowAnyOrganization), '\n')
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

func appendFields(b []byte, items []string) []byte {
	if len(items) == 1 {
		return appendField(b, items[0])
	}
	return appendField(b, strings.Join(items, " "))
}

// appendField appends a field, quoted where RFC 4180 asks for it. Spreadsheets take a field that starts with one of some characters for a
// formula and run it, so an apostrophe goes before it: https://owasp.org/www-community/attacks/CSV_Injection
func appendField(b []byte, field string) []byte {
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
