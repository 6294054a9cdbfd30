package policy

import (
	"slices"
	"strings"

	"grants/compiler"
	"grants/config"
	"grants/diag"
	"grants/lint"
)

// place says where findings stand.
type place string

// The places.
const (
	atScope       place = "scope" // each scope that is refused by itself, where the grant or the permission lists it
	atGrant       place = "grant" // what decides: the grant, or the access policy of the API
	atApplication place = "application"
	atAPI         place = "api"
	atPermission  place = "permission" // of a role
	atRole        place = "role"
	atCause       place = "cause" // of a plan: what the change did
)

// places are those that findings may have about the rows of each kind, the usual one first.
var places = map[On][]string{
	OnAccess:      names(atGrant, atScope, atApplication, atAPI),
	OnApplication: names(atApplication),
	OnAPI:         names(atAPI),
	OnClientGrant: names(atGrant, atScope, atApplication, atAPI),
	OnRole:        names(atPermission, atScope, atRole),
	OnGained:      names(atCause),
	OnLost:        names(atCause),
}

// spot is a place in the source that a finding can stand at, with what is told there.
type spot struct {
	at      diag.Span
	address string
	key     string
	list    *config.List // the scopes, where it is one of them
	item    string       // that scope
}

// spots finds places of rows. A value that a foreign source does not say has none.
type spots struct{ unsaid map[diag.Span]bool }

func spotsOf(tenant *compiler.Tenant) *spots {
	s := &spots{unsaid: map[diag.Span]bool{}}
	for _, gap := range tenant.Config.Gaps {
		if gap.Attribute != "" && !gap.At.IsZero() {
			s.unsaid[gap.At] = true
		}
	}
	return s
}

// first is the first of some places that is there.
func (s *spots) first(places ...diag.Span) diag.Span {
	i := slices.IndexFunc(places, func(at diag.Span) bool { return !at.IsZero() && !s.unsaid[at] })
	if i < 0 {
		return diag.Span{}
	}
	return places[i]
}

// ofCell is where a finding about a cell stands. What decides a cell without a grant is the access policy of its API.
func (s *spots) ofCell(cell *compiler.Access, at place, scope string) spot {
	grant := cell.Grant
	if grant == nil && len(cell.Shadowed) > 0 && !cell.Allowed {
		grant = cell.Shadowed[0]
	}
	subject := string(cell.SubjectType)
	switch {
	case at == atApplication && cell.Application != nil && cell.Application.Address != "":
		return spot{at: headerOf(cell.Application), address: cell.Application.Address, key: keyOf(cell.API, subject)}
	case at == atAPI && cell.API.Address != "":
		return spot{at: s.first(apiHeader(cell.API)), address: cell.API.Address, key: subject}
	case grant != nil:
		return s.ofGrant(grant, scope)
	}
	found := spot{at: s.first(lint.PolicyPlace(cell.API, cell.SubjectType).At, apiHeader(cell.API)), address: cell.API.Address, key: subject}
	if scope != "" {
		found.at, found.key = s.first(declared(cell.API, scope), found.at), scope
	}
	return found
}

// ofGrant is where a finding about a grant stands: at one of its scopes, or at its header.
func (s *spots) ofGrant(grant *compiler.ClientGrant, scope string) spot {
	found := spot{at: grant.Config.Header, address: grant.Address}
	if scope == "" {
		return found
	}
	found.key = scope
	if item, listed := grant.Config.Scopes.Item(scope); listed && !s.unsaid[item.Span] && !s.unsaid[grant.Config.Scopes.Span] {
		found.at, found.list, found.item = item.Span, &grant.Config.Scopes, scope
		return found
	}
	found.at = s.first(grant.Config.AllowAllScopes.Span, grant.Config.Scopes.Span, grant.Config.Header)
	return found
}

func keyOf(api *compiler.API, subject string) string {
	name := api.Address
	if name == "" {
		name = api.Identifier
	}
	return strings.TrimSpace(name + " " + subject)
}

func headerOf(app *compiler.Application) diag.Span {
	if app.Config == nil {
		return diag.Span{}
	}
	return app.Config.Header
}

func apiHeader(api *compiler.API) diag.Span {
	if api.Config == nil {
		return diag.Span{}
	}
	return api.Config.Header
}

// declared is where an API declares a scope.
func declared(api *compiler.API, scope string) diag.Span {
	if api.Config == nil {
		return diag.Span{}
	}
	for i := range api.Config.Scopes {
		if name := &api.Config.Scopes[i].Name; name.Value == scope {
			return name.Span
		}
	}
	return diag.Span{}
}
