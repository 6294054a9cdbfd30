package operations

import (
	"grants/compiler"
	"grants/plan/objects"
)

// deployConnections takes back a promotion before anything else, and promotes last. A connection that goes is no longer promoted first.
// https://auth0.com/docs/authenticate/identity-providers/promote-connections-to-domain-level
func (s *sequence) deployConnections() {
	for _, p := range s.Connections {
		switch {
		case p.After == nil && objects.HasAllConnections(s.After):
			if p.Before.Promoted {
				s.add(*connectionCall(p, Operation{Method: "PATCH", Body: promotion(false)}).when(false))
			}
			s.add(*connectionCall(p, Operation{Phase: phaseNarrowAPIs, Method: "DELETE", step: stepLateDrops, DoneIf: &DoneIf{Status: 404}}))
		case p.After == nil: // nobody says what else there is
		case p.Before != nil:
			if p.Before.Promoted != p.After.Promoted {
				s.add(*connectionCall(p, Operation{Method: "PATCH", Body: promotion(p.After.Promoted)}).when(p.After.Promoted))
			}
		case s.isNewConnection(p.After):
			s.add(*connectionCall(p, Operation{Method: "POST", Body: newConnectionBody(p.After), step: firstStep(p.After.Promoted), DoneIf: &DoneIf{Named: true}}))
		case p.After.Config.IsDomainConnection.Set:
			s.add(*connectionCall(p, Operation{Method: "PATCH", Body: promotion(p.After.Promoted)}).when(p.After.Promoted))
		}
	}
}

// isNewConnection reports whether there is no such connection yet: the base has all that there are. One with an id is there in any case, and nobody can make one
// without a strategy.
func (s *sequence) isNewConnection(c *compiler.Connection) bool {
	return c.ID == "" && c.Config.Strategy.Set && objects.HasAllConnections(s.Before)
}

// firstStep is when something comes to be: late where it opens.
func firstStep(opens bool) step {
	if opens {
		return stepOpen
	}
	return stepApplications
}

func promotion(promoted bool) map[string]any { return map[string]any{"is_domain_connection": promoted} }

// newConnectionBody has no options, which are in no file: the platform has defaults for its own databases, and wants them of others.
func newConnectionBody(c *compiler.Connection) map[string]any {
	body := map[string]any{"name": c.Name, "strategy": c.Config.Strategy.Value}
	if c.Config.IsDomainConnection.Set {
		body["is_domain_connection"] = c.Promoted
	}
	return body
}

func connectionCall(p objects.Pair[compiler.Connection], o Operation) *Operation {
	is := objects.Either(p)
	if o.Phase == 0 {
		o.Phase = phaseApplications
	}
	o.Resource, o.Address, o.block, o.Key = connections, is.Address, is.Config.Header, connectionKey(is)
	o.of = onBothSides(p, func(c *compiler.Connection) string { return c.Address })
	return &o
}

func connectionKey(c *compiler.Connection) objects.Key {
	return objects.Key{Connection: c.Name, ConnectionID: c.ID}
}

// deployOrganizations blocks third parties and takes connections away before anything else, and allows and gives them last. One that goes is blocked first, and
// deleted once the grants are unlinked from it.
// https://auth0.com/docs/manage-users/organizations/configure-organizations/enable-third-party-application-access
func (s *sequence) deployOrganizations() {
	before, after := connectionsByName(s.Before), connectionsByName(s.After)
	for _, p := range s.Organizations {
		switch {
		case p.After == nil && objects.HasAllOrganizations(s.After):
			if p.Before.Allows {
				s.add(*organizationCall(p, p.Before, Operation{Method: "PATCH", Body: access("block")}).when(false))
			}
			s.add(*organizationCall(p, p.Before, Operation{Phase: phaseNarrowAPIs, Method: "DELETE", step: stepLateDrops, DoneIf: &DoneIf{Status: 404}}))
		case p.After == nil: // nobody says what else there is
		case p.Before != nil:
			s.changeOrganization(p)
			s.enableConnections(p, before, after)
		default:
			s.bringOrganization(p)
			s.enableConnections(p, before, after)
		}
	}
}

const accessAttribute = "third_party_client_access"

