package compiler

import (
	"slices"
	"strings"

	"grants/config"
)

// UnresolvedGrant is a client grant whose client_id or audience leads nowhere here. It opens no cell of the matrix, and nobody can judge what
// it gives: it stands beside the matrix. Its Application, where the client_id is what leads nowhere, has that client_id, and no Address; its API
// likewise has an Identifier only.
type UnresolvedGrant struct {
	ClientGrant
	ClientID *UnresolvedReference // nil where the application is declared, and for a default grant
	Audience *UnresolvedReference // nil where the API is declared
}

// Unresolved is the attributes that lead nowhere: client_id, audience or both.
func (g *UnresolvedGrant) Unresolved() []string {
	attributes := make([]string, 0, 2)
	if g.ClientID != nil {
		attributes = append(attributes, "client_id")
	}
	if g.Audience != nil {
		attributes = append(attributes, "audience")
	}
	return attributes
}

// LooksLike is what the audience looks like or, where it looks like nothing in particular, the client_id.
func (g *UnresolvedGrant) LooksLike() Resemblance {
	for _, reference := range []*UnresolvedReference{g.Audience, g.ClientID} {
		if reference != nil && reference.Resemblance != "" {
			return reference.Resemblance
		}
	}
	return ""
}

// Listed is every scope that the grant is written to give, declared or not, sorted; under AllScopes what is declared.
func (g *UnresolvedGrant) Listed() []string {
	if len(g.UndefinedScopes) == 0 {
		return g.Scopes
	}
	listed := slices.Concat(g.Scopes, g.UndefinedScopes)
	slices.Sort(listed)
	return listed
}

// Access is what the grant gives as far as anybody can tell here: what it lists, unless that is for nobody. Who is unknown may have every flow.
func (g *UnresolvedGrant) Access() Access {
	cell := Access{Application: g.Application, API: g.API, SubjectType: g.SubjectType}
	if g.ClientID == nil && g.Application != nil {
		cell.Unreachable = g.Application.Unreachable(g.SubjectType)
		cell.assumeTokenExchange(&g.ClientGrant)
	}
	if g.API.Policy(g.SubjectType) == DenyAll {
		cell.deny(PolicyDenyAll)
		return cell
	}
	cell.allow(Unresolved, &g.ClientGrant)
	return cell
}

// unresolvedGrant is the grant that a block declares, as far as it can be said; nil where it lacks something that was reported, and not only what its
// literals lead to.
func (c *compilation) unresolvedGrant(declared *config.ClientGrant, sets *sets) *UnresolvedGrant {
	subject, known := subjectType(declared)
	if !known || !hasHolder(declared) {
		return nil
	}
	foreignHolder, foreignAPI := c.isForeignApplication(declared.ClientID), c.isForeignAPI(declared.Audience)
	app, _ := c.holder(declared)
	api := c.apiOf(declared.Audience)
	if app == nil && declared.ClientID.Set && !foreignHolder || api == nil && !foreignAPI {
		return nil
	}
	grant := &UnresolvedGrant{}
	if foreignHolder {
		grant.ClientID = c.noteUnresolved(declared.ClientID, declared.Block, "client_id")
		app = &Application{ClientID: declared.ClientID.Value.Name, Config: &config.Application{}}
	}
	if foreignAPI {
		grant.Audience = c.noteUnresolved(declared.Audience, declared.Block, "audience")
		api = &API{Identifier: declared.Audience.Value.Name, AuthorizationDetailsTypes: set(declared.AuthorizationDetailsTypes)}
	}
	grant.fill(declared, app, api, subject, sets)
	return grant
}

// distinctUnresolved reports the unresolved grants that are there twice, and returns the others. They are sorted by address.
func (c *compilation) distinctUnresolved(grants []*UnresolvedGrant) []*UnresolvedGrant {
	type identity struct {
		key      GrantKey
		clientID string // of a holder that is not declared
	}
	first := make(map[identity]*UnresolvedGrant, len(grants))
	kept := grants[:0]
	for _, grant := range grants {
		is := identity{key: grant.Key()}
		if grant.ClientID != nil {
			is.clientID = "client_id " + grant.Application.ClientID
		}
		if other := first[is]; other != nil {
			c.reportDuplicateGrant(&grant.ClientGrant, &other.ClientGrant)
			continue
		}
		first[is] = grant
		kept = append(kept, grant)
	}
	return slices.Clip(kept)
}

func sameUnresolved(a, b *UnresolvedGrant) bool {
	return a.Address == b.Address && strings.Join(a.Unresolved(), " ") == strings.Join(b.Unresolved(), " ") && a.LooksLike() == b.LooksLike() &&
		addressOf(a.Application) == addressOf(b.Application) && clientIDOf(a.Application) == clientIDOf(b.Application) &&
		a.API.Address == b.API.Address && a.API.Identifier == b.API.Identifier &&
		a.SubjectType == b.SubjectType && a.AllScopes == b.AllScopes && slices.Equal(a.Listed(), b.Listed())
}

func clientIDOf(app *Application) string {
	if app == nil {
		return ""
	}
	return app.ClientID
}
