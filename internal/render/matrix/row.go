package matrix

import (
	"grants/compiler"
	"grants/compiler/ask"
	"grants/internal/render/document"
)

// newAccessEncoder is for rows as encoding/json writes a compiler.Row. A tenant has millions of cells, so nothing is built in between.
func newAccessEncoder() *rowEncoder {
	return &rowEncoder{appendApplication: appendApplication, appendRest: appendAccess}
}

func appendApplication(b []byte, app *compiler.Application) []byte {
	address, clientID := "", ""
	if app != nil {
		address, clientID = app.Address, app.ClientID
	}
	b = document.AppendString(append(b, `{"application":`...), address)
	return append(appendClientID(append(b, `,"client_id":`...), clientID), ',')
}

// appendClientID appends null for an application that does not exist yet.
func appendClientID(b []byte, id string) []byte {
	if id == "" {
		return append(b, "null"...)
	}
	return document.AppendString(b, id)
}

func appendAccess(b []byte, cell *compiler.Access) []byte {
	b = appendPlace(b, cell)
	b = document.AppendBool(append(b, `,"reachable":`...), cell.Unreachable == "")
	b = document.AppendString(append(b, `,"unreachable_because":`...), string(cell.Unreachable))
	b = document.AppendString(append(b, `,"grant":`...), grantAddress(cell))
	b = append(b, `,"shadowed":[`...)
	for i, grant := range cell.Shadowed {
		if i > 0 {
			b = append(b, ',')
		}
		b = document.AppendString(b, grant.Address)
	}
	b = appendCeiling(append(b, "],"...), cell)
	b = document.AppendList(append(b, `,"narrowed_by":`...), cell.NarrowedBy)
	b = document.AppendString(append(b, `,"organization_usage":`...), cell.OrganizationUsage)
	b = document.AppendBool(append(b, `,"allow_any_organization":`...), cell.AllowAnyOrganization)
	b = document.AppendList(append(b, `,"assumed":`...), cell.Assumed)
	return append(b, '}')
}

// appendDefault appends a cell of third_party_defaults: without the keys that need an application, and with the links of a login, of which the project
// says anything.
func (m *Selection) appendDefault(b []byte, cell *compiler.Access) []byte {
	links := ask.Logins(ask.Question{Tenant: m.Tenant, API: cell.API, SubjectType: cell.SubjectType})
	b = appendPlace(append(b, '{'), cell)
	b = document.AppendString(append(b, `,"grant":`...), grantAddress(cell))
	b = appendCeiling(append(b, ','), cell)
	b = document.AppendList(append(b, `,"assumed":`...), withLacking(cell.Assumed, links))
	if len(links) > 0 {
		b = m.appendLinks(append(b, `,"links":`...), links)
	}
	return append(b, '}')
}

func appendPlace(b []byte, cell *compiler.Access) []byte {
	b = document.AppendString(append(b, `"api":`...), cell.API.Address)
	b = document.AppendString(append(b, `,"audience":`...), cell.API.Identifier)
	b = document.AppendString(append(b, `,"subject_type":`...), string(cell.SubjectType))
	b = document.AppendString(append(b, `,"decision":`...), decision(cell))
	return document.AppendString(append(b, `,"reason":`...), string(cell.Reason))
}

func appendCeiling(b []byte, cell *compiler.Access) []byte {
	b = document.AppendList(append(b, `"scopes":`...), cell.Scopes)
	b = document.AppendBool(append(b, `,"future_scopes":`...), cell.FutureScopes)
	b = document.AppendList(append(b, `,"undefined_scopes":`...), cell.UndefinedScopes)
	return document.AppendList(append(b, `,"authorization_details_types":`...), cell.AuthorizationDetailsTypes)
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