func access(value any) map[string]any { return map[string]any{accessAttribute: value} }

// changeOrganization gives an organization its name in a call of its own: the calls before it know it by the old one, and those after it by the new.
func (s *sequence) changeOrganization(p objects.Pair[compiler.Organization]) {
	if p.Before.Name != p.After.Name {
		s.add(*organizationCall(p, p.Before, Operation{
			Method: "PATCH", Body: map[string]any{"name": p.After.Name}, step: stepApplications, about: "name", DoneIf: &DoneIf{Status: 404},
		}))
	}
	for _, a := range objects.CompareProperties(objects.OrganizationProperties(p.Before), objects.OrganizationProperties(p.After)) {
		if a.Name == accessAttribute {
			s.allow(p, p.Before, a.After)
		}
	}
}

// allow sends what an organization does with third parties. One that is blocked is found as it was, and one that comes to allow them as it will be.
func (s *sequence) allow(p objects.Pair[compiler.Organization], before *compiler.Organization, value any) {
	found := p.After
	if !p.After.Allows {
		found = before
	}
	s.add(*organizationCall(p, found, Operation{Method: "PATCH", Body: access(value)}).when(p.After.Allows))
}

// bringOrganization is for one that only the head has: it is there, unless the base has all that there are.
func (s *sequence) bringOrganization(p objects.Pair[compiler.Organization]) {
	o := p.After
	stated := o.Config.ThirdPartyClientAccess
	switch {
	case o.ID == "" && objects.HasAllOrganizations(s.Before):
		body := map[string]any{"name": o.Name}
		if stated.Set {
			body[accessAttribute] = stated.Value
		}
		s.add(*organizationCall(p, o, Operation{Method: "POST", Body: body, step: firstStep(o.Allows), DoneIf: &DoneIf{Named: true}}))
	case stated.Set:
		s.allow(p, o, stated.Value)
	}
}

// enableConnections sends the connections that an organization comes to have, and no longer has. Nothing is taken from one that does not say which it has.
func (s *sequence) enableConnections(p objects.Pair[compiler.Organization], before, after byName) {
	if !p.After.Listed {
		return
	}
	var was []string
	if p.Before != nil {
		was = objects.Items(p.Before.Config.EnabledConnections)
	}
	is := objects.Items(p.After.Config.EnabledConnections)
	for _, name := range objects.Missing(was, is) {
		o := enabledCall(p, p.Before, name, before[name])
		o.Method, o.DoneIf, o.verb = "DELETE", &DoneIf{Status: 404}, "unlink"
		o.step = stepClose
		s.add(*o)
	}
	for _, name := range objects.Missing(is, was) {
		o := enabledCall(p, p.After, name, after[name])
		o.Method, o.DoneIf, o.verb, o.Body = "POST", &DoneIf{Linked: true}, "link", map[string]any{"connection_id": "${" + o.about + ".id}"}
		o.step = stepOpen
		s.add(*o)
	}
}

// byName are the connections of a side.
type byName map[string]*compiler.Connection

func connectionsByName(t *compiler.Tenant) byName {
	all := make(byName, len(t.Connections))
	for _, c := range t.Connections {
		all[c.Name] = c
	}
	return all
}

// enabledCall is a call about one connection of an organization, which may be declared nowhere.
func enabledCall(p objects.Pair[compiler.Organization], found *compiler.Organization, name string, c *compiler.Connection) *Operation {
	o := organizationCall(p, found, Operation{Resource: enabledConnections})
	if o.Key.Connection, o.about = name, "connection "+name; c != nil {
		o.Key.ConnectionID, o.about = c.ID, c.Address
	}
	return o
}

func organizationCall(p objects.Pair[compiler.Organization], found *compiler.Organization, o Operation) *Operation {
	is := objects.Either(p)
	if o.Phase == 0 {
		o.Phase = phaseApplications
	}
	if o.Resource == "" {
		o.Resource = organizations
	}
	o.Address, o.block = is.Address, is.Config.Header
	o.Key = objects.Key{OrganizationName: found.Name, Organization: found.ID}
	o.of = onBothSides(p, func(o *compiler.Organization) string { return o.Address })
	return &o
}
