package render

import "grants/compiler"

// newAccessEncoder is for rows as encoding/json writes a compiler.Row. A tenant has millions of cells, so nothing is built in between.
func newAccessEncoder() *matrixEncoder {
	return &matrixEncoder{appendApplication: appendApplication, appendRest: appendAccess}
}

func appendApplication(b []byte, app *compiler.Application) []byte {
	address, clientID := "", ""
	if app != nil {
		address, clientID = app.Address, app.ClientID
	}
	b = appendString(append(b, `{"application":`...), address)
	return append(appendClientID(append(b, `,"client_id":`...), clientID), ',')
}

// appendClientID appends null for an application that does not exist yet.
func appendClientID(b []byte, id string) []byte {
	if id == "" {
		return append(b, "null"...)
	}
	return appendString(b, id)
}

func appendAccess(b []byte, cell *compiler.Access) []byte {
	b = appendPlace(b, cell)
	b = appendBool(append(b, `,"reachable":`...), cell.Unreachable == "")
	b = appendString(append(b, `,"unreachable_because":`...), string(cell.Unreachable))
	b = appendString(append(b, `,"grant":`...), grantAddress(cell))
	b = append(b, `,"shadowed":[`...)
	for i, grant := range cell.Shadowed {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendString(b, grant.Address)
	}
	b = appendCeiling(append(b, "],"...), cell)
	b = appendList(append(b, `,"narrowed_by":`...), cell.NarrowedBy)
	b = appendString(append(b, `,"organization_usage":`...), cell.OrganizationUsage)
	b = appendBool(append(b, `,"allow_any_organization":`...), cell.AllowAnyOrganization)
	b = appendList(append(b, `,"assumed":`...), cell.Assumed)
	return append(b, '}')
}

// appendDefault appends a cell of third_party_defaults: without the keys that need an application.
func appendDefault(b []byte, cell *compiler.Access) []byte {
	b = appendPlace(append(b, '{'), cell)
	b = appendString(append(b, `,"grant":`...), grantAddress(cell))
	b = appendCeiling(append(b, ','), cell)
	return append(appendList(append(b, `,"assumed":`...), cell.Assumed), '}')
}

func appendPlace(b []byte, cell *compiler.Access) []byte {
	b = appendString(append(b, `"api":`...), cell.API.Address)
	b = appendString(append(b, `,"audience":`...), cell.API.Identifier)
	b = appendString(append(b, `,"subject_type":`...), string(cell.SubjectType))
	b = appendString(append(b, `,"decision":`...), decision(cell))
	return appendString(append(b, `,"reason":`...), string(cell.Reason))
}

func appendCeiling(b []byte, cell *compiler.Access) []byte {
	b = appendList(append(b, `"scopes":`...), cell.Scopes)
	b = appendBool(append(b, `,"future_scopes":`...), cell.FutureScopes)
	b = appendList(append(b, `,"undefined_scopes":`...), cell.UndefinedScopes)
	return appendList(append(b, `,"authorization_details_types":`...), cell.AuthorizationDetailsTypes)
}

func decision(cell *compiler.Access) string {
	if cell.Allowed {
		return "allow"
	}
	return "deny"
}

func grantAddress(cell *compiler.Access) string {
	if cell.Grant == nil {
		return ""
	}
	return cell.Grant.Address
}
